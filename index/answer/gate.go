package answer

import (
	"slices"
	"strconv"

	"quoth/articles/figure"
	"quoth/articles/lexicon"
	"quoth/index/ledger"
	"quoth/index/query"
)

// A gate refuses candidates that must never be shown, whatever else speaks for
// them. Nothing but gates refuses; all else is evidence.
type gate struct {
	name    string
	why     string // in words
	refuses func(p *proposals, c *candidate) bool
	about   func(p *proposals) []string // what it is about, for whoever reads the refusal
}

// gates are all gates, in the order in which a refusal names them.
var gates = []gate{
	{"unknown place", "no article names the place asked for", unknownPlace, askedPlaces},
	{"another place", "it holds for another place than the one asked for", otherPlace, askedPlaces},
	{"another sort", "it is another sort of quantity than the one asked for", anotherSort, nil},
	{anotherYear, "it holds for another year than the one asked for", otherYear, askedYear},
	{"not per", "it is not counted per what is asked for", notPer, func(p *proposals) []string { return []string{p.Per} }},
	{"condition", "it does not meet the condition asked for", outsideBound, func(p *proposals) []string { return []string{p.Condition} }},
	{"unknown name", "no article names what is asked about", unknownName, unknownNames},
	{"nothing in common", "nothing of what is asked stands in it", nothingInCommon, nil},
	{"passing mention", "it counts in passing and states nothing: \"one of the hubs\"", inPassing, nil},
}

// nothingNear is what refuses where no gate does: no candidate is likely enough.
const nothingNear = "nothing near"

// anotherYear names the gate of figures of a year that was not asked for.
const anotherYear = "another year"

// askedYear is the year a question names, or its words for another period.
func askedYear(p *proposals) []string {
	if p.Period.From != 0 && p.Period.From == p.Period.To && p.Period.Part == "" {
		return []string{strconv.Itoa(p.Period.From)}
	}
	return []string{p.Period.Text}
}

func askedPlaces(p *proposals) []string { return ids(p.Places) }

// otherPlace: a figure that holds for a place which is neither one asked for nor
// in one nor around one; a passage that names another, under a heading and a title
// that name none asked for.
func otherPlace(p *proposals, c *candidate) bool {
	f := c.stated()
	if c.whole != nil || len(p.Places) == 0 {
		return false
	}
	if f == nil {
		v := c.evidence
		return v[vPlacePassage]+v[vPlaceFrame] == 0 && (v[vPlaceOther] > 0 || v[vPlaceArticle] == 0)
	}
	if f.Place == "" {
		return false
	}
	return !slices.ContainsFunc(p.Places, func(a *lexicon.Entry) bool {
		return f.Place == a.ID || p.answerer.lex.Within(f.Place, a.ID) || p.answerer.lex.Within(a.ID, f.Place)
	})
}

// unknownPlace: no article names a place asked for, nor what lies in it.
func unknownPlace(p *proposals, c *candidate) bool { return c.whole == nil && p.asksPlaceNotCovered }

// unknownName: a figure, where the question names somebody or something that no
// article does.
func unknownName(p *proposals, c *candidate) bool {
	return c.figure >= 0 && c.whole == nil && len(unknownNames(p)) > 0
}

func unknownNames(p *proposals) (names []string) {
	for i, w := range p.Words {
		if w.Role == query.Name && !w.Carried && p.unmatchedWord(i) {
			names = append(names, w.Text)
		}
	}
	return names
}

// nothingInCommon: a passage that says no word of the question, under a heading
// and a title that say none, where no thread tells what it is about.
func nothingInCommon(p *proposals, c *candidate) bool {
	v := c.evidence
	return c.whole == nil && !p.Everything() && p.last.Question == "" && v[vPassage]+v[vFrame] == 0 && v[vPlacePassage]+v[vPlaceFrame]+v[vMeasureHere]+v[vMeasureFrame] == 0 && v[vLinked] == 0
}

// otherYear: a figure of a year outside those asked for, or of another part of it.
func otherYear(p *proposals, c *candidate) bool {
	f := c.stated()
	if f == nil || c.whole != nil || p.Period == (query.Period{}) {
		return false
	}
	part := ledger.Entry{Figure: *f}.Span().Part
	return f.Year != 0 && !p.Period.Holds(f.Year) || p.Period.Part != "" && part != p.Period.Part
}

// anotherSort: a figure of a sort that cannot be what is wanted: a number of
// things is no rank, no length and no time, and a rank is nothing else.
func anotherSort(p *proposals, c *candidate) bool {
	f := c.stated()
	if f == nil || c.whole != nil {
		return false
	}
	switch p.Want {
	case query.WantRank, query.WantLength, query.WantDuration:
		return !slices.Contains(figureKinds[string(p.Want)], f.Kind)
	}
	return f.Kind == figure.Rank && p.asksNoRank()
}

// notPer: a figure that is counted per nothing, where one per something is asked for.
func notPer(p *proposals, c *candidate) bool {
	f := c.stated()
	return f != nil && p.Per != "" && f.Per == "" && !query.Per(f.Measure) && !query.Per(f.MeasureID)
}

// asksNoRank reports whether a question names what is measured and no word of it
// expects a rank.
func (p *proposals) asksNoRank() bool {
	return len(p.Measures) > 0 && !p.Expects["rank"] && !slices.ContainsFunc(p.Measures, func(m *lexicon.Entry) bool { return m.Is("rank") })
}

// outsideBound: a figure that does not meet the condition by which places are
// asked for.
func outsideBound(p *proposals, c *candidate) bool {
	f := c.stated()
	return f != nil && c.whole == nil && p.Intent == query.Filter && p.Bound != nil && !p.Bound.Holds(ledger.Entry{Figure: *f})
}

// inPassing: a figure that states nothing.
func inPassing(p *proposals, c *candidate) bool {
	f := c.stated()
	return f != nil && c.whole == nil && f.Doubt&(figure.InPassing|figure.Elsewhere) != 0
}

// A refusal is what a gate has refused, the most likely first.
type refusal struct {
	gate gate
	*candidate
}

// gate parts the candidates, which are in order, into those that may be shown
// and those that a gate refuses.
func (p *proposals) gate() (kept []*candidate, refused []refusal) {
	for _, c := range p.candidates {
		i := slices.IndexFunc(gates, func(g gate) bool { return g.refuses(p, c) })
		if i < 0 {
			kept = append(kept, c)
		} else {
			refused = append(refused, refusal{gates[i], c})
		}
	}
	return kept, refused
}
