// Package trace tells where the time of a question goes: each of its steps is a span of
// OpenTelemetry, sent to a collector over OTLP. It is off unless the environment names a
// collector; a context without a span then costs a look at it.
//
// Spans carry the names of steps, ids, counts and lengths, never what was asked or said.
package trace

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"sync"
	"time"
)

// A Fact is what a span tells beside its time: a string, which is an id or a kind, or
// a number.
type Fact struct {
	Key   string
	Value any // string or int
}

// A Span is one step. The nil Span is of no trace, and takes in nothing. It is safe for
// concurrent use.
type Span struct {
	tracer *Tracer
	trace  [16]byte
	id     [8]byte
	parent [8]byte // zero: it is the first
	name   string
	began  time.Time

	mu     sync.Mutex
	facts  []Fact
	failed bool
	ended  bool
}

type key struct{}

// In is ctx with a span in it, of which steps that begin there are part.
func In(ctx context.Context, s *Span) context.Context {
	if s == nil {
		return ctx
	}
	return context.WithValue(ctx, key{}, s)
}

// Of is the span in ctx; nil: there is none.
func Of(ctx context.Context) *Span {
	s, _ := ctx.Value(key{}).(*Span)
	return s
}

// Begin begins a trace with its first span. The nil Tracer begins none.
func (t *Tracer) Begin(name string, facts ...Fact) *Span {
	if t == nil {
		return nil
	}
	s := &Span{tracer: t, name: name, began: time.Now(), facts: facts}
	rand.Read(s.trace[:])
	rand.Read(s.id[:])
	if !t.sampled(s.trace) {
		return nil
	}
	return s
}

// Step begins a step of the span in ctx, and returns ctx with it; its caller ends it.
func Step(ctx context.Context, name string, facts ...Fact) (context.Context, *Span) {
	s := Of(ctx).Step(name, facts...)
	return In(ctx, s), s
}

// Step begins a step of a span.
func (s *Span) Step(name string, facts ...Fact) *Span {
	if s == nil {
		return nil
	}
	step := &Span{tracer: s.tracer, trace: s.trace, parent: s.id, name: name, began: time.Now(), facts: facts}
	rand.Read(step.id[:])
	return step
}

// Note adds what a span tells.
func (s *Span) Note(facts ...Fact) {
	if s == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.facts = append(s.facts, facts...)
}

// End ends a span, as failed where err is not nil. What the error says is left out. Only
// the first End counts.
func (s *Span) End(err error) {
	if s == nil {
		return
	}
	s.mu.Lock()
	if s.ended {
		s.mu.Unlock()
		return
	}
	s.ended, s.failed = true, err != nil
	told := s.told(time.Now())
	s.mu.Unlock()
	s.tracer.take(told)
}

// told is a span that ended as OTLP writes it in JSON. Its caller holds s.mu.
func (s *Span) told(ended time.Time) span {
	told := span{TraceID: hex.EncodeToString(s.trace[:]), SpanID: hex.EncodeToString(s.id[:]), Name: s.name, Kind: internal, Start: nanoseconds(s.began), End: nanoseconds(ended), Attributes: attributes(s.facts)}
	if s.parent != [8]byte{} {
		told.ParentSpanID = hex.EncodeToString(s.parent[:])
	}
	if s.failed {
		told.Status = &status{failed}
	}
	return told
}
