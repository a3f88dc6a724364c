package engine

import (
	"context"

	"quoth/index/term"
)

// The constants of BM25F. A field's weight is what finding a word there is
// worth beside finding it in the text; its b is how much a long field is held
// against it. As a word counts once however many fields hold it, a title can
// weigh as much as the text: found by quoth eval on sets of several kinds.
const (
	bm25K1 = 0.6

	fieldTitle   = "title"
	fieldHeading = "heading"
	fieldText    = "text"
)

var analysedFields = [...]struct {
	name      string
	weight, b float64
}{
	{fieldTitle, 1, 0.6},
	{fieldHeading, 0.7, 0.6},
	{fieldText, 1, 0.6}, // the last: it decides how rare a word is
}

// Totals are what BM25F needs to know of all passages. Bleve's own counts will
// not do: they depend on how its index happens to be segmented.
type Totals struct {
	Passages int
	Tokens   Tokens
}

// Tokens are how many words all passages hold: in titles, headings, texts.
type Tokens [len(analysedFields)]int

func (t Totals) average(field int) float64 {
	if t.Passages == 0 || t.Tokens[field] == 0 {
		return 1
	}
	return float64(t.Tokens[field]) / float64(t.Passages)
}

// idf is the weight of a word that df passages hold.
func (t Totals) idf(df int) float64 {
	return term.Rarity(df, t.Passages)
}

// A bm25Query finds the passages that score highest by BM25F. Each group is
// one word of the question: its variants in all fields are one word to the
// formula, with one idf, that of the first variant the index knows; a variant
// more frequent than that counts for as much less. How rare a word is tells
// its df in the text, or in heading or title where no text has it.
//
// It is made for one search.
type bm25Query struct {
	totals     Totals
	groups     []group
	clauses    []Clause // a passage must meet all
	minMatch   int      // groups a passage must hold
	keep       int      // passages wanted: what cannot be among them may be left out of the result
	exhaustive bool     // leave nothing out, for comparison
}

// A group is one word of the question.
type group struct {
	variants []term.Variant
	weight   float64
	idf      float64 // set by the search
	found    bool    // some passage holds it; set by the search
}

// most is the limit of what a group can give to a score.
func (g group) most() float64 { return g.weight * g.idf * (bm25K1 + 1) }

// A Clause is met by a passage that has any of these keywords in a field.
type Clause struct {
	Field string
	Terms []string
}

// A Leaf is a term in a field, as a group looks for it.
type Leaf struct {
	Term   string
	Field  int // of Tokens
	Weight float64
}

// leaves appends where group i may be found, in the order in which they are summed,
// and sets its idf; df tells how many passages hold a term, by field.
func (q *bm25Query) leaves(i int, df func(term string) ([len(analysedFields)]int, error), list []Leaf) ([]Leaf, error) {
	g := &q.groups[i]
	g.idf, g.found = q.totals.idf(0), false
	for _, v := range g.variants {
		held, err := df(v.Term)
		if err != nil {
			return list, err
		}
		first, n := len(list), 0
		for f, in := range held {
			if in > 0 {
				list = append(list, Leaf{v.Term, f, v.Weight * analysedFields[f].weight})
				n = in
			}
		}
		if n == 0 {
			continue
		}
		idf := q.totals.idf(n)
		if !g.found {
			g.idf, g.found = idf, true
		}
		for j := first; j < len(list); j++ {
			list[j].Weight *= min(1, idf/g.idf)
		}
	}
	return list, nil
}

// open opens the postings of group i, and sets its idf.
func (q *bm25Query) open(ctx context.Context, d *dictionary, i int) (p postings, err error) {
	p.group = i
	var room [8]Leaf
	leaves, err := q.leaves(i, d.frequencies, room[:0])
	if err != nil {
		return p, err
	}
	for _, at := range leaves {
		k, err := d.known(at.Term)
		if err != nil {
			return p, err
		}
		l := postingList{weight: at.Weight, norms: d.norms[at.Field]}
		if l.list, err = d.list(ctx, at.Term, at.Field, k); err == nil && l.list == nil {
			l.reader, err = openKeyword(ctx, d.reader, analysedFields[at.Field].name, at.Term, true)
		}
		p.lists = append(p.lists, l)
		if err != nil {
			return p, err
		}
	}
	p.worth = q.groups[i].most()
	return p, nil
}
