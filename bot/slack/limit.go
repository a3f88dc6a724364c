package slack

import (
	"sync"
	"time"
)

// A limiter lets so many questions a minute pass, of each key for itself; after
// a pause as many at once. It is safe for concurrent use.
type limiter struct {
	mu   sync.Mutex
	full map[string]time.Time // when a key will have passed none again
}

func newLimiter() *limiter { return &limiter{full: map[string]time.Time{}} }

// wait returns how long a question must wait where so many pass a minute, 0 when
// it passes. A negative number is any.
func (l *limiter) wait(key string, now time.Time, perMinute int) time.Duration {
	if perMinute < 0 {
		return 0
	}
	each := time.Minute / time.Duration(perMinute)
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.full) > 10_000 {
		for k, at := range l.full {
			if at.Before(now) {
				delete(l.full, k)
			}
		}
	}
	at := l.full[key]
	if at.Before(now) {
		at = now
	}
	at = at.Add(each)
	if late := at.Sub(now) - time.Minute; late > 0 {
		return late
	}
	l.full[key] = at
	return 0
}
