package slack

import (
	"context"
	"time"

	"quoth/bot"
	"quoth/bot/store"
)

const (
	leaseLasts = time.Minute // without being renewed
	leaseRenew = leaseLasts / 4
	pruneEvery = time.Hour
)

// key names the question's message.
func (q question) key() store.Key { return store.Key{Team: q.team, Channel: q.channel, TS: q.ts} }

// record is the question as the store keeps it.
func (q question) record() store.Question {
	if q.via == byOutsider {
		q.text, q.user = "", ""
	}
	return store.Question{Key: q.key(), Thread: q.thread, User: q.user, Via: q.via, Text: q.text, Reply: q.reply}
}

// recorded is a question of the store.
func recorded(r store.Question) question {
	return question{
		team: r.Team, channel: r.Channel, ts: r.TS, thread: r.Thread, user: r.User, via: r.Via, text: r.Text, reply: r.Reply,
		outcome: place{channel: r.Place, thread: r.Thread, ts: r.Answer}, edited: r.Answer != "", asked: r.Asked,
	}
}

// keep looks after what is recorded until ctx ends: it holds on to the
// questions of this instance, takes over those of instances that are gone, and
// erases what is old.
func (e *Edge) keep(ctx context.Context) {
	pruned := time.Time{}
	e.stored("inherit", e.Store.Inherit(ctx, e.lease))
	for {
		err := e.Store.Renew(ctx, e.lease)
		if e.stored("renew", err); err == nil { // else it would take over its own
			e.stored("look for what is astray", e.gather(ctx))
			e.takeOver(ctx)
		}
		if now := time.Now(); now.Sub(pruned) >= pruneEvery {
			pruned = now
			e.stored("prune", e.Store.Prune(ctx))
		}
		if pause(ctx, leaseRenew) != nil {
			return
		}
	}
}

// takeOver takes on the questions that instances left behind, as many as there
// is room for. What there is no room for after all is astray.
func (e *Edge) takeOver(ctx context.Context) {
	room := e.queue.free()
	if room == 0 {
		return
	}
	left, err := e.Store.Overdue(ctx, e.lease, room)
	if e.stored("take over", err); err != nil {
		e.owed.mayBeAstray()
	}
	for _, r := range left {
		if !e.adopt(r, "question taken over") {
			e.Log.Warn("no room for what was taken over: later", "id", recorded(r).id())
		}
	}
}

// stored notes that the store failed, if it did.
func (e *Edge) stored(what string, err error) {
	if err == nil {
		return
	}
	e.Vitals.Note(func(s *bot.Signs) { s.StoreFailed++ })
	e.Log.Error("the store failed", "to", what, "err", e.safe(err))
}
