package answer

import (
	"context"
	"slices"

	"quoth/articles/lexicon"
	"quoth/index/query"
	"quoth/index/rank"
)

// Of the first besideOf passages found, those that stand within reach before and
// after them are looked at too: an answer often follows what names its subject.
const (
	besideOf = 5
	reach    = 2
)

// propose gathers everything that may answer a question, with its evidence.
func (x *Answerer) propose(ctx context.Context, a asked) (*proposals, error) {
	found, ranking, err := x.gather(ctx, a)
	if err != nil {
		return nil, err
	}
	if found, err = x.beside(found); err != nil {
		return nil, err
	}
	if found, err = x.ofShown(found, a.last); err != nil {
		return nil, err
	}
	all := a.Everything()
	if all {
		if found, err = x.openings(found); err != nil {
			return nil, err
		}
	}
	p := &proposals{
		asked: a, answerer: x, found: found, all: all, confidence: ranking.Confidence, leans: ranking.Leans, articles: map[int]*articleRead{},
	}
	p.asksPlaceNotCovered = len(a.Places) > 0 && !slices.ContainsFunc(a.Places, x.covers)
	if p.linked, err = p.links(); err != nil {
		return nil, err
	}
	if len(p.linked) > 0 {
		p.settleWords()
	}
	reads := make([]*passageRead, len(found))
	for i, e := range found {
		reads[i] = p.read(e)
	}
	for _, r := range reads {
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

// beside returns the passages found, and after them those that stand beside the
// first of them.
func (x *Answerer) beside(found []*reading) ([]*reading, error) {
	seen := map[int]bool{}
	for _, e := range found {
		seen[e.Number] = true
	}
	for _, e := range found[:min(len(found), besideOf)] {
		for d := -reach; d <= reach; d++ {
			n := e.Number + d
			if seen[n] || e.N+d < 0 || e.N+d >= e.Meta.Passages {
				continue
			}
			seen[n] = true
			p, err := x.Passage(n)
			if err != nil {
				return nil, err
			}
			r := x.reading(p, len(found))
			found = append(found, &r)
		}
	}
	return found, nil
}

// What is looked at of the articles where an overview of them all is asked for:
// of so many the first passages.
const (
	articlesOpened = 6
	opening        = 6
)

// openings returns the passages found, and after them the first of the first
// articles.
func (x *Answerer) openings(found []*reading) ([]*reading, error) {
	seen := map[int]bool{}
	for _, e := range found {
		seen[e.Number] = true
	}
	for _, m := range x.metas[:min(len(x.metas), articlesOpened)] {
		first, end := x.Numbers(m.Path)
		for n := first; n < min(end, first+opening); n++ {
			if seen[n] {
				continue
			}
			p, err := x.Passage(n)
			if err != nil {
				return nil, err
			}
			r := x.reading(p, len(found))
			found = append(found, &r)
		}
	}
	return found, nil
}

// mostOfShown is how many passages of the article last shown are looked at.
const mostOfShown = 60

// ofShown returns the passages found, and after them those of the article that
// the thread has shown last: a question that leaves out what it is about is often
// answered there in other words.
func (x *Answerer) ofShown(found []*reading, last rank.Shown) ([]*reading, error) {
	if last.Article == "" {
		return found, nil
	}
	seen := map[int]bool{}
	for _, e := range found {
		seen[e.Number] = true
	}
	first, end := x.Numbers(last.Article)
	for n := first; n < min(end, first+mostOfShown); n++ {
		if seen[n] {
			continue
		}
		p, err := x.Passage(n)
		if err != nil {
			return nil, err
		}
		r := x.reading(p, len(found))
		found = append(found, &r)
	}
	return found, nil
}

// read looks for the words of the question in a passage.
func (p *proposals) read(e *reading) *passageRead {
	e.read()
	of := p.articles[e.ArticleNumber]
	if of == nil {
		of = &articleRead{levels: make([]float64, len(p.Words)), reads: map[int]*passageRead{}}
		p.articles[e.ArticleNumber] = of
	}
	r := &passageRead{reading: e, levels: p.levels(e, p.floats)}
	for i := range p.Words {
		of.levels[i] = max(of.levels[i], r.levels.text[i], r.levels.frame[i])
	}
	for _, names := range []set[*lexicon.Entry]{e.text.names, e.frame.names} {
		for _, n := range names {
			if n.Kind == lexicon.Place && !of.places.has(n) {
				of.places = append(of.places, n)
			}
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
	switch p.Form {
	case query.Reason, query.Opinion, query.Person, query.Time:
		return p.Want.Figure() || len(p.Expects) > 0
	case query.Place, query.List:
		return p.Want.Figure() || len(p.Expects) > 0 || len(p.Measures) > 0
	}
	return true
}

// links returns the figures that the ledger has of the measures and places
// asked for, by how well they stand for them.
func (p *proposals) links() (map[linkedFigure]int, error) {
	if len(p.Measures) == 0 || len(p.Places) == 0 || p.Growth || p.Want == query.WantChange { // the ledger's facts are levels
		return nil, nil
	}
	c, err := p.answerer.cross(p.asked)
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
