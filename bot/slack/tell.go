package slack

import (
	"context"
	"time"

	slackgo "github.com/slack-go/slack"

	"quoth/bot"
	"quoth/bot/store"
)

// tell keeps that a person wants to know when an article answers a question.
func (e *Edge) tell(ctx context.Context, q question, lang string) (bot.Message, error) {
	_, err := e.Store.Subscribe(ctx, store.Subscription{Team: q.team, User: q.user, Text: q.text, Channel: q.channel, TS: q.clicked.ts})
	return bot.WillTell(lang, q.text), err
}

// untell takes back what a person wants to be told.
func (e *Edge) untell(ctx context.Context, q question, lang string) (bot.Message, error) {
	_, err := e.Store.Unsubscribe(ctx, store.Subscription{Team: q.team, User: q.user, Text: q.text})
	if err == nil {
		_, _, err = e.greet(ctx, q) // the home page as it is now
	}
	return bot.Note(lang, bot.Untold), err
}

// wishes are what a person wants to be told.
func (e *Edge) wishes(ctx context.Context, q question) (texts []string) {
	all, err := e.Store.Subscriptions(ctx, q.team)
	e.stored("list wishes", err)
	for _, w := range all {
		if w.User == q.user && len(texts) < recentMax {
			texts = append(texts, w.Text)
		}
	}
	return texts
}

// TakenUp is told that another index is answered from: what people want to be told
// is asked again.
func (e *Edge) TakenUp() {
	select {
	case e.news <- struct{}{}:
	default: // it will be, with what is answered from then
	}
}

// fulfilAll asks again what people want to be told, at the start and when another
// index is answered from, until ctx ends.
func (e *Edge) fulfilAll(ctx context.Context) {
	for {
		e.fulfil(ctx)
		select {
		case <-e.news:
		case <-ctx.Done():
			return
		}
	}
}

// fulfil asks again what people want to be told, and tells those whose
// question is answered now. Each is told once, by one instance.
func (e *Edge) fulfil(ctx context.Context) {
	wishes, err := e.Store.Subscriptions(ctx, e.self.team)
	e.stored("list wishes", err)
	for _, wish := range wishes {
		q := question{team: wish.Team, channel: wish.User, user: wish.User, text: wish.Text, via: byWish}
		lang := e.lang(ctx, q)
		m, err := think(ctx, e, func(ctx context.Context) (bot.Message, error) {
			return e.bot.Reply(ctx, bot.Question{Text: wish.Text, Lang: lang})
		})
		if err != nil {
			e.Log.Error("cannot ask again what someone wants to be told", "err", e.safe(err, wish.Text))
			continue
		}
		if m.Kind != bot.Answered {
			continue
		}
		mine, err := e.Store.Unsubscribe(ctx, wish)
		e.stored("take a wish back", err)
		if !mine {
			continue
		}
		posting, cancel := lasting(ctx, recordMax)
		_, err = e.post(posting, place{channel: wish.User}, newPayload(bot.Wished(m, wish.Text, e.address(posting, wish)), q))
		cancel()
		if err != nil {
			e.Log.Error("cannot tell what someone wants to be told", "err", e.safe(err, wish.Text))
			_, err = e.Store.Subscribe(context.WithoutCancel(ctx), wish) // so that it is tried again
			e.stored("keep a wish", err)
		}
	}
}

// address is that of the message below which someone wanted to be told; "" it has
// none, as what only they saw has not.
func (e *Edge) address(ctx context.Context, wish store.Subscription) (where string) {
	if wish.TS == "" {
		return ""
	}
	err := e.inTurn(ctx, turn{"chat.getPermalink", wish.Channel}, func(ctx context.Context) (err error) {
		where, err = e.api.GetPermalinkContext(ctx, &slackgo.PermalinkParameters{Channel: wish.Channel, Ts: wish.TS})
		return err
	})
	if err != nil {
		e.Log.Debug("cannot tell where a message stands", "channel", wish.Channel, "err", e.safe(err))
	}
	return where
}

// lasting is a context that ends so long after another, or when cancel is called.
func lasting(ctx context.Context, d time.Duration) (c context.Context, cancel func()) {
	c, end := context.WithCancel(context.WithoutCancel(ctx))
	stop := context.AfterFunc(ctx, func() { time.AfterFunc(d, end) })
	return c, func() { stop(); end() }
}
