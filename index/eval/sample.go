package eval

import (
	"context"
	"fmt"
	"hash/fnv"
	"io"
	"slices"
	"strconv"

	"quoth/index"
	"quoth/index/answer"
	"quoth/index/rank"
)

// asked is a set as its questions are asked to fit weights to them.
type asked struct {
	*set
	name      string
	following bool // in made threads: each follows another of the set
}

// A choice is a question with the passages to choose from.
type choice struct {
	even     bool // of which half of the articles
	features [][]float32
	right    []bool
}

// A doubt is a question that the set may not answer.
type doubt struct {
	even     bool
	signals  []float64
	answered bool // the set does
}

// choices returns the questions of the sets with what can be chosen from. Right
// passages that are not among those compared cannot be chosen.
func choices(ctx context.Context, sets []asked) ([][]choice, error) {
	list := make([][]choice, len(sets))
	for i, s := range sets {
		most := maxOrdered
		if s.following {
			most = maxMade
		}
		err := s.each(ctx, rank.TableWeights(), most, func(q question, r index.Ranking) {
			if len(q.gold) == 0 {
				return
			}
			c := choice{even: s.even(q)}
			for k := range r.Passages[:min(len(r.Passages), index.Judged)] {
				p := &r.Passages[k]
				f := make([]float32, len(p.Features()))
				for i, v := range p.Features() {
					f[i] = float32(v)
				}
				c.features, c.right = append(c.features, f), append(c.right, q.gold[p.ID] > 0)
			}
			list[i] = append(list[i], c)
		})
		if err != nil {
			return nil, err
		}
	}
	return list, nil
}

// doubts returns the questions of the sets with what tells how sure the
// ranking by w is.
func doubts(ctx context.Context, sets []asked, w rank.Weights) ([][]doubt, error) {
	list := make([][]doubt, len(sets))
	for i, s := range sets {
		err := s.each(ctx, w, maxDoubted, func(q question, r index.Ranking) {
			list[i] = append(list[i], doubt{s.even(q), r.Signals(), len(q.gold) > 0})
		})
		if err != nil {
			return nil, err
		}
	}
	return list, nil
}

// How many questions of a set are fitted to, taken evenly: the order to so
// many that the large sets do not outweigh the small ones, to fewer in made
// threads, since those that people had tell more.
const (
	maxOrdered = 1000
	maxMade    = 120
	maxDoubted = 5000
)

// each ranks the passages for most questions at the most.
func (s asked) each(ctx context.Context, w rank.Weights, most int, do func(question, index.Ranking)) error {
	x, err := s.index(ctx)
	if err != nil {
		return fmt.Errorf("%s: %w", s.name, err)
	}
	defer x.Close()
	x.Weigh(w)
	apart := (len(s.questions) + most - 1) / most
	for n := 0; n*apart < len(s.questions); n++ {
		i := n * apart
		q := s.questions[i]
		var r index.Ranking
		other := n%2 == 0
		if s.following {
			r, err = s.after(ctx, x, s.before(i, other), q)
		} else {
			r, err = ranked(ctx, x, s.set, q)
		}
		if err != nil {
			return fmt.Errorf("%s: question %s: %w", s.name, q.id, err)
		}
		if s.following && other && r.Leans {
			continue // nobody turns to something else with half a question
		}
		do(q, r)
	}
	return nil
}

// before returns the question that question i follows in a made thread: the
// one before it in the set, which is mostly of the same article, or one half
// the set away, which mostly is of another.
func (s *set) before(i int, other bool) question {
	n := len(s.questions)
	if other {
		return s.questions[(i+n/2)%n]
	}
	return s.questions[(i+n-1)%n]
}

// after ranks the passages for a question asked after another one.
func (s *set) after(ctx context.Context, x *answer.Answerer, before, q question) (index.Ranking, error) {
	r, err := ranked(ctx, x, s, before)
	if err != nil || len(r.Passages) == 0 {
		return r, err
	}
	n, err := strconv.Atoi(r.Passages[0].Article)
	if err != nil {
		return r, err
	}
	shown := rank.Shown{Question: before.text, Answer: best(r), Title: s.articles[n].title, Article: strconv.Itoa(n)}
	return x.Rank(ctx, x.Wish(x.Understand(q.text), shown), index.Judged)
}

// judged reports whether nearly all questions have an answer.
func (s *set) judged() bool {
	answered := 0
	for _, q := range s.questions {
		if len(q.gold) > 0 {
			answered++
		}
	}
	return 10*answered >= 9*len(s.questions)
}

// inThreads reports whether questions are asked in threads.
func (s *set) inThreads() bool {
	return slices.ContainsFunc(s.questions, func(q question) bool { return len(q.history) > 0 })
}

// even tells the half of the articles that a question is about: that of one of
// the passages that answer it, or of its own words where none does.
func (s *set) even(q question) bool {
	about, of := q.text, ""
	for _, a := range s.articles {
		for _, id := range a.ids {
			if q.gold[id] > 0 && (of == "" || id < of) {
				about, of = a.title, id
			}
		}
	}
	h := fnv.New32a()
	io.WriteString(h, about)
	return h.Sum32()%2 == 0
}
