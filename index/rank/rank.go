// Package rank is the second look at the passages that a search has found: it
// compares them with the question word by word, puts them in order by a table
// of weights, and tells how sure it is that the first one answers. Question and
// passages in, order and confidence out: it reads no index and no disk.
package rank

import (
	"cmp"
	"slices"
)

// A Passage is one that a search has found, as Read by a Reader.
type Passage struct {
	Text    *Reading
	Title   *Reading // of its article, and heading
	Article string   // its path: passages of one article are looked at together
	N       int      // its place in the article
	Score   float64  // in the search; above 0 in the first passage
	Share   float64  // Score over the most that it could be
}

// A Ranking is passages in the order in which they are likely to answer.
type Ranking struct {
	Passages   []Judged // best first
	Confidence float64  // that the first one answers, 0 to 1
	Signals    Signals  // what the confidence was worked out from
}

// Judged is a passage of a ranking.
type Judged struct {
	Passage  int      // its place among those given
	Points   float64  // what it is ordered by; comparable within a ranking
	Sentence int      // the one that answers most likely
	Features Features // what Points were worked out from
}

// Rank puts passages, of which there is at least one, in order by weights. They
// are given in the order of the search and were read by the reader; last is
// what the thread has shown. Of passages with equal points the first given comes first.
func (s *Question) Rank(passages []Passage, last Shown, from *Reader, by *Weights) Ranking {
	s.compare(from)
	defer s.done()
	all := s.table.contend(len(passages))
	list := make([]*contender, len(passages))
	for i := range passages {
		p := &passages[i]
		all[i] = contender{passage: p, at: i, Reading: p.Text, title: p.Title}
		list[i] = &all[i]
		s.look(list[i])
	}
	s.among(list)
	s.shown(list, last, from)
	for _, c := range list {
		for i, v := range c.features {
			c.points += by.Order[i] * v
		}
	}
	slices.SortStableFunc(list, func(a, b *contender) int { return cmp.Compare(b.points, a.points) })
	r := Ranking{Passages: make([]Judged, len(list)), Signals: s.signalsOf(list)}
	for i, c := range list {
		r.Passages[i] = Judged{c.at, c.points, c.best, c.features}
	}
	r.Confidence = by.sure(r.Signals)
	return r
}
