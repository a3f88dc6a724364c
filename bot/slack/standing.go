package slack

import (
	"context"
	"errors"

	"quoth/bot"
)

// A Standing is what is answered from at one time, where and for whom. It may be
// another for the next question.
type Standing struct {
	// Policy says who is answered where, from what.
	Policy Policy
	// Collections are the names of all collections, "" that of the articles in
	// none.
	Collections []string
	// View returns the bot that answers from some of them; it can be asked until
	// ctx ends. ErrPassed: another stands now. nil: the bot given answers
	// everywhere.
	View func(ctx context.Context, collections []string) (*bot.Bot, error)
}

// ErrPassed is that something else is answered from by now.
var ErrPassed = errors.New("another index is answered from by now")

// standing is what stands now.
func (e *Edge) standing() Standing {
	if e.Now == nil {
		return Standing{Policy: e.Policy}
	}
	return e.Now()
}

// policy is the policy that stands now.
func (e *Edge) policy() Policy { return e.standing().Policy }
