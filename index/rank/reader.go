package rank

import (
	"sync"

	"quoth/index/meaning"
	"quoth/index/term"
)

// A Reader reads texts to be compared with questions. The terms it has met are
// numbers to it, so it serves as long as its readings do. The zero Reader is
// ready, and safe for concurrent use.
type Reader struct {
	mu       sync.Mutex
	analyzer term.Analyzer
	numbers  map[string]uint32
	terms    []known // only ever appended to
	titles   map[string]*Reading
}

// A known term is what comparing needs to know of it.
type known struct {
	term, root string
	head       head
	means      meaning.Word
	stop       bool // it says nothing of what a text is about
}

// A head is the first minRoot bytes of a term, zeros after a shorter one.
type head [minRoot]byte

func headOf(term string) (h head) {
	copy(h[:], term)
	return h
}

// Read reads a text of these sentences, in bytes; none: it is one. What stands
// between two belongs to the first.
func (r *Reader) Read(text string, sentences [][2]int) *Reading {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.cut(text, sentences)
}

// Title reads a title, once.
func (r *Reader) Title(title string) *Reading {
	r.mu.Lock()
	defer r.mu.Unlock()
	t := r.titles[title]
	if t == nil {
		t = r.cut(title, nil)
		if r.titles == nil {
			r.titles = map[string]*Reading{}
		}
		r.titles[title] = t
	}
	return t
}

// meant returns the terms that the numbers of words stand for, and the numbers
// of those that are meant.
func (r *Reader) meant(meant map[string][]likeness) (terms []known, numbers []uint32) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for term := range meant {
		if n, ok := r.numbers[term]; ok {
			numbers = append(numbers, n)
		}
	}
	return r.terms, numbers
}

func (r *Reader) cut(text string, sentences [][2]int) *Reading {
	tokens := r.analyzer.Analyze(text)
	read := &Reading{text: text, words: make([]readWord, 0, len(tokens)), ends: make([]int, 0, max(len(sentences), 1))}
	at, begins := 0, true
	for _, tok := range tokens {
		if tok.Whole || tok.Term == "" {
			continue
		}
		for at+1 < len(sentences) && tok.Start >= sentences[at+1][0] {
			read.ends = append(read.ends, len(read.words))
			at++
			begins = true
		}
		number := r.number(tok.Term)
		read.words = append(read.words, readWord{
			term: number, means: r.terms[number].means, start: uint32(tok.Start), end: uint32(tok.End),
			marks: marksOf(tok.Term, text, tok.Start, tok.End, begins), shape: shapeOf(tok.Term),
		})
		begins = false
	}
	for len(read.ends) < max(len(sentences), 1) {
		read.ends = append(read.ends, len(read.words))
	}
	return read
}

func (r *Reader) number(term string) uint32 {
	n, ok := r.numbers[term]
	if !ok {
		if r.numbers == nil {
			r.numbers = map[string]uint32{}
		}
		n = uint32(len(r.terms))
		r.numbers[term] = n
		r.terms = append(r.terms, known{term, root(term), headOf(term), meaning.Of(term), families().stop[term]})
	}
	return n
}
