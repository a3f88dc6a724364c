package answer

import (
	"sync"

	"quoth/index"
)

// A readingCache keeps what was read in the passages that were judged last. It is
// safe for concurrent use.
type readingCache struct {
	mu   sync.Mutex
	told map[int]*told // by the passage's number in the corpus
}

// get returns what was read in a passage, nil for one not yet read.
func (c *readingCache) get(passage int) *told {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.told[passage]
}

// put keeps what was read in a passage.
func (c *readingCache) put(passage int, t *told) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.told == nil || len(c.told) >= index.MaxCached {
		c.told = map[int]*told{}
	}
	c.told[passage] = t
}
