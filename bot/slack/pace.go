package slack

import (
	"net/http"
	"strings"
	"sync"
	"time"
)

// A pacer holds back calls of apps.connections.open while connections end
// soon after they began: slack-go waits after a connection that fails, not
// after one that is dropped, and would open thousands a second.
type pacer struct {
	next       http.RoundTripper
	first, max time.Duration // shortest and longest wait

	mu     sync.Mutex
	opened time.Time
	wait   time.Duration
}

// settled is how long a connection lasts that ended for a good reason.
const settled = 30 * time.Second

func (p *pacer) RoundTrip(r *http.Request) (*http.Response, error) {
	if strings.HasSuffix(r.URL.Path, "/apps.connections.open") {
		if err := pause(r.Context(), p.delay(time.Now())); err != nil {
			return nil, err
		}
	}
	return p.next.RoundTrip(r)
}

// delay returns how long to wait before a connection is opened at the time now:
// nothing after one that lasted, else twice as long each time.
func (p *pacer) delay(now time.Time) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.opened.IsZero() || now.Sub(p.opened) > settled {
		p.opened, p.wait = now, 0
		return 0
	}
	p.wait = min(max(2*p.wait, p.first), p.max)
	p.opened = now.Add(p.wait)
	return p.wait
}
