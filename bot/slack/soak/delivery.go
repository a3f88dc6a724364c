package main

import (
	"cmp"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// retries are how long Slack waits before it delivers an event again: at once, after a
// minute, and after five; here a twelfth of that, and half as much again or less, so that
// questions which met one fault do not all meet the next.
var retries = []time.Duration{0, time.Minute / 12, 5 * time.Minute / 12}

// A delivery is one try to hand an event over.
type delivery struct {
	to           *replica
	final        bool // there is none after it
	began, ended time.Time
	acked        bool
	cut          bool // by Slack, before it could be acknowledged
	dropped      bool // with the connection
}

// hand delivers an event, again where it is not acknowledged in time; false where Slack
// gives it up.
func (a *asker) hand(ctx context.Context, i, replica int, body string, edit bool) bool {
	for try := range len(retries) + 1 {
		if try > 0 {
			a.slack.went("delivered again", 1)
			select {
			case <-time.After(retries[try-1]/2 + rand.N(retries[try-1]+1)):
			case <-ctx.Done():
				return false
			}
		}
		d := a.deliver(ctx, i, a.to(replica+try, try > 0), body, try)
		a.mu.Lock()
		if !edit {
			a.deliveries[stamp(i)] = append(a.deliveries[stamp(i)], d)
		}
		if d.acked {
			a.acks = append(a.acks, d.ended.Sub(d.began))
		}
		a.mu.Unlock()
		if d.acked {
			return true
		}
	}
	return false
}

// to is the replica whose turn it is; where what stands before them knows by now
// that it cannot be asked, the next that can.
func (a *asker) to(turn int, knows bool) *replica {
	for i := range a.replicas {
		if r := a.replicas[(turn+i)%len(a.replicas)]; !knows || r.up() {
			return r
		}
	}
	return a.replicas[turn%len(a.replicas)]
}

func (a *asker) deliver(ctx context.Context, i int, to *replica, body string, try int) delivery {
	d := delivery{to: to, final: try == len(retries), began: time.Now()}
	if d.final && a.store.away(d.began.Add(-2*time.Second), d.began, 0) {
		a.unsure.Store(stamp(i), true)
	}
	wait := ackMax
	if try == 0 && a.happens(cutOf) {
		wait, d.cut = time.Millisecond, true
		a.slack.went("delivery cut off", 1)
	}
	ctx, cancel := context.WithTimeout(ctx, wait)
	defer cancel()
	if to.token != "" {
		d.acked, d.dropped = a.slack.sockets.deliver(ctx, to.token, body, try)
	} else {
		d.acked = posted(ctx, to, body, try)
	}
	d.ended = time.Now()
	return d
}

// posted posts an event to a replica in HTTP mode, and reports whether it was
// acknowledged before ctx ended.
func posted(ctx context.Context, to *replica, body string, try int) bool {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, to.url+"/slack/events", strings.NewReader(body))
	if err != nil {
		return false
	}
	now := strconv.FormatInt(time.Now().Unix(), 10)
	mac := hmac.New(sha256.New, []byte(secret))
	fmt.Fprintf(mac, "v0:%s:%s", now, body)
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("X-Slack-Request-Timestamp", now)
	r.Header.Set("X-Slack-Signature", "v0="+hex.EncodeToString(mac.Sum(nil)))
	if try > 0 {
		r.Header.Set("X-Slack-Retry-Num", strconv.Itoa(try))
	}
	got, err := poster.Do(r)
	if err != nil {
		return false
	}
	defer got.Body.Close()
	io.Copy(io.Discard, got.Body)
	return got.StatusCode == http.StatusOK
}

// fault is what went wrong with a delivery that nobody in its place could have outlived;
// "" nothing did. A store that is away is none at the last delivery: it is then to
// be taken on in memory.
func (a *asker) fault(d delivery) string {
	switch {
	case d.acked:
		return ""
	case d.cut:
		return "cut off"
	case d.dropped:
		return "connection dropped"
	case d.to.down.within(d.began, d.ended, 0):
		return "replica killed"
	case !d.final && a.store.away(d.began, d.ended, 0):
		return "store away"
	}
	return ""
}

// givenUp reports whether Slack gave a question up, and then whether each of its
// deliveries fell in a fault.
func (a *asker) givenUp(ts string) (given, excused bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	of := a.deliveries[ts]
	if len(of) == 0 || slices.ContainsFunc(of, func(d delivery) bool { return d.acked }) {
		return false, false
	}
	return true, !slices.ContainsFunc(of, func(d delivery) bool { return a.fault(d) == "" })
}

// takenOn is when a question was acknowledged first; zero: never.
func (a *asker) takenOn(ts string) (first time.Time) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, d := range a.deliveries[ts] {
		if d.acked && (first.IsZero() || d.ended.Before(first)) {
			first = d.ended
		}
	}
	return first
}

// told tells how the deliveries of a question went.
func (a *asker) told(ts string) string {
	a.mu.Lock()
	defer a.mu.Unlock()
	var said []string
	for _, d := range a.deliveries[ts] {
		how := cmp.Or(a.fault(d), "not acknowledged")
		if d.acked {
			how = "acknowledged"
		}
		said = append(said, fmt.Sprintf("to replica %d for %s: %s", slices.Index(a.replicas, d.to)+1, d.ended.Sub(d.began).Round(time.Millisecond), how))
	}
	return strings.Join(said, "; ")
}

// remembered is how long a replica may have something in memory alone, once the store
// is back: it tells it every five seconds, and waits as long for it.
const remembered = 10 * time.Second

// forgotten reports whether a question can have been in the memory of a replica alone,
// taken on at its last delivery while the store was away, and that replica was killed
// before the store could be told.
func (a *asker) forgotten(ts string) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return slices.ContainsFunc(a.deliveries[ts], func(d delivery) bool {
		return d.acked && d.final && a.store.away(d.began, d.ended, 0) && d.to.down.after(d.began, d.ended.Add(remembered))
	})
}
