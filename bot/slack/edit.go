package slack

import (
	"context"
	"errors"
	"time"

	"quoth/bot"
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
	calls := q.isDirect() || m.mentions(e.self.user)
	return e.became(ctx, q, h.delivery, func(ctx context.Context) error {
		if !calls {
			was, found, err := e.Store.Question(ctx, q.key())
			if e.stored("look up a question", err); err != nil {
				return err
			}
			if found && was.Via == byMention { // it no longer asks the bot
				return e.retract(ctx, q, h.Previous)
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
	if !room {
		e.noRoom(log)
		return errCrowded
	}
	defer spot.free()
	now, open, err := e.Store.Reword(ctx, q.key(), q.user, q.text, e.lease)
	if e.stored("record an edit", err); err != nil || !open {
		return err
	}
	log.Info("question edited", "length", len(q.text))
	spot.fill(func(ctx context.Context) { e.settle(ctx, recorded(now)) })
	return nil
}

// deleted collapses the outcome of a question that was deleted, and has what it
// said forgotten.
func (e *Edge) deleted(ctx context.Context, q question, h happening) bool {
	return q.ts == "" || e.became(ctx, q, h.delivery, func(ctx context.Context) error { return e.retract(ctx, q, h.Previous) })
}

// retract records that a question was deleted, and collapses its outcome. said is
// the message before, nil unknown.
func (e *Edge) retract(ctx context.Context, q question, said *event) error {
	was, first, err := e.Store.Retract(ctx, q.key())
	if e.stored("record a deletion", err); err != nil || !first || was.Ended.IsZero() {
		return err // one that is being answered is collapsed when it was
	}
	lang := ""
	if said != nil {
		lang = bot.Lang(said.Text)
	}
	e.queue.put(func(ctx context.Context) { e.collapse(ctx, recorded(was), lang) }, true)
	return nil
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
