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
)

// retries are how long Slack waits before it delivers a question again, made
// shorter.
var retries = []time.Duration{0, 5 * time.Second, 30 * time.Second}

// texts are what is asked, again and again.
var texts = []string{"How much venture capital does Shanghai attract?", "unicorns in Paris", "compare unicorns in London and New York", "why did start-ups leave Teheran Valley?", "days to register a company in Singapore", "hello"}

// An asker is Slack where it delivers.
type asker struct {
	slack    *fakeSlack
	replicas []*replica

	away   func() bool // whether the store is, or was a moment ago
	unsure sync.Map    // questions whose last delivery came then: two replicas cannot know of each other

	again, lost atomic.Int64 // deliveries after the first; questions that Slack gave up

	mu   sync.Mutex
	acks []time.Duration
}

// stamp is the time of a question's message, which names it.
func stamp(i int) string { return fmt.Sprintf("1800%06d.%06d", i/1_000_000, i%1_000_000) }

// askAll asks so many questions at a rate, and returns the signs of the replicas
// when a fifth was asked.
func (a *asker) askAll(ctx context.Context, questions int, rate float64) (warm []signs) {
	var all sync.WaitGroup
	tick := time.NewTicker(time.Duration(float64(time.Second) / rate))
	defer tick.Stop()
	for i := range questions {
		if i == questions/5 {
			for _, r := range a.replicas {
				warm = append(warm, r.signs())
			}
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return warm
		}
		first := rand.IntN(len(a.replicas))
		all.Go(func() { a.ask(ctx, i, first) })
		if rand.IntN(100) < twiceOf {
			all.Go(func() { a.ask(ctx, i, first+1) })
		}
	}
	all.Wait()
	return warm
}

// ask delivers a question, again where it is not acknowledged in time.
func (a *asker) ask(ctx context.Context, i, replica int) {
	body := fmt.Sprintf(`{"type":"event_callback","team_id":"T1","event_id":"Ev%d","event":{"type":"app_mention","channel":"C%d","user":"U%d","ts":%q,"text":%q}}`,
		i, i%50, i%200, stamp(i), "<@UQUOTH> "+texts[i%len(texts)])
	for try := range len(retries) + 1 {
		if try > 0 {
			a.again.Add(1)
			select {
			case <-time.After(retries[try-1]):
			case <-ctx.Done():
				return
			}
		}
		began := time.Now()
		if a.deliver(ctx, i, a.to(replica+try, try > 0).url, body, try) {
			a.mu.Lock()
			a.acks = append(a.acks, time.Since(began))
			a.mu.Unlock()
			return
		}
	}
	a.lost.Add(1)
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

func (a *asker) deliver(ctx context.Context, i int, to, body string, try int) bool {
	if try == len(retries) && a.away() {
		a.unsure.Store(stamp(i), true)
	}
	wait := ackMax
	if try == 0 && rand.IntN(100) < cutOf {
		wait = time.Millisecond
		a.slack.went("delivery cut off", 1)
	}
	ctx, cancel := context.WithTimeout(ctx, wait)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, to+"/slack/events", strings.NewReader(body))
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
	got, err := http.DefaultClient.Do(r)
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
		if none, _, _ := a.judge(questions); none == 0 {
			time.Sleep(5 * time.Second)
			return
		}
	}
}

// acknowledged are the times that acknowledgements took, shortest first.
func (a *asker) acknowledged() []time.Duration {
	a.mu.Lock()
	defer a.mu.Unlock()
	slices.Sort(a.acks)
	return a.acks
}
