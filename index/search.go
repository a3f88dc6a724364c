package index

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	bleveindex "github.com/blevesearch/bleve_index_api"

	"quoth/index/term"
)

// Filters keep passages that meet every one of its lists; a list is met by
// any of its items, and an empty list by everything.
type Filters struct {
	Places   []string // lexicon ids: of a figure, named in the passage, or what the article is about
	Measures []string // lexicon ids: of a figure, or named in the passage
	Articles []string // paths
	Lang     string   // of the article
	MinMatch int      // how many of the terms a passage must hold, 0 means 1
}

// A Hit is a passage with its score.
type Hit struct {
	*Record            // the index's own: not to be changed
	Score    float64   // BM25F; comparable between passages of one search
	Share    float64   // Score over the most that the terms could reach, 0 to 1; comparable between searches
	Terms    []float64 // what each term of the search gave to Score, in the order given; 0: not in the passage
	Coverage float64   // idf of the terms it holds over idf of all terms, 0 to 1

	kept *kept
}

// Bounds on what one search looks at, whatever is asked.
const (
	maxTerms    = 32   // words that are looked for
	maxGiven    = 256  // words they are chosen from
	maxVariants = 16   // of a word
	maxHits     = 1000 // passages
)

// Search returns the n best passages for the terms, best first; equal scores
// stand in the order of the corpus. Of many terms it looks for the maxTerms
// that tell most. It ends early with the context's error.
func (x *Index) Search(ctx context.Context, terms []term.Term, only Filters, n int) (hits []Hit, err error) {
	x.use.RLock()
	defer x.use.RUnlock()
	if x.closed {
		return nil, errClosed
	}
	defer mend(&err)
	return x.search(ctx, x.shelf(), terms, only, n)
}

func (x *Index) search(ctx context.Context, from *shelf, terms []term.Term, only Filters, n int) ([]Hit, error) {
	q, groups := x.query(terms, only, min(n, maxHits))
	if len(q.groups) == 0 || q.keep <= 0 {
		return nil, nil
	}
	return x.run(ctx, from, q, groups)
}

// mend turns a panic of the engine, which trusts its files, into an error.
func mend(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("%w: %v", ErrDamaged, r)
	}
}

// query puts the question for the engine, and tells for each term which group
// of the query stands for it; -1 none.
func (x *Index) query(terms []term.Term, only Filters, n int) (*bm25Query, []int) {
	q := &bm25Query{totals: x.totals, minMatch: max(only.MinMatch, 1), keep: n}
	of := make([]int, len(terms))
	seen := map[string]int{}
	for i, t := range terms {
		of[i] = -1
		if len(t.Variants) == 0 {
			continue
		}
		g, again := seen[t.Variants[0].Term]
		if !again {
			if len(q.groups) == maxGiven {
				continue
			}
			g = len(q.groups)
			seen[t.Variants[0].Term] = g
			q.groups = append(q.groups, newGroup(t))
		}
		of[i] = g
	}
	if len(q.groups) > maxTerms {
		x.choose(q, of)
	}
	add := func(field string, terms []string) {
		if len(terms) > 0 {
			q.clauses = append(q.clauses, clause{field, terms})
		}
	}
	add(fieldPlace, only.Places)
	add(fieldMeasure, only.Measures)
	if only.Lang != "" {
		add(fieldLang, []string{only.Lang})
	}
	var numbers []string
	for _, path := range only.Articles {
		number := "none"
		if i, ok := x.byPath[path]; ok {
			number = docID(i)
		}
		numbers = append(numbers, number)
	}
	add(fieldArticle, numbers)
	return q, of
}

func newGroup(t term.Term) group {
	g := group{weight: cmp.Or(t.Weight, 1)}
	for _, v := range t.Variants {
		known := slices.ContainsFunc(g.variants, func(o term.Variant) bool { return o.Term == v.Term })
		if !known && len(g.variants) < maxVariants {
			g.variants = append(g.variants, term.Variant{Term: v.Term, Weight: cmp.Or(v.Weight, 1)})
		}
	}
	return g
}

