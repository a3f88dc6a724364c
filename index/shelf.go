package index

import (
	"sync"
	"sync/atomic"

	"quoth/index/rank"
)

// A shelf keeps the passages that were read last, so that a passage is not
// read and cut into words for every question that finds it. A question takes its
// passages from one shelf, to its end. A shelf is safe for concurrent use.
type shelf struct {
	index    *Index
	reader   rank.Reader // of what is on it
	mu       sync.Mutex
	passages map[int]*kept // by number in the corpus
}

// A kept passage is one on the shelf. Passages on it are not to be changed.
type kept struct {
	Record
	number  int           // in the corpus
	article int           // its number
	words   *rank.Reading // nil: not yet read
	title   *rank.Reading
	told    atomic.Pointer[told] // nil: not yet looked for
}

// maxShelved bounds how many passages are kept; then another shelf takes its
// place. A passage of a hundred words takes about three kilobytes.
const maxShelved = 1 << 14

func newShelf(x *Index) *shelf {
	return &shelf{index: x, passages: map[int]*kept{}}
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
		k.title, k.words = s.reader.Title(title), s.reader.Read(k.Text, k.Sentences)
	}
}
