package index

import (
	"context"
	"slices"
)

// A Thread is a conversation: what a question leaves out is that of the
// question before. It is not safe for concurrent use.
type Thread struct {
	index *Index
	last  Query
}

// Thread begins a conversation.
func (x *Index) Thread() *Thread { return &Thread{index: x} }

// Ask answers the next question of the conversation, as Index.Ask does. The
// Answer's Query says what was understood with what went before.
func (t *Thread) Ask(ctx context.Context, question string) (Answer, error) {
	return t.index.answer(ctx, t.hear(question))
}

// Hear takes a question that was asked before as part of the conversation,
// without answering it again.
func (t *Thread) Hear(question string) { t.hear(question) }

func (t *Thread) hear(question string) Query {
	q := follow(t.index.Understand(question), t.last)
	if q.Intent != SmallTalk && len(q.Words) > 0 && t.index.reads(q.Lang) {
		t.last = q
	}
	return q
}

// follow returns a question with what it leaves out taken from the last one:
// the measure and period when it names a place or a year alone, "and
// Berlin?", the places when it names a measure alone, "how many unicorns?".
// A question that says of its own what it is about keeps to that.
func follow(q, last Query) Query {
	if len(last.Words) == 0 || q.Intent == SmallTalk || q.Intent == Rank || q.Intent == Filter {
		return q
	}
	own := slices.ContainsFunc(q.Words, func(w Word) bool { return w.Role == Content || w.Role == Name || w.Role == OfMeasure })
	take := func(roles ...Role) {
		for _, w := range last.Words {
			if slices.Contains(roles, w.Role) && !slices.ContainsFunc(q.Words, func(o Word) bool { return o.Term == w.Term }) {
				q.Words = append(q.Words, w)
			}
		}
	}
	if !own {
		q.Measures, q.Want, q.Noun, q.Intent = last.Measures, last.Want, last.Noun, last.Intent
		take(OfMeasure, Content, Name, Weak)
		if q.Period == (Period{}) {
			q.Period = last.Period
			take(OfPeriod)
		}
	}
	if len(q.Places) == 0 && (!own || len(q.Measures) > 0) {
		q.Places = last.Places
		take(OfPlace)
	}
	return q
}
