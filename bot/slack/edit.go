package slack

import (
	"context"
	"errors"
	"time"

	"quoth/bot"
	"quoth/bot/store"
)

// editMax is how long after it was asked an edited question is answered anew.
const editMax = 15 * time.Minute

// at is the question as the message at ts.
func (q question) at(ts string) question {
	q.ts = ts
	return q
}

// edited answers a question anew, in the place of its outcome, when its asker
// has changed what it says. Other changes of a message, such as a preview of a
// link, and those of talk are left.
func (e *Edge) edited(ctx context.Context, h happening) bool {
	m := h.Message
	if m == nil || m.TS == "" {
		return true
	}
	m.Channel = h.Channel
	q := m.question(h.TeamID, e.self)
	if m.Subtype == "tombstone" { // deleted, but there are replies to it
		return e.deleted(ctx, q, h)
	}
	if !m.isSpeech(e.self, e.policy().Apps) {
		return true
	}
	calls, retract := q.isDirect() || m.mentions(e.self.user), e.retracting(q, h)
	return e.became(ctx, q, h.delivery, func(ctx context.Context) error {
		if !calls {
			was, found, err := e.Store.Question(ctx, q.key())
			if e.stored("look up a question", err); err != nil {
				return err
			}
			if found && was.Via == byMention { // it no longer asks the bot
				return retract(ctx)
			}
		}
		return e.revise(ctx, q)
	})
}

// became has the store told what became of a question; false when it must come
// again. Where the store does not know the question yet, or does not answer at the
// last delivery, it is told later.
func (e *Edge) became(ctx context.Context, q question, d delivery, tell func(context.Context) error) bool {
	if !e.owed.waits(q.key()) {
		err := tell(ctx)
		if err == nil || !d.final() {
			return err == nil
		}
	}
	e.Log.Warn("a change of a question is kept in memory", "id", q.id(), "channel", q.channel, "ts", q.ts)
	return e.owed.change(change{q.key(), tell})
}

// errCrowded is that there is no room in the queue.
var errCrowded = errors.New("no room in the queue")

// revise records what a question says now, and answers it anew.
func (e *Edge) revise(ctx context.Context, q question) error {
	log := e.Log.With("id", q.id(), "channel", q.channel, "ts", q.ts)
	was, found, err := e.Store.Question(ctx, q.key())
	if e.stored("look up a question", err); err != nil {
		return err
	}
	if !found || was.Text == q.text || time.Since(was.Asked) > editMax {
		return nil
	}
	spot, room := e.queue.keep(false)
	if room {
		defer spot.free()
	}
	e.owed.hold(q.key())
	now, open, err := e.Store.Reword(ctx, q.key(), q.user, q.text, e.lease)
	if e.stored("record an edit", err); err != nil {
		e.owed.mayBeAstray()
	}
	if err != nil || !open {
		e.owed.letGo(q.key())
		return err
	}
	log.Info("question edited", "length", len(q.text))
	q = recorded(now)
	q.again = true
	if !room { // it is astray until there is
		e.owed.letGo(q.key())
		return nil
	}
	if !spot.fill(func(ctx context.Context) {
		defer e.owed.letGo(q.key())
		e.settle(ctx, q)
	}) { // the run is over: another takes it over
		e.owed.letGo(q.key())
	}
	return nil
}

// deleted collapses the outcome of a question that was deleted, and has what it
// said forgotten.
func (e *Edge) deleted(ctx context.Context, q question, h happening) bool {
	return q.ts == "" || e.became(ctx, q, h.delivery, e.retracting(q, h))
}

// retracting records that a question was deleted, and collapses its outcome. At
// another attempt, of Slack's or of the bot's own, it is collapsed though that was
// recorded: the store may have done so and its reply been lost.
func (e *Edge) retracting(q question, h happening) func(context.Context) error {
	again := h.attempt > 0
	lang := ""
	if h.Previous != nil {
		lang = bot.Lang(h.Previous.Text)
	}
	return func(ctx context.Context) error {
		spot, room := e.queue.keep(false)
		if !room {
			e.noRoom(e.Log.With("id", q.id(), "channel", q.channel, "ts", q.ts))
			return errCrowded
		}
		defer spot.free()
		was, first, err := e.Store.Retract(ctx, q.key())
		if err == nil && !first && again {
			was, _, err = e.Store.Question(ctx, q.key())
		}
		again = again || err != nil
		if e.stored("record a deletion", err); err != nil || was.Kind != store.Deleted || was.Ended.IsZero() {
			return err // one that is being answered is collapsed when it was
		}
		spot.fill(func(ctx context.Context) { e.collapse(ctx, recorded(was), lang) })
		return nil
	}
}

// takenBack settles a question that was deleted before its outcome was recorded: what
// stands there of it is collapsed.
func (e *Edge) takenBack(ctx context.Context, q question) {
	if q.outcome.ts == "" {
		q.outcome, _ = e.posted(ctx, place{channel: q.channel, thread: q.thread}, newPayload(bot.Message{}, q).meta)
	}
	now, err := e.record(ctx, q, store.Outcome{Kind: store.Deleted, Place: q.outcome.channel, Answer: q.outcome.ts})
	if err == nil {
		e.changed(ctx, q, now)
	}
}

// collapse makes one line of the outcome of a question that was deleted.
func (e *Edge) collapse(ctx context.Context, q question, lang string) {
	if q.outcome.ts == "" {
		return
	}
	if _, err := e.post(ctx, q.outcome, newPayload(bot.Collapsed(lang), q)); err != nil {
		e.Log.Error("outcome not collapsed", "id", q.id(), "channel", q.channel, "err", e.safe(err))
		return
	}
	e.Vitals.Ended(bot.Deleted)
	e.Log.Info("outcome collapsed", "id", q.id(), "channel", q.channel, "ts", q.ts)
}
