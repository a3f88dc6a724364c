package slack

import (
	"context"
	"errors"
	"slices"
	"sync"

	"quoth/bot/store"
)

const owedMax = 100_000 // of what the store is still to be told

// Owed is what the store could not be told yet: which questions were taken on,
// how they ended, and which were edited or deleted. Who took a question on tells
// it until the store has it.
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
	taken map[store.Key]bool // …and taken on by one of these
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
	return &owed{most: owedMax, claims: map[store.Key]question{}, ended: map[store.Key]ending{}, others: map[store.Key]bool{}, held: map[store.Key]int{}, taken: map[store.Key]bool{}, more: make(chan struct{}, 1)}
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
