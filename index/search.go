package index

import (
	"context"
	"math"
	"slices"

	"quoth/index/engine"
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
	*Passage
	Score    float64   // BM25F; comparable between passages of one search
	Share    float64   // Score over the most that the terms could reach, 0 to 1; comparable between searches
	Terms    []float64 // what each term of the search gave to Score, in the order given; 0: not in the passage
	Coverage float64   // idf of the terms it holds over idf of all terms, 0 to 1
}

const maxHits = 1000 // passages that one search gives, whatever is asked

// Search returns the n best passages for the terms, best first; equal scores
// stand in the order of the corpus. Of many terms it looks for those
// that tell most. It ends early with the context's error.
func (x *Index) Search(ctx context.Context, terms []term.Term, only Filters, n int) (hits []Hit, err error) {
	x.use.RLock()
	defer x.use.RUnlock()
	if x.closed {
		return nil, errClosed
	}
	if err := x.Intact(); err != nil {
		return nil, err
	}
	defer guarded(x.watch, &err)()
	return x.search(ctx, x.cache(), terms, only, n)
}

func (x *Index) search(ctx context.Context, from *passageCache, terms []term.Term, only Filters, n int) ([]Hit, error) {
	found, err := x.engine.Search(ctx, engine.Query{Terms: terms, MinMatch: only.MinMatch, Clauses: x.clauses(only), Best: min(n, maxHits)})
	if err != nil {
		return nil, err
	}
	if err := from.ahead(ctx, numbersOf(found)); err != nil {
		return nil, err
	}
	hits := make([]Hit, 0, len(found))
	for _, f := range found {
		k, err := from.take(f.Passage)
		if err != nil {
			return nil, err
		}
		hits = append(hits, Hit{k, f.Score, f.Share, f.Terms, f.Coverage})
	}
	return hits, nil
}

func numbersOf(found []engine.Found) []int {
	numbers := make([]int, len(found))
	for i, f := range found {
		numbers[i] = f.Passage
	}
	return numbers
}

// clauses are the filters as the engine takes them.
func (x *Index) clauses(only Filters) (list []engine.Clause) {
	add := func(field string, terms []string) {
		if len(terms) > 0 {
			list = append(list, engine.Clause{Field: field, Terms: terms})
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
			number = engine.ID(i)
		}
		numbers = append(numbers, number)
	}
	add(fieldArticle, numbers)
	return list
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
	defer guarded(x.watch, &err)()
	if df, err = x.engine.Frequency(term); err != nil {
		return 0
	}
	return df
}

// WithFigures returns up to n passages that hold a figure of any of these
// measures for any of these places (lexicon ids), newest article first, then
// in the order of the corpus; an empty list stands for any.
func (x *Index) WithFigures(ctx context.Context, measures, places []string, n int) (list []*Passage, err error) {
	x.use.RLock()
	defer x.use.RUnlock()
	if x.closed {
		return nil, errClosed
	}
	if err := x.Intact(); err != nil {
		return nil, err
	}
	defer guarded(x.watch, &err)()
	found, err := x.holding(ctx, measures, places)
	if err != nil {
		return nil, err
	}
	from := x.cache()
	found = x.newest(found, n)
	if err := from.ahead(ctx, found); err != nil {
		return nil, err
	}
	for _, i := range found {
		k, err := from.take(i)
		if err != nil {
			return nil, err
		}
		list = append(list, k)
	}
	return list, nil
}

// newest returns up to n of these passages, those of the newest article first, then
// in the order of the corpus. It looks at each once: n are few of very many.
func (x *Index) newest(passages []int, n int) []int {
	if n = min(n, len(passages)); n <= 0 {
		return nil
	}
	ages := x.ages()
	best := make([]uint64, 0, 2*n) // the age of the article, then the number of the passage
	last := uint64(math.MaxUint64) // what does not come before it is none of the best
	for _, p := range passages {
		key := uint64(ages[x.articleOf(p)])<<32 | uint64(p)
		if key >= last {
			continue
		}
		if best = append(best, key); len(best) == cap(best) {
			slices.Sort(best)
			best, last = best[:n], best[n-1]
		}
	}
	slices.Sort(best)
	list := make([]int, 0, n)
	for _, key := range best[:min(n, len(best))] {
		list = append(list, int(uint32(key)))
	}
	return list
}

// agesOf returns, by article, how many days of publication are newer than its own.
func agesOf(metas []Meta) []uint32 {
	days := make([]string, len(metas))
	for i := range metas {
		days[i] = metas[i].Published
	}
	slices.Sort(days)
	days = slices.Compact(days)
	ages := make([]uint32, len(metas))
	for i := range metas {
		at, _ := slices.BinarySearch(days, metas[i].Published)
		ages[i] = uint32(len(days) - 1 - at)
	}
	return ages
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
	var pairs []string
	for _, m := range measures {
		for _, place := range places {
			pairs = append(pairs, pair(m, place))
		}
	}
	return x.engine.Holding(ctx, fieldPair, pairs)
}
