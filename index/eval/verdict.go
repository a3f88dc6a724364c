package eval

import (
	"slices"

	"quoth/index/answer"
)

// A Verdict is how an answer came and what it held.
type Verdict struct {
	Came Came
	Held Held
}

// Came is how an answer came.
type Came string

const (
	Said    Came = "said"    // answered, or partly
	Closest Came = "closest" // shown without a claim
	Silent  Came = "silent"  // the articles do not say
)

// Held is where an answer held one of those wanted.
type Held string

const (
	First Held = "first" // in the first thing shown
	Three Held = "three" // in the second or the third
	Off   Held = "off"   // in none of these
	None  Held = "none"  // nothing is wanted: no article answers
)

// inThree is how many things shown are looked at.
const inThree = 3

// Judge returns the verdict on what was given to the question, and which share
// it shows of what a full reply needs: 0 where nothing is wanted.
func (q LotQuestion) Judge(a answer.Answer) (Verdict, float64) {
	v := Verdict{Came: Silent, Held: Off}
	switch a.Status {
	case answer.Answered, answer.Partial:
		v.Came = Said
	case answer.Closest:
		v.Came = Closest
	}
	if len(q.Answers) == 0 {
		v.Held = None
		return v, 0
	}
	if v.Came == Silent {
		return v, 0
	}
	things := shown(a)
	for i, t := range things[:min(len(things), inThree)] {
		if !slices.ContainsFunc(q.Answers, t.holds) {
			continue
		}
		v.Held = Three
		if i == 0 {
			v.Held = First
		}
		break
	}
	held := 0
	for _, w := range q.Answers {
		if slices.ContainsFunc(things, func(t thing) bool { return t.holds(w) }) {
			held++
		}
	}
	return v, min(1, float64(held)/float64(max(1, q.Need)))
}

// A thing is what is shown of an answer: a figure with its passage, or a
// passage without a figure.
type thing struct {
	figure  *answer.Figure // nil none
	passage answer.Quote
}

// shown returns the things that an answer shows: its figures, then the
// passages that none of them stands in.
func shown(a answer.Answer) []thing {
	passages := map[string]answer.Quote{}
	for _, p := range a.Passages {
		passages[p.ID] = p
	}
	var list []thing
	for i := range a.Figures {
		list = append(list, thing{&a.Figures[i], passages[a.Figures[i].Passage]})
	}
	for _, p := range a.Passages {
		if !slices.ContainsFunc(a.Figures, func(f answer.Figure) bool { return f.Passage == p.ID }) {
			list = append(list, thing{passage: p})
		}
	}
	return list
}

// holds reports whether a thing is what is wanted: a figure the number, where
// a number is, else the passage the quote.
func (t thing) holds(w Wanted) bool {
	if t.figure != nil && w.Value != nil {
		return w.Gives(*t.figure, t.passage.Article)
	}
	return w.Shows(t.passage.Text, t.passage.Article)
}
