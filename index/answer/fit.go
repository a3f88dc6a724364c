package answer

import (
	"slices"
	"strconv"
	"strings"

	"quoth/articles/figure"
	"quoth/articles/lexicon"
	"quoth/index/ledger"
	"quoth/index/query"
	"quoth/index/term"
)

// A candidate is a figure that may answer, with how well it fits what is asked.
type candidate struct {
	figure.Figure
	*evidence
	index int              // in Record.Figures
	fit   float64          // 0 to 1: what its reasons are worth, multiplied
	worth [reasons]float64 // of each reason, 0 to 1; 0: it was not looked at
	exact bool             // its measure is the one asked for, not one near it
	own   bool             // its place is the one asked for, not one around or inside it
}

// A reason is one thing that a figure is judged by.
type reason int

const (
	byKind reason = iota
	byMeasure
	byPlace
	byPeriod
	byCoverage
	byOwner
	byNoun
	byScope
	byTable
	byLanguage
	byStatus
	reasons
)

var reasonNames = [reasons]string{
	byKind: "kind", byMeasure: "measure", byPlace: "place", byPeriod: "period", byCoverage: "words", byOwner: "owner", byNoun: "noun",
	byScope: "scope", byTable: "table", byLanguage: "language", byStatus: "status",
}

// by takes in what a reason is worth, and reports whether the figure can still
// answer.
func (c *candidate) by(r reason, worth float64) bool {
	c.worth[r] = worth
	c.fit *= worth
	return c.fit > 0
}

// A slot is one fact asked for: a measure of a place. Either may be nil: any.
type slot struct {
	place, measure *lexicon.Entry
}

// How much a figure is still worth when something about it is not quite what
// was asked. What contradicts the question is worth nothing.
const (
	nearMeasure   = 0.7  // a wider or narrower measure
	saidMeasure   = 0.8  // the measure stands in its sentence, but was not linked to it
	framedMeasure = 0.6  // the measure stands in the heading, the title or another sentence
	widerPlace    = 0.75 // a country's figure for one of its cities
	narrowerPlace = 0.7  // a district's figure for its city
	partOfIt      = 0.45 // a city's or a district's figure for its country
	framedPlace   = 0.95 // the article is about the place
	undated       = 0.6  // the period asked for stands in the passage, not with the figure
	publishedThen = 0.55 // the article was published in the period asked for
	changeOfIt    = 0.5  // the size of a change, when a level is asked for
	otherKind     = 0.0  // another kind of quantity
	otherNoun     = 0.55 // other things are counted than those asked for
	targeted      = 0.9  // a plan or forecast, not a fact
	ofAnother     = 0.75 // it is a company's in the place, and not the place's own
	ofUnknown     = 0.45 // it is asked of a name that no article has
	carriedNoun   = 0.93 // what it counts stands elsewhere: "4 of them"
	limited       = 0.84 // it holds for a part only, or with more than was asked: fintech, several years combined
	inTable       = 0.78 // a row of a table is less of a quote than a sentence
	otherLanguage = 0.98 // the article is in another language than the question
	inSentence    = 0.85 // a word of the question stands in the figure's sentence, but not near it
	inPassage     = 0.6  // …in the passage, but in another sentence
	inFrame       = 0.5  // …only in the heading or title
	weakCoverage  = 0.2  // of the weight of a word that carries little: the kind of figure says most of it
	uncovered     = 0.25 // weight given to what is not said, so that one common word missing decides nothing
)

// candidates returns the figures that may fill a slot, in the order found.
func (x *Answerer) candidates(a asked, s slot, found []*evidence) []candidate {
	var list []candidate
	for _, e := range found {
		for i, f := range e.Figures {
			c := candidate{Figure: f, evidence: e, index: i}
			if x.judgeFit(a, s, &c); c.fit > 0 {
				list = append(list, c)
			}
		}
	}
	return list
}

