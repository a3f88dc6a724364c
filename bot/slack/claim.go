package slack

import (
	"context"
	"errors"
	"time"

	"quoth/bot"
	"quoth/bot/store"
)

const (
	claimMax  = time.Second     // an acknowledgement waits no longer for the store
	recordMax = 5 * time.Second // to record an outcome
)

// brief is ctx for as long as the store is waited for: a second, and little where
// it is known to be down, or did not record the last question in time.
func (e *Edge) brief(ctx context.Context) (context.Context, context.CancelFunc) {
	if e.late.Load() || e.Vitals.Signs().StoreDown != "" {
		return context.WithTimeout(ctx, claimMax/10)
	}
	return context.WithTimeout(ctx, claimMax)
}

// claim records a question that is in hand in the store, and is true when it was not
// taken on before, here or elsewhere: of two deliveries at once one has it taken on, though
// the store tells both that they are the first, or tells one nothing. Where the store does not answer in time, or at the last delivery of
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
		e.late.Store(false)
		return fresh && e.owed.take(q.key()), nil
	}
	late := limited.Err() != nil || store.Why(err) == "locked" // it may have waited as long itself
	e.late.Store(late)
	e.Vitals.Note(func(s *bot.Signs) { s.StoreFailed++ })
	e.Log.Error("cannot record a question", "id", q.id(), "channel", q.channel, "ts", q.ts, "late", late, "err", e.safe(err, q.text))
	if !late && !final {
		e.owed.mayBeAstray()
		return false, err
	}
	if !e.owed.take(q.key()) {
		return false, nil
	}
	q.again = true // another instance may have taken it on
	if fresh, full := e.owed.claim(*q); !fresh {
		e.owed.refuse(q.key())
		return false, full
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
		if err := e.reclaim(ctx, q); err != nil {
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

// reclaim tells the store that a question was taken on, which another instance may
// have done meanwhile: then it is that one's.
func (e *Edge) reclaim(ctx context.Context, q question) error {
	fresh, err := e.Store.Claim(ctx, q.record(), e.lease)
	if err == nil && !fresh { // unless it is of this instance, whose reply was lost
		fresh, err = e.Store.Held(ctx, q.key(), e.lease)
	}
	switch {
	case err != nil:
		return err
	case fresh:
		e.owed.paid(q.key(), false)
	default:
		e.Log.Info("another instance answers it", "id", q.id(), "channel", q.channel, "ts", q.ts)
		e.owed.elsewhere(q.key())
	}
	return nil
}

// anothers reports whether a question that was taken on in memory is another
// instance's by now, as far as the store tells.
func (e *Edge) anothers(ctx context.Context, q question) bool {
	if e.owed.claimed(q.key()) {
		limited, cancel := e.brief(ctx)
		defer cancel()
		if err := e.reclaim(limited, q); err != nil {
			return false // an answer too many is better than none
		}
	}
	return e.owed.leave(q.key())
}
