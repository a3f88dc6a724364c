package eval

import (
	"context"
	"fmt"
	"io"
	"math"
	"runtime"
	"slices"
	"sync"

	"quoth/index/answer"
)

// What a right passage is worth to a question that wants a number, beside the
// figure itself, and how much large weights of the judge are held against them.
const (
	passageForFigure = 0.3
	judgeRidge       = 0.008
	chanceRidge      = 0.02
)

// A considered is a question of a lot with its candidates, best first by the
// weights in use.
type considered struct {
	lot      int
	question *LotQuestion
	evidence [][]float64
	right    []float64 // what each candidate is worth as an answer: 0 none
	shown    []bool    // whether showing it holds an answer
}

// FitJudge works out the weights by which answers are judged from lots: first
// those of the order of candidates, then those of the chance that the first
// answers. What the weights reach is written to w, beside what those reach on
// each lot that were fitted on the others: the two being alike is what tells
// that they hold for articles and questions not seen. A lot without questions that
// nothing answers fits the order alone.
func FitJudge(ctx context.Context, lots []*Lot, w io.Writer) (answer.Weights, error) {
	weights := answer.TableWeights()
	sought := func(int) bool { return true }
	if slices.ContainsFunc(lots, func(l *Lot) bool { return l.Encoding.By != nil }) {
		weights, sought = answer.EncoderWeights(), answer.BesideEncoder
	}
	weights = answer.Weights{Order: slices.Clone(weights.Order), Chance: slices.Clone(weights.Chance)}
	all, err := consider(ctx, lots, weights)
	if err != nil {
		return weights, err
	}
	unseen := make([]answer.Weights, len(lots))
	each(len(lots)+1, func(i int) {
		order := fitJudgeOrder(all, weights.Order, sought, func(q *considered) bool { return q.lot != i })
		if i < len(lots) {
			unseen[i].Order = order
		} else {
			weights.Order = order // no lot left out
		}
	})
	// the chance is fitted on candidates in the order of weights that have not seen their lot
	var held []considered
	for i, l := range lots {
		of, err := consider(ctx, []*Lot{l}, answer.Weights{Order: unseen[i].Order, Chance: weights.Chance})
		if err != nil {
			return weights, err
		}
		for _, q := range of {
			q.lot = i
			held = append(held, q)
		}
	}
	doubtful := make([]bool, len(lots)) // has questions that nothing answers: what else tells of a chance
	for _, q := range held {
		doubtful[q.lot] = doubtful[q.lot] || len(q.question.Answers) == 0
	}
	each(len(lots)+1, func(i int) {
		chance := fitJudgeChance(held, weights.Chance, sought, func(q *considered) bool { return q.lot != i && doubtful[q.lot] })
		if i < len(lots) {
			unseen[i].Chance = chance
		} else {
			weights.Chance = chance
		}
	})
	fmt.Fprintf(w, "%-24s %9s %7s %9s %7s %9s %9s\n", "lot, fitted on the others", "questions", "first", "in three", "AUROC", "sure", "of these")
	total := reached{}
	for i, l := range lots {
		var r reached
		for k := range held {
			if held[k].lot == i {
				r.add(&held[k], unseen[i].Chance)
			}
		}
		r.print(w, l.Name)
		total.join(r)
	}
	total.print(w, "all")
	var seen reached
	own, err := consider(ctx, lots, weights)
	if err != nil {
		return weights, err
	}
	for k := range own {
		seen.add(&own[k], weights.Chance)
	}
	seen.print(w, "all, fitted on all")
	return weights, nil
}

// each does something for each number below n, several at a time.
func each(n int, do func(int)) {
	var all sync.WaitGroup
	places := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i := range n {
		places <- struct{}{}
		all.Go(func() {
			do(i)
			<-places
		})
	}
	all.Wait()
}

// maxConsidered is how many candidates of a question are fitted on: the first,
// and all that answer.
const maxConsidered = 50

