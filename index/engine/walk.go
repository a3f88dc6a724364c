package engine

import (
	"cmp"
	"context"
	"math"
	"slices"
	"sync"

	index "github.com/blevesearch/bleve_index_api"
)

// A walk goes over the postings of all groups of a query side by side, passage
// by passage (MaxScore): once it has as many passages as are wanted, groups
// that cannot lift a passage above the least of them on their own are only
// looked up for passages that another group has found. The result is the same
// as if every passage had been scored.
type walk struct {
	query      *bm25Query
	dictionary *dictionary
	groups     []postings // in the query's order
	clauses    []postings

	byMost    []*postings // groups that some passage holds, the least most first
	sums      []float64   // sums[i] is what byMost[:i] can give together
	lead      int         // byMost[lead:] are walked, byMost[:lead] looked up
	best      best
	threshold float64
	parts     []float64 // of the passage at hand, by group
	found     []scored  // passages that were among the best when they were found
	given     []float64 // the parts of those, one after the other
	visited   int
	buf       index.IndexInternalID
}

// scored is a passage found.
type scored struct {
	doc   uint64
	n     int // its number in the corpus
	score float64
	parts []float64 // what each group gave
}

// slack keeps rounding from leaving out a passage that ties with the last one
// wanted.
const slack = 1 + 1e-9

// walks are kept for the room they have.
var walks = sync.Pool{New: func() any { return new(walk) }}

// newWalk begins a walk; close ends it.
func newWalk(d *dictionary, q *bm25Query) *walk {
	w := walks.Get().(*walk)
	w.query, w.dictionary, w.threshold = q, d, math.Inf(-1)
	return w
}

// open opens all postings and moves them to their first passage.
func (w *walk) open(ctx context.Context) error {
	q := w.query
	w.groups = resized(w.groups, len(q.groups))
	w.parts = resized(w.parts, len(q.groups))
	for i := range q.groups {
		var err error
		if w.groups[i], err = q.open(ctx, w.dictionary, i); err != nil {
			return err
		}
	}
	w.clauses = resized(w.clauses, len(q.clauses))
	for i, c := range q.clauses {
		for _, term := range c.Terms {
			if err := w.clauses[i].open(ctx, w.dictionary.reader, c.Field, term); err != nil {
				return err
			}
		}
		if err := w.clauses[i].start(); err != nil {
			return err
		}
	}
	for i := range w.groups {
		p := &w.groups[i]
		if err := p.start(); err != nil {
			return err
		}
		if len(p.lists) > 0 {
			w.byMost = append(w.byMost, p)
		}
	}
	slices.SortStableFunc(w.byMost, func(a, b *postings) int { return cmp.Compare(a.worth, b.worth) })
	w.sums = resized(w.sums, len(w.byMost)+1)
	for i, p := range w.byMost {
		w.sums[i+1] = w.sums[i] + p.worth
	}
	return nil
}

// all goes over all passages.
func (w *walk) all(ctx context.Context) error {
	for {
		if w.visited%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		w.visited++
		doc, err := w.candidate()
		if err != nil || doc == noDoc {
			return err
		}
		score, ok, err := w.score(doc)
		if err != nil {
			return err
		}
		for _, p := range w.byMost[w.lead:] {
			if p.doc == doc {
				if err := p.next(); err != nil {
					return err
				}
			}
		}
		if ok {
			w.find(doc, score)
		}
	}
}

// candidate returns the next passage that a walked group holds and that meets
// all clauses, or noDoc.
func (w *walk) candidate() (uint64, error) {
	for {
		doc := uint64(noDoc)
		for _, p := range w.byMost[w.lead:] {
			doc = min(doc, p.doc)
		}
		if doc == noDoc {
			return noDoc, nil
		}
		met := doc
		for i := range w.clauses {
			c := &w.clauses[i]
			if err := c.advance(met, &w.buf); err != nil {
				return noDoc, err
			}
			met = c.doc
		}
		if met == doc || met == noDoc {
			return met, nil
		}
		for _, p := range w.byMost[w.lead:] {
			if err := p.advance(met, &w.buf); err != nil {
				return noDoc, err
			}
		}
	}
}

