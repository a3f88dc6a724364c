package answer

import (
	"sync"
	"unsafe"
)

// A readingCache has the readings in use. It is safe for concurrent use.
type readingCache struct {
	mu      sync.Mutex
	current *readings
}

// now returns the readings for a question to take, which keeps them to its end.
func (c *readingCache) now() *readings {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.current == nil || c.current.words.count() >= maxVocabulary {
		c.current = &readings{most: mostTold}
	}
	return c.current
}

// Bounds of what is kept of passages that were read.
const (
	maxVocabulary = 1 << 17  // terms; then others take the place of the readings
	mostTold      = 32 << 20 // bytes that what was read last may take, and as many what was read before
)

// Readings are what passages told that were judged last, with the terms they hold.
// What has not been asked for since as much again was read is forgotten. They are safe
// for concurrent use.
type readings struct {
	words     vocabulary
	mu        sync.Mutex
	last, old map[int]*told // by the passage's number in the corpus
	size      int           // bytes of last
	most      int           // that size may be
}

// get returns what was read in a passage, nil for one not known.
func (r *readings) get(passage int) *told {
	r.mu.Lock()
	defer r.mu.Unlock()
	if t := r.last[passage]; t != nil {
		return t
	}
	t := r.old[passage]
	if t != nil {
		r.keep(passage, t)
	}
	return t
}

// put keeps what was read in a passage.
func (r *readings) put(passage int, t *told) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.keep(passage, t)
}

// keep keeps what was read in a passage. Its caller holds r.mu.
func (r *readings) keep(passage int, t *told) {
	size := t.size()
	if r.last == nil || r.size+size > r.most {
		r.last, r.old, r.size = map[int]*told{}, r.last, 0
	}
	r.last[passage] = t
	r.size += size
}

// size is about how many bytes what was told takes.
func (t *told) size() int {
	of := func(b *bag) int { return 4*cap(b.words) + 8*cap(b.names) }
	size := int(unsafe.Sizeof(*t)) + of(&t.text) + of(&t.frame) + len(t.sentences)*int(unsafe.Sizeof(bag{})+unsafe.Sizeof([]span{}))
	for _, s := range t.spans {
		size += len(s) * int(unsafe.Sizeof(span{}))
	}
	for i := range t.figures {
		f := &t.figures[i]
		size += int(unsafe.Sizeof(*f)) + of(&f.around) + of(&f.label) + of(&f.entity)
	}
	return size
}
