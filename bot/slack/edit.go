package slack

import (
	"context"
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
		return e.deleted(ctx, q, h.Previous)
	}
	if !m.isSpeech(e.self, e.policy().Apps) {
		return true
	}
	if !q.isDirect() && !m.mentions(e.self.user) {
		was, found, err := e.Store.Question(ctx, q.key())
		if e.stored("look up a question", err); err != nil {
			return h.final()
		}
		if found && was.Via == byMention { // it no longer asks the bot
			return e.deleted(ctx, q, h.Previous)
		}
	}
	return e.revise(ctx, q, h.delivery)
}

// revise records what a question says now, and answers it anew.
func (e *Edge) revise(ctx context.Context, q question, d delivery) bool {
	log := e.Log.With("id", q.id(), "channel", q.channel, "ts", q.ts)
	was, found, err := e.Store.Question(ctx, q.key())
	if e.stored("look up a question", err); err != nil {
		return d.final()
	}
	if !found || was.Text == q.text || time.Since(was.Asked) > editMax {
		return true
	}
	if e.queue.full(d.final()) {
		return e.noRoom(log)
	}
	open, err := e.Store.Reword(ctx, q.key(), q.user, q.text, e.lease)
	if e.stored("record an edit", err); err != nil || !open {
		return err == nil || d.final()
	}
	now := recorded(was)
	now.text = q.text
	log.Info("question edited", "length", len(q.text))
	e.queue.put(func(ctx context.Context) { e.settle(ctx, now) }, true)
	return true
}

// deleted collapses the outcome of a question that was deleted, and has what it
// said forgotten. said is the message before, nil unknown.
func (e *Edge) deleted(ctx context.Context, q question, said *event) bool {
	if q.ts == "" {
		return true
	}
	first, err := e.Store.Retract(ctx, q.key())
	if e.stored("record a deletion", err); err != nil || !first {
		return err == nil
	}
	was, found, err := e.Store.Question(ctx, q.key())
	if e.stored("look up a question", err); err != nil || !found || was.Ended.IsZero() {
		return err == nil // one that is being answered is collapsed when it was
	}
	lang := ""
	if said != nil {
		lang = bot.Lang(said.Text)
	}
	e.queue.put(func(ctx context.Context) { e.collapse(ctx, recorded(was), lang) }, true)
	return true
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
