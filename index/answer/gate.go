package answer

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/articles/figure"
	"quoth/articles/lexicon"
	"quoth/index/ledger"
	"quoth/index/query"
	"quoth/index/term"
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
	{"another owner", "it is of a place of another name than the one asked for", anotherOwner, func(p *proposals) []string { return p.Owners }},
	{"another sort", "it is another sort of quantity than the one asked for", anotherSort, nil},
	{anotherYear, "it holds for another year than the one asked for", otherYear, askedYear},
	{"not per", "it is not counted per what is asked for", notPer, func(p *proposals) []string { return []string{p.Per} }},
	{"condition", "it does not meet the condition asked for", outsideBound, func(p *proposals) []string { return []string{p.Condition} }},
	{"unknown name", "no article names what is asked about", unknownName, unknownNames},
	{"nothing in common", "nothing of what is asked stands in it", nothingInCommon, nil},
	{"not asserted", "the article does not say that it is so: it denies it, asks it, or says if", notAsserted, nil},
	{"only planned", "it is planned, promised or expected, and not said to be so", onlyPlanned, nil},
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
// in one nor around one; a passage that names none asked for, of an article that
// names none either or is about another, or whose figures of what is asked are all of
// others. That a passage names another place beside is evidence: an article on one
// city tells of machines from another.
func otherPlace(p *proposals, c *candidate) bool {
	f := c.stated()
	if c.whole != nil || len(p.Places) == 0 {
		return false
	}
	if f == nil {
		v := c.evidence
		return p.tellsOfOthers(c) || v[vPlacePassage]+v[vPlaceFrame] == 0 && (v[vPlaceArticle] == 0 || p.ofAnother(c))
	}
	return p.whose(c.reading, f) == vPlaceNot
}

// ofAnother reports whether a passage stands in an article that is about another
// place than those asked for, and names none of them more often.
func (p *proposals) ofAnother(c *candidate) bool {
	of := p.articles[c.ArticleNumber]
	about := p.answerer.lex.Lookup(lexicon.Place, of.about)
	return about != nil && about.Class != "subject" && !p.of(of.about) && !slices.ContainsFunc(p.Places, func(a *lexicon.Entry) bool { return of.places[a] > of.places[about] })
}

// tellsOfOthers reports whether a passage that would answer with a figure of the
// measures asked for has such figures, and all of other places.
func (p *proposals) tellsOfOthers(c *candidate) bool {
	if p.Intent != query.Lookup || len(p.Measures) == 0 || p.Likely.Number() < 0.5 {
		return false
	}
	others := 0
	for _, f := range c.Figures {
		if !slices.ContainsFunc(p.Measures, func(m *lexicon.Entry) bool { return m.ID == f.MeasureID }) {
			continue
		}
		if f.Place == "" || f.Doubt&figure.PlaceFromTitle != 0 || p.of(f.Place) || !p.apart(f.Place) && slices.ContainsFunc(p.Places, c.names) {
			return false
		}
		others++
	}
	return others > 0
}

// anotherOwner: a figure that its text gives for a place or for somebody, where the
// question asks for that of a name which is no place of the tables and not whose
// figure it is.
func anotherOwner(p *proposals, c *candidate) bool {
	if len(p.Owners) == 0 || c.whole != nil {
		return len(p.Owners) > 0 && len(p.Places) == 0 // figures of all places
	}
	f := c.stated()
	if f != nil && len(p.Measures) == 0 && p.ofAnotherName(c, f) {
		return true
	}
	if f == nil || f.Place == "" || len(p.Measures) == 0 && p.articleNames(c) {
		return false
	}
	if slices.ContainsFunc(p.Places, func(a *lexicon.Entry) bool { return p.answerer.lex.Within(f.Place, a.ID) }) {
		return false
	}
	said := []string{f.Entity, f.Place}
	named := strings.Join(lexicon.NewText(f.PlaceText).Words(), " ") + " "
	switch {
	case len(p.Measures) == 0: // what is asked is told by its words, not by whose it is
		said = append(said, c.Record.Text, c.Heading, c.Title)
	case len(c.Header) > 0:
		said = append(said, c.Record.Text)
	case f.Doubt&figure.PlaceFromTitle != 0:
		said = append(said, c.Text[:f.End])
	}
	return !slices.ContainsFunc(p.Owners, func(name string) bool {
		words := folded(name)
		if strings.HasPrefix(named, words[1:]) || strings.HasSuffix(" "+named, words) { // not a word amid a longer name
			return true
		}
		return strings.Contains(" "+f.Measure+" ", " "+name+" ") || slices.ContainsFunc(said, func(s string) bool { return says(s, name) }) // capitals have no venture capital
	})
}

