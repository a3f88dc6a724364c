package answer

import (
	"slices"
	"strings"

	"quoth/articles/figure"
	"quoth/articles/lexicon"
	"quoth/index/query"
	"quoth/index/term"
)

// kinds says which kinds of figure answer what is wanted.
var kinds = map[string][]figure.Kind{
	"money":    {figure.Money},
	"share":    {figure.Share, figure.Multiple},
	"count":    {figure.Count, figure.Number},
	"duration": {figure.Duration},
	"rank":     {figure.Rank},
	"quantity": {figure.Quantity, figure.Duration, figure.Count},
	"length":   {figure.Quantity, figure.Duration},
	"multiple": {figure.Multiple},
	"number":   {figure.Number, figure.Count, figure.Multiple},
}

// stated returns the kinds of figures by which a measure is stated: of one
// that has two classes those wanted, or else all.
func stated(w query.Want, m *lexicon.Entry) []figure.Kind {
	var list []figure.Kind
	for _, class := range m.Classes() {
		if class == string(w) {
			return kinds[class]
		}
		list = append(list, kinds[class]...)
	}
	return list
}

// compared returns the kinds of figures of a measure that can be set side by
// side: of one that has two classes those wanted, or else the usual one.
func compared(w query.Want, m *lexicon.Entry) []figure.Kind {
	if m.Is(string(w)) {
		return kinds[string(w)]
	}
	return kinds[m.Classes()[0]]
}

// kindFit judges the sort of quantity: money where money is asked for.
func kindFit(a asked, s slot, f figure.Figure) float64 {
	worth := 1.0
	allowed, limited := kinds[string(a.Want)]
	if m := s.measure; m != nil && (a.Want == "" || a.Want == query.WantAny || a.Want == query.WantQuantity || m.Is("share") || m.Is("rank") && a.Want == query.WantRank) {
		allowed, limited = stated(a.Want, m), true // "how many of the companies are from Shanghai" is answered by their share
	}
	if a.Want == query.WantChange || a.Intent == query.Difference {
		if f.Change == figure.NoChange {
			worth = changeOfIt
		}
	} else {
		if f.Change != figure.NoChange {
			worth = changeOfIt
		}
		if limited && !slices.Contains(allowed, f.Kind) {
			return otherKind
		}
		if a.Want == query.WantAny && !limited && f.Kind == figure.Rank {
			return otherKind
		}
	}
	if a.Noun != "" && f.Kind == figure.Count && s.measure == nil && !sameNoun(a.Noun, f.Unit) {
		worth *= otherNoun
	}
	return worth
}

// sameNoun reports whether two nouns name the same sort of thing.
func sameNoun(asked, counted string) bool {
	for _, a := range term.Analyze(asked) {
		for _, c := range term.Analyze(counted) {
			if c.Term == a.Term || slices.Contains(query.Same(a.Term), c.Term) {
				return true
			}
		}
	}
	return query.Language(asked) == "zh" && (strings.Contains(counted, asked) || counted != "" && strings.Contains(asked, counted))
}

// fitsClass reports whether a figure is of a kind that states a measure.
func fitsClass(m *lexicon.Entry, f figure.Figure) bool {
	return slices.Contains(stated("", m), f.Kind)
}

// counts reports whether a noun is one by which a measure is called: the
// "rounds" of a sentence on start-ups do not tell how many start-ups there are.
func counts(m *lexicon.Entry, noun string) bool {
	return slices.ContainsFunc(append([]string{m.ID}, m.Aliases...), func(name string) bool { return sameNoun(name, noun) })
}
