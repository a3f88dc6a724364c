package slack

import (
	"sync"
	"time"
)

// A claim names one message of one workspace, whatever events tell of it.
type claim struct{ team, channel, ts string }

func (q question) claim() claim { return claim{q.team, q.channel, q.ts} }

// claims remember for a while which messages were taken on, so that each is
// answered once though it is delivered twice. They are safe for concurrent use.
type claims struct {
	kept time.Duration
	now  func() time.Time

	mu    sync.Mutex
	taken map[claim]time.Time
	swept time.Time
}

func newClaims(kept time.Duration) *claims {
	return &claims{kept: kept, now: time.Now, taken: map[claim]time.Time{}}
}

// take claims a message; false when that was done before.
func (c *claims) take(k claim) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := c.now()
	if now.Sub(c.swept) > c.kept/24 {
		for old, at := range c.taken {
			if now.Sub(at) > c.kept {
				delete(c.taken, old)
			}
		}
		c.swept = now
	}
	if at, ok := c.taken[k]; ok && now.Sub(at) <= c.kept {
		return false
	}
	c.taken[k] = now
	return true
}

// release gives a message back: it may be claimed again.
func (c *claims) release(k claim) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.taken, k)
}
