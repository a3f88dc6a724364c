package answer

import (
	"math"
	"slices"

	"quoth/articles/figure"
	"quoth/articles/lexicon"
	"quoth/index/ledger"
	"quoth/index/meaning"
	"quoth/index/query"
)

// Understand reads a question to this index: words that stand nowhere in it are
// taken for those they were most likely meant to be, and a verb stands for the
// measure it implies where the articles state that of a place asked about. A
// bound by another place, "more unicorns than Paris", is what they state of it.
func (x *Answerer) Understand(question string) query.Query {
	q := x.Corpus().Understand(question)
	if q.Implied == nil && q.Than == nil {
		return q
	}
	book, err := x.Ledger()
	if err != nil {
		return q
	}
	if q.Than != nil {
		q.Bound = than(book, q)
		return q
	}
	stated := func(p *lexicon.Entry) bool {
		return book.Count(ledger.Filter{Measure: q.Implied.ID, Place: p.ID}) > 0
	}
	if len(q.Places) == 0 && book.Count(ledger.Filter{Measure: q.Implied.ID, Anywhere: true}) > 0 || slices.ContainsFunc(q.Places, stated) {
		return q.Implying()
	}
	return q
}

// than is the bound that the figure of another place sets, nil where the articles
// state none.
func than(book *ledger.Ledger, q query.Query) *ledger.Range {
	e, ok := measuredBy(book, q)
	if !ok {
		return nil
	}
	g := &ledger.Range{Least: math.Inf(-1), Most: math.Inf(1), Open: true, Currency: e.Currency, Rates: ledger.DefaultRates()}
	if e.Kind != figure.Count && e.Kind != figure.Number {
		g.Unit = e.Unit
	}
	if q.Fewer {
		g.Most = e.Value
	} else {
		g.Least = e.Value
	}
	return g
}

// measuredBy returns the figure of the place that others are measured by.
func measuredBy(book *ledger.Ledger, q query.Query) (ledger.Entry, bool) {
	f := placed(q.Measures[0], q.Than.ID)
	f.From, f.To = q.Period.From, q.Period.To
	entries := slices.DeleteFunc(book.Select(f), func(e ledger.Entry) bool { return e.Planned() || e.Several() || e.Partial() })
	if len(entries) == 0 {
		return ledger.Entry{}, false
	}
	return slices.MinFunc(entries, ledger.Better), true
}

// Asking tells whether something said among people asks anything of the
// articles.
func (x *Answerer) Asking(text string) query.Asking { return query.AskingOf(text, x.lex) }

// Meant returns the probability that a line of a conversation is put to the bot.
func (x *Answerer) Meant(h query.Heard) float64 {
	chance, _ := query.Meant(h, x.lex, likeness)
	return chance
}

// Line reads a line of a conversation.
func (x *Answerer) Line(text string) query.Line { return query.LineOf(text, x.lex, likeness) }

// likeness tells how much alike two terms are in what they mean, from 0 to 1.
func likeness(a, b string) float64 { return meaning.Like(meaning.Of(a), meaning.Of(b)) }
