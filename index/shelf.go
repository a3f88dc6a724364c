package index

import "sync"

// A shelf keeps the passages that were read last, so that a passage is not cut
// into words for every question that finds it. Terms on it are numbers. It is
// safe for concurrent use.
type shelf struct {
	mu       sync.Mutex
	analyzer analyzer
	numbers  map[string]uint32
	terms    []shelved        // only ever appended to
	passages map[int]*reading // by number in the corpus
	titles   map[string]*reading
}

// A shelved term is what comparing needs to know of it.
type shelved struct {
	term, root string
	stop       bool // it says nothing of what a text is about
}

// maxShelved bounds how many passages are kept; then the shelf starts anew. A
// passage of a hundred words takes two kilobytes.
const maxShelved = 1 << 14

func newShelf() *shelf {
	return &shelf{numbers: map[string]uint32{}, passages: map[int]*reading{}, titles: map[string]*reading{}}
}

// read returns the readings of passages, given with their numbers, and of
// their titles, and the terms that the numbers of words stand for.
func (s *shelf) read(numbers []int, hits []Hit, titles []string) (passages, titled []*reading, terms []shelved) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.passages)+len(hits) > maxShelved {
		s.numbers, s.terms = map[string]uint32{}, nil
		s.passages, s.titles = map[int]*reading{}, map[string]*reading{}
	}
	for i, n := range numbers {
		p := s.passages[n]
		if p == nil {
			p = s.cut(hits[i].Text, hits[i].Sentences)
			s.passages[n] = p
		}
		t := s.titles[titles[i]]
		if t == nil {
			t = s.cut(titles[i], nil)
			s.titles[titles[i]] = t
		}
		passages, titled = append(passages, p), append(titled, t)
	}
	return passages, titled, s.terms
}

// cut reads a text of these sentences. What stands between two belongs to the
// first.
func (s *shelf) cut(text string, sentences [][2]int) *reading {
	a := &s.analyzer
	a.tokens = a.cut(a.tokens[:0], text, false)
	r := &reading{text: text, words: make([]readWord, 0, len(a.tokens))}
	at, begins := 0, true
	for _, tok := range a.tokens {
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
			marks: marksOf(tok.Term, text, tok.Start, tok.End, begins),
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
		s.terms = append(s.terms, shelved{term, root(term), families().stop[term]})
	}
	return n
}
