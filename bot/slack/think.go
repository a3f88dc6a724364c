package slack

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"quoth/bot"
)

// slowAfter is how long a job computes before those that are quick need not
// wait for it.
const slowAfter = 200 * time.Millisecond

// errLate is an answer that was not worked out in time.
var errLate = errors.New("not worked out in time")

// A panicked is a panic as an error, with where it was.
type panicked struct {
	what  string // nobody's words
	stack []byte
}

func (p *panicked) Error() string { return "panic: " + p.what }

// caught is the error of a panic that was recovered with a value.
func caught(value any) *panicked {
	what := fmt.Sprintf("%T", value)
	if err, ok := value.(interface{ RuntimeError() }); ok {
		what = fmt.Sprint(err) // "index out of range": nobody's words
	}
	return &panicked{what, debug.Stack()}
}

// guarded is f with its panics as errors.
func guarded[T any](ctx context.Context, f func(context.Context) (T, error)) (value T, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = caught(v)
		}
	}()
	return f(ctx)
}

// think works something out with a worker of the queue, for as long as Within
// allows; the error is errLate then, whether or not f heeds its context. A panic
// is an error too.
func think[T any](ctx context.Context, e *Edge, f func(context.Context) (T, error)) (T, error) {
	compute(ctx)
	if e.Within <= 0 {
		return guarded(ctx, f)
	}
	slow := time.AfterFunc(min(slowAfter, e.Within), func() { slowly(ctx) })
	defer slow.Stop()
	limited, cancel := context.WithTimeoutCause(ctx, e.Within, errLate)
	defer cancel()
	type result struct {
		value T
		err   error
	}
	done := make(chan result, 1)
	go func() {
		value, err := guarded(limited, f)
		done <- result{value, err}
	}()
	var r result
	select {
	case r = <-done:
	case <-limited.Done():
		r.err = limited.Err()
	}
	if r.err != nil && errors.Is(context.Cause(limited), errLate) {
		r.err = errLate
	}
	return r.value, r.err
}

// answerOf is what a bot replies to a question, or an apology where that takes
// too long.
func (e *Edge) answerOf(ctx context.Context, b *bot.Bot, id string, q bot.Question) (bot.Message, error) {
	m, err := think(ctx, e, func(ctx context.Context) (bot.Message, error) { return b.Reply(ctx, q) })
	if errors.Is(err, errLate) {
		e.Log.Error("an answer took too long", "id", id, "length", len(q.Text), "most", e.Within)
		return bot.Late(q.Lang, id), nil
	}
	return m, err
}