func (x *Answerer) judgeFit(a asked, s slot, c *candidate) {
	at := c.sentence(c.Figure.Start)
	if at < 0 {
		return
	}
	c.fit = 1
	if s.measure == nil && a.Raises() && (!c.raised(at) || s.place != nil && a.beyond(c, at)) {
		c.fit = 0
		return
	}
	if !c.by(byKind, kindFit(a, s, c.Figure)) {
		return
	}
	c.read()
	fits := (s.measure == nil || c.by(byMeasure, a.measureFit(s.measure, c, at))) &&
		(s.place == nil || !x.ofOtherCity(a, c) && a.narrowed(s, c) && c.by(byPlace, x.placeFit(s.place, c, at))) &&
		c.by(byPeriod, periodFit(a.Period, c)) &&
		c.by(byCoverage, a.coverage(s, c, at))
	if !fits {
		c.fit = 0
		return
	}
	switch {
	case a.ofUnknown(), s.place == nil && s.measure == nil && a.ofNobody(c):
		c.by(byOwner, ofUnknown)
	case s.place != nil && a.another(s.place, c):
		c.by(byOwner, ofAnother)
	}
	if s.measure == nil && c.Doubt&figure.NounCarried != 0 {
		c.by(byNoun, carriedNoun)
	}
	if !a.scoped(c.Scope) {
		c.by(byScope, limited)
	}
	if len(c.Header) > 0 {
		c.by(byTable, inTable)
	}
	if c.Lang != "" && c.Lang != a.Lang {
		c.by(byLanguage, otherLanguage)
	}
	if c.Status == figure.Target || c.Status == figure.Forecast {
		c.by(byStatus, targeted)
	}
}

// beyond reports whether the sentence of a figure lacks what narrows the question:
// what Shanghai raised is not what it raised for AI.
func (a asked) beyond(c *candidate, at int) bool {
	c.read()
	return slices.ContainsFunc(a.leftover(), func(i int) bool {
		return a.holds(c.sentences[at], i) == 0 && !sharesTerm(c.Entity, a.Words[i].Text)
	})
}

// raised reports whether a figure may be a sum that was raised: its measure is of
// such, or it has none and its sentence says so.
func (c *candidate) raised(at int) bool {
	if c.MeasureID != "" {
		return query.Raised(c.MeasureID)
	}
	s := c.Sentences[at]
	return query.Raising(c.Record.Text[s[0]:s[1]])
}

// ofNobody reports whether a passage lacks the word that tells most of what is
// asked: of a figure that no place and no measure binds it says whose it is.
func (a asked) ofNobody(c *candidate) bool {
	most := -1
	for i, w := range a.Words {
		tells := w.Role == query.Name || w.Role == query.Content && len(a.alike[i]) == 0 && !w.PutWith()
		if tells && !slices.Contains(a.unmatched, w.Text) && (most < 0 || a.weights[i] > a.weights[most]) {
			most = i
		}
	}
	return most >= 0 && a.holds(c.text, most) == 0 && a.holds(c.frame, most) == 0
}

// another reports whether a sum is that of somebody the question does not
// name: a company's round is not what its city raised.
func (a asked) another(p *lexicon.Entry, c *candidate) bool {
	if c.Kind != figure.Money || c.Entity == "" || c.Place == "" || sharesTerm(c.Entity, a.Question) {
		return false
	}
	return !slices.ContainsFunc(append([]string{p.ID, c.Place}, p.Aliases...), func(name string) bool { return sharesTerm(c.Entity, name) })
}

// sharesTerm reports whether two texts have a term in common.
func sharesTerm(one, other string) bool {
	terms := newBag(nil, other).terms
	return slices.ContainsFunc(term.Analyze(one), func(t term.Token) bool { return terms.has(t.Term) })
}

// scoped reports whether the scope of a figure is what is asked, or none. A
// country's figure is national by nature: its place says that.
func (a asked) scoped(scope string) bool {
	if scope == "" || scope == "national" || scope == "cluster" {
		return true
	}
	asked := term.Analyze(a.Question)
	for _, s := range term.Analyze(scope) {
		if !slices.ContainsFunc(asked, func(t term.Token) bool { return t.Term == s.Term }) {
			return false
		}
	}
	return true
}

// measureFit judges whether the figure measures what is asked.
func (a asked) measureFit(m *lexicon.Entry, c *candidate, at int) float64 {
	switch {
	case c.MeasureID == m.ID:
		c.exact = true
		return 1
	case c.MeasureID == m.Parent && m.Class == "rank" && m.Parent != "" && !c.sentences[at].names.has(m):
		return 0 // a place in another ranking
	case c.MeasureID != "" && c.evidence.measureNear(c.MeasureID, m):
		return nearMeasure
	case c.MeasureID != "":
		return 0
	case !fitsClass(m, c.Figure), c.Kind == figure.Count && !counts(m, c.Unit), m.Is("count") && c.Kind == figure.Number && !c.sentences[at].names.has(m):
		return 0
	case c.sentences[at].names.has(m):
		return saidMeasure
	case c.frame.names.has(m), c.text.names.has(m) && c.Kind != figure.Count: // what a sentence counts it names
		return framedMeasure
	case a.inWords(m, c):
		return framedMeasure
	}
	return 0
}

