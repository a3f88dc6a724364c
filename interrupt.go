package main

import (
	"context"
	"errors"
	"time"
)

// errInterrupted is how a command ends that was told to.
var errInterrupted = errors.New("interrupted")

// grace is how long a command may go on after it was told to end, to leave
// things as they should be.
const grace = 500 * time.Millisecond

// heeding runs f and returns what it returns; when ctx ends, it waits for f
// only so long, whatever f computes or reads, and leaves it behind.
func heeding(ctx context.Context, grace time.Duration, f func() error) error {
	done := make(chan error, 1)
	go func() { done <- f() }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	last := time.NewTimer(grace)
	defer last.Stop()
	select {
	case err := <-done:
		return err
	case <-last.C:
		return errInterrupted
	}
}
