package bot

import (
	"context"

	"quoth/index/answer"
	"quoth/index/query"
)

// lean is what is said to a question that names nothing and asks of the answer
// before it: what it was at other times, what it counts, by whose word it is, why
// it was chosen, what else is told. ok is false where the question has an answer
// of its own.
func (b *Bot) lean(ctx context.Context, lang string, q Question, given answer.Answer) (m Message, ok bool, err error) {
	line := b.line(q.Text)
	if len(b.asked(q.Earlier)) == 0 || q.Want != TheAnswer || line.Names {
		return Message{}, false, nil
	}
	before, err := b.last(ctx, q)
	if err != nil || outcome(before).Open() {
		return Message{}, false, err
	}
	if m, ok := b.exchanged(lang, q, before); ok {
		return m, true, nil
	}
	again := same(given, before)
	if !outcome(given).Open() && !again && len(given.Query.Measures) > 0 {
		return Message{}, false, nil
	}
	c := b.composer(lang, before)
	switch line.About {
	case query.NoWish:
		if !q.Overheard || !again || len(before.Figures) == 0 {
			return Message{}, false, nil
		}
		c.only(noticesIn(lang).SaidAlready)
	case query.WishTrend:
		return b.trend(ctx, lang, q, before)
	case query.WishWords:
		c.counted()
	case query.WishWho:
		c.who()
	case query.WishWhy:
		c.why()
	case query.WishMore:
		quotes, err := b.Passages(ctx, before.Question, furtherMax)
		if err != nil {
			return Message{}, false, err
		}
		c.more(quotes)
	default:
		return Message{}, false, nil
	}
	return c.m, true, nil
}

// trend says what a figure was at other times, or that there are none.
func (b *Bot) trend(ctx context.Context, lang string, q Question, before answer.Answer) (m Message, ok bool, err error) {
	if _, one := subjectOf(before); !one || len(before.Figures) == 0 {
		return Message{}, false, nil
	}
	given, err := b.Answer(ctx, Question{Text: wordsIn(Lang(q.Text)).OverTime, Earlier: q.Earlier, At: q.At})
	if err != nil {
		return Message{}, false, err
	}
	if given.Table != nil && len(given.Table.Rows) > 1 && !same(given, before) {
		return b.compose(lang, given), true, nil
	}
	c := b.composer(lang, before)
	c.only(noticesIn(lang).NoOtherTime)
	return c.m, true, nil
}

// exchanged says what a figure is in the currency that a question names, with the
// rate, or that no rate is held.
func (b *Bot) exchanged(lang string, q Question, before answer.Answer) (Message, bool) {
	if len(before.Figures) == 0 {
		return Message{}, false
	}
	text, currency := answer.Exchange(before.Figures[0], q.Text)
	if currency == "" {
		return Message{}, false
	}
	c := b.composer(lang, before)
	if text == "" {
		text = fill(noticesIn(lang).NoRate, before.Figures[0].Currency, currency)
	}
	c.only(text)
	return c.m, true
}

// only says the first figure of an answer and that there is no more to say.
func (c *composer) only(why string) {
	c.m.Kind = Noted
	f := c.a.Figures[0]
	c.add(Headline, Run{Text: c.head(f), Bold: true, Link: c.place(f)})
	c.add(Line, Run{Text: why})
}

// counted says in the words of its article what an answer counts.
func (c *composer) counted() {
	c.m.Kind = Noted
	c.add(Line, Run{Text: noticesIn(c.lang).InItsWords})
	for _, q := range c.passages()[:min(1, len(c.passages()))] {
		c.quote(q)
	}
}
