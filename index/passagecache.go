package index

import (
	"context"
	"slices"
	"sync"

	"quoth/index/rank"
)

// A passageCache keeps the passages that were read last, so that a passage is
// not read and cut into words for every question that finds it. A question takes
// its passages from one cache, to its end. A cache is safe for concurrent use.
type passageCache struct {
	index    *Index
	reader   rank.Reader // of what is in it
	mu       sync.Mutex
	passages map[int]*Passage // by number in the corpus
}

// A Passage is a passage as it was read from the index. Passages are shared: not
// to be changed.
type Passage struct {
	Record
	Number        int           // in the corpus
	ArticleNumber int           // its article's
	words         *rank.Reading // nil: not yet read
	title         *rank.Reading
}

// MaxCached bounds how many passages are kept; then another cache takes the
// place of the full one. A passage of a hundred words takes about three kilobytes.
const MaxCached = 1 << 14

func newPassageCache(x *Index) *passageCache {
	return &passageCache{index: x, passages: map[int]*Passage{}}
}

// cache returns the cache for a question to take its passages from.
func (x *Index) cache() *passageCache {
	c := x.caches.Load()
	if c == nil || c.full() {
		x.caches.CompareAndSwap(c, newPassageCache(x))
		c = x.caches.Load()
	}
	return c
}

func (c *passageCache) full() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.passages) >= MaxCached
}

// take returns a passage by its number in the corpus.
func (c *passageCache) take(n int) (*Passage, error) {
	c.mu.Lock()
	p := c.passages[n]
	c.mu.Unlock()
	if p != nil {
		return p, nil
	}
	r, err := c.index.record(n)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if p := c.passages[n]; p != nil {
		return p, nil
	}
	p = &Passage{Record: r, Number: n, ArticleNumber: c.index.articleOf(n)}
	c.passages[n] = p
	return p, nil
}

// ahead takes what passages there are not yet of these numbers, at once, where they
// are far: each by itself would be a way there and back.
func (c *passageCache) ahead(ctx context.Context, numbers []int) error {
	far, ok := c.index.records.(farther)
	if !ok {
		return nil
	}
	var missing []int
	c.mu.Lock()
	for _, n := range numbers {
		if c.passages[n] == nil && !slices.Contains(missing, n) {
			missing = append(missing, n)
		}
	}
	c.mu.Unlock()
	data, err := far.all(ctx, missing)
	if err != nil {
		return err
	}
	for i, n := range missing {
		r, err := decodeRecord(data[i])
		if err != nil {
			return err
		}
		c.mu.Lock()
		if c.passages[n] == nil {
			c.passages[n] = &Passage{Record: r, Number: n, ArticleNumber: c.index.articleOf(n)}
		}
		c.mu.Unlock()
	}
	return nil
}

// Ahead makes the passages of these numbers be at hand for Passage, in one go. Where
// they are near, there is nothing to do.
func (x *Index) Ahead(ctx context.Context, numbers []int) error {
	x.use.RLock()
	defer x.use.RUnlock()
	if x.closed {
		return errClosed
	}
	return x.cache().ahead(ctx, numbers)
}

// read cuts passages of the cache and their titles into words, those that are
// not yet.
func (c *passageCache) read(hits []Hit) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for i := range hits {
		p := hits[i].Passage
		if p.words != nil {
			continue
		}
		title := c.index.metas[p.ArticleNumber].Title
		if p.Heading != "" {
			title += " · " + p.Heading
		}
		p.title, p.words = c.reader.Title(title), c.reader.Read(p.Text, p.Sentences)
	}
}

// Passage returns a passage by its number in the corpus.
func (x *Index) Passage(n int) (*Passage, error) {
	x.use.RLock()
	defer x.use.RUnlock()
	if x.closed {
		return nil, errClosed
	}
	return x.cache().take(n)
}
