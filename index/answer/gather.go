package answer

import (
	"context"

	"quoth/articles/lexicon"
	"quoth/index"
	"quoth/index/query"
)

// How many passages are looked at for a question.
const (
	byWords   = 16  // that its words find
	byFigures = 200 // that hold a figure of the measures and places asked

	byLikeness = 20 // that are likest the question by an encoder, where there is one

	besideOf = 5 // of the first so many those that stand beside them: an answer often follows what names its subject
	reach    = 2 // …so far before and after

	mostOfShown = 60 // of the article that the thread has shown last: a question that leaves out what it is about is often answered there in other words

	articlesOpened = 6 // where an overview of everything is asked for, the first passages of so many articles
	opening        = 6 // …so many of each
)

// A gathering is the passages looked at for a question, each once.
type gathering struct {
	answerer *Answerer
	readings *readings
	ranking  index.Ranking
	found    []*reading // in the order of the ranking, then the others
	seen     map[int]bool
	like     *index.Likeness // nil: no encoder tells
	likest   map[int]int     // passages that are likest, by which
}

// gather finds the passages that may answer.
func (x *Answerer) gather(ctx context.Context, a asked) (*gathering, error) {
	g := &gathering{answerer: x, readings: a.readings, seen: map[int]bool{}}
	if err := g.compare(ctx, a.Question); err != nil {
		return nil, err
	}
	ranked := byWords
	if g.like != nil {
		ranked = index.Judged
	}
	var err error
	if g.ranking, err = x.Rank(ctx, a.wish(), ranked); err != nil {
		return nil, err
	}
	for i := range g.ranking.Passages {
		r := &g.ranking.Passages[i]
		if _, likest := g.likest[r.Number]; i < byWords || likest {
			g.add(r.Passage).found = r
		}
	}
	if g.like != nil {
		for _, n := range g.like.Nearest(byLikeness) {
			if err := g.take(n, n+1); err != nil {
				return nil, err
			}
		}
	}
	if err := g.withFigures(ctx, a.Query); err != nil {
		return nil, err
	}
	if err := g.across(ctx, a); err != nil {
		return nil, err
	}
	if err := x.Ahead(ctx, g.beside()); err != nil {
		return nil, err
	}
	for _, e := range g.found[:min(len(g.found), besideOf)] {
		if err := g.take(e.Number-min(reach, e.N), e.Number+min(reach, e.Meta.Passages-1-e.N)+1); err != nil {
			return nil, err
		}
	}
	if a.last.Article != "" {
		first, end := x.Numbers(a.last.Article)
		if err := x.Ahead(ctx, between(first, min(end, first+mostOfShown))); err != nil {
			return nil, err
		}
		if err := g.take(first, min(end, first+mostOfShown)); err != nil {
			return nil, err
		}
	}
	if a.Everything() {
		if err := x.Ahead(ctx, x.openings()); err != nil {
			return nil, err
		}
		for _, m := range x.metas[:min(len(x.metas), articlesOpened)] {
			first, end := x.Numbers(m.Path)
			if err := g.take(first, min(end, first+opening)); err != nil {
				return nil, err
			}
		}
	}
	return g, nil
}

// compare compares the question with all passages by the encoder of the index,
// where it has one. One that cannot be asked is as none: what is shown is found by
// words then.
func (g *gathering) compare(ctx context.Context, question string) error {
	like, err := g.answerer.Like(ctx, question)
	if err != nil {
		return ctx.Err()
	}
	if like == nil {
		return nil
	}
	g.like, g.likest = like, map[int]int{}
	for i, n := range like.Nearest(byLikeness) {
		g.likest[n] = i
	}
	return nil
}

// beside returns the numbers of the passages beside those found first.
func (g *gathering) beside() (numbers []int) {
	for _, e := range g.found[:min(len(g.found), besideOf)] {
		for n := e.Number - min(reach, e.N); n <= e.Number+min(reach, e.Meta.Passages-1-e.N); n++ {
			numbers = append(numbers, n)
		}
	}
	return numbers
}

// add takes in a passage, and returns it to be judged.
func (g *gathering) add(p *index.Passage) *reading {
	e := g.answerer.reading(p, len(g.found), g.readings)
	g.seen[p.Number] = true
	g.found = append(g.found, &e)
	return &e
}

// openings returns the numbers of the passages with which the first articles open.
func (x *Answerer) openings() (numbers []int) {
	for _, m := range x.metas[:min(len(x.metas), articlesOpened)] {
		first, end := x.Numbers(m.Path)
		numbers = append(numbers, between(first, min(end, first+opening))...)
	}
	return numbers
}

// between returns the numbers from first up to end.
func between(first, end int) (numbers []int) {
	for n := first; n < end; n++ {
		numbers = append(numbers, n)
	}
	return numbers
}

// take takes in the passages of these numbers, from first up to end, that are not
// in it yet.
func (g *gathering) take(first, end int) error {
	for n := first; n < end; n++ {
		if g.seen[n] {
			continue
		}
		p, err := g.answerer.Passage(n)
		if err != nil {
			return err
		}
		g.add(p)
	}
	return nil
}

// withFigures takes in the passages that hold a figure of the measures and places
// asked.
func (g *gathering) withFigures(ctx context.Context, q query.Query) error {
	if len(q.Measures) == 0 {
		return nil
	}
	list, err := g.answerer.WithFigures(ctx, g.answerer.measureIDs(q.Measures), g.answerer.placeIDs(q.Places, true), byFigures)
	if err != nil {
		return err
	}
	for _, p := range list {
		if !g.seen[p.Number] {
			g.add(p)
		}
	}
	return nil
}

// measureIDs returns the ids of measures and of the narrower ones.
func (x *Answerer) measureIDs(measures []*lexicon.Entry) []string {
	var ids []string
	for _, m := range measures {
		ids = append(ids, m.ID)
		for _, e := range x.lex.Entries() {
			if e.Kind == lexicon.Measure && e.Parent == m.ID {
				ids = append(ids, e.ID)
			}
		}
		if m.Parent != "" {
			ids = append(ids, m.Parent)
		}
	}
	return ids
}

// placeIDs returns the ids of places and of what lies in them; with around, of what
// they lie in too.
func (x *Answerer) placeIDs(places []*lexicon.Entry, around bool) (list []string) {
	for _, p := range places {
		list = append(list, p.ID) // a town may be none of the entries
		for _, e := range x.lex.Entries() {
			if e.Kind == lexicon.Place && e.ID != p.ID && (x.lex.Within(e.ID, p.ID) || around && x.lex.Within(p.ID, e.ID)) {
				list = append(list, e.ID)
			}
		}
	}
	return list
}
