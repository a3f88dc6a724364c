package main

import (
	"strings"
	"testing"
	"testing/fstest"

	"quoth/articles"
	"quoth/index"
)

// The first page and the pages of articles are made of what the index holds.
func TestSiteOfAnIndex(t *testing.T) {
	c, err := articles.Load(fstest.MapFS{"porto.md": {Data: []byte("---\ntitle: Porto\nsource: Harbour Post\npublished: 2025-03-01\nplaces: [Porto]\n---\nPorto had 420 start-ups in 2024.\n\nAccept cookies\n")}})
	if err != nil {
		t.Fatal(err)
	}
	x, err := index.Memory(t.Context(), c, c.Lexicon)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	open := func() (*index.Index, func()) { return x, func() {} }
	f, err := frontOf(open, x.Coverage)
	if err != nil || len(f.Articles) != 1 || len(f.Places) != 1 || f.Places[0].Name != "Porto" || f.Places[0].Cells[0] != 1 || f.Sources[0].Name != "Harbour Post" {
		t.Errorf("%+v, %v", f, err)
	}
	a, err := site(open, nil).Article("porto.md")
	if err != nil || len(a.Removed) != 1 || a.Removed[0].Text != "Accept cookies" || len(a.Passages) != 1 || len(a.Passages[0].Figures) != 1 {
		t.Fatalf("%+v, %v", a, err)
	}
	if fig := a.Passages[0].Figures[0]; fig.Text != "420" || !strings.Contains(fig.About, "Porto") {
		t.Errorf("%+v", fig)
	}
}