// consider asks every question of the lots by weights.
func consider(ctx context.Context, lots []*Lot, by answer.Weights) ([]considered, error) {
	var all []considered
	for i, l := range lots {
		x, err := l.Open(ctx)
		if err != nil {
			return nil, err
		}
		x.JudgeBy(by)
		for k := range l.Questions {
			q := &l.Questions[k]
			c, err := q.consider(ctx, x)
			if err != nil {
				x.Close()
				return nil, fmt.Errorf("%s: question %s: %w", l.Name, q.ID, err)
			}
			c.lot = i
			all = append(all, c)
		}
		if err := x.Close(); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// consider returns the candidates for the question, asked in its thread.
func (q *LotQuestion) consider(ctx context.Context, x *answer.Answerer) (considered, error) {
	t := x.Thread()
	for _, text := range q.Thread {
		if _, err := t.Ask(ctx, text); err != nil {
			return considered{}, err
		}
	}
	list, err := t.Judge(ctx, q.Question)
	c := considered{question: q}
	for i, j := range list {
		right := q.rightness(j)
		if i >= maxConsidered && right == 0 {
			continue
		}
		c.evidence = append(c.evidence, j.Evidence)
		c.right = append(c.right, right)
		c.shown = append(c.shown, right > 0)
	}
	return c, err
}

// rightness tells what a candidate is worth as an answer, 0 to 1.
func (q *LotQuestion) rightness(j answer.Judged) float64 {
	valued := len(q.Answers) > 0 && q.Answers[0].Value != nil
	switch {
	case j.Whole != nil:
		if v, _ := q.Judge(*j.Whole); v.Held == First {
			return 1
		}
		return 0
	case j.Figure != nil && valued:
		if q.Gives(*j.Figure, j.Quote.Article) {
			return 1
		}
		return 0
	case !q.Shows(j.Quote.Text, j.Quote.Article):
		return 0
	case valued:
		return passageForFigure
	}
	return 1
}

// fitJudgeOrder seeks the weights under which the right candidates have the
// largest share of the exponentials of all points of their question.
// Those not sought stay as they are in from.
func fitJudgeOrder(all []considered, from []float64, sought func(int) bool, of func(*considered) bool) []float64 {
	var s spread
	n := 0.0
	for i := range all {
		if of(&all[i]) {
			for _, e := range all[i].evidence {
				s.add(func(k int) float64 { return e[k] }, len(e))
			}
			n++
		}
	}
	d := newDescent(s.spread())
	d.ridge = judgeRidge
	ofQuestion := answer.OfQuestion()
	d.fixed = func(i int) bool { return ofQuestion[i] || !sought(i) } // at nothing, or as it is
	for i, w := range from {
		if !sought(i) {
			d.weights[i] = w * d.spread[i]
		}
	}
	var points []float64
	for range rounds {
		d.begin()
		weights := d.plain()
		for i := range all {
			if of(&all[i]) {
				points = all[i].pull(d, weights, 1/n, points[:0])
			}
		}
		d.step()
	}
	return d.plain()
}

// pull adds the slope of one question's loss; points is room to work in.
func (c *considered) pull(d *descent, weights []float64, worth float64, points []float64) []float64 {
	most, any := math.Inf(-1), false
	for i, e := range c.evidence {
		sum := 0.0
		for k, v := range e {
			if v != 0 {
				sum += weights[k] * v
			}
		}
		points = append(points, sum)
		most = max(most, sum)
		any = any || c.right[i] > 0
	}
	if !any {
		return points
	}
	all, right := 0.0, 0.0
	for i := range points {
		points[i] = math.Exp(points[i] - most)
		all += points[i]
		right += points[i] * c.right[i]
	}
	for i, e := range c.evidence {
		g := points[i]/all - points[i]*c.right[i]/right
		if math.Abs(g) < 1e-5 {
			continue
		}
		for k, v := range e {
			if v != 0 && !d.fixed(k) {
				d.slope[k] += worth * g * v / d.spread[k]
			}
		}
	}
	return points
}

// fitJudgeChance seeks the weights of the logistic curve that tells of the first
// candidate of each question whether one of the first three answers.
// Those not sought stay as they are in from.
func fitJudgeChance(all []considered, from []float64, sought func(int) bool, of func(*considered) bool) []float64 {
	var s spread
	n := 0.0
	for i := range all {
		if c := &all[i]; of(c) && len(c.evidence) > 0 {
			s.add(func(k int) float64 { return c.evidence[0][k] }, len(c.evidence[0]))
			n++
		}
	}
	d := newDescent(s.spread())
	d.ridge = chanceRidge
	d.fixed = func(i int) bool { return !sought(i) }
	for i, w := range from {
		if !sought(i) {
			d.weights[i] = w * d.spread[i]
		}
	}
	for range 3 * rounds {
		d.begin()
		weights := d.plain()
		for i := range all {
			c := &all[i]
			if !of(c) || len(c.evidence) == 0 {
				continue
			}
			g := 1 / (1 + math.Exp(-dotAll(weights, c.evidence[0])))
			if c.holds(3) {
				g--
			}
			for k, v := range c.evidence[0] {
				if v != 0 {
					d.slope[k] += g * v / d.spread[k] / n
				}
			}
		}
		d.step()
	}
	return d.plain()
}

func dotAll(weights, e []float64) (sum float64) {
	for i, v := range e {
		sum += weights[i] * v
	}
	return sum
}

// holds reports whether one of the first n candidates holds an answer.
func (c *considered) holds(n int) bool { return slices.Contains(c.shown[:min(n, len(c.shown))], true) }

// Reached is what weights reach on some questions.
type reached struct {
	asked, first, three float64
	sure, sureRight     float64 // given as an answer, and of these right
	right, wrong        []float64
}

func (r *reached) add(c *considered, chance []float64) {
	sum := math.Inf(-1)
	if len(c.evidence) > 0 {
		sum = dotAll(chance, c.evidence[0])
	}
	if sum >= math.Log(answer.Sure/(1-answer.Sure)) {
		r.sure++
		if c.holds(3) {
			r.sureRight++
		}
	}
	if c.holds(3) {
		r.right = append(r.right, sum)
	} else {
		r.wrong = append(r.wrong, sum)
	}
	if len(c.question.Answers) == 0 {
		return
	}
	r.asked++
	if c.holds(1) {
		r.first++
	}
	if c.holds(3) {
		r.three++
	}
}

func (r *reached) join(o reached) {
	r.asked += o.asked
	r.first += o.first
	r.three += o.three
	r.sure += o.sure
	r.sureRight += o.sureRight
	r.right, r.wrong = append(r.right, o.right...), append(r.wrong, o.wrong...)
}

func (r *reached) print(w io.Writer, name string) {
	rank := 0.0
	if len(r.right) > 0 && len(r.wrong) > 0 {
		rank = auroc(r.right, r.wrong)
	}
	fmt.Fprintf(w, "%-24.24s %9.0f %6.1f%% %8.1f%% %7.3f %9.0f %8.1f%%\n", name, r.asked, 100*r.first/max(1, r.asked), 100*r.three/max(1, r.asked), rank, r.sure, 100*r.sureRight/max(1, r.sure))
}
