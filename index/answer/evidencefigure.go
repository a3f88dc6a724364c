package answer

import (
	"math"
	"slices"
	"strings"
	"sync"

	"quoth/articles/figure"
	"quoth/articles/lexicon"
	"quoth/index/ledger"
	"quoth/index/query"
)

// ofFigure returns a figure of a passage as a candidate, given the evidence of
// the passage.
func (p *proposals) ofFigure(e *passageRead, i int, passage Evidence) *candidate {
	v := p.vector()
	copy(v, passage)
	v[vFigure] = 1
	f := &e.Figures[i]
	r := &e.figures[i]
	p.ofSort(f, v)
	p.ofWords(e, i, v)
	p.meantOfFigure(e, i, v)
	p.likeOfSentence(e, e.figures[i].sentence, v)
	p.ofMeasure(e, i, v)
	p.ofPlace(e, f, v)
	p.ofPeriod(e, f, v)
	p.ofStatement(e, f, r, v)
	return &candidate{reading: e.reading, at: r.sentence, figure: i, evidence: v}
}

// otherThan is the evidence that a figure is of another sort than one wanted.
var otherThan = map[query.Want]evidenceName{
	query.WantMoney: vOtherThanMoney, query.WantDuration: vOtherThanDuration, query.WantCount: vOtherThanCount, query.WantShare: vOtherThanShare,
	query.WantQuantity: vOtherThanQuantity, query.WantLength: vOtherThanQuantity, query.WantRank: vOtherThanRank,
}

// ofSort fills in how well the sort of quantity fits: money where money is asked
// for, companies where companies are counted.
func (p *proposals) ofSort(f *figure.Figure, v Evidence) {
	switch {
	case p.Want.Figure():
		v[vFigureWanted] = 1
	case len(p.Measures) > 0:
		v[vFigureMeasured] = 1
	case p.Form == query.NoForm:
		v[vFigureOpen] = 1
	default:
		v[vFigureForm] = 1
	}
	allowed, limited := figureKinds[string(p.Want)]
	fits := slices.Contains(allowed, f.Kind)
	if !limited && len(p.Measures) > 0 {
		limited = true
		fits = slices.ContainsFunc(p.Measures, func(m *lexicon.Entry) bool { return slices.Contains(stated(p.Want, m), f.Kind) })
	}
	switch other, named := otherThan[p.Want]; {
	case fits:
		v[vKind] = 1
	case limited:
		v[vKindOther] = 1
		if named {
			v[other] = 1
		}
	}
	v[vClassLikely], v[vNumberLikely] = p.Likely.Given(query.ClassOf(f.Kind)), p.Likely.Number()
	expected := false
	for kind := range p.Expects {
		expected = expected || slices.Contains(figureKinds[kind], f.Kind)
	}
	switch {
	case expected:
		v[vExpected] = 1
	case len(p.Expects) > 0:
		v[vUnexpected] = 1
	}
	if f.Kind == figure.Rank {
		v[vOrdinal] = 1
	}
	if counts := f.Kind == figure.Count || f.Kind == figure.Number || f.Kind == figure.Quantity || f.Kind == figure.Duration; counts && p.Noun != "" {
		switch {
		case sameNoun(p.Noun, f.Unit):
			v[vUnit] = 1
		case f.Unit != "":
			v[vUnitOther] = 1
		}
	}
}

// ofWords fills in how well the words of the question stand around the figure.
func (p *proposals) ofWords(e *passageRead, i int, v Evidence) {
	r := &e.figures[i]
	own := e.levels.sentences[r.sentence]
	around := func(w int) float64 { return e.around(r.sentence, w, p.Words[w].Role) }
	v[vSentence] = p.covered(func(w int) float64 { return own[w] })
	v[vAround], v[vAroundAll] = p.covered(around), p.coveredOfAll(around)
	v[vClause] = e.clauses(p, i)
	v[vClauseMissed] = v[vPassage] - v[vClause]
	lead := 0.0
	for j := range e.figures {
		if j != i && e.figures[j].sentence == r.sentence {
			lead = max(lead, e.clauses(p, j))
		}
	}
	v[vClauseLead] = v[vClause] - lead
	v[vLabel] = p.says(r.label)
	v[vNearWords] = p.nearness(e, i)
	if e.Figures[i].Entity != "" {
		levels := p.floats(len(p.Words))
		p.stand(r.entity, levels)
		for w := range p.Words {
			if p.weight(w) > 0 || p.Words[w].Role == query.OfPlace {
				v[vOwnEntity] = max(v[vOwnEntity], levels[w])
			}
		}
		v[vEntityOther] = 1 - v[vOwnEntity]
	}
}

// says tells how much of the question a bag says.
func (p *proposals) says(b bag) float64 {
	levels := p.floats(len(p.Words))
	p.stand(b, levels)
	return p.covered(func(w int) float64 { return levels[w] })
}

// clauses tells how much of the question the clause of a figure says, worked out
// once a question.
func (e *passageRead) clauses(p *proposals, i int) float64 {
	if e.clauseSays == nil {
		e.clauseSays = make([]float64, len(e.figures))
		for j := range e.figures {
			e.clauseSays[j] = p.says(e.figures[j].around)
		}
	}
	return e.clauseSays[i]
}

