package index

import (
	"sync"
	"sync/atomic"

	"quoth/index/term"
)

// A shelf keeps the passages that were read last, so that a passage is not
// read and cut into words for every question that finds it. Terms on it are
// numbers. A question takes its passages from one shelf, to its end. A shelf is
// safe for concurrent use.
type shelf struct {
	index    *Index
	mu       sync.Mutex
	analyzer term.Analyzer
	numbers  map[string]uint32
	terms    []shelved     // only ever appended to
	passages map[int]*kept // by number in the corpus
	titles   map[string]*reading
}

// A shelved term is what comparing needs to know of it.
type shelved struct {
	term, root string
	head       head
	stop       bool // it says nothing of what a text is about
}

// A head is the first minRoot bytes of a term, zeros after a shorter one.
type head [minRoot]byte

func headOf(term string) (h head) {
	copy(h[:], term)
	return h
}

// A kept passage is one on the shelf. Passages on it are not to be changed.
type kept struct {
	Record
	number  int // in the corpus
	article int // its number
	words   *reading
	title   *reading
	told    atomic.Pointer[told] // nil: not yet looked for
}

// maxShelved bounds how many passages are kept; then another shelf takes its
// place. A passage of a hundred words takes about three kilobytes.
const maxShelved = 1 << 14

func newShelf(x *Index) *shelf {
	return &shelf{index: x, numbers: map[string]uint32{}, passages: map[int]*kept{}, titles: map[string]*reading{}}
}

// shelf returns the shelf for a question to take its passages from.
func (x *Index) shelf() *shelf {
	s := x.shelves.Load()
	if s == nil || s.full() {
		x.shelves.CompareAndSwap(s, newShelf(x))
		s = x.shelves.Load()
	}
	return s
}

func (s *shelf) full() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.passages) >= maxShelved
}

// take returns a passage by its number in the corpus.
func (s *shelf) take(n int) (*kept, error) {
	s.mu.Lock()
	k := s.passages[n]
	s.mu.Unlock()
	if k != nil {
		return k, nil
	}
	r, err := s.index.record(n)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if k := s.passages[n]; k != nil {
		return k, nil
	}
	k = &kept{Record: r, number: n, article: s.index.articleOf(n)}
	s.passages[n] = k
	return k, nil
}

// read cuts passages of the shelf and their titles into words, those that are
// not yet.
func (s *shelf) read(hits []Hit) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := range hits {
		k := hits[i].kept
		if k.words != nil {
			continue
		}
		title := s.index.metas[k.article].Title
		if k.Heading != "" {
			title += " · " + k.Heading
		}
		t := s.titles[title]
		if t == nil {
			t = s.cut(title, nil)
			s.titles[title] = t
		}
		k.title, k.words = t, s.cut(k.Text, k.Sentences)
	}
}

// meant returns the terms that the numbers of words stand for, and the numbers
// of those that are meant.
func (s *shelf) meant(meant map[string][]likeness) (terms []shelved, numbers []uint32) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for term := range meant {
		if n, ok := s.numbers[term]; ok {
			numbers = append(numbers, n)
		}
	}
	return s.terms, numbers
}

// cut reads a text of these sentences. What stands between two belongs to the
// first.
func (s *shelf) cut(text string, sentences [][2]int) *reading {
	tokens := s.analyzer.Analyze(text)
	r := &reading{text: text, words: make([]readWord, 0, len(tokens)), ends: make([]int, 0, max(len(sentences), 1))}
	at, begins := 0, true
	for _, tok := range tokens {
		if tok.Whole || tok.Term == "" {
			continue
		}
		for at+1 < len(sentences) && tok.Start >= sentences[at+1][0] {
			r.ends = append(r.ends, len(r.words))
			at++
			begins = true
		}
		r.words = append(r.words, readWord{
			term: s.number(tok.Term), start: uint32(tok.Start), end: uint32(tok.End),
			marks: marksOf(tok.Term, text, tok.Start, tok.End, begins), shape: shapeOf(tok.Term),
		})
		begins = false
	}
	for len(r.ends) < max(len(sentences), 1) {
		r.ends = append(r.ends, len(r.words))
	}
	return r
}

func (s *shelf) number(term string) uint32 {
	n, ok := s.numbers[term]
	if !ok {
		n = uint32(len(s.terms))
		s.numbers[term] = n
		s.terms = append(s.terms, shelved{term, root(term), headOf(term), families().stop[term]})
	}
	return n
}
