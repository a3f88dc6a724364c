package main

import (
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
	"sync"
	"sync/atomic"
	"time"
)

const (
	secret  = "signedwiththis"
	ackMax  = 3 * time.Second // Slack waits no longer
	twiceOf = 10              // of a hundred questions, delivered twice at once
	cutOf   = 2               // …whose delivery is cut off before it is acknowledged
	editOf  = 2               // …that are edited within a few seconds
)

// editedText is what a question says once it is edited, and editedSign what an answer to
// that says, and to no other.
const editedText, editedSign = "when did Silicon Hills win SEMATECH?", "SEMATECH"

// apologySign is what an apology says.
const apologySign = "noted under the id"

// retries are how long Slack waits before it delivers a question again, made
// shorter.
var retries = []time.Duration{0, 5 * time.Second, 30 * time.Second}

// usualTexts are what is asked of the articles that Quoth comes with.
var usualTexts = []string{"How much venture capital does Shanghai attract?", "unicorns in Paris", "compare unicorns in London and New York", "why did start-ups leave Teheran Valley?", "days to register a company in Singapore", "hello"}

// An asker is Slack where it delivers.
type asker struct {
	slack    *fakeSlack
	replicas []*replica
	texts    []string // that are asked, again and again
	calm     bool     // nothing goes wrong

	sorry  bool        // an apology is as good: the index is in a cluster, which may not answer
	away   func() bool // whether the store is, or was a moment ago
	unsure sync.Map    // questions whose last delivery came then: two replicas cannot know of each other
	edited sync.Map    // questions that were, as Slack knows to be received

	asked, again, lost atomic.Int64 // questions; deliveries after the first; questions that Slack gave up

	mu    sync.Mutex
	acks  []time.Duration
	began map[string]time.Time // by question
}

// poster keeps as many connections as there are questions on the way.
var poster = &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 256}}

// stamp is the time of a question's message, which names it.
func stamp(i int) string { return fmt.Sprintf("1800%06d.%06d", i/1_000_000, i%1_000_000) }

// askAll asks so many questions at a rate, or all at once where it is 0.
func (a *asker) askAll(ctx context.Context, questions int, rate float64) {
	var all sync.WaitGroup
	defer all.Wait()
	var pace <-chan time.Time
	if rate > 0 {
		tick := time.NewTicker(time.Duration(float64(time.Second) / rate))
		defer tick.Stop()
		pace = tick.C
	} else {
		always := make(chan time.Time)
		close(always)
		pace = always
	}
	for i := range questions {
		select {
		case <-pace:
		case <-ctx.Done():
			return
		}
		first := rand.IntN(len(a.replicas))
		a.asked.Add(1)
		all.Go(func() { a.ask(ctx, i, first) })
		if a.happens(twiceOf) {
			all.Go(func() { a.ask(ctx, i, first+1) })
		}
	}
}

// happens throws the dice: so many times of a hundred, unless it is calm.
func (a *asker) happens(of int) bool { return !a.calm && rand.IntN(100) < of }

// ask delivers a question, and that it was edited, where it is.
func (a *asker) ask(ctx context.Context, i, replica int) {
	body := fmt.Sprintf(`{"type":"event_callback","team_id":"T1","event_id":"Ev%d","event":{"type":"app_mention","channel":"C%d","user":"U%d","ts":%q,"text":%q}}`,
		i, i%50, i%200, stamp(i), "<@UQUOTH> "+a.texts[i%len(a.texts)])
	a.mu.Lock()
	if _, was := a.began[stamp(i)]; !was {
		a.began[stamp(i)] = time.Now()
	}
	a.mu.Unlock()
	if !a.hand(ctx, i, replica, body) {
		a.lost.Add(1)
		return
	}
	if !a.happens(editOf) {
		return
	}
	select {
	case <-time.After(rand.N(3 * time.Second)):
	case <-ctx.Done():
		return
	}
	a.slack.went("edited", 1)
	body = fmt.Sprintf(`{"type":"event_callback","team_id":"T1","event_id":"Ed%d","event":{"type":"message","subtype":"message_changed","hidden":true,"channel":"C%d","channel_type":"channel","ts":"%s9",
		"message":{"type":"message","user":"U%d","ts":%q,"text":%q,"edited":{"user":"U%d","ts":"%s9"}}}}`, i, i%50, stamp(i), i%200, stamp(i), "<@UQUOTH> "+editedText, i%200, stamp(i))
	if a.hand(ctx, i, rand.IntN(len(a.replicas)), body) {
		a.edited.Store(stamp(i), true)
	}
}

// hand delivers an event, again where it is not acknowledged in time; false where Slack
// gives it up.
func (a *asker) hand(ctx context.Context, i, replica int, body string) bool {
	for try := range len(retries) + 1 {
		if try > 0 {
			a.again.Add(1)
			select {
			case <-time.After(retries[try-1]):
			case <-ctx.Done():
				return false
			}
		}
		began := time.Now()
		if a.deliver(ctx, i, a.to(replica+try, try > 0), body, try) {
			a.mu.Lock()
			a.acks = append(a.acks, time.Since(began))
			a.mu.Unlock()
			return true
		}
	}
	return false
}

// to is the replica whose turn it is; where what stands before them knows by now
// that it is down, the next that is up.
func (a *asker) to(turn int, knows bool) *replica {
	for i := range a.replicas {
		if r := a.replicas[(turn+i)%len(a.replicas)]; !knows || r.up.Load() {
			return r
		}
	}
	return a.replicas[turn%len(a.replicas)]
}

func (a *asker) deliver(ctx context.Context, i int, to *replica, body string, try int) bool {
	if try == len(retries) && a.away() {
		a.unsure.Store(stamp(i), true)
	}
	wait := ackMax
	if try == 0 && a.happens(cutOf) {
		wait = time.Millisecond
		a.slack.went("delivery cut off", 1)
	}
	ctx, cancel := context.WithTimeout(ctx, wait)
	defer cancel()
	if to.token != "" {
		return a.slack.sockets.deliver(ctx, to.token, body, try)
	}
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

// settled waits until every question has an outcome, as long as is allowed, and then
// a little for any further one.
func (a *asker) settled(ctx context.Context, questions int, most time.Duration) {
	for late := time.Now().Add(most); time.Now().Before(late) && ctx.Err() == nil; time.Sleep(time.Second) {
		if v := a.judge(questions); v.none+v.stale == 0 {
			if !a.calm {
				time.Sleep(5 * time.Second)
			}
			return
		}
	}
}

// answered are the times from the first delivery of a question to its outcome, shortest
// first.
func (a *asker) answered() (all []time.Duration) {
	a.slack.mu.Lock()
	defer a.slack.mu.Unlock()
	a.mu.Lock()
	defer a.mu.Unlock()
	for ts, began := range a.began {
		if posts := a.slack.posts[ts]; len(posts) > 0 {
			all = append(all, posts[0].at.Sub(began))
		}
	}
	slices.Sort(all)
	return all
}

// acknowledged are the times that acknowledgements took, shortest first.
func (a *asker) acknowledged() []time.Duration {
	a.mu.Lock()
	defer a.mu.Unlock()
	slices.Sort(a.acks)
	return a.acks
}
