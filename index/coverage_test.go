package index

import (
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"quoth/articles"
	"quoth/articles/lexicon"
)

func TestCoverage(t *testing.T) {
	c, err := articles.Load(fstest.MapFS{
		"a.md": {Data: []byte("---\nsource: The Tide\npublished: 2024-02-01\nplaces: [Berlin]\n---\nBerlin had 12 unicorns in 2023. In 2024 Berlin had 15 unicorns.\n\nRents rose.\n")},
		"b.md": {Data: []byte("---\nsource: The Tide\npublished: 2025-01-07\nplaces: [Paris]\n---\nParis had 9 unicorns in 2024.\n\nParis attracted €7.8 billion in venture capital in 2024.\n")},
		"c.md": {Data: []byte("---\nsource: Quay\nplaces: [Paris]\n---\nNobody counted anything.\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	x, err := Memory(t.Context(), c, lexicon.Default())
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	x.records = nil // no passage is read for it
	know, err := x.Coverage()
	if err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprintln(know.Articles, know.Figures, know.First, know.Last, know.Sources, know.Measures, know.Cities,
		know.CitiesOf("unicorns"), know.MeasuresOf("Paris"), know.Years("unicorns", "Berlin"), know.Of("unicorns", "Rome"))
	want := "3 4 2024-02-01 2025-01-07 [{The Tide 2} {Quay 1}] [{unicorns 3} {venture capital 1}] [{Berlin 2} {Paris 2}] " +
		"[{Berlin 2} {Paris 1}] [{unicorns 1} {venture capital 1}] [2024 2023] 0\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestName(t *testing.T) {
	x := &Index{lex: lexicon.Default()}
	for _, test := range [][3]string{
		{"en", "Shanghai", "Shanghai"},
		{"zh", "Shanghai", "上海"},
		{"zh", "venture capital", "风险投资"},
		{"zh", "Nowhereton", "Nowhereton"},
	} {
		if got := x.Name(test[0], test[1]); got != test[2] {
			t.Errorf("%s in %s is %s, want %s", test[1], test[0], got, test[2])
		}
	}
}