// choose keeps the groups that tell most, in their order.
func (x *Index) choose(q *bm25Query, of []int) {
	order := make([]int, len(q.groups))
	tells := make([]float64, len(q.groups))
	for i, g := range q.groups {
		order[i] = i
		if df := x.frequency(g.variants[0].Term); df > 0 {
			tells[i] = g.weight * x.totals.idf(df)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(tells[b], tells[a]) })
	order = order[:maxTerms]
	slices.Sort(order)
	kept := make([]group, 0, maxTerms)
	moved := map[int]int{-1: -1}
	for to, from := range order {
		kept = append(kept, q.groups[from])
		moved[from] = to
	}
	q.groups = kept
	for i, g := range of {
		to, ok := moved[g]
		if !ok {
			to = -1
		}
		of[i] = to
	}
}

// run makes hits of what a query finds.
func (x *Index) run(ctx context.Context, from *shelf, q *bm25Query, groups []int) ([]Hit, error) {
	w := newWalk(x.dictionary, q)
	defer w.close()
	found, err := w.wanted(ctx)
	if err != nil {
		return nil, err
	}
	var most, idf float64
	for _, g := range q.groups {
		most += g.most()
		idf += g.weight * g.idf
	}
	hits := make([]Hit, 0, len(found))
	given := make([]float64, len(found)*len(groups))
	for _, s := range found {
		k, err := from.take(s.n)
		if err != nil {
			return nil, err
		}
		h := Hit{Record: &k.Record, Score: s.score, Share: s.score / most, Terms: given[:len(groups):len(groups)], kept: k}
		given = given[len(groups):]
		for i, g := range groups {
			if g >= 0 {
				h.Terms[i] = s.parts[g]
			}
		}
		for i, g := range q.groups {
			if s.parts[i] > 0 {
				h.Coverage += g.weight * g.idf / idf
			}
		}
		hits = append(hits, h)
	}
	return hits, nil
}

// Frequency returns how many passages hold a term of the index (a Token's
// Term) in their text, heading or title, whichever is most; 0 when none does.
func (x *Index) Frequency(term string) int {
	x.use.RLock()
	defer x.use.RUnlock()
	if x.closed {
		return 0
	}
	return x.frequency(term)
}

func (x *Index) frequency(term string) (df int) {
	var err error
	defer mend(&err)
	k, err := x.dictionary.known(term)
	if err != nil {
		return 0
	}
	return slices.Max(k.df[:])
}

// WithFigures returns up to n passages that hold a figure of any of these
// measures for any of these places (lexicon ids), newest article first, then
// in the order of the corpus; an empty list stands for any.
func (x *Index) WithFigures(ctx context.Context, measures, places []string, n int) ([]Record, error) {
	found, err := x.withFigures(ctx, measures, places, n)
	var records []Record
	for _, k := range found {
		records = append(records, k.Record)
	}
	return records, err
}

func (x *Index) withFigures(ctx context.Context, measures, places []string, n int) (list []*kept, err error) {
	x.use.RLock()
	defer x.use.RUnlock()
	if x.closed {
		return nil, errClosed
	}
	defer mend(&err)
	found, err := x.holding(ctx, measures, places)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(found, func(a, b int) int {
		return cmp.Or(cmp.Compare(x.metas[x.articleOf(b)].Published, x.metas[x.articleOf(a)].Published), cmp.Compare(a, b))
	})
	from := x.shelf()
	for _, i := range found[:min(len(found), max(n, 0))] {
		k, err := from.take(i)
		if err != nil {
			return nil, err
		}
		list = append(list, k)
	}
	return list, nil
}

// articleOf returns the number of the article of a passage.
func (x *Index) articleOf(passage int) int {
	i, ok := slices.BinarySearch(x.first, passage)
	for ok && i+1 < len(x.first) && x.first[i+1] == passage {
		i++ // articles without passages begin where the next one does
	}
	if !ok {
		i--
	}
	return i
}

// holding returns the numbers of the passages that hold such figures.
func (x *Index) holding(ctx context.Context, measures, places []string) (found []int, err error) {
	if len(measures) == 0 {
		measures = []string{""}
	}
	if len(places) == 0 {
		places = []string{""}
	}
	p := &postings{}
	defer p.close()
	for _, m := range measures {
		for _, place := range places {
			if err := p.open(ctx, x.reader, fieldPair, pair(m, place)); err != nil {
				return nil, err
			}
		}
	}
	if err := p.start(); err != nil {
		return nil, err
	}
	var buf bleveindex.IndexInternalID
	for p.doc != noDoc {
		if len(found)%1024 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		n, err := x.dictionary.passage(p.doc, &buf)
		if err != nil {
			return nil, err
		}
		found = append(found, n)
		if err := p.next(); err != nil {
			return nil, err
		}
	}
	return found, nil
}
