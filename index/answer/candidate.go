package answer

import (
	"sync"

	"quoth/articles/figure"
	"quoth/articles/lexicon"
	"quoth/index"
)

// A candidate is whatever may be shown to a question: a passage, a figure in
// its passage, or what a kind of question has put together, which is judged by
// its first figure.
type candidate struct {
	*reading
	at       int    // the sentence that answers most likely, of Record.Sentences
	figure   int    // of Record.Figures; -1: the passage
	whole    *reply // what a kind of question has put together; nil: the figure or passage alone
	kind     string // that put it together, "" none
	evidence Evidence
	points   float64 // what it is ordered by; comparable within a question
	chance   float64 // that it answers, 0 to 1
}

// stated returns the figure of a candidate, nil of a passage.
func (c *candidate) stated() *figure.Figure {
	if c.figure < 0 {
		return nil
	}
	return &c.Figures[c.figure]
}

// Proposals are everything that may answer a question, and what the evidence of
// each is worked out from.
type proposals struct {
	asked
	answerer   *Answerer
	found      []*reading      // in the order of the ranking, then those beside them
	confidence float64         // of the ranking
	like       *index.Likeness // to the question, by an encoder; nil none tells
	likest     map[int]int     // passages that are likest, by which
	leans      bool            // the question leaves out what it is about
	articles   map[int]*articleRead
	crossing   *crossing            // over the ledger, nil until it is asked; see cross
	linked     map[linkedFigure]int // figures the ledger has of what is asked, by how well they stand for it, from 0
	candidates []*candidate
	room       []float64    // for evidence, and levels
	rooms      []*[]float64 // all that room was made of

	asksPlaceNotCovered bool // no place asked for is in an article
	asksPlanned         bool // the question asks for what is to be
	asksUnasserted      bool // the question asks for what would be, or is not so
	kindEmpty           bool // the question is of a kind that found nothing to put together
}

// A linkedFigure is a figure by its passage's number in the corpus and its place there.
type linkedFigure struct{ passage, figure int }

// articleRead is what the passages found of one article say of a question.
type articleRead struct {
	levels []float64              // how well its words stand in any of them
	meant  []float64              // …by what they mean
	reads  map[int]*passageRead   // by the passage's place in the article
	places map[*lexicon.Entry]int // in how many of them a place is named
	names  bool                   // a place asked for, in any of its passages
	about  string                 // the place that it is about, as far as a figure tells that has no place of its own
}

// passageRead is how the words of a question stand in a passage.
type passageRead struct {
	*reading
	levels
	best        int     // the sentence that says most of what is asked
	saysBest    float64 // how much that is, with what is around it, 0 to 1
	meant       meant
	clauseMeans []float64 // …by what its words mean; nil: not yet worked out
	clauseSays  []float64 // how much of the question the clause of each figure says; nil: not yet worked out
}

// vector returns room for the evidence of one candidate.
func (p *proposals) vector() Evidence { return p.floats(len(evidenceWords())) }

// floats returns so many zeros.
func (p *proposals) floats(n int) []float64 {
	if len(p.room) < n && n > floatsAtOnce {
		return make([]float64, n)
	}
	if len(p.room) < n {
		one := roomsLeft.Get().(*[]float64)
		p.rooms = append(p.rooms, one)
		p.room = *one
		clear(p.room)
	}
	list := p.room[:n:n]
	p.room = p.room[n:]
	return list
}

// floatsAtOnce is for how many numbers room is made at a time.
const floatsAtOnce = 1 << 13

// roomsLeft are rooms of questions that are answered.
var roomsLeft = sync.Pool{New: func() any { room := make([]float64, floatsAtOnce); return &room }}

// leave gives the room for evidence and levels back: no candidate is looked at
// afterwards.
func (p *proposals) leave() {
	for _, one := range p.rooms {
		roomsLeft.Put(one)
	}
	p.room, p.rooms = nil, nil
}
