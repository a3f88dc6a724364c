package slack

import (
	"context"
	"encoding/json"
	"log/slog"
	"slices"

	"github.com/slack-go/slack/socketmode"

	"quoth/bot"
	"quoth/trace"
)

// A delivery is what Slack hands over, whichever way it comes.
type delivery struct {
	kind    string          // a type of Socket Mode requests
	payload json.RawMessage // of a command: its fields as an object
	attempt int             // 0 the first time; only events come again
}

// final reports whether it will not be delivered again.
func (d delivery) final() bool {
	return d.kind != socketmode.RequestTypeEventsAPI || d.attempt >= lastRetry
}

// lastRetry is the attempt of the last delivery: Slack delivers an event four
// times, all else once.
const lastRetry = 3

// A receipt is what a delivery is acknowledged with.
type receipt struct {
	body   any  // nil: nothing is said
	refuse bool // it is not acknowledged, so that it comes again
}

// receive records what is in a delivery and puts it in the queue, or does
// neither, when there is no room or no store, and refuses it.
func (e *Edge) receive(ctx context.Context, d delivery) receipt {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), claimMax) // who delivers may hang up
	defer cancel()
	switch d.kind {
	case socketmode.RequestTypeEventsAPI:
		if h, kind, ok := readEvent(d); ok {
			return receipt{refuse: !kind.act(e, ctx, h)}
		}
	case socketmode.RequestTypeSlashCommands:
		if q, ok := readCommand(d.payload, e.self); ok {
			return receipt{refuse: !e.put(ctx, q, d)}
		}
	case socketmode.RequestTypeInteractive:
		if q, ok := readInteraction(d.payload, e.self); ok {
			return receipt{refuse: !e.put(ctx, q, d)}
		}
	}
	return receipt{}
}

// put takes on what a command or a click asks for. A question is recorded; an
// order is not, since it comes once and means nothing later.
func (e *Edge) put(ctx context.Context, q question, d delivery) bool {
	if e.foreign(q.home) && !slices.Contains(e.policy().External, q.channel) {
		q.via, q.order, q.want = byOutsider, toAnswer, bot.TheAnswer
	}
	if q.order == toAnswer && q.want == bot.TheAnswer {
		return e.take(ctx, q, d)
	}
	log := e.Log.With("id", q.id(), "channel", q.channel, "order", q.order, "want", q.want)
	if !quiet[q.order] {
		q.wait = e.limit(q)
	}
	if !e.queue.put(func(ctx context.Context) { e.obey(ctx, q) }, d.final()) {
		return e.noRoom(log)
	}
	log.Info("order taken on")
	return true
}

// take takes a question on, unless that was done before. It is false when the
// delivery must come again.
func (e *Edge) take(ctx context.Context, q question, d delivery) bool {
	log := e.Log.With("id", q.id(), "channel", q.channel, "ts", q.ts, "attempt", d.attempt)
	span := e.Tracer.Begin("question", trace.Fact{Key: "quoth.question", Value: q.id()}, trace.Fact{Key: "quoth.length", Value: len(q.text)}, trace.Fact{Key: "quoth.attempt", Value: d.attempt})
	spot, room := e.queue.keep(d.final()) // before it is claimed: it is never given back
	if !room {
		e.busy(q)
		return d.final() && e.takeLater(ctx, q) || e.noRoom(log)
	}
	defer spot.free()
	e.owed.hold(q.key())
	taken := false
	defer func() {
		if !taken {
			e.owed.letGo(q.key())
			span.Note(trace.Fact{Key: "quoth.taken", Value: "not"})
			span.End(nil)
		}
	}()
	step := span.Step("claim")
	fresh, err := e.claim(ctx, &q, d.final())
	step.End(err)
	if err != nil {
		if d.final() {
			e.busy(q) // it does not come again
		}
		return false
	}
	if !fresh {
		log.Info("delivered again")
		return true
	}
	q.wait = e.limit(q)
	waits := span.Step("wait")
	if taken = spot.fill(func(ctx context.Context) {
		waits.End(nil)
		defer span.End(nil)
		ctx = trace.In(ctx, span)
		defer e.owed.letGo(q.key())
		e.tellWhy(ctx, q)
		e.settle(ctx, q)
	}); !taken { // the run is over: another takes it over
		return true
	}
	if spot.crowded {
		e.busy(q)
	}
	log.Info("question taken on", "length", len(q.text))
	return true
}

// takeLater has the store take a question on for which there is no room and that does not
// come again: it is astray until there is room. It is false where the store did not.
func (e *Edge) takeLater(ctx context.Context, q question) bool {
	limited, cancel := e.brief(ctx)
	defer cancel()
	fresh, err := e.Store.Claim(limited, q.record(), e.lease)
	if e.stored("record a question", err); err != nil {
		e.owed.mayBeAstray()
		return false
	}
	if fresh {
		e.Log.Warn("question taken on for later", "id", q.id(), "channel", q.channel, "ts", q.ts, "length", len(q.text))
	}
	return true
}

// tellWhy records why a question that was put to the bot is answered, or is not.
func (e *Edge) tellWhy(ctx context.Context, q question) {
	switch {
	case q.wait > 0:
		e.decided(ctx, q, stepLimit, stepRefused)
	case slices.Contains(addressed, q.via):
		e.decided(ctx, q, stepVia+q.via, stepTaken)
	}
}

// noRoom notes that a question must come again.
func (e *Edge) noRoom(log *slog.Logger) bool {
	e.Vitals.Note(func(s *bot.Signs) { s.Deferred++ })
	log.Error("no room in the queue")
	return false
}
