package rank

import "sync"

// A sighting is a word of the question found in a passage.
type sighting struct {
	at, sentence int
	likeness
}

// A scratch is what comparing passages with one question needs for a while.
type scratch struct {
	seen    []sighting
	counts  []float64 // of each word of the question, by likeness
	held    []float64 // by word of the question
	before  []int     // by place in the question: length of the run that ends there with the word before
	here    []int
	running bool

	store []level // of the passages looked at: the levels of each, of its title and sentences
	lists [][]level

	softRoom  []float32 // of the passage looked at: see byMeaning
	softLists [][]float32

	contenders []contender

	// What the terms met are to the question. of has, by the number of a
	// term, its place in likes and base; less than base, it has not been met.
	of    []uint32
	base  uint32
	likes [][]likeness
}

// scratches are kept for the room they have.
var scratches = sync.Pool{New: func() any { return new(scratch) }}

// begin makes ready for a question of so many words, in order so many, and for
// passages of so many terms.
func (t *scratch) begin(words, order, terms int) {
	t.counts, t.held = resized(t.counts, words), resized(t.held, words)
	t.before, t.here = resized(t.before, order+1), resized(t.here, order+1)
	t.store, t.lists = t.store[:0], t.lists[:0]
	t.base += uint32(len(t.likes))
	if len(t.of) < terms || t.base > 1<<31 {
		t.of, t.base = make([]uint32, terms+terms/4), 1
	}
	clear(t.likes)
	t.likes = t.likes[:0]
}

// contend returns room for so many passages.
func (t *scratch) contend(n int) []contender {
	t.contenders = resized(t.contenders, n)
	return t.contenders
}

// resized returns a list of n zeros, in the room of another.
func resized[T any](list []T, n int) []T {
	if cap(list) < n {
		return make([]T, n)
	}
	list = list[:n]
	clear(list)
	return list
}

// met returns what a term is to the question, and whether it has been met.
func (t *scratch) met(term uint32) ([]likeness, bool) {
	if at := t.of[term]; at >= t.base {
		return t.likes[at-t.base], true
	}
	return nil, false
}

// meet notes what a term is to the question.
func (t *scratch) meet(term uint32, likes []likeness) {
	t.of[term] = t.base + uint32(len(t.likes))
	t.likes = append(t.likes, likes)
}

// reset makes ready for the next passage.
func (t *scratch) reset() {
	t.seen = t.seen[:0]
	clear(t.counts)
	t.running = true
	t.broken()
}

// levels returns room for the levels of a passage of so many sentences, of its
// title and the sentences.
func (t *scratch) levels(count int) (passage, title []level, sentences [][]level) {
	words := len(t.counts)
	need := words * (count + 2)
	if cap(t.store)-len(t.store) < need {
		t.store = make([]level, 0, max(2*cap(t.store), 256*words, need))
	}
	store := t.store[len(t.store) : len(t.store)+need]
	t.store = t.store[:len(t.store)+need]
	clear(store)
	if cap(t.lists)-len(t.lists) < count {
		t.lists = make([][]level, 0, max(2*cap(t.lists), 256, count))
	}
	sentences = t.lists[len(t.lists) : len(t.lists)+count]
	t.lists = t.lists[:len(t.lists)+count]
	for i := range sentences {
		sentences[i], store = store[:words:words], store[words:]
	}
	return store[:words:words], store[words:], sentences
}

// run notes that the next word of the passage is like these words of the
// question, and returns the longest run that ends with it.
func (t *scratch) run(order []int, likes []likeness) (longest int) {
	clear(t.here)
	for _, l := range likes {
		if l.level < same {
			continue
		}
		for p, word := range order {
			if word == l.word {
				t.here[p+1] = t.before[p] + 1
				longest = max(longest, t.here[p+1])
			}
		}
	}
	t.before, t.here = t.here, t.before
	t.running = true
	return longest
}

// broken notes that the next word of the passage is not in the question.
func (t *scratch) broken() {
	if t.running {
		clear(t.before)
		t.running = false
	}
}

