package slack

import (
	"context"
	"slices"
	"time"

	slackgo "github.com/slack-go/slack"

	"quoth/bot"
)

const (
	busyMax    = 64              // of those who are still to be told that it takes a moment
	busyTold   = 4               // who are told at a time
	busyWithin = 5 * time.Second // to tell one
)

// busy has who asked told that it takes a moment, beside all other work: there
// is no room, or many are before them. Where too many are to be told, and to
// what was not put to the bot, nothing is said.
func (e *Edge) busy(q question) {
	if !slices.Contains(addressed, q.via) || q.user == "" {
		return
	}
	select {
	case e.crowd <- q:
	default:
	}
}

// tellBusy tells them, until ctx ends.
func (e *Edge) tellBusy(ctx context.Context) {
	for {
		select {
		case q := <-e.crowd:
			e.sayBusy(ctx, q)
		case <-ctx.Done():
			return
		}
	}
}

func (e *Edge) sayBusy(ctx context.Context, q question) {
	ctx, cancel := context.WithTimeout(ctx, busyWithin)
	defer cancel()
	text := plainText(bot.Busy(e.lang(ctx, q)))
	var err error
	if q.reply != "" {
		err = e.respond(ctx, q.reply, response{Text: text, To: "ephemeral", Thread: q.thread})
	} else {
		options := []slackgo.MsgOption{slackgo.MsgOptionText(text, false), slackgo.MsgOptionParse(false), slackgo.MsgOptionDisableMarkdown()}
		if q.thread != "" && q.thread != q.ts { // in a thread that is yet to begin nobody would see it
			options = append(options, slackgo.MsgOptionTS(q.thread))
		}
		_, err = e.api.PostEphemeralContext(ctx, q.channel, q.user, options...)
	}
	if err != nil {
		e.Log.Debug("cannot say that it takes a moment", "id", q.id(), "err", e.safe(err, q.text, q.reply))
	}
}
