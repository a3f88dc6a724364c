package answer

import (
	"cmp"
	"context"
	"fmt"
	"math"
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
	Features []Feature
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
	e := Explanation{Query: x.Understand(question)}
	a, err := x.answered(ctx, e.Query, rank.Shown{}, &e)
	for i := range e.Contests {
		c := &e.Contests[i]
		c.Won = c.Won || a.Status != Unanswered && len(c.Candidates) > 0 &&
			slices.ContainsFunc(a.Passages, func(q Quote) bool { return q.ID == c.Candidates[0].Passage })
	}
	return a, e, err
}

// asked takes in what is asked. A nil Explanation takes in nothing.
func (e *Explanation) asked(a asked) {
	if e != nil {
		e.Query, e.Weights = a.Query, a.weights
	}
}

// figures takes in the figures judged for a slot, and those picked. What a
// figure's reasons are worth is multiplied, so each gives its logarithm.
func (e *Explanation) figures(s slot, list, picked []candidate) {
	if e == nil {
		return
	}
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b candidate) int { return cmp.Compare(b.fit, a.fit) })
	order := slices.Clone(picked)
	for _, c := range list {
		if !slices.ContainsFunc(picked, func(p candidate) bool { return p.Record.ID == c.Record.ID && p.index == c.index }) {
			order = append(order, c)
		}
	}
	c := Contest{For: s.String(), Won: len(picked) > 0}
	for _, f := range order[:min(len(order), mostJudged)] {
		j := Weighed{Passage: f.Record.ID, Text: f.Figure.Text, Points: f.fit}
		for r, worth := range f.worth {
			if worth != 0 {
				j.Features = append(j.Features, Feature{reasonNames[r], worth, math.Log(worth)})
			}
		}
		c.Candidates = append(c.Candidates, j)
	}
	if len(order) > 1 {
		c.Why = c.ahead()
		if first, second := order[0], order[1]; second.fit >= peer*first.fit {
			c.Why = "both fit about as well, and " + merit(first, second)
		}
	}
	e.Contests = append(e.Contests, c)
}

// across takes in the figures of an answer over many articles, which are
// ordered by their values alone.
func (e *Explanation) across(a Answer) {
	if e == nil || len(a.Figures) == 0 {
		return
	}
	c := Contest{For: strings.Join(append(slices.Clone(a.Query.Measures), "over many articles"), " "), Won: true}
	for _, f := range a.Figures {
		j := Weighed{Passage: f.Passage, Text: strings.TrimSpace(f.Place + " " + f.Text)}
		if f.Value != nil {
			j.Points = *f.Value
		}
		c.Candidates = append(c.Candidates, j)
	}
	e.Contests = append(e.Contests, c)
}

// merit is what puts one candidate before another that fits about as well.
func merit(a, b candidate) string {
	for _, m := range merits {
		if m.compare(a, b) < 0 {
			return m.name
		}
	}
	return "it was found first"
}

// sentences takes in the sentences judged, by the features of their passages
// that are worth something.
func (e *Explanation) sentences(list []said, x *Answerer) {
	if e == nil {
		return
	}
	c := Contest{For: "a passage"}
	for _, s := range list[:min(len(list), mostJudged)] {
		span := s.Sentences[s.at]
		j := Weighed{Passage: s.Record.ID, Text: s.Record.Text[span[0]:span[1]], Points: s.found.Points}
		for _, g := range x.Gives(s.found) {
			j.Features = append(j.Features, Feature(g))
		}
		c.Candidates = append(c.Candidates, j)
	}
	c.Why = c.ahead()
	e.Contests = append(e.Contests, c)
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

// String names what a slot asks for.
func (s slot) String() string {
	switch {
	case s.measure != nil && s.place != nil:
		return s.measure.ID + " of " + s.place.ID
	case s.measure != nil:
		return s.measure.ID
	case s.place != nil:
		return "a figure of " + s.place.ID
	}
	return "a figure"
}
