package slack

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"runtime/debug"
	"time"

	slackgo "github.com/slack-go/slack"

	"quoth/bot"
)

// id names a question in the log and in an apology.
func (q question) id() string {
	sum := sha256.Sum256([]byte(q.team + "/" + q.channel + "/" + q.ts))
	return hex.EncodeToString(sum[:4])
}

// settle brings a question to its one outcome.
func (e *edge) settle(ctx context.Context, q question) {
	ctx, cancel := context.WithTimeout(ctx, questionEnd)
	defer cancel()
	began := time.Now()
	log := e.Log.With("id", q.id(), "channel", q.channel, "ts", q.ts)
	p := e.reply(ctx, q)
	kind := p.message.Kind
	if err := e.deliver(ctx, q, p); err != nil {
		e.Vitals.Note(func(s *bot.Signs) { s.Undeliverable++ })
		log.Error("outcome not delivered", "kind", kind, "took", time.Since(began), "err", e.safe(err, q.text))
		if fault := operatorFault("SLACK_BOT_TOKEN", err); fault != nil {
			e.fail(fault)
		}
		return
	}
	e.Vitals.Ended(kind)
	log.Info("outcome delivered", "kind", kind, "took", time.Since(began))
}

// reply is what is said to a question: the answer, or an apology when the
// machinery fails.
func (e *edge) reply(ctx context.Context, q question) (p payload) {
	defer func() {
		if r := recover(); r != nil {
			what := fmt.Sprintf("%T", r)
			if err, ok := r.(interface{ RuntimeError() }); ok {
				what = fmt.Sprint(err) // "index out of range": nobody's words
			}
			e.Log.Error("panic while answering", "id", q.id(), "panic", what, "stack", string(debug.Stack()))
			p = newPayload(bot.Fault(bot.Lang(q.text), q.id()), q)
		}
	}()
	m, err := e.bot.Reply(ctx, bot.Question{Text: q.text})
	if err != nil {
		e.Log.Error("cannot answer", "id", q.id(), "err", e.safe(err, q.text))
		m = bot.Fault(bot.Lang(q.text), q.id())
	}
	return newPayload(m, q)
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
		meta:    slackgo.SlackMetadata{EventType: answerEvent, EventPayload: map[string]any{"channel": q.channel, "question": q.ts}},
	}
}

// answerEvent marks the bot's outcomes among the messages of a thread.
const answerEvent = "quoth_answer"
