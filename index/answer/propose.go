package answer

import (
	"context"
	"slices"
	"strings"

	"quoth/articles/figure"
	"quoth/articles/lexicon"
	"quoth/index/query"
)

// propose gathers everything that may answer a question, with its evidence.
func (x *Answerer) propose(ctx context.Context, a asked) (*proposals, error) {
	g, err := x.gather(ctx, a)
	if err != nil {
		return nil, err
	}
	p := &proposals{
		asked: a, answerer: x, found: g.found, confidence: g.ranking.Confidence, leans: g.ranking.Leans, like: g.like, likest: g.likest, articles: map[int]*articleRead{},
	}
	beside := a.besideMeasures()
	p.asksPlanned, p.asksUnasserted = cued(cuePlan, beside) > 0, cued(cueUnasserted, beside) > 0
	if p.linked, err = p.links(ctx); err != nil {
		return nil, err
	}
	if len(p.linked) > 0 {
		p.settleWords()
	}
	reads := make([]*passageRead, len(g.found))
	for i, e := range g.found {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		reads[i] = p.read(e)
	}
	if err := p.naming(ctx); err != nil {
		return nil, err
	}
	p.asksPlaceNotCovered = len(p.Places) > 0 && !slices.ContainsFunc(p.Places, p.covers)
	for _, r := range reads {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		c := p.ofPassage(r)
		p.candidates = append(p.candidates, c)
		if p.figuresToo() {
			for i := range r.Figures {
				p.candidates = append(p.candidates, p.ofFigure(r, i, c.evidence))
			}
		}
	}
	return p, p.ofKinds(ctx)
}

// besideMeasures is the question without the names of its measures: venture capital
// funds are no plan to fund something.
func (a *asked) besideMeasures() string {
	text := []byte(a.Question)
	for _, w := range a.Words {
		if w.Role == query.OfMeasure && !w.Carried {
			copy(text[w.At[0]:w.At[1]], strings.Repeat(" ", w.At[1]-w.At[0]))
		}
	}
	return string(text)
}

// settleWords makes little of the words that narrow nothing, of a question whose
// measure the ledger has of the place asked for: what is asked is known without them.
func (p *proposals) settleWords() {
	p.weights = slices.Clone(p.weights)
	for i, w := range p.Words {
		if (w.Role == query.Content || w.Role == query.Weak) && !w.Narrows {
			p.weights[i] *= besideKnown
		}
	}
}

// besideKnown is what a word that narrows nothing is worth beside what is known
// to be asked.
const besideKnown = 0.1

// read looks for the words of the question in a passage.
func (p *proposals) read(e *reading) *passageRead {
	e.read()
	of := p.articles[e.ArticleNumber]
	if of == nil {
		of = &articleRead{levels: make([]float64, len(p.Words)), meant: make([]float64, len(p.Words)), reads: map[int]*passageRead{}, places: map[*lexicon.Entry]int{}}
		p.articles[e.ArticleNumber] = of
	}
	r := &passageRead{reading: e, levels: p.levels(e, p.floats)}
	r.meant = p.meant(e, r.levels, p.floats)
	for i := range p.Words {
		of.levels[i] = max(of.levels[i], r.levels.text[i], r.levels.frame[i])
		of.meant[i] = max(of.meant[i], r.meant.text[i], r.meant.frame[i])
	}
	var named set[*lexicon.Entry]
	for _, n := range slices.Concat(e.text.names, e.frame.names) {
		if n.Kind == lexicon.Place && !named.has(n) {
			named = append(named, n)
			of.places[n]++
		}
	}
	for i := range e.Figures {
		if f := &e.Figures[i]; f.Doubt&figure.PlaceFromTitle != 0 {
			of.about = f.Place
		}
	}
	for at := range e.Sentences {
		if says := p.covered(func(i int) float64 { return r.around(at, i, p.Words[i].Role) }); says > r.saysBest {
			r.best, r.saysBest = at, says
		}
	}
	of.reads[e.N] = r
	return r
}

// figuresToo reports whether figures are proposed: not where a question asks
// for a reason, a person or the like and none of its words expects a figure.
func (p *proposals) figuresToo() bool {
	if len(p.Measures) > 0 && p.AsksNames() {
		return false
	}
	switch p.Form {
	case query.Overview:
		return p.Want.Figure() || len(p.Measures) > 0
	case query.Reason, query.Opinion, query.Person:
		return p.Want.Figure() || p.Why // why the figure shown last is what it is
	case query.Time:
		return p.Want.Figure() || len(p.Expects) > 0
	case query.Place, query.List:
		return p.Want.Figure() || len(p.Expects) > 0 || len(p.Measures) > 0
	}
	return true
}

// links returns the figures that the ledger has of the measures and places
// asked for, by how well they stand for them.
func (p *proposals) links(ctx context.Context) (map[linkedFigure]int, error) {
	if len(p.Measures) == 0 || len(p.Places) == 0 || !p.figuresToo() || p.Growth || p.Want == query.WantChange { // the ledger's facts are levels
		return nil, nil
	}
	c, err := p.cross(ctx)
	if err != nil {
		return nil, err
	}
	linked := map[linkedFigure]int{}
	for _, m := range p.Measures {
		for _, place := range p.Places {
			_, facts, err := c.widerFacts(m, place)
			if err != nil {
				return nil, err
			}
			for i, f := range facts {
				for k, e := range f.Entries {
					at := linkedFigure{e.Passage, e.Index}
					if _, known := linked[at]; !known {
						linked[at] = 2*i + min(k, 1)
					}
				}
				at := linkedFigure{f.Passage, f.Index}
				linked[at] = min(linked[at], 2*i)
			}
		}
	}
	return linked, nil
}
