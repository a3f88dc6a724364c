package answer

import (
	"math"
	"strings"

	"quoth/index/meaning"
	"quoth/index/query"
	"quoth/index/term"
)

// Meant is how well the words of a question stand in a passage by what they mean,
// 0 to 1 each, whatever the words that say it.
type meant struct {
	sentences   [][]float64
	text, frame []float64
}

// seekMeaning makes ready to find the words of the query by what they mean: all but
// places and years, which are what they are.
func (a *asked) seekMeaning() {
	words := make([]meaning.Word, len(a.Words))
	for i, w := range a.Words {
		words[i] = meaning.None
		if w.Role != query.OfPlace && w.Role != query.OfPeriod {
			words[i] = meaning.Of(w.Term)
		}
	}
	a.meanings = meaning.Seek(words)
}

// How words near in what they mean are searched for: so many of each word of the
// question in its own language and in the other, those that stand for it by so
// much at the least, and what finding one that stands for all of it is worth.
var (
	softWithin = softly{most: 4, least: 0.35, worth: 0.3}
	softAcross = softly{most: 6, least: 0.4, worth: 1}
)

type softly struct {
	most  int
	least float32
	worth float64
}

// soft returns the terms that each word of the query is searched for by beside
// itself and what says the same: those of the corpus nearest in what they mean.
func (x *Answerer) soft(a *asked) [][]term.Variant {
	list := make([][]term.Variant, len(a.Words))
	for i, w := range a.Words {
		of := meaning.Of(w.Term)
		if of == meaning.None || w.Role != query.Content && w.Role != query.OfMeasure {
			continue
		}
		for _, by := range []*softly{&softWithin, &softAcross} {
			for _, o := range meaning.Nearest(of, by.most, by.least, func(o meaning.Word) bool {
				return (o.Chinese() != of.Chinese()) == (by == &softAcross) && x.Frequency(o.Term()) > 0
			}) {
				list[i] = append(list[i], term.Variant{Term: o.Word.Term(), Weight: by.worth * float64(o.Level)})
			}
		}
	}
	return list
}

// meant looks for the words asked in a passage by what they mean, given how they
// stand in it by their letters; floats gives zeros to work in.
func (a *asked) meant(e *reading, l levels, floats func(n int) []float64) meant {
	n := len(a.Words)
	room := floats(n * (len(e.sentences) + 2))
	take := func(as []float64) []float64 {
		list := room[:n:n]
		room = room[n:]
		copy(list, as)
		return list
	}
	m := meant{sentences: make([][]float64, len(e.sentences)), text: take(l.text), frame: take(l.frame)}
	for at, b := range e.sentences {
		m.sentences[at] = take(l.sentences[at])
		a.mean(b, m.sentences[at])
		for i, level := range m.sentences[at] {
			m.text[i] = max(m.text[i], level)
		}
	}
	a.mean(e.frame, m.frame)
	return m
}

// around tells how well word i stands in a sentence and what is around it.
func (m meant) around(at, i int) float64 {
	return max(m.sentences[at][i], inPassage*m.text[i], inFrame*m.frame[i])
}

// meantOf fills in how the words of the question stand by what they mean in a
// passage, in one of its sentences and around it.
func (p *proposals) meantOf(e *passageRead, of *articleRead, sentence int, v Evidence) {
	m := e.meant
	v[vMeantSentence] = p.coveredOfAll(func(i int) float64 { return m.sentences[sentence][i] })
	v[vMeantAround] = p.coveredOfAll(func(i int) float64 { return m.around(sentence, i) })
	span := e.Sentences[sentence]
	v[vMeantDense] = v[vMeantSentence] / math.Sqrt(float64(span[1]-span[0]+50)/150)
	v[vMeantPassage] = p.coveredOfAll(func(i int) float64 { return m.text[i] })
	v[vMeantFrame] = p.coveredOfAll(func(i int) float64 { return m.frame[i] })
	v[vMeantArticle] = p.coveredOfAll(func(i int) float64 { return of.meant[i] })
	v[vMeantMissed] = 0
	for i, w := range p.Words {
		if w.Role != query.OfPlace && w.Role != query.OfPeriod {
			v[vMeantMissed] = max(v[vMeantMissed], p.weights[i]*(1-max(m.text[i], m.frame[i])))
		}
	}
}

// meantOfFigure fills in how the words of the question stand around figure i of a
// passage by what they mean.
func (p *proposals) meantOfFigure(e *passageRead, i int, v Evidence) {
	p.meantOf(e, p.articles[e.ArticleNumber], e.figures[i].sentence, v)
	v[vMeantClause] = e.clausesMean(p, i)
	lead := 0.0
	for j := range e.figures {
		if j != i && e.figures[j].sentence == e.figures[i].sentence {
			lead = max(lead, e.clausesMean(p, j))
		}
	}
	v[vMeantClauseLead] = v[vMeantClause] - lead
	v[vMeantLabel] = p.coveredOfAll(p.meansIn(e.figures[i].label))
	levels := p.floats(len(p.Words))
	f := &e.Figures[i]
	sentence := e.figures[i].sentence
	for k, n := range e.reading.sentences[sentence].words {
		row := p.row(n)
		if row == nil {
			continue
		}
		for w := range levels {
			if level := row[len(levels)+w]; level > levels[w] {
				levels[w] = max(levels[w], besideFigure(f, e.spans[sentence][k])*level)
			}
		}
	}
	v[vMeantNear] = p.coveredOfAll(func(w int) float64 { return levels[w] })
}

// clausesMean tells how much of the question the clause of a figure says by what
// its words mean, worked out once a question.
func (e *passageRead) clausesMean(p *proposals, i int) float64 {
	if e.clauseMeans == nil {
		e.clauseMeans = make([]float64, len(e.figures))
		for j := range e.figures {
			e.clauseMeans[j] = p.coveredOfAll(p.meansIn(e.figures[j].around))
		}
	}
	return e.clauseMeans[i]
}

// meansIn tells how well each word of the query stands in a bag, by its letters or
// by what it means.
func (p *proposals) meansIn(b bag) func(word int) float64 {
	levels := p.floats(len(p.Words))
	p.stand(b, levels)
	p.mean(b, levels)
	return func(w int) float64 { return levels[w] }
}

// met tells which words of the question the passage of a candidate says in other
// words, and in which.
func (p *proposals) met(c *candidate) (list []Met) {
	for i, w := range p.Words {
		best := Met{Asked: w.Text}
		for _, tok := range term.Analyze(c.Record.Text) {
			level := p.worth(i, tok.Term)
			for m := range p.meanings.Of(meaning.Of(tok.Term)) {
				if m.Index == i {
					level = max(level, float64(m.Level))
				}
			}
			if level > best.Level {
				best.Found, best.Level = c.Record.Text[tok.Start:tok.End], level
			}
		}
		if best.Found != "" && !strings.EqualFold(best.Found, best.Asked) {
			list = append(list, best)
		}
	}
	return list
}
