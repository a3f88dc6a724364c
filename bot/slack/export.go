package slack

import (
	"bytes"
	"context"

	slackgo "github.com/slack-go/slack"

	"quoth/bot"
)

// export sends the figures and passages of an answer as a file to who asked
// for it, in their direct messages, below a line that says what it is, and
// returns what is said where it was asked. Where no file can be sent, the
// figures are said instead.
func (e *Edge) export(ctx context.Context, q question, text, lang string) (bot.Message, error) {
	to := place{channel: q.user}
	if q.isDirect() {
		to = place{channel: q.channel, thread: q.thread}
	}
	b, err := e.botIn(ctx, q.team, to.channel)
	if err != nil {
		return bot.Message{}, err
	}
	table, err := think(ctx, e, func(ctx context.Context) ([]byte, error) { return b.Export(ctx, text) })
	if err != nil {
		return bot.Message{}, err
	}
	said := bot.Restated(bot.Note(lang, bot.Exported), text)
	if q.isDirect() {
		if err := e.upload(ctx, to, table); err != nil {
			return e.unsent(ctx, b, q, text, lang, err)
		}
		return said, nil
	}
	at, err := e.post(ctx, to, newPayload(said, q))
	if err != nil {
		return bot.Message{}, err
	}
	at.thread = threadOf(at)
	if err := e.upload(ctx, at, table); err != nil {
		m, failed := e.unsent(ctx, b, q, text, lang, err)
		if failed != nil {
			return bot.Message{}, failed
		}
		if _, err := e.post(ctx, at, newPayload(m, q)); err != nil { // in the place of the line that announced it
			return bot.Message{}, err
		}
		return bot.Note(lang, bot.SentInWords), nil
	}
	return bot.Note(lang, bot.Sent), nil
}

// upload puts a table into a thread as a file.
func (e *Edge) upload(ctx context.Context, to place, table []byte) error {
	return e.inTurn(ctx, turn{"files.upload", to.channel}, func(ctx context.Context) error {
		_, err := e.api.UploadFileContext(ctx, slackgo.UploadFileParameters{
			Reader: bytes.NewReader(table), FileSize: len(table), Filename: "quoth.csv", Title: "quoth.csv",
			Channel: to.channel, ThreadTimestamp: to.thread,
		})
		return err
	})
}

// unsent is the figures of an answer in words, for where no file can be sent.
func (e *Edge) unsent(ctx context.Context, b *bot.Bot, q question, text, lang string, why error) (bot.Message, error) {
	e.Log.Warn("cannot upload a file", "id", q.id(), "channel", q.channel, "err", e.safe(why, text))
	m, err := e.answerOf(ctx, b, q.id(), bot.Question{Text: text, Lang: lang, Want: bot.Who})
	if err != nil {
		return m, err
	}
	return bot.After(bot.Note(lang, bot.NoFile), m), nil
}

// threadOf is the thread a message stands in or begins.
func threadOf(at place) string {
	if at.thread != "" {
		return at.thread
	}
	return at.ts
}
