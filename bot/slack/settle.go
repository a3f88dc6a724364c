package slack

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"log/slog"
	"time"

	slackgo "github.com/slack-go/slack"

	"quoth/bot"
	"quoth/bot/store"
	"quoth/trace"
)

// id names a question in the log and in an apology.
func (q question) id() string {
	sum := sha256.Sum256([]byte(q.team + "/" + q.channel + "/" + q.ts))
	return hex.EncodeToString(sum[:4])
}

// words tells what a question says apart from what it said before it was edited.
func (q question) words() string {
	sum := sha256.Sum256([]byte(q.id() + "/" + q.record().Text))
	return hex.EncodeToString(sum[:4])
}

// settle brings a question to its one outcome, and to another in the same
// place when it was edited meanwhile.
func (e *Edge) settle(ctx context.Context, q question) {
	for again := true; again; {
		began := time.Now()
		log := e.Log.With("id", q.id(), "channel", q.channel, "ts", q.ts)
		o, err := e.answer(ctx, q)
		if errors.Is(err, errAnothers) {
			return
		}
		if err != nil {
			e.undelivered(ctx, q, log.With("kind", o.Kind, "took", time.Since(began)), err)
			return
		}
		log.Info("outcome delivered", "kind", o.Kind, "took", time.Since(began))
		within, step := trace.Step(ctx, "record")
		now, err := e.record(within, q, o)
		step.End(err)
		if !q.edited {
			e.Vitals.Ended(bot.Kind(o.Kind))
		}
		if err != nil {
			return
		}
		q, again = e.changed(ctx, q, now)
	}
}

// errAnothers is that another instance answers a question.
var errAnothers = errors.New("another instance answers it")

// answer answers a question, delivers the outcome and returns it.
func (e *Edge) answer(ctx context.Context, q question) (store.Outcome, error) {
	ctx, cancel := context.WithTimeout(ctx, questionEnd)
	defer cancel()
	done := e.working(ctx, q)
	defer done()
	within, step := trace.Step(ctx, "answer")
	p := e.reply(within, q)
	step.Note(trace.Fact{Key: "quoth.kind", Value: string(p.message.Kind)})
	step.End(nil)
	if q.unsaid(p.message) { // taken over, or not what it was when it was weighed
		return store.Outcome{Kind: string(bot.Silent)}, nil
	}
	if e.anothers(ctx, q) {
		return store.Outcome{}, errAnothers
	}
	within, step = trace.Step(ctx, "post", trace.Fact{Key: "quoth.blocks", Value: len(p.blocks)}, trace.Fact{Key: "quoth.length", Value: len(p.text)})
	at, err := e.deliver(within, q, p)
	step.End(err)
	if err == nil {
		e.attention.speak(q.in())
	}
	return store.Outcome{Kind: string(p.message.Kind), Missing: p.message.Missing, Place: at.channel, Answer: at.ts}, err
}

// settleMax is how long it is tried to deliver an outcome of which Slack does not
// say whether it was posted.
const settleMax = time.Hour

// undelivered records that a question had no outcome that anybody saw. What
// was broken off, or waits for the operator, is left to be taken over; what may be
// posted later, or stand there, is left astray, and so looked for and tried again.
func (e *Edge) undelivered(ctx context.Context, q question, log *slog.Logger, err error) {
	if ctx.Err() != nil {
		log.Warn("broken off: another instance takes it over", "err", e.safe(err, q.text))
		return
	}
	if c := classify(err); (c == uncertain || c == later) && (q.asked.IsZero() || time.Since(q.asked) < settleMax) {
		log.Warn("outcome not delivered, or not known to be: trying again", "err", e.safe(err, q.text))
		return
	}
	e.Vitals.Note(func(s *bot.Signs) { s.Undeliverable++ })
	log.Error("outcome not delivered", "err", e.safe(err, q.text))
	if fault := operatorFault("SLACK_BOT_TOKEN", err); fault != nil {
		e.fail(fault)
		return
	}
	e.lastWord(ctx, q)
	e.record(ctx, q, store.Outcome{Kind: "undeliverable", Place: q.outcome.channel, Answer: q.outcome.ts})
}

// lastWord tries once to tell the asker alone, where they asked and in a few
// words, that their answer could be posted nowhere.
func (e *Edge) lastWord(ctx context.Context, q question) {
	if q.user == "" || q.reply != "" {
		return
	}
	to := place{channel: q.channel, thread: q.thread, person: q.user}
	if q.thread == q.ts && !q.isDirect() { // in a thread that is yet to begin nobody would see it
		to.thread = ""
	}
	p := newPayload(bot.Fault(e.lang(ctx, q), q.id()), q)
	p.blocks = nil
	if _, err := e.send(ctx, to, p); err != nil {
		e.Log.Warn("cannot tell the asker either", "id", q.id(), "channel", q.channel, "err", e.safe(err, q.text))
	}
}

// reply is what is said to a question: the answer, or an apology when the
// machinery fails.
func (e *Edge) reply(ctx context.Context, q question) (p payload) {
	defer func() {
		if r := recover(); r != nil {
			e.cannotAnswer(q, caught(r))
			p = newPayload(bot.Fault(e.lang(ctx, q), q.id()), q)
		}
	}()
	m, err := e.message(ctx, q)
	if err != nil {
		e.cannotAnswer(q, err)
		m = bot.Fault(e.lang(ctx, q), q.id())
	}
	if q.edited {
		m = bot.Revised(m)
	}
	return newPayload(m, q)
}

// cannotAnswer notes that the machinery failed.
func (e *Edge) cannotAnswer(q question, err error) {
	if p, ok := errors.AsType[*panicked](err); ok {
		e.Log.Error("panic while answering", "id", q.id(), "panic", p.what, "stack", string(p.stack))
		return
	}
	e.Log.Error("cannot answer", "id", q.id(), "err", e.safe(err, q.text))
}

// A payload is a message ready to be posted.
type payload struct {
	message bot.Message
	blocks  []slackgo.Block
	text    string // the whole message, for screen readers, notifications and where blocks are refused
	meta    slackgo.SlackMetadata
	plain   bool // blocks are of the kinds that every workspace takes
}

// simpler is the payload to try when its blocks are refused: plain blocks,
// then none.
func (p payload) simpler() payload {
	if p.plain {
		p.blocks = nil
	} else {
		p.blocks, p.plain = plainBlocks(p.message), true
	}
	return p
}

func newPayload(m bot.Message, q question) payload {
	return payload{
		message: m,
		blocks:  Blocks(m),
		text:    plainText(m),
		meta:    slackgo.SlackMetadata{EventType: answerEvent, EventPayload: map[string]any{"channel": q.channel, "question": q.ts, "words": q.words()}},
	}
}

// answerEvent marks the bot's outcomes among the messages of a thread.
const answerEvent = "quoth_answer"