// nearWithin is how many bytes away from a figure a word tells a third of what
// it does beside it.
const nearWithin = 30

// besideFigure tells how near a word stands to a figure: 1 beside it.
func besideFigure(f *figure.Figure, word span) float64 {
	distance := max(0, f.Start-int(word.end), int(word.start)-f.End)
	if at := besideAt(); distance < len(at) {
		return at[distance]
	}
	return 0
}

// besideAt tells how near a word stands to a figure that is so many bytes away, as
// far as that is more than 0: passages with very many figures ask for it again and
// again.
var besideAt = sync.OnceValue(func() (table []float64) {
	for {
		near := math.Exp(-float64(len(table)) / nearWithin)
		if near == 0 {
			return table
		}
		table = append(table, near)
	}
})

// nearness tells how near the words of the question stand to a figure in its
// sentence, 0 to 1.
func (p *proposals) nearness(e *passageRead, i int) float64 {
	f := &e.Figures[i]
	levels := p.floats(len(p.Words))
	sentence := e.figures[i].sentence
	for k, n := range e.reading.sentences[sentence].words {
		row := p.row(n)
		if row == nil {
			continue
		}
		for w := range levels {
			if worth := row[w]; worth > levels[w] {
				levels[w] = max(levels[w], besideFigure(f, e.spans[sentence][k])*worth)
			}
		}
	}
	return p.covered(func(w int) float64 { return levels[w] })
}

// ofMeasure fills in how the measure linked to the figure stands to those asked.
func (p *proposals) ofMeasure(e *passageRead, i int, v Evidence) {
	id := e.Figures[i].MeasureID
	switch {
	case len(p.Measures) == 0:
	case slices.ContainsFunc(p.Measures, func(m *lexicon.Entry) bool { return m.ID == id }):
		v[vMeasure], v[vMeasureUnsaid] = 1, 0
	case id == "":
	case slices.ContainsFunc(p.Measures, func(m *lexicon.Entry) bool { return m.Parent == id || p.parent(id) == m.ID }):
		v[vMeasureNear] = 1
	default:
		v[vMeasureOther] = 1
	}
	order, ok := p.linked[linkedFigure{e.Number, i}]
	switch {
	case ok:
		v[vLinked] = 1 / float64(1+order)
		if order == 0 {
			v[vLinkedFirst] = 1
		}
	case len(p.linked) > 0:
		v[vLinkedNot] = 1
	}
}

// parent is the id of the wider measure of a measure, "" none.
func (p *proposals) parent(measure string) string {
	if m := p.answerer.lex.Lookup(lexicon.Measure, measure); m != nil {
		return m.Parent
	}
	return ""
}

// ofPlace fills in how the place of the figure stands to those asked.
func (p *proposals) ofPlace(e *passageRead, f *figure.Figure, v Evidence) {
	if n := len(p.Places); n > 1 {
		v[vPlacesLeft] = 1 - 1/float64(n) // a figure is one place's
	}
	if len(p.Places) > 0 {
		v[p.whose(e.reading, f)] = 1
	}
}

// ofPeriod fills in how the year of the figure stands to the time asked.
func (p *proposals) ofPeriod(e *passageRead, f *figure.Figure, v Evidence) {
	switch {
	case p.Period == (query.Period{}):
		if f.Year != 0 {
			v[vNewest] = float64(min(6, max(-6, f.Year-e.publishedYear()))) / 6
		}
	case f.Year == 0:
		v[vYearNone] = 1
	case p.Period.Holds(f.Year):
		v[vYear] = 1
	default:
		v[vYearOther] = 1
	}
}

// ofStatement fills in how the figure is stated.
func (p *proposals) ofStatement(e *passageRead, f *figure.Figure, r *figureRead, v Evidence) {
	set := func(name evidenceName, holds bool) {
		if holds {
			v[name] = 1
		}
	}
	changes := f.Change != figure.NoChange
	set(vPlanned, f.Status.Planned())
	set(vChange, changes)
	set(vChangeWanted, changes && (p.Want == query.WantChange || p.Intent == query.Difference))
	if p.Growth {
		v[vGrowthAsked] = -1
		set(vGrowthAsked, changes)
	}
	if p.Per != "" {
		set(vPer, f.Per != "")
		set(vPerNot, f.Per == "")
	}
	set(vPart, r.part)
	set(vTotal, r.total)
	set(vOlder, r.older)
	set(vFirstFigure, r.first)
	set(vSpelled, !strings.ContainsAny(f.Text, "0123456789"))
	set(vSecond, f.SameAs >= 0 && e.Figures[f.SameAs].Start < f.Start)
	set(vInRow, len(e.Header) > 0)
	set(vDoubtful, f.Doubt&(figure.InPassing|figure.Elsewhere) != 0 || ledger.Entry{Figure: *f}.Partial())
	set(vSaidInQuestion, slices.ContainsFunc(p.Claims, func(c figure.Figure) bool { return near(c.Value, f.Value) }))
}

// near reports whether two values are the same but for rounding of the last bit.
func near(a, b float64) bool { return math.Abs(a-b) <= 1e-9*max(math.Abs(a), math.Abs(b)) }
