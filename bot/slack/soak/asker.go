package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
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

// usualTexts are what is asked of the articles that Quoth comes with.
var usualTexts = []string{"How much venture capital does Shanghai attract?", "unicorns in Paris", "compare unicorns in London and New York", "why did start-ups leave Teheran Valley?", "days to register a company in Singapore", "hello"}

// An asker is Slack where it delivers.
type asker struct {
	slack    *fakeSlack
	replicas []*replica
	texts    []string // that are asked, again and again
	calm     bool     // nothing goes wrong

	store   *proxy   // nil: it does not go away
	cluster *proxy   // of the index, likewise
	unsure  sync.Map // questions whose last delivery came while the store was away: two replicas cannot know of each other
	edited  sync.Map // questions that were, as Slack knows to be received: when that was first delivered

	asked atomic.Int64 // questions

	mu         sync.Mutex
	acks       []time.Duration
	deliveries map[string][]delivery // of a question, but not of its edit
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
	if !a.hand(ctx, i, replica, body, false) {
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
	began := time.Now()
	if a.hand(ctx, i, rand.IntN(len(a.replicas)), body, true) {
		a.edited.Store(stamp(i), began)
	}
}

// settled waits until every question that Slack did not give up has an outcome, as long
// as is allowed, and then a little for any further one.
func (a *asker) settled(ctx context.Context, questions int, most time.Duration) {
	for late := time.Now().Add(most); time.Now().Before(late) && ctx.Err() == nil; time.Sleep(time.Second) {
		if v := a.judge(questions); v[none]+v[stale]+v[forgotten] == 0 {
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
	for ts, of := range a.deliveries {
		if posts := a.slack.posts[ts]; len(posts) > 0 {
			all = append(all, posts[0].at.Sub(of[0].began))
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
