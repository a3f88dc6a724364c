package index

import (
	"testing"

	"quoth/articles"
	"quoth/articles/figure"
)

// What stands in a passage is looked for where it begins, however long its article
// is: the figures and links that are looked at for all passages are those there are.
func TestRecordsLookNear(t *testing.T) {
	const passages, width, each = 500, 100, 4
	d := Document{Article: &articles.Article{Path: "long.md"}}
	for i := range passages {
		d.Passages = append(d.Passages, articles.Passage{Start: i * width, End: (i + 1) * width})
		for k := range each {
			at := i*width + 10*k + 1
			d.Figures = append(d.Figures, figure.Figure{Start: at, End: at + 5, SameAs: len(d.Figures) - 1})
			d.Article.Links = append(d.Article.Links, articles.Link{Start: at, End: at + 5})
		}
		d.Figures = append(d.Figures, figure.Figure{Start: (i+1)*width - 2, End: (i+1)*width + 2, SameAs: -1}) // in no passage
	}
	in := standingIn(d)
	looked := 0
	for i, p := range d.Passages {
		looked += len(begins(in.figures, p.Start, p.End, func(i int) int { return d.Figures[i].Start }))
		r := newRecord(p, i, d, in)
		if len(r.Figures) != each || len(r.Links) != each || r.Figures[0].Start != 1 || r.Figures[0].SameAs != -1 || r.Figures[3].SameAs != 2 {
			t.Fatalf("passage %d has %d figures and %d links, want %d of each; %+v", i, len(r.Figures), len(r.Links), each, r.Figures)
		}
	}
	if looked > len(d.Figures) {
		t.Errorf("%d figures are looked at for %d", looked, len(d.Figures))
	}
}
