package slack

import (
	"context"
	"sync"
	"sync/atomic"

	"quoth/bot"
	"quoth/bot/store"
)

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
	if !e.gatheredAgain(ctx) {
		return false
	}
	claims, ended := e.owed.left()
	if !side(claims, func(q question) bool {
		limited, cancel := context.WithTimeout(ctx, recordMax)
		defer cancel()
		return e.reclaim(limited, q) == nil
	}) {
		return false
	}
	for c, more := e.owed.next(); more; c, more = e.owed.next() {
		if e.owed.claimed(c.of) { // taken on meanwhile: the store does not know of it yet
			return false
		}
		limited, cancel := context.WithTimeout(ctx, recordMax)
		err := c.tell(limited)
		cancel()
		if err != nil {
			return false
		}
		e.owed.told()
	}
	return side(ended, func(end ending) bool { return e.repaidEnd(ctx, end) })
}

// repaidAtOnce is how much is told the store at a time.
const repaidAtOnce = 8

// side does something with all of a list, so many side by side, until one fails, and
// reports whether none did.
func side[T any](list []T, do func(T) bool) bool {
	var failed atomic.Bool
	var all sync.WaitGroup
	free := make(chan struct{}, repaidAtOnce)
	for _, v := range list {
		free <- struct{}{}
		if failed.Load() {
			break
		}
		all.Go(func() {
			defer func() { <-free }()
			if !do(v) {
				failed.Store(true)
			}
		})
	}
	all.Wait()
	return !failed.Load()
}

// repaidEnd tells the store how a question ended, and sees to what became of it
// meanwhile; where there is no room for that, it is astray.
func (e *Edge) repaidEnd(ctx context.Context, end ending) bool {
	q := end.question
	e.owed.hold(q.key())
	now, err := e.tryRecord(ctx, q, end.outcome)
	if err != nil {
		e.owed.letGo(q.key())
		return false
	}
	e.Log.Info("outcome recorded at last", "id", q.id(), "channel", q.channel, "ts", q.ts)
	if !e.queue.put(func(ctx context.Context) {
		defer e.owed.letGo(q.key())
		if q, again := e.changed(ctx, q, now); again {
			e.settle(ctx, q)
		}
	}, true) {
		e.owed.letGo(q.key())
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
		if err == nil {
			e.late.Store(false)
		}
		if pause(ctx, e.pace.probe) != nil {
			return
		}
	}
}
