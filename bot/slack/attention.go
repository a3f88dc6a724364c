package slack

import "sync"

// attentionMax is how many threads are attended to at a time.
const attentionMax = 10000

// attention remembers of each thread what was said in it since the bot last
// spoke there: how many lines, and who said the last; none of their words. It
// is kept in the memory of the process only. It is safe for concurrent use; the
// zero attention is ready.
type attention struct {
	mu      sync.Mutex
	threads map[place]talk // by channel and thread
}

// talk is what people said in a thread since the bot last spoke there.
type talk struct {
	lines int
	last  string // who said the last line; "" nobody did
	asked bool   // it was a question
}

// hear notes a line in a thread and returns what was said before it.
func (a *attention) hear(in place, user string, asks bool) talk {
	a.mu.Lock()
	defer a.mu.Unlock()
	before := a.threads[in]
	if a.threads == nil || len(a.threads) >= attentionMax {
		a.threads = map[place]talk{}
	}
	a.threads[in] = talk{before.lines + 1, user, asks}
	return before
}

// speak notes that the bot spoke in a thread.
func (a *attention) speak(in place) {
	a.mu.Lock()
	defer a.mu.Unlock()
	delete(a.threads, in)
}
