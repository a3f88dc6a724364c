package articles

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
)

var pagesTo = flag.String("pages", "", "a folder to write the made pages and what is their article to")

var tokenInText = regexp.MustCompile(`[\pL\pN]+(?:[.,][\pN]+)*`)

// overlap is the F1 of the words of two texts, each as often as it stands there.
func overlap(got, want string) float64 {
	count := map[string]int{}
	a, b := tokenInText.FindAllString(got, -1), tokenInText.FindAllString(want, -1)
	for _, w := range b {
		count[w]++
	}
	both := 0
	for _, w := range a {
		if count[w] > 0 {
			count[w]--
			both++
		}
	}
	if both == 0 {
		return 0
	}
	p, r := float64(both)/float64(len(a)), float64(both)/float64(len(b))
	return 2 * p * r / (p + r)
}

// lost are the figures that a text lacks.
func lost(text string, figures []string) (list []string) {
	text = strings.Join(strings.Fields(text), " ")
	for _, f := range figures {
		if !strings.Contains(text, f) {
			list = append(list, f)
		}
	}
	return list
}

// Of pages in many layouts the article is taken: no figure of it is lost, and
// its words are found at least as well as by the finder that helps to.
func TestExtraction(t *testing.T) {
	const each = 6
	ours, theirs, pages, figures := 0.0, 0.0, 0, 0
	var gone []string
	worst := map[string]float64{}
	for _, page := range madePages(each) {
		pages++
		want := strings.Join(page.article, "\n")
		if *pagesTo != "" {
			meta, _ := json.Marshal(map[string]any{"article": want, "figures": page.figures})
			os.WriteFile(filepath.Join(*pagesTo, page.name+".html"), []byte(page.html), 0o644)
			os.WriteFile(filepath.Join(*pagesTo, page.name+".json"), meta, 0o644)
		}
		a, problem := Read(page.name+".html", []byte(page.html))
		if a == nil {
			t.Errorf("%s: %v", page.name, problem)
			continue
		}
		got := a.Title + "\n" + a.Text
		for _, b := range a.Blocks {
			if b.Kind == Row && len(b.Header) > 0 && !strings.Contains(got, strings.Join(b.Header, "\n")) {
				got += "\n" + strings.Join(b.Header, "\n")
			}
		}
		f := overlap(got, want)
		ours += f
		layout, _, _ := strings.Cut(page.name, "-")
		if w, ok := worst[layout]; !ok || f < w {
			worst[layout] = f
		}
		figures += len(page.figures)
		for _, one := range lost(got, page.figures) {
			gone = append(gone, page.name+": "+one)
		}
		doc, err := html.Parse(strings.NewReader(page.html))
		if err != nil {
			t.Fatal(err)
		}
		finder := readability.NewParser()
		found, err := finder.ParseDocument(doc, nil)
		if err == nil && found.Node != nil {
			var b strings.Builder
			found.RenderText(&b)
			theirs += overlap(found.Title()+"\n"+b.String(), want)
		}
	}
	n := float64(pages)
	t.Logf("%d pages, F1 %.4f, that of the finder alone %.4f; %d of %d figures lost; the worst page of each layout %v", pages, ours/n, theirs/n, len(gone), figures, worst)
	if pages < 60 || len(layouts) < 12 {
		t.Errorf("%d pages of %d layouts", pages, len(layouts))
	}
	if ours < theirs || ours/n < 0.97 {
		t.Errorf("F1 %.4f, that of the finder alone %.4f", ours/n, theirs/n)
	}
	if len(gone) > 0 {
		t.Errorf("%d figures are lost: %v", len(gone), gone[:min(len(gone), 20)])
	}
	slices.Sort(gone)
}
