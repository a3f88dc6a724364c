package index

import (
	"context"
	"slices"

	"quoth/index/rank"
	"quoth/index/term"
)

// A Wish is what passages are ranked by.
type Wish struct {
	Question string
	More     []term.Term         // searched for beside the words of the question, which they go before
	Alike    map[string][]string // of terms of the question, terms that say the same
	Near     map[string][]string // …and those that may stand for them
	Last     rank.Shown          // what the thread has shown
	Only     Filters             //
	Hide     func(*Record) bool  // passages that are not to be found, nil none
}

// A Ranking is passages in the order in which they are likely to answer.
type Ranking struct {
	Passages   []Ranked
	Confidence float64 // that the first one answers, 0 to 1
	Leans      bool    // the question leaves out what it is about

	signals rank.Signals
}

// Ranked is a passage of a ranking.
type Ranked struct {
	Hit
	Points   float64 // what it is ordered by; comparable within a ranking
	Sentence int     // the one that answers most likely, of Sentences

	features rank.Features
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
	if err := x.Intact(); err != nil {
		return r, err
	}
	defer guarded(x.watch, &err)()
	from := x.cache()
	q := rank.Seek(w.Question, rank.Likes{Same: w.Alike, Near: w.Near}, rank.Corpus{Passages: x.Passages(), Frequency: x.frequency})
	terms := slices.Concat(w.More, term.Of(w.Question), w.Last.Terms(q.Leans()))
	hits, err := x.search(ctx, from, terms, w.Only, min(max(n, Judged), maxHits))
	if err != nil {
		return r, err
	}
	if w.Hide != nil {
		hits = slices.DeleteFunc(hits, func(h Hit) bool { return w.Hide(&h.Record) })
	}
	if len(hits) == 0 {
		return r, nil
	}
	judged, rest := hits[:min(len(hits), Judged)], hits[min(len(hits), Judged):]
	from.read(judged)
	ranking := q.Rank(asPassages(judged), w.Last, &from.reader, &x.weights)
	r.signals, r.Confidence, r.Leans = ranking.Signals, ranking.Confidence, q.Leans()
	r.Passages = make([]Ranked, 0, len(hits))
	for _, j := range ranking.Passages {
		r.Passages = append(r.Passages, Ranked{judged[j.Passage], j.Points, j.Sentence, j.Features})
	}
	last := r.Passages[len(r.Passages)-1].Points
	for _, h := range rest {
		r.Passages = append(r.Passages, Ranked{Hit: h, Points: last - 1 + h.Score/hits[0].Score})
	}
	r.Passages = r.Passages[:min(len(r.Passages), max(n, 0))]
	return r, nil
}

// asPassages returns hits that were read as the second stage takes them.
func asPassages(hits []Hit) []rank.Passage {
	list := make([]rank.Passage, len(hits))
	for i, h := range hits {
		list[i] = rank.Passage{Text: h.words, Title: h.title, Article: h.Article, N: h.N, Score: h.Score, Share: h.Share}
	}
	return list
}

// Weigh makes the index rank by other weights than those of the table. It is
// not to be called while the index is asked.
func (x *Index) Weigh(w rank.Weights) { x.weights = w }

// Features are what is known of a passage, in the order of Weights.Order; zeros
// of one that was not compared with the question.
func (r *Ranked) Features() []float64 { return r.features[:] }

// Gives returns what the features of a passage gave to its points.
func (x *Index) Gives(r *Ranked) []rank.Given { return x.weights.Gives(&r.features) }

// Signals are what the confidence was worked out from, in the order of
// Weights.Sure.
func (r *Ranking) Signals() []float64 { return r.signals[:] }
