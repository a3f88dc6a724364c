package answer

import (
	"context"
	"strconv"

	"quoth/articles/figure"
	"quoth/articles/lexicon"
	"quoth/index/query"
	"quoth/index/rank"
	"quoth/trace"
)

// A Thread is a conversation: what a question leaves out is that of the last
// question that was answered. It is not safe for concurrent use.
type Thread struct {
	answerer *Answerer
	last     query.Query // the last that was answered, or, before one was, the last asked
	answered bool        // whether last was
	shown    rank.Shown  // by the last answer
}

// Thread begins a conversation.
func (x *Answerer) Thread() *Thread { return &Thread{answerer: x} }

// Ask answers the next message of the conversation, as Answerer.Ask does. The
// Answer's Query says what was understood with what went before, and a note
// says what was taken from there.
func (t *Thread) Ask(ctx context.Context, message string) (Answer, error) {
	parts := query.Split(message)
	a, err := t.one(ctx, parts[0])
	if err != nil {
		return Answer{}, err
	}
	for _, part := range parts[1:] {
		further, err := t.one(ctx, part)
		if err != nil {
			return Answer{}, err
		}
		a.Also = append(a.Also, further)
	}
	return a, nil
}

// one answers one question of the conversation.
func (t *Thread) one(ctx context.Context, question string) (Answer, error) {
	within, step := trace.Step(ctx, "understand")
	q, err := t.answerer.sourced(within, t.understand(ctx, question), t.last)
	step.End(err)
	if err != nil {
		return Answer{}, err
	}
	a, err := t.answerer.answer(ctx, q, t.shown, nil)
	if err != nil {
		return Answer{}, err
	}
	t.hear(q, a.Status != Unanswered)
	if a.Status != Unanswered {
		t.shown = showing(a)
	}
	return a, nil
}

// understand reads a question with what it leaves out, as it is asked on the day
// of the context.
func (t *Thread) understand(ctx context.Context, question string) query.Query {
	q := t.answerer.Understand(question)
	if day := dayOf(ctx); !day.IsZero() {
		q = q.On(day.Year())
	}
	return query.Follow(q, t.last)
}

// hear remembers a question for those that follow it. Talk and what cannot be
// read is not followed; nor is a question after who says so, which is about the
// one before it.
func (t *Thread) hear(q query.Query, answered bool) {
	if q.Intent == query.SmallTalk || len(q.Words) == 0 || !t.answerer.reads(q.Lang) || t.answered && !answered {
		return
	}
	if q.Intent == query.Verify && len(q.Taken) > 0 {
		return
	}
	t.last, t.answered = q, answered
}

// showing returns what an answer shows first.
func showing(a Answer) rank.Shown {
	s := rank.Shown{Question: a.Question}
	if len(a.Passages) == 0 {
		return s
	}
	p := a.Passages[0]
	s.N = p.N
	s.Title, s.Section, s.Article, s.Answer = p.Title, p.Heading, p.Article, p.Text
	if p.Show[1] > p.Show[0] {
		s.Answer = p.Text[p.Show[0]:p.Show[1]]
	}
	return s
}

// sourced is a question that asks who says so, with the figure it asks about:
// the first that answers the question before.
func (x *Answerer) sourced(ctx context.Context, q, before query.Query) (query.Query, error) {
	if q.Intent != query.Verify || len(q.Claims) > 0 || len(q.Taken) == 0 {
		return q, nil
	}
	a, err := x.answer(ctx, before, rank.Shown{}, nil)
	if err != nil || len(a.Figures) == 0 {
		return q, err
	}
	f := a.Figures[0]
	if q.Claims = query.Claims(f.Text, x.lex); len(q.Claims) > 0 {
		claim := &q.Claims[0]
		claim.Value, claim.Unit, claim.Currency = *f.Value, f.Unit, f.Currency
		if claim.Kind == figure.Number && f.Unit != "" {
			claim.Kind = figure.Count
		}
		q.Claims = q.Claims[:1]
	}
	return q, nil
}

// reason notes why the headline is what it is: how many figures there are of
// its measure and place, and of which year it is.
func (r *reply) reason() {
	if len(r.Figures) == 0 {
		return
	}
	f, n := r.Figures[0], 0
	book, err := r.answerer.Ledger()
	if err != nil {
		return
	}
	for _, m := range r.answerer.lex.Entries() {
		if m.Kind == lexicon.Measure && m.ID == f.Measure {
			n = book.Count(placed(m, f.Place))
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
