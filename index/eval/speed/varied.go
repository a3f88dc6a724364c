package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"quoth/articles"
	"quoth/articles/corpus"
	"quoth/articles/lexicon"
)

// Varied articles look like those Quoth comes with and say other things: each is
// one of them with its sections in another order, some paragraphs left out, other digits in
// its numbers, other years, and other cities in place of its own. The same numbers
// give the same articles.

// perFolder is how many varied articles stand in one folder.
const perFolder = 1000

// writeVaried writes varied articles of at least n passages into a folder, and
// returns how many passages they have.
func writeVaried(dir string, n int) (int, error) {
	c, err := articles.Load(corpus.FS)
	if err != nil {
		return 0, err
	}
	v := &variation{rand: rand.New(rand.NewPCG(5, 6)), lexicon: c.Lexicon}
	for _, e := range c.Lexicon.Entries() {
		if e.Kind == lexicon.Place && e.Class == "city" {
			v.cities = append(v.cities, e.ID)
		}
	}
	passages := 0
	for i := 0; passages < n; i++ {
		of := c.Articles[i%len(c.Articles)]
		name := fmt.Sprintf("%04d/%06d-%s", i/perFolder, i, filepath.Base(of.Path))
		text := v.article(of)
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o755); err != nil {
			return passages, err
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			return passages, err
		}
		a, problem := articles.Read(name, []byte(text))
		if a == nil {
			return passages, problem
		}
		passages += len(a.Passages())
	}
	return passages, nil
}

// A variation makes articles of others.
type variation struct {
	rand    *rand.Rand
	lexicon *lexicon.Lexicon
	cities  []string // that an article may be made to speak of
}

// article returns the source of an article made of another.
func (v *variation) article(of *articles.Article) string {
	instead := map[*lexicon.Entry]string{}
	later := v.rand.IntN(4) // years
	say := func(text string) string { return v.years(v.digits(v.places(text, of.Lang, instead)), later) }
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %q\nsource: %q\npublished: %s\nlang: %s\nplaces: [%s]\n---\n", say(of.Title), of.Source, of.Published, of.Lang, v.places(strings.Join(of.Places, ", "), of.Lang, instead))
	sections := strings.Split(body(string(of.Raw)), "\n## ")
	v.rand.Shuffle(len(sections)-1, func(i, j int) { sections[i+1], sections[j+1] = sections[j+1], sections[i+1] })
	for i, s := range sections {
		if i > 0 {
			s = "## " + s
		}
		for j, p := range strings.Split(s, "\n\n") {
			if j == 0 || v.rand.IntN(8) > 0 {
				fmt.Fprintf(&b, "\n%s\n", say(p))
			}
		}
	}
	return b.String()
}

// body is what follows the front matter of an article.
func body(source string) string {
	_, after, _ := strings.Cut(strings.TrimPrefix(source, "---\n"), "\n---\n")
	return strings.TrimSpace(after)
}

// places puts another city in place of each that a text names, the same one for
// the same city all through an article. A Chinese text keeps its own.
func (v *variation) places(text, lang string, instead map[*lexicon.Entry]string) string {
	if lang == "zh" {
		return text
	}
	var b strings.Builder
	from := 0
	for _, m := range v.lexicon.Find(text) {
		if m.Entry.Kind != lexicon.Place || m.Entry.Class != "city" || m.Start < from {
			continue
		}
		if instead[m.Entry] == "" {
			instead[m.Entry] = v.cities[v.rand.IntN(len(v.cities))]
		}
		b.WriteString(text[from:m.Start])
		b.WriteString(instead[m.Entry])
		from = m.End
	}
	b.WriteString(text[from:])
	return b.String()
}

// digits puts other digits in place of some of those of a text, but of years: the
// last ones of a number, so that it stays about as large as it is.
func (v *variation) digits(text string) string {
	b := []byte(text)
	for i := 0; i < len(b); {
		if b[i] < '0' || b[i] > '9' {
			i++
			continue
		}
		end := i
		for end < len(b) && b[end] >= '0' && b[end] <= '9' {
			end++
		}
		if !year(text[i:end]) && v.rand.IntN(4) > 0 {
			for j := i; j < end; j++ {
				if b[j] != '0' && (j > i || end == i+1) {
					b[j] = '1' + byte(v.rand.IntN(9))
				}
			}
		}
		i = end
	}
	return string(b)
}

// years moves the years of a text.
func (v *variation) years(text string, later int) string {
	b := []byte(text)
	for i := 0; i+4 <= len(b); i++ {
		if i > 0 && b[i-1] >= '0' && b[i-1] <= '9' || i+4 < len(b) && b[i+4] >= '0' && b[i+4] <= '9' || !year(string(b[i:i+4])) {
			continue
		}
		last := int(b[i+2]-'0')*10 + int(b[i+3]-'0') - later
		if last >= 10 {
			b[i+2], b[i+3] = '0'+byte(last/10), '0'+byte(last%10)
		}
	}
	return string(b)
}

// year reports whether digits are a year of this century.
func year(digits string) bool {
	return len(digits) == 4 && digits[:2] == "20" && '0' <= digits[2] && digits[2] <= '2' && '0' <= digits[3] && digits[3] <= '9'
}
