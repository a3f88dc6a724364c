package index

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"quoth/articles/figure"
	"quoth/articles/lexicon"
	"quoth/index/rank"
)

// A Thread is a conversation: what a question leaves out is that of the
// question before. It is not safe for concurrent use.
type Thread struct {
	index *Index
	last  Query
	shown rank.Shown // by the last answer
}

// Thread begins a conversation.
func (x *Index) Thread() *Thread { return &Thread{index: x} }

// Ask answers the next question of the conversation, as Index.Ask does. The
// Answer's Query says what was understood with what went before, and a note
// says what was taken from there.
func (t *Thread) Ask(ctx context.Context, question string) (Answer, error) {
	before := t.last
	q, err := t.index.sourced(ctx, t.hear(question), before)
	if err != nil {
		return Answer{}, err
	}
	q.Last = t.shown
	a, err := t.index.answer(ctx, q)
	if err == nil && a.Status != Unanswered {
		t.shown = showing(a)
	}
	return a, err
}

// Hear takes a question that was asked before as part of the conversation,
// without answering it again.
func (t *Thread) Hear(question string) {
	t.hear(question)
	t.shown = rank.Shown{Question: question}
}

// showing returns what an answer shows first.
func showing(a Answer) rank.Shown {
	s := rank.Shown{Question: a.Question}
	if len(a.Passages) == 0 {
		return s
	}
	p := a.Passages[0]
	s.Title, s.Section, s.Article, s.Answer = p.Title, p.Heading, p.Article, p.Text
	if p.Show[1] > p.Show[0] {
		s.Answer = p.Text[p.Show[0]:p.Show[1]]
	}
	return s
}

func (t *Thread) hear(question string) Query {
	q := follow(t.index.Understand(question), t.last)
	if q.Intent != SmallTalk && len(q.Words) > 0 && t.index.reads(q.Lang) {
		t.last = q
	}
	return q
}

// sourced is a question that asks who says so, with the figure it asks about:
// the first that answers the question before.
func (x *Index) sourced(ctx context.Context, q, before Query) (Query, error) {
	if q.Intent != Verify || len(q.Claims) > 0 || len(q.Taken) == 0 {
		return q, nil
	}
	a, err := x.answer(ctx, before)
	if err != nil || len(a.Figures) == 0 {
		return q, err
	}
	f := a.Figures[0]
	if q.Claims = claims(f.Text, x.lex); len(q.Claims) > 0 {
		claim := &q.Claims[0]
		claim.Value, claim.Unit, claim.Currency = *f.Value, f.Unit, f.Currency
		if claim.Kind == figure.Number && f.Unit != "" {
			claim.Kind = figure.Count
		}
		q.Claims = q.Claims[:1]
	}
	return q, nil
}

// follow returns a question with what it leaves out taken from the last one.
// "And Berlin?" and "in 2022?" ask the same of another place or time, and of a
// comparison for one place more; "how many unicorns?" asks of the same place;
// "as a chart", "why?" and "who says so?" ask about the same again. A question
// that says of its own what it is about keeps to that.
func follow(q, last Query) Query {
	if len(last.Words) == 0 || q.Intent == SmallTalk && q.Talk != NoTalk {
		return q
	}
	own := slices.ContainsFunc(q.Words, func(w Word) bool { return (w.Role == Content || w.Role == Name) && !putWith(w) && !q.inClaim(w) })
	many := q.Intent == Rank || q.Intent == Filter
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
			q.taken(ids(q.Places)...)
		}
		return q
	}
	return q.completed(last)
}

// putWith reports whether a word is one that questions are put with.
func putWith(w Word) bool {
	words := lexicon.NewText(w.Text).Words()
	return !slices.ContainsFunc(words, func(f string) bool { return !questions().asking[f] })
}

// completed is a question that names no measure, with that of the last one and
// what else it leaves out.
func (q Query) completed(last Query) Query {
	asked := q
	q.take(last, OfMeasure, Content, Name, Weak)
	q.Measures = last.Measures
	q.taken(ids(q.Measures)...)
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
		q.taken(ids(last.Places)...)
	case len(asked.Places) > 0 && (last.Intent == Compare || asked.compares() || asked.Operation != ""):
		for _, p := range slices.Backward(last.Places) {
			if !slices.Contains(q.Places, p) {
				q.Places = slices.Insert(q.Places, 0, p)
			}
		}
		q.take(last, OfPlace)
		q.taken(ids(last.Places)...)
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
		if slices.Contains(roles, w.Role) && !last.inClaim(w) && !(w.Role == Content && putWith(w)) && !slices.ContainsFunc(q.Words, func(o Word) bool { return o.Term == w.Term }) {
			w.carried = true
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

// reason notes why the headline is what it is: how many figures there are of
// its measure and place, and of which year it is.
func (r *reply) reason() {
	if len(r.Figures) == 0 {
		return
	}
	f, n := r.Figures[0], 0
	book, err := r.index.figures()
	if err != nil {
		return
	}
	for _, m := range r.index.lex.Entries() {
		if m.Kind == lexicon.Measure && m.ID == f.Measure {
			n = len(book.Select(placed(m, f.Place)))
		}
	}
	year := ""
	if f.Year != nil {
		year = strconv.Itoa(*f.Year)
	}
	if n > 0 {
		r.note(Why, "", []int{0}, strconv.Itoa(n), f.Place, year)
	}
}
