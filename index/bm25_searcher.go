package index

import (
	"context"
	"math"
	"slices"

	"github.com/blevesearch/bleve/v2/search"
	index "github.com/blevesearch/bleve_index_api"
)

// A bm25Searcher walks the postings of all groups side by side, passage by
// passage (MaxScore): once it has as many passages as are wanted, groups that
// cannot lift a passage above the least of them on their own are only looked
// up for passages that another group has found. The result is the same as if
// every passage had been scored.
type bm25Searcher struct {
	ctx     context.Context
	query   *bm25Query
	groups  []*postings // in the query's order
	clauses []*postings

	byMost    []*postings // groups that some passage holds, the least most first
	sums      []float64   // sums[i] is what byMost[:i] can give together
	lead      int         // byMost[lead:] are walked, byMost[:lead] looked up
	best      best
	threshold float64
	parts     []float64
	visited   uint
	buf       index.IndexInternalID
}

var _ search.Searcher = (*bm25Searcher)(nil)

// slack keeps rounding from leaving out a passage that ties with the last one
// wanted.
const slack = 1 + 1e-9

// start moves all postings to their first passage.
func (s *bm25Searcher) start() error {
	for _, p := range slices.Concat(s.groups, s.clauses) {
		p.doc = noDoc
		for _, l := range p.lists {
			if err := l.next(); err != nil {
				return err
			}
			p.doc = min(p.doc, l.doc)
		}
	}
	for _, p := range s.groups {
		if len(p.lists) > 0 {
			s.byMost = append(s.byMost, p)
		}
	}
	slices.SortStableFunc(s.byMost, func(a, b *postings) int {
		switch {
		case a.most < b.most:
			return -1
		case a.most > b.most:
			return 1
		}
		return 0
	})
	s.sums = make([]float64, len(s.byMost)+1)
	for i, p := range s.byMost {
		s.sums[i+1] = s.sums[i] + p.most
	}
	return nil
}

// Next implements search.Searcher.
func (s *bm25Searcher) Next(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	for {
		if s.visited++; s.visited%1024 == 0 {
			if err := s.ctx.Err(); err != nil {
				return nil, err
			}
		}
		doc, err := s.candidate()
		if err != nil || doc == noDoc {
			return nil, err
		}
		score, ok, err := s.score(doc)
		if err != nil {
			return nil, err
		}
		for _, p := range s.byMost[s.lead:] {
			if p.doc == doc {
				if err := p.next(); err != nil {
					return nil, err
				}
			}
		}
		if !ok {
			continue
		}
		if !s.query.exhaustive {
			s.threshold = s.best.add(score, s.query.keep)
			for s.lead < len(s.byMost) && s.sums[s.lead+1]*slack < s.threshold {
				s.lead++
			}
		}
		s.query.scored = append(s.query.scored, scored{doc, slices.Clone(s.parts)})
		match := ctx.DocumentMatchPool.Get()
		match.IndexInternalID = index.NewIndexInternalID(match.IndexInternalID, doc)
		match.Score = score
		return match, nil
	}
}

// candidate returns the next passage that a walked group holds and that meets
// all clauses, or noDoc.
func (s *bm25Searcher) candidate() (uint64, error) {
	for {
		doc := uint64(noDoc)
		for _, p := range s.byMost[s.lead:] {
			doc = min(doc, p.doc)
		}
		if doc == noDoc {
			return noDoc, nil
		}
		met := doc
		for _, c := range s.clauses {
			if err := c.advance(met, &s.buf); err != nil {
				return noDoc, err
			}
			met = c.doc
		}
		if met == doc {
			return doc, nil
		}
		if met == noDoc {
			return noDoc, nil
		}
		for _, p := range s.byMost[s.lead:] {
			if err := p.advance(met, &s.buf); err != nil {
				return noDoc, err
			}
		}
	}
}

// score sets s.parts for a passage and returns their sum, and whether the
// passage may be among those wanted.
func (s *bm25Searcher) score(doc uint64) (float64, bool, error) {
	clear(s.parts)
	sum := 0.0
	for _, p := range s.byMost[s.lead:] {
		if p.doc == doc {
			part := p.score()
			s.parts[p.group] = part
			sum += part
		}
	}
	for i := s.lead - 1; i >= 0; i-- {
		if (sum+s.sums[i+1])*slack < s.threshold {
			return 0, false, nil
		}
		p := s.byMost[i]
		if err := p.advance(doc, &s.buf); err != nil {
			return 0, false, err
		}
		if p.doc == doc {
			part := p.score()
			s.parts[p.group] = part
			sum += part
		}
	}
	// Summed anew in the order of the question, so that a score does not
	// depend on which groups were walked.
	total, matched := 0.0, 0
	for _, part := range s.parts {
		total += part
		if part > 0 {
			matched++
		}
	}
	return total, matched >= s.query.minMatch && total >= s.threshold, nil
}

// Advance implements search.Searcher. What Next leaves out depends on what it
// has returned, so the query is not to be part of another one.
func (s *bm25Searcher) Advance(ctx *search.SearchContext, id index.IndexInternalID) (*search.DocumentMatch, error) {
	for _, p := range s.byMost[s.lead:] {
		if err := p.advance(id.Value(), &s.buf); err != nil {
			return nil, err
		}
	}
	return s.Next(ctx)
}

// Close implements search.Searcher.
func (s *bm25Searcher) Close() (err error) {
	for _, p := range slices.Concat(s.groups, s.clauses) {
		if e := p.close(); err == nil {
			err = e
		}
	}
	return err
}

// Weight implements search.Searcher; scores need no norm.
func (s *bm25Searcher) Weight() float64 { return 1 }

// SetQueryNorm implements search.Searcher.
func (s *bm25Searcher) SetQueryNorm(float64) {}

// Count implements search.Searcher: an upper bound of the passages returned.
func (s *bm25Searcher) Count() (n uint64) {
	for _, p := range s.groups {
		for _, l := range p.lists {
			n += l.reader.Count()
		}
	}
	return n
}

// Min implements search.Searcher.
func (s *bm25Searcher) Min() int { return s.query.minMatch }

// Size implements search.Searcher: bytes, roughly.
func (s *bm25Searcher) Size() int {
	return int(math.Min(float64(len(s.groups))*1024, 1<<20))
}

// DocumentMatchPoolSize implements search.Searcher.
func (s *bm25Searcher) DocumentMatchPoolSize() int { return 1 }