// windows judges how much of the question stands within ten words in a row,
// and within twenty.
func (s *Question) windows(c *contender) {
	c.features[fWindow10] = s.within(10)
	c.features[fWindow20] = s.within(20)
}

// within returns the most of the question that stands in so many words in a
// row, 0 to 1.
func (s *Question) within(size int) float64 {
	seen := s.table.seen
	best, start := 0.0, 0
	for end := range seen {
		for seen[end].at-seen[start].at >= size {
			start++
		}
		if end+1 < len(seen) && seen[end+1].at-seen[start].at < size {
			continue // the next window holds this one
		}
		best = max(best, s.held(seen[start:end+1], func(sighting) float64 { return 1 }))
	}
	return best / s.total
}

// held returns the weight of the words sighted, each times what it is worth
// there.
func (s *Question) held(seen []sighting, worth func(sighting) float64) float64 {
	clear(s.table.held)
	sum := 0.0
	for _, g := range seen {
		if v := worth(g) * asLike[g.level]; v > s.table.held[g.word] {
			sum += s.words[g.word].weight * (v - s.table.held[g.word])
			s.table.held[g.word] = v
		}
	}
	return sum
}

// What two words that follow one another in the question are worth in a
// passage where they stand apart, or the other way round.
const (
	pairApart  = 0.6
	pairTurned = 0.4
	pairWithin = 3 // places apart in the question, with words that ask between
)

// neighbouring judges how many of the words that follow one another in the
// question do so in the passage.
func (s *Question) neighbouring(c *contender) {
	var got, all float64
	for p, a := range s.order {
		if s.words[a].weight == 0 {
			continue
		}
		q := p + 1
		for q < len(s.order) && s.words[s.order[q]].weight == 0 {
			q++
		}
		if q >= len(s.order) || q > p+pairWithin {
			continue
		}
		b := s.order[q]
		weight := min(s.words[a].weight, s.words[b].weight)
		all += weight
		got += weight * s.table.pair(a, b, q-p)
	}
	if all > 0 {
		c.features[fNeighbouring] = got / all
	}
}

// pair returns how well two words stand together, distance apart where they
// stand as in the question.
func (t *scratch) pair(a, b, distance int) (best float64) {
	for i, g := range t.seen {
		if g.word != a {
			continue
		}
		for _, h := range t.seen[i+1:] {
			d := h.at - g.at
			if d > distance+1 {
				break
			}
			if h.word != b || d == 0 {
				continue
			}
			v := min(asLike[g.level], asLike[h.level])
			if d != distance {
				v *= pairApart
			}
			best = max(best, v)
		}
		for j := i - 1; j >= 0 && g.at-t.seen[j].at <= 2; j-- {
			if h := t.seen[j]; h.word == b && h.at < g.at {
				best = max(best, pairTurned*min(asLike[g.level], asLike[h.level]))
			}
		}
	}
	return best
}

// Words of a sentence this far from one that may answer belong to it, those
// not so near a little less.
const (
	kindWithin = 25
	kindClose  = 12
	kindFar    = 0.7
	kindLeast  = 0.5 // what a word must be worth as an answer
)

// kindNear judges how much of the question stands around a word that may
// answer.
func (s *Question) kindNear(c *contender) {
	if s.kind == nil || s.kind.name == "reason" {
		return
	}
	best, next := 0.0, 0
	for k, end := range c.ends {
		first := next
		for next < len(s.table.seen) && s.table.seen[next].sentence == k {
			next++
		}
		seen := s.table.seen[first:next]
		if len(seen) == 0 {
			continue
		}
		for at := c.from(k); at < end; at++ {
			worth := s.answers(c.Reading, at, end)
			if worth < kindLeast || c.words[at].marks == 0 && !s.beside(s.kind, c.words[at].term) {
				continue
			}
			sum := s.held(seen, func(g sighting) float64 {
				switch d := max(g.at-at, at-g.at); {
				case d > kindWithin:
					return 0
				case d > kindClose:
					return kindFar
				}
				return 1
			})
			best = max(best, sum*worth)
		}
	}
	c.features[fKindNear] = best / s.total
}