// score sets w.parts for a passage and returns their sum, and whether the
// passage may be among those wanted.
func (w *walk) score(doc uint64) (float64, bool, error) {
	clear(w.parts)
	sum := 0.0
	for _, p := range w.byMost[w.lead:] {
		if p.doc == doc {
			part := p.score(doc)
			w.parts[p.group] = part
			sum += part
		}
	}
	for i := w.lead - 1; i >= 0; i-- {
		if (sum+w.sums[i+1])*slack < w.threshold {
			return 0, false, nil
		}
		p := w.byMost[i]
		if err := p.advance(doc, &w.buf); err != nil {
			return 0, false, err
		}
		if p.doc == doc {
			part := p.score(doc)
			w.parts[p.group] = part
			sum += part
		}
	}
	// Summed anew in the order of the question, so that a score does not
	// depend on which groups were walked.
	total, matched := 0.0, 0
	for _, part := range w.parts {
		total += part
		if part > 0 {
			matched++
		}
	}
	return total, matched >= w.query.minMatch && total >= w.threshold, nil
}

// find takes in a passage that may be among those wanted.
func (w *walk) find(doc uint64, score float64) {
	w.found = append(w.found, scored{doc: doc, score: score})
	w.given = append(w.given, w.parts...)
	if w.query.exhaustive {
		return
	}
	w.threshold = w.best.add(score, w.query.keep)
	for w.lead < len(w.byMost) && w.sums[w.lead+1]*slack < w.threshold {
		w.lead++
	}
}

// wanted goes over all passages and returns those wanted, best first; equal
// scores stand in the order of the corpus. What it returns ends with the walk.
func (w *walk) wanted(ctx context.Context) ([]scored, error) {
	if err := w.open(ctx); err != nil {
		return nil, err
	}
	if err := w.all(ctx); err != nil {
		return nil, err
	}
	kept := w.found[:0]
	for i, s := range w.found {
		if s.score < w.threshold {
			continue
		}
		n := len(w.parts)
		s.parts = w.given[i*n : (i+1)*n : (i+1)*n]
		var err error
		if s.n, err = w.dictionary.passage(s.doc, &w.buf); err != nil {
			return nil, err
		}
		kept = append(kept, s)
	}
	slices.SortFunc(kept, func(a, b scored) int { return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.n, b.n)) })
	return kept[:min(len(kept), w.query.keep)], nil
}

func (w *walk) close() {
	for i := range w.groups {
		w.groups[i].close()
	}
	for i := range w.clauses {
		w.clauses[i].close()
	}
	clear(w.byMost)
	*w = walk{
		groups: w.groups[:0], clauses: w.clauses[:0], byMost: w.byMost[:0], sums: w.sums, best: w.best[:0],
		parts: w.parts, found: w.found[:0], given: w.given[:0], buf: w.buf,
	}
	walks.Put(w)
}

// best is the scores of the passages found so far that may be among those
// wanted; once there are enough of them, the least first.
type best []float64

// add puts a score among the n best, and returns what a passage must reach to
// be one of them.
func (b *best) add(score float64, n int) float64 {
	switch {
	case len(*b) < n:
		if *b = append(*b, score); len(*b) < n {
			return math.Inf(-1)
		}
		slices.Sort(*b)
	case score > (*b)[0]:
		i, _ := slices.BinarySearch(*b, score)
		copy((*b)[:i-1], (*b)[1:i])
		(*b)[i-1] = score
	}
	return (*b)[0]
}

// resized returns a list of n zeros, in the room of another.
func resized[T any](list []T, n int) []T {
	if cap(list) < n {
		return make([]T, n)
	}
	list = list[:n]
	clear(list)
	return list
}
