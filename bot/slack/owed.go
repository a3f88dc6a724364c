package slack

import (
	"context"
	"errors"
	"sync"
	"time"

	"quoth/bot"
	"quoth/bot/store"
)

const (
	claimMax  = time.Second     // an acknowledgement waits no longer for the store
	recordMax = 5 * time.Second // to record an outcome
	owedMax   = 100_000         // of what the store is still to be told
)

// Owed is what the store could not be told yet: which questions were taken on,
// and how they ended. Who took a question on tells it until the store has it.
// It is safe for concurrent use; the zero owed owes nothing.
type owed struct {
	mu     sync.Mutex
	claims map[store.Key]question
	ended  map[store.Key]ending
	more   chan struct{} // has a value when there is something
}

// An ending is how a question ended.
type ending struct {
	question question
	outcome  store.Outcome
}

func newOwed() *owed {
	return &owed{claims: map[store.Key]question{}, ended: map[store.Key]ending{}, more: make(chan struct{}, 1)}
}

func (o *owed) wake() {
	select {
	case o.more <- struct{}{}:
	default:
	}
}

// claim takes a question on in memory; false when that was done before, or
// there is too much in it.
func (o *owed) claim(q question) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	if _, was := o.claims[q.key()]; was || len(o.claims) >= owedMax {
		return false
	}
	o.claims[q.key()] = q
	o.wake()
	return true
}

// claimed reports whether a question was taken on in memory.
func (o *owed) claimed(k store.Key) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	_, was := o.claims[k]
	return was
}

// end keeps how a question ended.
func (o *owed) end(q question, how store.Outcome) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if len(o.ended) < owedMax {
		o.ended[q.key()] = ending{q, how}
		o.wake()
	}
}

// paid is told that the store has the claim of a question, or its end too.
func (o *owed) paid(k store.Key, end bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	delete(o.claims, k)
	if end {
		delete(o.ended, k)
	}
}

// left is all that is still owed.
func (o *owed) left() (claims []question, ended []ending) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, q := range o.claims {
		claims = append(claims, q)
	}
	for _, e := range o.ended {
		ended = append(ended, e)
	}
	return claims, ended
}

// brief is ctx for as long as the store is waited for: a second, and little where
// it is known to be down.
func (e *Edge) brief(ctx context.Context) (context.Context, context.CancelFunc) {
	if e.Vitals.Signs().StoreDown != "" {
		return context.WithTimeout(ctx, claimMax/10)
	}
	return context.WithTimeout(ctx, claimMax)
}

// claim records a question in the store, and is true when it was not taken on
// before. Where the store does not answer in time, or at the last delivery of
// the question, it is taken on in memory; then an answer is looked for before
// one is given. The error is that it must come again.
func (e *Edge) claim(ctx context.Context, q *question, final bool) (fresh bool, err error) {
	if e.owed.claimed(q.key()) {
		return false, nil
	}
	limited, cancel := e.brief(ctx)
	defer cancel()
	fresh, err = e.Store.Claim(limited, q.record(), e.lease)
	if err == nil {
		return fresh, nil
	}
	late := limited.Err() != nil
	e.Vitals.Note(func(s *bot.Signs) { s.StoreFailed++ })
	e.Log.Error("cannot record a question", "id", q.id(), "channel", q.channel, "ts", q.ts, "late", late, "err", e.safe(err, q.text))
	if !late && !final {
		return false, err
	}
	q.again = true // another may have taken it on
	if !e.owed.claim(*q) {
		return false, nil
	}
	e.Log.Warn("question taken on in memory", "id", q.id(), "channel", q.channel, "ts", q.ts)
	return true, nil
}

