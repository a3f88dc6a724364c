package answer

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"quoth/index/query"
	"quoth/index/rank"
)

// An Explanation is how an answer came about: what was understood of the
// question, and what was judged for it, by what.
type Explanation struct {
	Query    query.Query
	Weights  []float64 // of Query.Words: how much each tells, 0 to 1
	Contests []Contest
}

// A Contest is what was looked for, with what was looked at, best first.
type Contest struct {
	For        string // "venture capital of Shanghai", "a passage"
	Candidates []Weighed
	Won        bool   // the first one is in the answer
	Why        string // the first one is before the second, "" there is no second
}

// Weighed is a candidate with what it was judged by.
type Weighed struct {
	Passage  string  // id
	Text     string  // of the figure, or the sentence
	Points   float64 // what it was ordered by
	Chance   float64 // that it answers, 0 to 1
	Features []Feature
	Met      []Met // words of the question that its passage says in other words
}

// Met is a word of the question and the word of a passage that comes nearest to it
// in what it means.
type Met struct {
	Asked, Found string
	Level        float64 // how well the one stands for the other, 0 to 1
}

// A Feature is one thing that a candidate was judged by.
type Feature struct {
	Name  string
	Value float64
	Gives float64 // to the points, in a unit of its contest
}

// mostJudged is how many candidates of a contest are told.
const mostJudged = 10

// Explain answers a question as Ask does, and tells how the answer came about.
func (x *Answerer) Explain(ctx context.Context, question string) (Answer, Explanation, error) {
	e := Explanation{Query: x.Thread().understand(ctx, question)}
	a, err := x.answer(ctx, e.Query, rank.Shown{}, &e)
	return a, e, err
}

// asked takes in what is asked. A nil Explanation takes in nothing.
func (e *Explanation) asked(a asked) {
	if e != nil {
		e.Query, e.Weights = a.Query, a.weights
	}
}

// judged takes in the candidates, in order, and what gates refused.
func (e *Explanation) judged(p *proposals, kept []*candidate, refused []refusal) {
	if e == nil {
		return
	}
	c := Contest{For: "an answer", Won: len(kept) > 0 && kept[0].chance >= Near}
	for _, k := range kept[:min(len(kept), mostJudged)] {
		c.Candidates = append(c.Candidates, p.weighed(k))
	}
	c.Why = c.ahead()
	e.Contests = append(e.Contests, c)
	for _, g := range gates {
		c := Contest{For: "what the gate \"" + g.name + "\" refuses: " + g.why}
		for _, k := range refused {
			if k.gate.name == g.name && len(c.Candidates) < mostRefused && k.chance >= Near {
				c.Candidates = append(c.Candidates, p.weighed(k.candidate))
			}
		}
		if len(c.Candidates) > 0 {
			e.Contests = append(e.Contests, c)
		}
	}
}

// mostRefused is how many candidates are told that one gate refused.
const mostRefused = 3

// weighed is a candidate with what its evidence gave.
func (p *proposals) weighed(c *candidate) Weighed {
	w := Weighed{Passage: c.Record.ID, Points: c.points, Chance: c.chance}
	switch f := c.stated(); {
	case c.whole != nil:
		w.Text = c.kind + ": " + f.Text
	case f != nil:
		w.Text = f.Text
	default:
		span := c.Sentences[c.at]
		w.Text = c.Record.Text[span[0]:span[1]]
	}
	for _, g := range p.answerer.weightsOf(p).gives(c) {
		w.Features = append(w.Features, Feature(g))
	}
	w.Met = p.met(c)
	return w
}

// mostAhead is how many features are named of those that decide.
const mostAhead = 3

// ahead says what gives the first candidate more than the second, most first.
func (c Contest) ahead() string {
	if len(c.Candidates) < 2 {
		return ""
	}
	type difference struct {
		says  string
		gives float64
	}
	var list []difference
	first, second := c.Candidates[0].Features, slices.Clone(c.Candidates[1].Features)
	for _, f := range first {
		i := slices.IndexFunc(second, func(o Feature) bool { return o.Name == f.Name })
		if i < 0 {
			list = append(list, difference{fmt.Sprintf("%s %.2f", f.Name, f.Value), f.Gives})
			continue
		}
		list = append(list, difference{fmt.Sprintf("%s %.2f against %.2f", f.Name, f.Value, second[i].Value), f.Gives - second[i].Gives})
		second = slices.Delete(second, i, i+1)
	}
	for _, f := range second {
		list = append(list, difference{fmt.Sprintf("only the second has %s %.2f", f.Name, f.Value), -f.Gives})
	}
	slices.SortStableFunc(list, func(a, b difference) int { return cmp.Compare(b.gives, a.gives) })
	var why []string
	for _, d := range list[:min(len(list), mostAhead)] {
		if d.gives > 1e-9 {
			why = append(why, d.says)
		}
	}
	return strings.Join(why, ", ")
}
