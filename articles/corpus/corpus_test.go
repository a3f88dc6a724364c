package corpus_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"quoth/articles"
	"quoth/articles/corpus"
	"quoth/articles/lexicon"
)

// The default corpus is whole: every article loads, cleaning finds nothing in
// it, and each says what it is, of which length, and from where.
func TestCorpus(t *testing.T) {
	c, err := articles.Load(corpus.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range c.Problems {
		t.Error(p.Error())
	}
	if len(c.Articles) < 45 {
		t.Errorf("%d articles, want 45 or more", len(c.Articles))
	}
	tags, profiled := map[string]int{}, map[string]bool{}
	for _, a := range c.Articles {
		for _, r := range a.Removed {
			t.Errorf("%s: cleaning took out %q (%s)", a.Path, r.Text, r.Reason)
		}
		if a.Source == "" || len(a.Places) == 0 || len(a.Tags) == 0 || a.Published < "2025-06" {
			t.Errorf("%s: source %q, places %q, tags %q, published %q", a.Path, a.Source, a.Places, a.Tags, a.Published)
		}
		for _, p := range a.Places {
			if lexicon.Default().Lookup(lexicon.Place, p) == nil {
				t.Errorf("%s: the lexicon does not know %q", a.Path, p)
			}
		}
		words, sources := 0, 0
		for _, b := range a.Blocks {
			if b.Kind == articles.Reference {
				sources++
				continue
			}
			words += length(a.Text[b.Start:b.End])
		}
		if words < 250 || words > 1700 {
			t.Errorf("%s: %d words, want 250 to 1,700", a.Path, words)
		}
		if sources == 0 {
			t.Errorf("%s: no list of sources", a.Path)
		}
		tags[a.Tags[0]]++
		if slices.Contains(a.Tags, "profile") && a.Lang == "en" {
			profiled[a.Places[0]] = true
		}
		tags["in "+a.Lang]++
	}
	if len(profiled) != 25 || tags["topic"] < 12 || tags["report"] < 1 || tags["in zh"] < 5 {
		t.Errorf("%d cities with a profile, by tag %v", len(profiled), tags)
	}
}

// length counts words, and Chinese characters as the share of a word they are.
func length(text string) int {
	han := 0
	for _, r := range text {
		if unicode.Is(unicode.Han, r) {
			han++
		}
	}
	words := len(strings.FieldsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) || unicode.IsSpace(r) || r == '|' }))
	return words + han*5/8
}
