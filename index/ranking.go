package index

import (
	"cmp"
	"context"
	"slices"

	"quoth/index/term"
)

// A Wish is what passages are ranked by.
type Wish struct {
	Question string
	More     []term.Term         // searched for beside the words of the question, which they go before
	Alike    map[string][]string // of terms of the question, terms that say the same
	Last     Shown               // what the thread has shown
	Only     Filters             //
	Hide     func(*Record) bool  // passages that are not to be found, nil none
}

// A Ranking is passages in the order in which they are likely to answer.
type Ranking struct {
	Passages   []Ranked
	Confidence float64 // that the first one answers, 0 to 1
	Leans      bool    // the question leaves out what it is about

	signals [signals]float64
}

// Ranked is a passage of a ranking.
type Ranked struct {
	Hit
	Points   float64 // what it is ordered by; comparable within a ranking
	Sentence int     // the one that answers most likely, of Sentences

	features [features]float64
}

// Judged is how many of the passages that a search finds are compared with
// the question word by word. The right one is among them in 99 of 100 cases.
const Judged = 50

// Rank finds the n best passages for a wish: those of Search, the first ones
// put in order by the second stage. It ends early with the context's error.
func (x *Index) Rank(ctx context.Context, w Wish, n int) (r Ranking, err error) {
	x.use.RLock()
	defer x.use.RUnlock()
	if x.closed {
		return r, errClosed
	}
	defer mend(&err)
	from := x.shelf()
	s := x.seek(w.Question, w.Alike)
	terms := slices.Concat(w.More, term.Of(w.Question), w.Last.terms(s.leans))
	hits, err := x.search(ctx, from, terms, w.Only, min(max(n, Judged), maxHits))
	if err != nil {
		return r, err
	}
	if w.Hide != nil {
		hits = slices.DeleteFunc(hits, func(h Hit) bool { return w.Hide(h.Record) })
	}
	if len(hits) == 0 {
		return r, nil
	}
	judged, rest := hits[:min(len(hits), Judged)], hits[min(len(hits), Judged):]
	from.read(judged)
	s.compare(from)
	defer s.done()
	list, signals := x.judgeAll(s, w, judged, from)
	r.signals, r.Confidence, r.Leans = signals, x.weights.sure(signals), s.leans
	r.Passages = make([]Ranked, 0, len(hits))
	for _, c := range list {
		r.Passages = append(r.Passages, Ranked{*c.hit, c.points, c.best, c.features})
	}
	last := r.Passages[len(r.Passages)-1].Points
	for _, h := range rest {
		r.Passages = append(r.Passages, Ranked{Hit: h, Points: last - 1 + h.Score/hits[0].Score})
	}
	r.Passages = r.Passages[:min(len(r.Passages), max(n, 0))]
	return r, nil
}

// judgeAll returns the passages found as contenders, best first, and how sure
// that is.
func (x *Index) judgeAll(s *sought, w Wish, hits []Hit, from *shelf) ([]*contender, [signals]float64) {
	all := s.table.contend(len(hits))
	list := make([]*contender, len(hits))
	for i := range hits {
		h := &hits[i]
		all[i] = contender{hit: h, reading: h.kept.words, title: h.kept.title}
		list[i] = &all[i]
		s.look(list[i])
	}
	s.among(list)
	s.shown(list, w.Last, x, from)
	for _, c := range list {
		for i, v := range c.features {
			c.points += x.weights.Order[i] * v
		}
	}
	slices.SortStableFunc(list, func(a, b *contender) int { return cmp.Compare(b.points, a.points) })
	return list, s.signalsOf(list)
}

// Weigh makes the index rank by other weights than those of the table. It is
// not to be called while the index is asked.
func (x *Index) Weigh(w Weights) { x.weights = w }

// Features are what is known of a passage, in the order of Weights.Order; nil
// of one that was not compared with the question.
func (r *Ranked) Features() []float64 { return r.features[:] }

// Signals are what the confidence was worked out from, in the order of
// Weights.Sure.
func (r *Ranking) Signals() []float64 { return r.signals[:] }
