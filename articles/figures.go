package articles

import (
	"quoth/articles/figure"
	"quoth/articles/lexicon"
	"quoth/articles/quantity"
	"quoth/articles/sentence"
	"quoth/articles/text"
)

// Figures returns the figures the article states, in order, with spans in
// bytes of its Text; units are those of its corpus. Lists of sources have none, and what only counts in
// passing is left out.
func (a *Article) Figures(lex *lexicon.Lexicon, units *quantity.Units) []figure.Figure {
	var list []figure.Figure
	about, points := a.place(lex), text.PointsGroup(a.Text)
	before := ""
	for _, b := range a.Blocks {
		text := a.Text[b.Start:b.End]
		if b.Kind == Reference {
			continue
		}
		if b.Kind == Heading {
			before = ""
			continue
		}
		ctx := figure.Context{
			Lang: a.Lang, Published: a.Published, Place: about, Title: a.Title,
			Heading: b.Heading, Header: b.Header, Lexicon: lex, Units: units, Points: points,
		}
		if b.Kind == Item || b.Kind == Row {
			ctx.Before = before
		} else if s := sentence.Split(text); len(s) > 0 {
			last := s[len(s)-1]
			before = text[last.Start:last.End]
		}
		first := len(list)
		for _, f := range figure.Extract(text, ctx) {
			if f.Doubt&figure.InPassing != 0 {
				continue
			}
			f.Start += b.Start
			f.End += b.Start
			f.Sentence[0] += b.Start
			f.Sentence[1] += b.Start
			if f.SameAs >= 0 {
				f.SameAs += first
			}
			list = append(list, f)
		}
	}
	return list
}

// place returns the lexicon's id of the one place the article is about: the
// one it states, or the city that its text names half as often again as any other.
// "" when it is about several or none.
func (a *Article) place(lex *lexicon.Lexicon) string {
	if len(a.Places) > 1 {
		return ""
	}
	if len(a.Places) == 1 {
		for _, m := range lex.Find(a.Places[0]) {
			if m.Entry.Kind == lexicon.Place {
				return m.Entry.ID
			}
		}
		return a.Places[0]
	}
	counts := map[string]int{}
	best := ""
	for _, m := range lex.Find(a.Title + "\n" + a.Text[:min(len(a.Text), aboutBytes)]) {
		city := cityOf(m.Entry, lex)
		if city == "" {
			continue
		}
		counts[city]++
		if n := counts[city]; n > counts[best] || n == counts[best] && city < best {
			best = city
		}
	}
	for city, n := range counts {
		if city != best && 3*n > 2*counts[best] {
			return ""
		}
	}
	if counts[best] < 2 {
		return ""
	}
	return best
}

// cityOf returns the lexicon's id of the city that an entry names or lies in,
// "" when it is no such place.
func cityOf(e *lexicon.Entry, lex *lexicon.Lexicon) string {
	for range 8 { // deeper than any table nests
		if e == nil || e.Kind != lexicon.Place {
			return ""
		}
		if e.Subject() {
			return e.ID
		}
		e = lex.Lookup(lexicon.Place, e.Parent)
	}
	return ""
}

// aboutBytes is how much of a text is read to tell what place it is about.
const aboutBytes = 1 << 16
