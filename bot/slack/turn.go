package slack

import (
	"context"
	"sync"
	"time"
)

// Turns are the waits that Slack has asked for, of each method in each channel
// for itself. They are safe for concurrent use; the zero turns are ready.
type turns struct {
	mu    sync.Mutex
	asked map[turn]*wait
}

// A turn is what Slack counts calls by.
type turn struct{ method, channel string }

// A wait is one that Slack has asked for.
type wait struct {
	until  time.Time
	behind int // calls that wait for it
}

// spreadMax is how much later than the first the last of those that wait goes.
const spreadMax = 10 * time.Second

// limited notes that Slack has asked to wait for d.
func (t *turns) limited(of turn, now time.Time, d time.Duration) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.asked == nil {
		t.asked = map[turn]*wait{}
	}
	w := t.asked[of]
	if w == nil || !w.until.After(now) {
		w = &wait{}
		t.asked[of] = w
	}
	if until := now.Add(d); until.After(w.until) {
		w.until = until
	}
}

// wait is how long a call must wait now: nothing where Slack has not asked
// for it, or the time is over. Those that wait go one after the other, each
// apart from the one before.
func (t *turns) wait(of turn, now time.Time, apart time.Duration) time.Duration {
	t.mu.Lock()
	defer t.mu.Unlock()
	w := t.asked[of]
	if w == nil {
		return 0
	}
	if !w.until.After(now) {
		delete(t.asked, of)
		return 0
	}
	w.behind++
	return w.until.Sub(now) + min(time.Duration(w.behind-1)*apart, spreadMax)
}

// turn waits until a call may be made. An error is that ctx ended before.
func (e *Edge) turn(ctx context.Context, of turn) error {
	d := e.turns.wait(of, time.Now(), e.pace.retry)
	if d == 0 {
		return nil
	}
	return pause(ctx, d)
}

// inTurn makes a call of Slack's Web API, and again when Slack has asked to wait.
func (e *Edge) inTurn(ctx context.Context, of turn, do func(context.Context) error) error {
	for wait := e.pace.retry; ; wait = min(2*wait, e.pace.retryMax) {
		if err := e.turn(ctx, of); err != nil {
			return err
		}
		err := do(ctx)
		if err == nil || classify(err) != later || ctx.Err() != nil {
			return err
		}
		e.turns.limited(of, time.Now(), max(wait, retryAfter(err)))
		e.Log.Debug("to be called again", "method", of.method, "channel", of.channel, "err", e.safe(err))
	}
}