// record records how a question ended, though the run be over meanwhile, and
// returns the question as it is now. What the store does not take is told it
// again until it does.
func (e *Edge) record(ctx context.Context, q question, o store.Outcome) (store.Question, error) {
	now, err := e.tryRecord(ctx, q, o)
	if err != nil {
		e.Vitals.Note(func(s *bot.Signs) { s.StoreFailed++ })
		e.Log.Error("cannot record an outcome: trying again until it is", "id", q.id(), "channel", q.channel, "ts", q.ts, "err", e.safe(err, q.text))
		e.owed.end(q, o)
	}
	return now, err
}

func (e *Edge) tryRecord(ctx context.Context, q question, o store.Outcome) (store.Question, error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), recordMax)
	defer cancel()
	if e.owed.claimed(q.key()) {
		if _, err := e.Store.Claim(ctx, q.record(), e.lease); err != nil {
			return store.Question{}, err
		}
	}
	now, err := e.Store.Settle(ctx, q.key(), q.record().Text, o)
	if errors.Is(err, store.ErrUnclaimed) { // it was erased meanwhile
		e.Log.Warn("an outcome of nothing that is recorded", "id", q.id(), "channel", q.channel, "ts", q.ts)
		now, err = store.Question{Key: q.key(), Ended: time.Now()}, nil
	}
	if err == nil {
		e.owed.paid(q.key(), true)
	}
	return now, err
}

// changed collapses the outcome of a question that was deleted while it was
// answered, and returns the one that is to be answered instead where it was
// edited.
func (e *Edge) changed(ctx context.Context, q question, now store.Question) (question, bool) {
	switch {
	case now.Kind == store.Deleted:
		e.collapse(ctx, recorded(now), bot.Lang(q.text))
	case now.Ended.IsZero():
		e.Log.Info("edited meanwhile", "id", q.id(), "channel", q.channel, "ts", q.ts, "length", len(now.Text))
		return recorded(now), true
	}
	return question{}, false
}

// repay tells the store what it could not be told, until ctx ends.
func (e *Edge) repay(ctx context.Context) {
	for {
		select {
		case <-e.owed.more:
		case <-ctx.Done():
			return
		}
		for wait := e.pace.retry; !e.repaid(ctx); wait = min(2*wait, max(e.pace.retry, e.pace.owedMax)) {
			if pause(ctx, wait) != nil {
				return
			}
		}
	}
}

// repaid tells the store once what it could not be told, and reports whether it
// has all of it.
func (e *Edge) repaid(ctx context.Context) bool {
	claims, ended := e.owed.left()
	for _, q := range claims {
		limited, cancel := context.WithTimeout(ctx, recordMax)
		_, err := e.Store.Claim(limited, q.record(), e.lease)
		cancel()
		if err != nil {
			return false
		}
		e.owed.paid(q.key(), false)
	}
	for _, end := range ended {
		now, err := e.tryRecord(ctx, end.question, end.outcome)
		if err != nil {
			return false
		}
		e.Log.Info("outcome recorded at last", "id", end.question.id(), "channel", end.question.channel, "ts", end.question.ts)
		e.queue.put(func(ctx context.Context) {
			if q, again := e.changed(ctx, end.question, now); again {
				e.settle(ctx, q)
			}
		}, true)
	}
	return true
}

// watch tells, in the signs and the log, whether the store can be written, until
// ctx ends.
func (e *Edge) watch(ctx context.Context) {
	if e.pace.probe == 0 {
		return
	}
	for {
		limited, cancel := context.WithTimeout(ctx, e.pace.probe/2)
		err := e.Store.Check(limited)
		cancel()
		if ctx.Err() != nil {
			return
		}
		why := store.Why(err)
		was := e.Vitals.Signs().StoreDown
		e.Vitals.Note(func(s *bot.Signs) { s.StoreDown = why })
		switch {
		case err != nil && was != why:
			e.Log.Error("the store is down", "why", why, "err", e.safe(err))
		case err == nil && was != "":
			e.Log.Info("the store is well again")
		}
		if pause(ctx, e.pace.probe) != nil {
			return
		}
	}
}
