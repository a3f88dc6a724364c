package query

import (
	"cmp"
	"slices"

	"quoth/articles/figure"
	"quoth/articles/lexicon"
	"quoth/index/term"
)

// Follow returns a question with what it leaves out taken from the last one.
// "And Berlin?" and "in 2022?" ask the same of another place or time, and of a
// comparison for one place more; "how many unicorns?" asks of the same place;
// "as a chart", "why?" and "who says so?" ask about the same again. A question
// that says of its own what it is about keeps to that.
func Follow(q, last Query) Query {
	if len(last.Words) == 0 || q.Intent == SmallTalk && q.Talk != NoTalk {
		return q
	}
	own := slices.ContainsFunc(q.Words, func(w Word) bool { return w.Telling() && !w.PutWith() && !q.InClaim(w) && !q.ofPer(w) })
	many := q.Intent == Rank || q.Intent == Filter
	if q.placeless() && len(last.Places) > 0 && last.Intent != Rank && last.Intent != Filter {
		q.Places = last.Places
		q.take(last, OfPlace)
		q.takenOf(q.Places)
		return q
	}
	switch {
	case own && len(q.Measures) == 0 && q.Want != WantReason, many && len(q.Measures) > 0:
		return q
	case len(q.Measures) > 0:
		if len(q.Places) == 0 && q.Bound == nil {
			q.take(last, OfPlace)
			q.Places = last.Places
			if last.Intent == Rank || last.Intent == Filter {
				q.Order, q.Class, q.Limit = cmp.Or(q.Order, last.Order, Most), cmp.Or(q.Class, last.Class, "city"), cmp.Or(q.Limit, last.Limit)
				q.taken(string(q.Order))
			}
			q.Intent = intent(q, lexicon.NewText(q.Question))
			q.takenOf(q.Places)
		}
		return q
	}
	return q.completed(last)
}

// ofPer reports whether a word only says per what a figure is wanted: "per month?".
func (q Query) ofPer(w Word) bool {
	return slices.ContainsFunc(perWhat.FindAllStringIndex(q.Question, -1), func(at []int) bool { return at[0] <= w.At[0] && w.At[1] <= at[1] })
}

// placeless reports whether a question counts things by a bare noun, and names
// neither a measure nor a place or anybody else: "how many companies?"
func (q Query) placeless() bool {
	if q.Want != WantCount || q.Noun == "" || len(q.Places) > 0 || len(q.Measures) > 0 {
		return false
	}
	counted := lexicon.NewText(q.Noun).Words()
	return !slices.ContainsFunc(q.Words, func(w Word) bool {
		return w.Telling() && !w.PutWith() && !slices.ContainsFunc(lexicon.NewText(w.Text).Words(), func(f string) bool { return slices.Contains(counted, f) })
	})
}

// PutWith reports whether a word is one that questions are put with.
func (w Word) PutWith() bool {
	words := lexicon.NewText(w.Text).Words()
	return !slices.ContainsFunc(words, func(f string) bool { return !questions().asking[f] })
}

// completed is a question that names no measure, with that of the last one and
// what else it leaves out.
func (q Query) completed(last Query) Query {
	asked := q
	if q.Form == NoForm {
		q.Form = last.Form
	}
	if len(q.Expects) == 0 {
		q.Expects, q.Growth = last.Expects, q.Growth || last.Growth
		q.Likely = last.Likely
	}
	q.take(last, OfMeasure, Content, Name, Weak)
	q.Measures = last.Measures
	q.takenOf(q.Measures)
	if asked.Want == "" || asked.Want == WantReason || asked.Want == WantAny {
		q.Want = last.Want
	}
	if q.Noun == "" {
		q.Noun = last.Noun
	}
	switch {
	case len(asked.Places) == 0 && (asked.Class == "" || len(last.Places) == 0):
		q.Places = last.Places
		q.take(last, OfPlace)
		q.takenOf(last.Places)
	case len(asked.Places) > 0 && asked.Intent != Verify && (last.Intent == Compare || asked.compares() || asked.Operation != ""):
		for _, p := range slices.Backward(last.Places) {
			if !slices.Contains(q.Places, p) {
				q.Places = slices.Insert(q.Places, 0, p)
			}
		}
		q.take(last, OfPlace)
		q.takenOf(last.Places)
	}
	if q.Period == (Period{}) && last.Period != (Period{}) {
		q.Period = last.Period
		q.take(last, OfPeriod)
		q.taken(last.Period.Text)
	}
	if q.Bound == nil && len(asked.Places) == 0 && q.Order == NoOrder {
		q.Bound, q.Condition = last.Bound, last.Condition
	}
	if q.Order == NoOrder && q.Bound == nil {
		q.Order = last.Order
	}
	if q.Class == "" {
		q.Class = last.Class
	}
	if q.Limit == 0 {
		q.Limit = last.Limit
	}
	if q.Operation == "" && len(asked.Places) == 0 {
		q.Operation = last.Operation
	}
	if len(q.Claims) == 0 && last.Intent == Verify && len(asked.Places) == 0 {
		q.Claims = last.Claims
	}
	if q.Intent = q.followed(asked, last); q.Intent == Lookup {
		q.Bound, q.Condition, q.Order = nil, "", NoOrder
	}
	q.Why = asked.Want == WantReason
	return q
}

// followed is the intent of a question completed from the last one: its own
// where its words or its places tell one, else that of the last.
func (q Query) followed(asked, last Query) Intent {
	i := intent(q, lexicon.NewText(asked.Question))
	city := slices.ContainsFunc(asked.Places, func(p *lexicon.Entry) bool { return p.Class != "country" && p.Class != "region" })
	switch {
	case i == Verify && asked.Intent != Verify && last.Intent != Verify:
		return Lookup
	case i != Lookup && i != PassageOnly && i != SmallTalk:
		return i
	case (last.Intent == Rank || last.Intent == Filter) && city, last.Intent == Verify && len(asked.Places) > 0:
		return Lookup // "who says so?", "and Paris?"
	case q.Draw && last.Intent == Lookup:
		return Trend
	}
	return last.Intent
}

// compares reports whether the words of a question ask for a comparison.
func (q Query) compares() bool {
	text := lexicon.NewText(q.Question)
	return slices.ContainsFunc(questions().intents, func(c cue) bool {
		_, _, ok := c.find(text)
		return ok && c.value == string(Compare)
	})
}

// take takes the last question's words of some roles, but for those that only
// put it.
func (q *Query) take(last Query, roles ...Role) {
	q.Words = slices.Clip(q.Words)
	for _, w := range last.Words {
		if slices.Contains(roles, w.Role) && !last.InClaim(w) && !(w.Role == Content && w.PutWith()) && !slices.ContainsFunc(q.Words, func(o Word) bool { return o.Term == w.Term }) {
			w.Carried = true
			q.Words = append(q.Words, w)
		}
	}
}

// taken remembers what was taken from the last question.
func (q *Query) taken(names ...string) {
	for _, n := range names {
		if n != "" && !slices.Contains(q.Taken, n) {
			q.Taken = append(slices.Clip(q.Taken), n)
		}
	}
}

func (q *Query) takenOf(entries []*lexicon.Entry) {
	for _, e := range entries {
		q.taken(e.ID)
	}
}

// InClaim reports whether a word is part of a figure the question states.
func (q Query) InClaim(w Word) bool {
	return slices.ContainsFunc(q.Claims, func(f figure.Figure) bool {
		return slices.ContainsFunc(term.Analyze(f.Text), func(t term.Token) bool { return t.Term == w.Term })
	})
}
