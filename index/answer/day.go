package answer

import (
	"context"
	"time"
)

// dayKey is what a context has the day of asking under.
type dayKey struct{}

// On is a context in which questions are asked on that day: "last year" is the
// year before it. Without it the articles' own words tell which time they speak of.
func On(ctx context.Context, day time.Time) context.Context {
	return context.WithValue(ctx, dayKey{}, day)
}

// dayOf is the day of asking, zero where none is told.
func dayOf(ctx context.Context) time.Time {
	day, _ := ctx.Value(dayKey{}).(time.Time)
	return day
}
