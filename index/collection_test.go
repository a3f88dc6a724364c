package index

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"quoth/articles"
	"quoth/articles/lexicon"
)

// shelves are articles in two collections, and one in none.
func shelves(t *testing.T) *Index {
	t.Helper()
	c, err := articles.Load(fstest.MapFS{
		"about.md":         {Data: []byte("---\ntitle: About\nsource: Us\n---\nBraga counts 120 start-ups in 2024.\n")},
		"board/plans.md":   {Data: []byte("---\ntitle: Plans\nsource: Board\n---\nFaro attracted €35 million in venture capital in 2024, according to Zyx.\n\n| City | Start-ups |\n| --- | --- |\n| Faro | 77 |\n")},
		"hubs/porto.md":    {Data: []byte("---\ntitle: Porto\nsource: Post\n---\nPorto attracted €310 million in venture capital in 2024.\n")},
		"hubs/old/gaia.md": {Data: []byte("---\ntitle: Gaia\nsource: Post\n---\nGaia counts 42 start-ups.\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	x, err := Memory(t.Context(), c, lexicon.Default())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	return x
}

func TestWithin(t *testing.T) {
	x := shelves(t)
	if diff := cmp.Diff([]string{"", "board", "hubs"}, x.Collections()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	open, err := x.Within(t.Context(), []string{"", "hubs"})
	if err != nil {
		t.Fatal(err)
	}
	defer open.Close()
	paths := []string{}
	for _, m := range open.Articles() {
		paths = append(paths, m.Path)
	}
	if diff := cmp.Diff([]string{"about.md", "hubs/old/gaia.md", "hubs/porto.md"}, paths); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, word := range []string{"faro", "zyx"} {
		if x.Frequency(word) == 0 || open.Frequency(word) != 0 {
			t.Errorf("%q: in %d passages of all, %d of those open", word, x.Frequency(word), open.Frequency(word))
		}
	}
}

// What is made of stored articles is what was made of the files.
func TestWithinAll(t *testing.T) {
	x := shelves(t)
	all, err := x.Within(t.Context(), x.Collections())
	if err != nil {
		t.Fatal(err)
	}
	defer all.Close()
	for _, m := range x.Articles() {
		want, err := x.PassagesOf(m.Path)
		if err != nil {
			t.Fatal(err)
		}
		got, err := all.PassagesOf(m.Path)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", m.Path, diff)
		}
		if diff := cmp.Diff(x.Meta(m.Path), all.Meta(m.Path)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", m.Path, diff)
		}
	}
}

// A name that only hidden articles have is no name of what is seen: neither one
// that recurs nor one of the corpus's own tables. Names that both have, or none,
// stay.
func TestWithinKnowsNoHiddenNames(t *testing.T) {
	c, err := articles.Load(fstest.MapFS{
		"board/a.md":           {Data: []byte("---\ntitle: Oxbow\n---\nOxbow flows into Tarn, past Grayling. Oxbow has 35 weirs. The Oxbow is called Bluegate.\n")},
		"open/b.md":            {Data: []byte("---\ntitle: Tarn\n---\nTarn has 12 weirs. Tarn lies in Fenland.\n")},
		"tables/places.tsv":    {Data: []byte("Fenland\tregion\nMoor\tregion\nTarn\tsubject\tFenland\tBluegate|Old Tarn\nOxbow\tsubject\tFenland\nGrayling\tregion\tFenland\nWeirside\tdistrict\tGrayling\n")},
		"tables/measures.tsv":  {Data: []byte("weirs\tcount\n")},
		"open/tables/other.md": {Data: []byte("Nothing else is said here.\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	x, err := Memory(t.Context(), c, c.Lexicon)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	open, err := x.Within(t.Context(), []string{"open"})
	if err != nil {
		t.Fatal(err)
	}
	defer open.Close()
	for _, name := range []string{"Oxbow", "Grayling", "Bluegate"} {
		if found := open.Lexicon().Find(name); len(found) != 0 {
			t.Errorf("%s, which only a hidden article names, is known as %s", name, found[0].Entry.ID)
		}
	}
	for _, name := range []string{"Tarn", "Old Tarn", "Fenland", "Moor", "Weirside", "weirs", "Berlin"} {
		if len(open.Lexicon().Find(name)) == 0 {
			t.Errorf("%s is not known", name)
		}
	}
	if parent := open.Lexicon().Lookup(lexicon.Place, "Weirside").Parent; parent != "Fenland" {
		t.Errorf("Weirside lies in %q", parent)
	}
}
