package bot

import (
	"cmp"
	"context"
	"strconv"

	"quoth/index/answer"
	"quoth/index/query"
)

// line is what a line is to what was said before it.
func (b *Bot) line(text string) query.Line {
	if b.Line == nil {
		return query.Line{Wish: query.WishOf(text)}
	}
	return b.Line(text)
}

// WishOf is the wish that a line put to the bot is, or has beside words to people.
func (b *Bot) WishOf(text string) query.Wish {
	b, done := b.now()
	defer done()
	return query.WishOf(b.gist(text))
}

// gist is what of a text is put to the bot, where the rest is said beside it.
func (b *Bot) gist(text string) string { return cmp.Or(b.line(text).Gist, text) }

// asked are the questions of a conversation as the articles are asked them:
// wishes and what asks of the last answer alone are left out, but for those that are
// questions of their own, and of what corrects the one before what it says instead is left.
func (b *Bot) asked(earlier []string) []string {
	var list []string
	for _, text := range earlier {
		switch line := b.line(text); {
		case line.Wish == query.WishChart:
			list = append(list, drawn(Lang(text)))
		case line.Wish != query.NoWish, line.About != query.NoWish && len(list) > 0, text == "":
		case line.Instead != "":
			list = append(list, line.Instead)
		default:
			list = append(list, text)
		}
	}
	return list
}

// Earlier returns the questions of a conversation that the next one goes on
// from, given those before one of which the outcome is kind, and that one. What
// was not answered changes nothing once something was.
func Earlier(before []string, question string, kind Kind) []string {
	switch {
	case kind == Answered, kind == Partial, kind == Closest:
		return append(before, question)
	case kind == Unanswered && len(before) == 0:
		return []string{question}
	}
	return before
}

// instead is a question without the words that take the last one back: "Paris"
// of "no, Paris".
func (b *Bot) instead(text string) string {
	if line := b.line(text); line.Instead != "" {
		return line.Instead
	}
	return text
}

// drawn asks for the last answer as a chart.
func drawn(lang string) string { return wordsIn(lang).Drawn }

// wish is what is said to a wish; ok is false where it is asked of the
// articles like any question.
func (b *Bot) wish(ctx context.Context, lang string, q Question) (m Message, ok bool, err error) {
	w := query.WishOf(q.Text)
	n := noticesIn(lang)
	switch w {
	case query.NoWish:
		return Message{}, false, nil
	case query.WishMute:
		return Note(lang, Muted), true, nil
	case query.WishWake, query.WishHelp:
		return Help(lang), true, nil
	case query.WishAge:
		return b.age(lang), true, nil
	case query.WishCities:
		return b.cities(lang), true, nil
	case query.WishTopics:
		return b.About(lang), true, nil
	}
	earlier := b.asked(q.Earlier)
	if len(earlier) == 0 {
		return Note(lang, NoAnswerYet), true, nil
	}
	last := len(earlier) - 1
	about := Question{Text: earlier[last], Earlier: earlier[:last], Lang: lang, At: q.At}
	switch w {
	case query.WishChart:
		about.Text, about.Earlier = drawn(Lang(q.Text)), q.Earlier
	case query.WishWhy, query.WishCheck:
		about.Want = Why
	case query.WishWho:
		about.Want = Who
	case query.WishMore:
		about.Want = More
	case query.WishPlaces:
		about.Want = Places
	case query.WishYears:
		about.Want = Years
	case query.WishExport:
		about.Want = Export
	case query.WishSource, query.WishLink:
		about.Want = Stands
	case query.WishWhen:
		about.Want = When
	case query.WishShorter:
		about.Want = Shorter
	case query.WishWrong:
		about.Want = Wrong
	}
	m, err = b.reply(ctx, lang, about)
	if w == query.WishWrong {
		m.Parts = append([]Part{line(n.Note[Doubted])}, m.Parts...)
	}
	return m, true, err
}

// age says how old the articles are.
func (b *Bot) age(lang string) Message {
	n, know := noticesIn(lang), b.knows()
	m := Message{Kind: Helped, Lang: lang, Parts: []Part{line(fill(n.HomeKnows, strconv.Itoa(know.Articles), strconv.Itoa(len(know.Sources))))}}
	if know.First != "" {
		m.Parts = append(m.Parts, line(fill(n.HomeSpan, short(know.First), short(know.Last))))
	}
	m.Parts = append(m.Parts, line(n.AgeEach))
	return m
}

// citiesMax is how many places are named in one line.
const citiesMax = 60

// cities says which places the articles tell of, and what to ask of some.
func (b *Bot) cities(lang string) Message {
	n, know := noticesIn(lang), b.knows()
	m := Message{Kind: Helped, Lang: lang, Parts: []Part{line(fill(n.Cities, strconv.Itoa(len(know.Cities)), b.names(lang, know.Cities, citiesMax)))}}
	m.Follow = b.Suggest(lang, suggestedMax)
	return m
}

// suggestedMax is how many questions are suggested below what the bot tells of
// itself.
const suggestedMax = 3

// sources lists where the passages of an answer stand, each with its address.
func (c *composer) sources() {
	c.m.Kind = Noted
	for _, q := range c.passages() {
		c.add(Item, c.source(q, shownSpan(q, nil))...)
	}
	if len(c.m.Parts) == 0 {
		c.add(Line, Run{Text: c.NotSaid})
	}
}

// when says of when the figures of an answer are, and when what states them
// was published.
func (c *composer) when() {
	n := noticesIn(c.lang)
	c.m.Kind = Noted
	for i, f := range c.a.Figures {
		if i == leadsMax {
			break
		}
		period := n.WhenNone
		switch {
		case f.Period != "":
			period = short(f.Period)
		case f.Year != nil:
			period = strconv.Itoa(*f.Year)
		}
		runs := []Run{{Text: c.head(f), Bold: true, Link: c.place(f)}, {Text: c.Between + period}}
		if q, ok := c.passage(f); ok && q.Published != "" {
			runs = append(runs, Run{Text: c.Between + fill(n.WhenPublished, short(q.Published))})
		}
		c.add(Item, runs...)
	}
	if len(c.a.Figures) == 0 {
		c.sources()
	}
}

// shorter says the answer in its headline.
func (c *composer) shorter(whole Message) {
	c.m.Kind = Noted
	for _, p := range whole.Parts {
		if p.Role == Headline || p.Role == Item && len(c.m.Parts) > 0 {
			c.m.Parts = append(c.m.Parts, p)
		}
		if p.Role == Quote {
			break
		}
	}
	if len(c.m.Parts) == 0 && len(whole.Parts) > 0 {
		c.m.Parts = whole.Parts[:1]
	}
}

// GoesOn returns what of a conversation's questions a line goes on from: all
// of them where it says too little to be asked alone, else none.
func (b *Bot) GoesOn(text string, earlier []string) []string {
	b, done := b.now()
	defer done()
	if line := b.line(text); line.Leans || line.About != query.NoWish || !line.Names && answer.CurrencyIn(text) != "" || line.Instead != "" || line.Wish.OfAnswer() {
		return earlier
	}
	return nil
}

// same reports whether two answers say the same: the second would tell nobody
// anything.
func same(a, other answer.Answer) bool {
	if a.Status != other.Status || len(a.Figures) != len(other.Figures) || len(a.Passages) == 0 || len(other.Passages) == 0 {
		return false
	}
	for i, f := range a.Figures {
		if g := other.Figures[i]; f.Passage != g.Passage || f.Start != g.Start {
			return false
		}
	}
	return a.Passages[0].ID == other.Passages[0].ID && (a.Chart == nil) == (other.Chart == nil)
}
