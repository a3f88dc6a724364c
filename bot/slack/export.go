package slack

import (
	"bytes"
	"context"

	slackgo "github.com/slack-go/slack"

	"quoth/bot"
)

// export sends the figures and passages of an answer as a file to who asked
// for it: in their direct messages, below a line that says what it is.
func (e *Edge) export(ctx context.Context, q question) (bot.Kind, place, error) {
	to := place{channel: q.user}
	if q.isDirect() {
		to = place{channel: q.channel, thread: q.thread}
	}
	b, err := e.botIn(ctx, q.team, to.channel)
	if err != nil {
		return "", place{}, err
	}
	table, err := think(ctx, e, func(ctx context.Context) ([]byte, error) { return b.Export(ctx, q.text) })
	if err != nil {
		return "", place{}, err
	}
	lang := e.lang(ctx, q)
	said := newPayload(bot.Restated(bot.Note(lang, bot.Exported), q.text), q)
	at, err := e.post(ctx, to, said)
	if err != nil {
		return "", at, err
	}
	_, err = e.api.UploadFileContext(ctx, slackgo.UploadFileParameters{
		Reader: bytes.NewReader(table), FileSize: len(table), Filename: "quoth.csv", Title: "quoth.csv",
		Channel: at.channel, ThreadTimestamp: threadOf(at),
	})
	if err != nil {
		return "", at, err
	}
	if q.reply != "" {
		_, err = e.whisper(ctx, q, newPayload(bot.Note(lang, bot.Sent), q))
	}
	return bot.Noted, at, err
}

// threadOf is the thread a message stands in or begins.
func threadOf(at place) string {
	if at.thread != "" {
		return at.thread
	}
	return at.ts
}