// ofAnotherName reports whether a text gives a figure for a name, and its sentence has
// none of those asked for.
func (p *proposals) ofAnotherName(c *candidate, f *figure.Figure) bool {
	first, _ := utf8.DecodeRuneInString(f.Entity)
	if !unicode.IsUpper(first) {
		return false
	}
	at := c.Sentences[c.sentence(f.Start)]
	said := f.Entity + " " + c.Record.Text[at[0]:at[1]]
	return !slices.ContainsFunc(p.Owners, func(name string) bool { return says(said, name) })
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

// nothingInCommon: a passage that says no word of the question, in its own words or
// in others, under a heading and a title that say none, where no thread tells what
// it is about.
func nothingInCommon(p *proposals, c *candidate) bool {
	v := c.evidence
	return c.whole == nil && !p.Everything() && !p.articleNames(c) && p.last.Question == "" && v[vPassage]+v[vFrame] == 0 && max(v[vMeantPassage], v[vMeantFrame]) < littleMeant && v[vPlacePassage]+v[vPlaceFrame]+v[vMeasureHere]+v[vMeasureFrame] == 0 && v[vLinked] == 0 && max(v[vLikeBest], v[vLikePassage]) < littleLike
}

// articleNames reports whether the question has names of no table and the article of
// a candidate all of them: it is about somebody.
func (p *proposals) articleNames(c *candidate) bool {
	return c.evidence[vNamesArticle] == 0 && slices.ContainsFunc(p.Words, func(w query.Word) bool { return w.Role == query.Name })
}

// littleLike is how far texts of other things come to stand out by an encoder.
const littleLike = 0.5

// littleMeant is how much of a question words of other things come to mean.
const littleMeant = 0.15

// otherYear: a figure of a year outside those asked for, or of another part of it.
func otherYear(p *proposals, c *candidate) bool {
	f := c.stated()
	if f == nil || c.whole != nil || p.Period == (query.Period{}) {
		return false
	}
	if f.Year == 0 && f.Period != "" && (p.Period.From != 0 || p.Period.To != 0) {
		return true // the past five years, a quarter of a financial year
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
	return f != nil && p.Per != "" && f.Per == "" && !query.Per(f.Measure) && !query.Per(f.MeasureID) && !p.saysPer(c)
}

// saysPer reports whether the sentence of a figure, or the titles of its row, say the
// noun by which it is asked for, and no figure of the sentence counts those: "1,200
// start-ups and 360,000 inhabitants" are none per inhabitant.
func (p *proposals) saysPer(c *candidate) bool {
	at := c.sentence(c.stated().Start)
	if slices.ContainsFunc(c.Figures, func(f figure.Figure) bool { return c.sentence(f.Start) == at && sameNoun(p.Per, f.Unit) }) {
		return false
	}
	sentence := c.Sentences[at]
	said := term.Analyze(c.Record.Text[sentence[0]:sentence[1]] + " " + strings.Join(c.Header, " "))
	return !slices.ContainsFunc(term.Analyze(p.Per), func(asked term.Token) bool {
		return !slices.ContainsFunc(said, func(t term.Token) bool {
			return t.Term == asked.Term || slices.Contains(query.Same(asked.Term), t.Term)
		})
	})
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

// The lines of the table of cues for questions that ask for what is not said to
// be so.
const (
	cuePlan       = query.Form("plan")
	cueUnasserted = query.Form("unasserted")
)

// notAsserted: a figure that the text denies, asks, or gives of a case only, where
// the question asks for what is.
func notAsserted(p *proposals, c *candidate) bool {
	f := c.stated()
	return f != nil && c.whole == nil && !f.Status.Asserted() && !f.Status.Planned() && !(p.asksUnasserted && f.Status != figure.Asked)
}

// onlyPlanned: a figure of what is to be, where the question asks how many there are.
func onlyPlanned(p *proposals, c *candidate) bool {
	f := c.stated()
	return f != nil && c.whole == nil && f.Status.Planned() && p.Want == query.WantCount && !p.asksPlanned && !p.asksUnasserted && !p.asksLater(c)
}

// asksLater reports whether a question asks for a time behind the one in which the
// article of a candidate was published.
func (p *proposals) asksLater(c *candidate) bool {
	return p.Period.To > c.publishedYear() && c.publishedYear() > 0
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
