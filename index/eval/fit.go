package eval

import (
	"context"
	"fmt"
	"hash/fnv"
	"io"
	"io/fs"
	"math"
	"slices"

	"quoth/articles/lexicon"
	"quoth/index"
)

// Fit works out the weights of the ranking and of the confidence from sets of
// several kinds. Sets in which every question is judged fit the ranking, those
// with questions that have no answer the confidence. A set counts as the root
// of how many questions it has. What the weights reach is written to w, and
// what those reach that were fitted on the other half of the articles: the
// two being alike is what tells that they hold for articles not seen. What no set
// fits stays as it is in the table.
func Fit(ctx context.Context, dirs []fs.FS, names []string, w io.Writer) (index.Weights, error) {
	weights := index.TableWeights()
	order := make([][]choice, len(dirs))
	for i, dir := range dirs {
		var err error
		if order[i], err = choices(ctx, dir); err != nil {
			return weights, fmt.Errorf("%s: %w", names[i], err)
		}
	}
	all := func(*choice) bool { return true }
	even := func(c *choice) bool { return c.even }
	odd := func(c *choice) bool { return !c.even }
	var fromEven, fromOdd []float64
	if slices.ContainsFunc(order, func(set []choice) bool { return len(set) > 0 }) {
		copy(weights.Order[:], fitOrder(order, all))
		fromEven, fromOdd = fitOrder(order, even), fitOrder(order, odd)
	}
	for i, set := range order {
		if len(set) == 0 {
			continue
		}
		unseen := (first(set, fromEven, odd) + first(set, fromOdd, even)) / float64(len(set))
		fmt.Fprintf(w, "%-24s %6d questions, right first %5.1f %%, on articles not seen %5.1f %%\n",
			names[i], len(set), 100*first(set, weights.Order[:], all)/float64(len(set)), 100*unseen)
	}
	var doubts [][]doubt
	var of []string
	for i, dir := range dirs {
		if len(order[i]) > 0 {
			continue
		}
		d, err := doubtful(ctx, dir, weights)
		if err != nil {
			return weights, fmt.Errorf("%s: %w", names[i], err)
		}
		doubts, of = append(doubts, d), append(of, names[i])
	}
	if len(doubts) == 0 {
		return weights, nil
	}
	copy(weights.Sure[:], fitSure(doubts, func(*doubt) bool { return true }))
	fromEven = fitSure(doubts, func(d *doubt) bool { return d.even })
	fromOdd = fitSure(doubts, func(d *doubt) bool { return !d.even })
	for i, set := range doubts {
		fmt.Fprintf(w, "%-24s %6d questions, %s; on articles not seen %s\n", of[i], len(set),
			told(set, func(*doubt) []float64 { return weights.Sure[:] }),
			told(set, func(d *doubt) []float64 {
				if d.even {
					return fromOdd
				}
				return fromEven
			}))
	}
	return weights, nil
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

// choices returns the questions of a set with what can be chosen from; none
// when some questions have no answer. Right passages that are not among those
// compared cannot be chosen.
func choices(ctx context.Context, dir fs.FS) ([]choice, error) {
	s, err := read(dir)
	if err != nil {
		return nil, err
	}
	answered := 0
	for _, q := range s.questions {
		if len(q.gold) > 0 {
			answered++
		}
	}
	if 10*answered < 9*len(s.questions) && !s.threads() {
		return nil, nil
	}
	var list []choice
	err = s.each(ctx, nil, func(q question, r index.Ranking) {
		if len(q.gold) == 0 {
			return
		}
		c := choice{even: s.even(q)}
		for i := range r.Passages {
			p := &r.Passages[i]
			if i == index.Judged {
				break
			}
			f := make([]float32, len(p.Features()))
			for k, v := range p.Features() {
				f[k] = float32(v)
			}
			c.features, c.right = append(c.features, f), append(c.right, q.gold[p.ID] > 0)
		}
		list = append(list, c)
	})
	return list, err
}

// threads reports whether questions are asked in threads.
func (s *set) threads() bool {
	for _, q := range s.questions {
		if len(q.history) > 0 {
			return true
		}
	}
	return false
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

func doubtful(ctx context.Context, dir fs.FS, w index.Weights) ([]doubt, error) {
	s, err := read(dir)
	if err != nil {
		return nil, err
	}
	var list []doubt
	err = s.each(ctx, &w, func(q question, r index.Ranking) {
		list = append(list, doubt{s.even(q), r.Signals(), len(q.gold) > 0})
	})
	return list, err
}

// maxFitted is how many questions of a set are fitted to, taken evenly.
const maxFitted = 1000

// each ranks the passages for the questions fitted to, by the weights given or
// the table's.
func (s *set) each(ctx context.Context, w *index.Weights, do func(question, index.Ranking)) error {
	lex := lexicon.Default()
	x, err := index.MemoryFrom(ctx, s.documents(lex), lex, "")
	if err != nil {
		return err
	}
	defer x.Close()
	if w != nil {
		x.Weigh(*w)
	}
	apart := (len(s.questions) + maxFitted - 1) / maxFitted
	for i := 0; i < len(s.questions); i += apart {
		q := s.questions[i]
		r, err := rank(ctx, x, s, q)
		if err != nil {
			return fmt.Errorf("question %s: %w", q.id, err)
		}
		do(q, r)
	}
	return nil
}

// first returns for how many of the questions the weights put a right passage first.
func first(set []choice, weights []float64, of func(*choice) bool) (n float64) {
	for i := range set {
		c := &set[i]
		if !of(c) {
			continue
		}
		best, most := -1, math.Inf(-1)
		for k, f := range c.features {
			if sum := dot(weights, f); sum > most {
				best, most = k, sum
			}
		}
		if best >= 0 && c.right[best] {
			n++
		}
	}
	return n
}

func dot(weights []float64, f []float32) (sum float64) {
	for i, w := range weights {
		sum += w * float64(f[i])
	}
	return sum
}

// told says how well weights tell the questions that have an answer.
func told(set []doubt, weights func(*doubt) []float64) string {
	var sure, unsure []float64
	for i := range set {
		sum := 0.0
		for k, w := range weights(&set[i]) {
			sum += w * set[i].signals[k]
		}
		if set[i].answered {
			sure = append(sure, sum)
		} else {
			unsure = append(unsure, sum)
		}
	}
	if len(sure) == 0 || len(unsure) == 0 {
		return "all of one kind"
	}
	return fmt.Sprintf("AUROC %.3f, false answers at 95 %% retention (a confidence of %.2f) %.1f %%",
		auroc(sure, unsure), 1/(1+math.Exp(-threshold(sure, 0.95))), 100*falseAnswers(sure, unsure, 0.95))
}
