package engine

import (
	"cmp"
	"context"
	"slices"

	"quoth/index/term"
)

// A Query is what passages are searched for by.
type Query struct {
	Terms    []term.Term
	MinMatch int      // how many of the terms a passage must hold, 0 means 1
	Clauses  []Clause // a passage must meet all
	Best     int      // passages wanted
}

// Found is a passage that a search has found.
type Found struct {
	Passage  int       // its number in the corpus
	Score    float64   // BM25F; comparable between passages of one search
	Share    float64   // Score over the most that the terms could reach, 0 to 1; comparable between searches
	Terms    []float64 // what each term of the query gave to Score, in the order given; 0: not in the passage
	Coverage float64   // idf of the terms it holds over idf of all terms, 0 to 1
}

// Bounds on what one search looks at, whatever is asked.
const (
	maxTerms    = 32  // words that are looked for
	maxGiven    = 256 // words they are chosen from
	maxVariants = 16  // of a word
)

// Search returns the best passages for a query, best first; equal scores stand
// in the order of the corpus. Of many terms it looks for the maxTerms that tell
// most. It ends early with the context's error.
func (e *Engine) Search(ctx context.Context, query Query) ([]Found, error) {
	q, of := e.query(query)
	if len(q.groups) == 0 || q.keep <= 0 {
		return nil, nil
	}
	w := newWalk(e.dictionary, q)
	defer w.close()
	scored, err := w.wanted(ctx)
	if err != nil {
		return nil, err
	}
	return q.tell(scored, of), nil
}

// tell tells of the passages found what the terms of the query gave them; of is
// which group stands for each term.
func (q *bm25Query) tell(scored []scored, of []int) []Found {
	var most, idf float64
	for _, g := range q.groups {
		most += g.most()
		idf += g.weight * g.idf
	}
	found := make([]Found, 0, len(scored))
	given := make([]float64, len(scored)*len(of))
	for _, s := range scored {
		f := Found{Passage: s.n, Score: s.score, Share: s.score / most, Terms: given[:len(of):len(of)]}
		given = given[len(of):]
		for i, g := range of {
			if g >= 0 {
				f.Terms[i] = s.parts[g]
			}
		}
		for i, g := range q.groups {
			if s.parts[i] > 0 {
				f.Coverage += g.weight * g.idf / idf
			}
		}
		found = append(found, f)
	}
	return found
}

func (e *Engine) query(query Query) (*bm25Query, []int) {
	return grouped(query, e.totals, e.Frequency)
}

// grouped groups the terms of a query, and tells for each term which group stands
// for it; -1 none. frequency tells how many passages hold a term.
func grouped(query Query, totals Totals, frequency func(term string) (int, error)) (*bm25Query, []int) {
	q := &bm25Query{totals: totals, clauses: query.Clauses, minMatch: max(query.MinMatch, 1), keep: query.Best}
	of := make([]int, len(query.Terms))
	seen := map[string]int{}
	for i, t := range query.Terms {
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
		q.choose(of, frequency)
	}
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
func (q *bm25Query) choose(of []int, frequency func(term string) (int, error)) {
	order := make([]int, len(q.groups))
	tells := make([]float64, len(q.groups))
	for i, g := range q.groups {
		order[i] = i
		if df, err := frequency(g.variants[0].Term); err == nil && df > 0 {
			tells[i] = g.weight * q.totals.idf(df)
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
