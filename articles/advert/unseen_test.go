package advert

import (
	"os"
	"strings"
	"testing"
)

// What nothing was fitted on: how much of it goes may not get less, and what stands
// beside it stays. Kinds of spam that no word of the table was taken from are found more
// seldom than those of injected.tsv, inside paragraphs seldom.
func TestUnseen(t *testing.T) {
	raw, err := os.ReadFile("testdata/unseen.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var alone, inside, belongs struct{ all, gone int }
	for row := range strings.Lines(string(raw)) {
		kind, text, ok := strings.Cut(strings.TrimSpace(row), "\t")
		if !ok || row[0] == '#' {
			continue
		}
		before, rest, _ := strings.Cut(text, "⟦")
		put, after, _ := strings.Cut(rest, "⟧")
		whole := before + put + after
		for _, host := range [][]string{harbour, park} {
			gone := goneFrom(host, whole)
			switch kind {
			case "alone":
				alone.all++
				if gone == whole {
					alone.gone++
				}
			case "inside":
				inside.all++
				if strings.Contains(gone, put) {
					inside.gone++
				}
				if left := strings.TrimSpace(strings.Replace(gone, put, "", 1)); left != "" && !strings.Contains(put, left) {
					t.Errorf("%q goes of %q", gone, text)
				}
			case "belongs":
				belongs.all++
				if gone != "" {
					belongs.gone++
				}
			}
		}
	}
	t.Logf("alone %d of %d go, inside %d of %d; belong %d, gone %d", alone.gone, alone.all, inside.gone, inside.all, belongs.all, belongs.gone)
	if 100*alone.gone < 70*alone.all || 100*inside.gone < 15*inside.all {
		t.Errorf("alone only %d of %d go, inside %d of %d", alone.gone, alone.all, inside.gone, inside.all)
	}
	if 100*belongs.gone > 15*belongs.all {
		t.Errorf("%d of %d that belong are gone", belongs.gone, belongs.all)
	}
}

// goneFrom is what is taken out of a paragraph of an article.
func goneFrom(article []string, paragraph string) string {
	var gone []string
	for _, f := range New(append(append([]string{}, article...), paragraph)).Find(paragraph) {
		gone = append(gone, paragraph[f.Start:f.End])
	}
	return strings.Join(gone, " ")
}
