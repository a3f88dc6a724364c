package answer

import (
	"slices"

	"quoth/articles/lexicon"
	"quoth/index/ledger"
	"quoth/index/query"
)

// Understand reads a question to this index: words that stand nowhere in it are
// taken for those they were most likely meant to be, and a verb stands for the
// measure it implies where the articles state that of a place asked about.
func (x *Answerer) Understand(question string) query.Query {
	q := x.Corpus().Understand(question)
	if q.Implied == nil {
		return q
	}
	book, err := x.Ledger()
	if err != nil {
		return q
	}
	stated := func(place string) bool {
		return len(book.Select(ledger.Filter{Measure: q.Implied.ID, Place: place})) > 0
	}
	if len(q.Places) == 0 && stated("") || slices.ContainsFunc(q.Places, func(p *lexicon.Entry) bool { return stated(p.ID) }) {
		return q.Implying()
	}
	return q
}

// Asking tells whether something said among people asks anything of the
// articles.
func (x *Answerer) Asking(text string) query.Asking { return query.AskingOf(text, x.lex) }
