package query

import (
	"slices"

	"quoth/articles/lexicon"
)

// implied returns the measure that a question names by its verb or form alone, nil
// none: what a place raised, where nothing else is asked of it, is its venture capital,
// and how big it is its area.
func implied(q Query, text lexicon.Text, lex *lexicon.Lexicon) *lexicon.Entry {
	some := len(q.Places) > 0 || q.Order != NoOrder && q.Class != ""
	if len(q.Measures) > 0 || !some || slices.ContainsFunc(q.Words, func(w Word) bool { return w.Telling() && !w.PutWith() && !q.InClaim(w) }) {
		return nil
	}
	m := lex.Lookup(lexicon.Measure, questions().cue("verb", text))
	part := slices.ContainsFunc(q.Places, func(p *lexicon.Entry) bool { return p.Class == "district" || p.Class == "institution" })
	if m == nil || !q.Want.asks(m) || part && m.Is("money") { // what an institution raised is its own
		return nil
	}
	return m
}

// Implying returns the question as one that names the measure it implies.
func (q Query) Implying() Query {
	q.Measures = []*lexicon.Entry{q.Implied}
	q.Words = slices.Clone(q.Words)
	for i, w := range q.Words {
		if w.Entry == nil && questions().cue("verb", lexicon.NewText(w.Text)) == q.Implied.ID {
			q.Words[i].Entry, q.Words[i].Role = q.Implied, OfMeasure
		}
	}
	q.Implied = nil
	q.Intent = intent(q, lexicon.NewText(q.Question))
	return q
}
