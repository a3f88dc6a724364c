package index

// A sighting is a word of the question found in a passage.
type sighting struct {
	at, sentence int
	likeness
}

// A scratch is what looking at one passage needs for a while, kept from one
// to the next.
type scratch struct {
	seen             []sighting
	counts           []float64 // of each word of the question, by likeness
	held             []float64 // by word of the question
	before           []int     // by place in the question: length of the run that ends there with the word before
	here             []int
	running          bool
	store            []level
	lists            [][]level
	words, sentences int
}

func (t *scratch) reset(words, order, sentences int) {
	t.words, t.sentences = words, sentences
	t.seen = t.seen[:0]
	if t.counts == nil {
		t.counts, t.held = make([]float64, words), make([]float64, words)
		t.before, t.here = make([]int, order+1), make([]int, order+1)
	}
	clear(t.counts)
	t.running = true
	t.broken()
}

// levels returns room for the levels of a passage, its title and sentences.
func (t *scratch) levels() (passage, title []level, sentences [][]level) {
	take := func() []level {
		if len(t.store) < t.words {
			t.store = make([]level, max(t.words*64, 1))
		}
		l := t.store[:t.words:t.words]
		t.store = t.store[t.words:]
		return l
	}
	passage, title = take(), take()
	if len(t.lists) < t.sentences {
		t.lists = make([][]level, max(256, t.sentences))
	}
	sentences, t.lists = t.lists[:t.sentences:t.sentences], t.lists[t.sentences:]
	for i := range sentences {
		sentences[i] = take()
	}
	return passage, title, sentences
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
func (s *sought) windows(c *contender) {
	c.features[fWindow10] = s.within(10)
	c.features[fWindow20] = s.within(20)
}

// within returns the most of the question that stands in so many words in a
// row, 0 to 1.
func (s *sought) within(size int) float64 {
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
func (s *sought) held(seen []sighting, worth func(sighting) float64) float64 {
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
func (s *sought) neighbouring(c *contender) {
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
func (s *sought) kindNear(c *contender) {
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
			worth := s.answers(c.reading, at, end)
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