// inWords reports whether a figure's phrase has a word of the measure as it
// was asked for, and its passage the others: "software engineers … their
// salary is" for "salary of software engineers".
func (a asked) inWords(m *lexicon.Entry, c *candidate) bool {
	phrase := newBag(nil, c.Measure)
	some := false
	for _, w := range a.Words {
		if w.Entry != m || query.Stops(w.Term) {
			continue
		}
		if !c.text.terms.has(w.Term) {
			return false
		}
		some = some || phrase.terms.has(w.Term)
	}
	return some
}

// measureNear reports whether the measure of that id is wider or narrower than m.
func (e *evidence) measureNear(id string, m *lexicon.Entry) bool {
	if id == m.Parent {
		return true
	}
	for _, names := range []bag{e.text, e.frame} {
		for _, n := range names.names {
			if n.Kind == lexicon.Measure && n.ID == id && n.Parent == m.ID {
				return true
			}
		}
	}
	return false
}

// placeFit judges whether the figure holds for the place asked for.
func (x *Answerer) placeFit(p *lexicon.Entry, c *candidate, at int) float64 {
	lex := x.lex
	said := c.sentences[at].names.has(p)
	about := said || c.text.names.has(p) || c.frame.names.has(p)
	switch {
	case c.Place == p.ID:
		c.own = true
		return 1
	case c.Doubt&figure.Elsewhere != 0:
		return 0
	case c.Place == "" && said:
		c.own = true
		return 1
	case c.Place == "" && (c.text.names.has(p) || c.frame.names.has(p) && len(c.Places) < 2):
		return framedPlace
	case c.Place == "":
		return 0
	case lex.Within(p.ID, c.Place) && said: // Shanghai's figure in a sentence on Nanjing Road
		return framedPlace
	case lex.Within(p.ID, c.Place) && about:
		return widerPlace
	case lex.Within(c.Place, p.ID) && p.Class == "country":
		return partOfIt
	case lex.Within(c.Place, p.ID):
		return narrowerPlace
	}
	return 0
}

// city returns the city of that name, nil for what is none.
func (x *Answerer) city(name string) *lexicon.Entry {
	if e := x.lex.Lookup(lexicon.Place, name); e != nil && e.Class == "city" {
		return e
	}
	return nil
}

// ofOtherCity reports whether a figure is a city's and the question names other
// cities, not this one: the share of Shanghai's firms on an exchange is not that
// of Shenzhen's.
func (x *Answerer) ofOtherCity(a asked, c *candidate) bool {
	own := x.city(c.Place)
	return own != nil && !slices.Contains(a.Places, own) && slices.ContainsFunc(a.Places, func(p *lexicon.Entry) bool {
		return p.Class == "city" && !x.lex.Within(own.ID, p.ID)
	})
}

// periodFit judges whether the figure holds for the years asked for.
func periodFit(p query.Period, c *candidate) float64 {
	switch {
	case p == (query.Period{}):
		return 1
	case p.Part != "" && ledger.Entry{Figure: c.Figure}.Span().Part != p.Part:
		return 0
	case c.Year != 0 && p.Holds(c.Year):
		return 1
	case c.Year != 0:
		return 0
	case p.Text != "" && strings.Contains(c.Record.Text, strconv.Itoa(max(p.From, p.To))):
		return undated
	case p.From == p.To && p.Holds(c.publishedYear()):
		return publishedThen
	}
	return 0
}

// publishedYear returns the year the article was published in, 0 unknown.
func (e *evidence) publishedYear() int {
	if len(e.Published) < 4 {
		return 0
	}
	y, err := strconv.Atoi(e.Published[:4])
	if err != nil {
		return 0
	}
	return y
}

// listed reports whether a word names a place that is asked about beside the
// slot's, and does not narrow what is asked of it: "of the STAR Market firms from
// Shenzhen" is no question on two places.
func (s slot) listed(w query.Word) bool {
	return s.place != nil && (s.measure != nil || w.Entry == nil || w.Entry.Class == s.place.Class)
}

// narrowed reports whether a passage names the places that narrow what is asked
// of the slot's.
func (a asked) narrowed(s slot, c *candidate) bool {
	return !slices.ContainsFunc(a.Words, func(w query.Word) bool {
		return w.Role == query.OfPlace && !s.listed(w) && w.Entry != s.place && !c.text.names.has(w.Entry) && !c.frame.names.has(w.Entry)
	})
}
