package answer

import (
	"context"
	"slices"
	"strings"

	"quoth/articles/lexicon"
	"quoth/index"
	"quoth/index/query"
	"quoth/index/rank"
	"quoth/trace"
)

// Ask answers a message, which may ask several things. It fails only when the
// index cannot be read or ctx ends; what the articles do not say is an Answer
// too. The same index and message give the same Answer.
func (x *Answerer) Ask(ctx context.Context, message string) (Answer, error) {
	return x.Thread().Ask(ctx, message)
}

// answer answers a question that is understood, in a thread that has shown last,
// and tells e how; nil none. This is the way from question to answer: what may
// answer is proposed, judged and settled, whatever kind of question it is.
func (x *Answerer) answer(ctx context.Context, q query.Query, last rank.Shown, e *Explanation) (Answer, error) {
	r := &reply{answerer: x, Answer: newAnswer(q), explained: e}
	if done := r.withoutArticles(q); done {
		return r.Answer, nil
	}
	_, step := trace.Step(ctx, "weigh")
	a := x.weigh(q)
	step.End(nil)
	a.last = last
	e.asked(a)
	r.Unmatched = append(r.Unmatched, a.unmatched...)
	within, step := trace.Step(ctx, "propose")
	p, err := x.propose(within, a)
	step.End(err)
	if err != nil {
		return Answer{}, err
	}
	defer p.leave()
	_, step = trace.Step(ctx, "judge", trace.Fact{Key: "quoth.candidates", Value: len(p.candidates)})
	p.judge(x.weightsOf(p))
	step.End(nil)
	within, step = trace.Step(ctx, "settle")
	err = r.settle(within, p)
	step.End(err)
	if err != nil {
		return Answer{}, err
	}
	return r.Answer, r.remark(ctx, p)
}

// withoutArticles reports whether a message needs no article: it is put in a
// language that is not read, or asks nothing.
func (r *reply) withoutArticles(q query.Query) bool {
	switch {
	case !r.answerer.reads(q.Lang):
		r.Query.Unread = q.Lang
	case q.Intent == query.SmallTalk || len(q.Words) == 0:
		r.Query.Intent = query.SmallTalk
	default:
		return false
	}
	return true
}

// reads reports whether questions in a language can be answered: English and
// Chinese, and any that an article is written in.
func (x *Answerer) reads(lang string) bool {
	return lang == "en" || lang == "zh" || slices.ContainsFunc(x.metas, func(m index.Meta) bool {
		return m.Lang == lang || strings.HasPrefix(m.Lang, lang+"-")
	})
}

// remark notes what an answer says of itself beside what it shows.
func (r *reply) remark(ctx context.Context, p *proposals) error {
	q := p.Query
	if len(q.Taken) > 0 {
		r.Notes = slices.Insert(r.Notes, 0, Note{Kind: Taken, Names: q.Taken, Figures: []int{}})
	}
	if q.Reckoned != "" {
		r.note(Reckoned, q.Period.Text, nil, q.Reckoned)
	}
	if q.Why {
		r.reason()
	}
	if q.Relative != "" && len(r.Figures) > 0 && !strings.Contains(lexicon.Plain(r.passageOf(0)), lexicon.Plain(q.Relative)) {
		r.note(Unreckoned, q.Relative, nil)
	}
	if len(r.Figures) == 0 && r.Status != Answered {
		return r.otherTimes(ctx, p.asked)
	}
	return nil
}
