package answer

import (
	"slices"
	"strings"

	"quoth/articles/figure"
	"quoth/articles/lexicon"
	"quoth/index/query"
	"quoth/index/term"
)

// figureKinds says which kinds of figure are of a class of measures, or answer
// what is wanted.
var figureKinds = map[string][]figure.Kind{
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
			return figureKinds[class]
		}
		list = append(list, figureKinds[class]...)
	}
	return list
}

// compared returns the kinds of figures of a measure that can be set side by
// side: of one that has two classes those wanted, or else the usual one.
func compared(w query.Want, m *lexicon.Entry) []figure.Kind {
	if m.Is(string(w)) {
		return figureKinds[string(w)]
	}
	return figureKinds[m.Classes()[0]]
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
