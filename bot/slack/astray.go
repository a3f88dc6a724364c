package slack

import (
	"context"

	"quoth/bot/store"
)

// A question is in hand from before the store is asked to record that this
// instance takes it on until the store has its outcome. What the store has under
// the instance's lease, open, and was not in hand is astray: the store's reply was
// lost, or there was no room when it came. Its lease is renewed with the others, so
// nobody else takes it over: who holds the lease settles it.

// hold has a question in hand, once more than before.
func (o *owed) hold(k store.Key) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.held[k]++
}

// letGo has it in hand once less.
func (o *owed) letGo(k store.Key) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.held[k]--; o.held[k] <= 0 {
		delete(o.held, k)
		delete(o.taken, k)
	}
	o.leftHand(k)
}

// take takes on a question that is in hand; false where another delivery has done so
// that still has it in hand.
func (o *owed) take(k store.Key) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.taken[k] {
		return false
	}
	o.taken[k] = true
	return true
}

// refuse is told that a question was not taken on after all.
func (o *owed) refuse(k store.Key) {
	o.mu.Lock()
	defer o.mu.Unlock()
	delete(o.taken, k)
}

// leftHand notes that a question was in hand; o is locked.
func (o *owed) leftHand(k store.Key) {
	if o.let != nil {
		o.let[k] = true
	}
}

// looking begins to note what leaves the hand, and ends with strays.
func (o *owed) looking() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.let = map[store.Key]bool{}
}

// strays are those of some questions, read since looking, that were never in hand
// since then.
func (o *owed) strays(open []store.Question) (astray []store.Question) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, q := range open {
		_, claimed := o.claims[q.Key]
		_, ended := o.ended[q.Key]
		if !claimed && !ended && o.held[q.Key] == 0 && !o.let[q.Key] {
			astray = append(astray, q)
		}
	}
	o.let = nil
	return astray
}

// mayBeAstray is told that the store may have taken on what it did not say.
func (o *owed) mayBeAstray() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.doubt = true
	o.wake()
}

// doubted reports, once, whether something may be astray.
func (o *owed) doubted() bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	was := o.doubt
	o.doubt = false
	return was
}

// gather takes on what is astray, as much as there is room for; the rest is astray
// still.
func (e *Edge) gather(ctx context.Context) error {
	e.gathering.Lock() // one looks at a time
	defer e.gathering.Unlock()
	limited, cancel := context.WithTimeout(ctx, recordMax)
	defer cancel()
	e.owed.looking()
	open, err := e.Store.Open(limited, e.lease)
	for _, r := range e.owed.strays(open) {
		if !e.adopt(r, "question was astray") {
			break
		}
	}
	return err
}

// gatheredAgain gathers where something may be astray, and reports whether the
// store said what is.
func (e *Edge) gatheredAgain(ctx context.Context) bool {
	if !e.owed.doubted() {
		return true
	}
	err := e.gather(ctx)
	if err != nil {
		e.owed.mayBeAstray()
	}
	return err == nil
}

// adopt puts a question of the store in the queue, which may have its outcome
// already; false where there is no room.
func (e *Edge) adopt(r store.Question, how string) bool {
	q := recorded(r)
	q.again = true
	e.owed.hold(q.key())
	if !e.queue.put(func(ctx context.Context) {
		defer e.owed.letGo(q.key())
		if r.Kind == store.Deleted {
			e.takenBack(ctx, q)
		} else {
			e.settle(ctx, q)
		}
	}, true) {
		e.owed.letGo(q.key())
		return false
	}
	e.Log.Info(how, "id", q.id(), "channel", q.channel, "ts", q.ts, "length", len(q.text))
	return true
}
