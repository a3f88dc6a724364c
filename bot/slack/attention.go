package slack

import (
	"sync"

	"quoth/index/query"
)

// attentionMax is how many threads are attended to at a time.
const attentionMax = 10000

// attention remembers of each thread what was said in it since the bot last
// spoke there, none of their words. It is kept in the memory of the process
// only. It is safe for concurrent use; the zero attention is ready.
type attention struct {
	mu      sync.Mutex
	threads map[place]query.Said // by channel and thread
}

// hear notes a line in a thread and returns what was said before it.
func (a *attention) hear(in place, user, line string) query.Said {
	a.mu.Lock()
	defer a.mu.Unlock()
	before := a.threads[in]
	if a.threads == nil || len(a.threads) >= attentionMax {
		a.threads = map[place]query.Said{}
	}
	a.threads[in] = before.Then(user, line)
	return before
}

// speak notes that the bot spoke in a thread.
func (a *attention) speak(in place) {
	a.mu.Lock()
	defer a.mu.Unlock()
	delete(a.threads, in)
}
