package slack

import (
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"
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
// how they ended, and which were edited or deleted. Who took a question on tells it until the store has it.
// It is safe for concurrent use; the zero owed owes nothing.
type owed struct {
	most int       // questions, and changes of them
	note func(int) // is told how many questions and outcomes there are; nil: nobody

	mu     sync.Mutex
	claims map[store.Key]question
	ended  map[store.Key]ending
	later  []change           // in order
	others map[store.Key]bool // taken on in memory, and by another instance in the store
	more   chan struct{}      // has a value when there is something

	held  map[store.Key]int  // in hand, how many times
	let   map[store.Key]bool // …or were since it is looked for what went astray; nil: nobody looks
	doubt bool               // something may have gone astray
}

// An ending is how a question ended.
type ending struct {
	question question
	outcome  store.Outcome
}

// A change is what became of a question, and tells the store.
type change struct {
	of   store.Key
	tell func(context.Context) error
}

func newOwed() *owed {
	return &owed{most: owedMax, claims: map[store.Key]question{}, ended: map[store.Key]ending{}, others: map[store.Key]bool{}, held: map[store.Key]int{}, more: make(chan struct{}, 1)}
}

func (o *owed) wake() {
	select {
	case o.more <- struct{}{}:
	default:
	}
}

// count tells how much there is; o is locked.
func (o *owed) count() {
	if o.note != nil {
		o.note(len(o.claims) + len(o.ended) + len(o.later))
	}
}

// errOwed is that there is too much in memory that the store is to be told.
var errOwed = errors.New("too much is owed to the store")

// claim takes a question on in memory; false when that was done before. The error
// is that there is too much in it.
func (o *owed) claim(q question) (bool, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if _, was := o.claims[q.key()]; was {
		return false, nil
	}
	if len(o.claims)+len(o.ended) >= o.most {
		return false, errOwed
	}
	o.claims[q.key()] = q
	o.count()
	o.wake()
	return true, nil
}

// change keeps what became of a question; false when there is too much.
func (o *owed) change(c change) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	if len(o.later) >= o.most {
		return false
	}
	o.later = append(o.later, c)
	o.count()
	o.wake()
	return true
}

// waits reports whether the store is yet to be told of a question, or what became
// of it: what becomes of it next is told after that.
func (o *owed) waits(k store.Key) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	_, was := o.claims[k]
	return was || slices.ContainsFunc(o.later, func(c change) bool { return c.of == k })
}

// next is the change to be told first; false: none.
func (o *owed) next() (change, bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if len(o.later) == 0 {
		return change{}, false
	}
	return o.later[0], true
}

// told is told that the store has what was next.
func (o *owed) told() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.later = o.later[1:]
	o.count()
}

// elsewhere is told that another instance answers a question.
func (o *owed) elsewhere(k store.Key) {
	o.mu.Lock()
	defer o.mu.Unlock()
	delete(o.claims, k)
	o.leftHand(k)
	o.count()
	if len(o.others) >= o.most {
		clear(o.others)
	}
	o.others[k] = true
}

// leave reports whether another instance answers a question, once: what is taken
// over from that one later is answered here.
func (o *owed) leave(k store.Key) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	was := o.others[k]
	delete(o.others, k)
	return was
}

// claimed reports whether a question was taken on in memory.
func (o *owed) claimed(k store.Key) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	_, was := o.claims[k]
	return was
}

// end keeps how a question ended, however much there is: of what was taken on there
// is an end.
func (o *owed) end(q question, how store.Outcome) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.ended[q.key()] = ending{q, how}
	o.count()
	o.wake()
}

// paid is told that the store has the claim of a question, or its end too.
func (o *owed) paid(k store.Key, end bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	delete(o.claims, k)
	o.leftHand(k)
	if end {
		delete(o.ended, k)
		delete(o.others, k)
	}
	o.count()
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
// it is known to be down, or did not record the last question in time.
func (e *Edge) brief(ctx context.Context) (context.Context, context.CancelFunc) {
	if e.late.Load() || e.Vitals.Signs().StoreDown != "" {
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
		e.late.Store(false)
		return fresh, nil
	}
	late := limited.Err() != nil || store.Why(err) == "locked" // it may have waited as long itself
	e.late.Store(late)
	e.Vitals.Note(func(s *bot.Signs) { s.StoreFailed++ })
	e.Log.Error("cannot record a question", "id", q.id(), "channel", q.channel, "ts", q.ts, "late", late, "err", e.safe(err, q.text))
	if !late && !final {
		e.owed.mayBeAstray()
		return false, err
	}
	q.again = true // another may have taken it on
	if fresh, full := e.owed.claim(*q); !fresh {
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
