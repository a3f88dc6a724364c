package answer_test

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
)

// An ending is a context that ends after it was looked at so many times.
type ending struct {
	context.Context
	left atomic.Int64
}

func (e *ending) Err() error {
	if e.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

// A question ends with its context wherever it has come to, and looks at it with
// every passage that it reads.
func TestQuestionEnds(t *testing.T) {
	x := hubs(t)
	for _, question := range []string{"venture capital in Berlin", "compare unicorns in London and New York", "which city has the most unicorns?", "why do start-ups fail?"} {
		if _, err := x.Ask(t.Context(), question); err != nil { // what is read once and kept
			t.Fatal(err)
		}
		whole := &ending{Context: t.Context()}
		const many = 1 << 40
		whole.left.Store(many)
		if _, err := x.Ask(whole, question); err != nil {
			t.Fatal(err)
		}
		looks := many - whole.left.Load()
		if looks < 32 {
			t.Errorf("%q: its context was looked at %d times", question, looks)
		}
		for n := range looks {
			if testing.Short() && n%10 != 0 {
				continue
			}
			e := &ending{Context: t.Context()}
			e.left.Store(n)
			if _, err := x.Ask(e, question); !errors.Is(err, context.Canceled) {
				t.Fatalf("%q: goes on when its context ends at look %d of %d: %v", question, n+1, looks, err)
			}
		}
	}
}
