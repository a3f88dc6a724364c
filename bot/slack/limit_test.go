package slack

import (
	"fmt"
	"testing"
	"time"
)

func TestLimiter(t *testing.T) {
	l := newLimiter()
	start := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	for _, step := range []struct {
		at, want time.Duration
	}{
		{0, 0}, {0, 0}, {0, 0}, {0, 20 * time.Second}, {5 * time.Second, 15 * time.Second},
		{20 * time.Second, 0}, {20 * time.Second, 20 * time.Second}, {10 * time.Minute, 0},
	} {
		if got := l.wait("UALICE", start.Add(step.at), 3); got != step.want {
			t.Errorf("at %v: %v, want %v", step.at, got, step.want)
		}
	}
	if got := l.wait("UBOB", start, 3); got != 0 {
		t.Errorf("another person waits %v", got)
	}
	for range 100 {
		if got := newLimiter().wait("UALICE", start, -1); got != 0 {
			t.Errorf("waits %v though there is no limit", got)
		}
	}
	for i := range 30_000 {
		l.wait(fmt.Sprint(i), start.Add(time.Duration(i)*time.Minute), 3)
	}
	if len(l.full) > 10_001 {
		t.Errorf("%d keys are remembered", len(l.full))
	}
}
