package slack

import (
	"context"

	"quoth/bot"
)

// share posts for everyone what one person saw, with the question and who
// shares it, and takes the private one away. Where the bot may not post, Slack
// posts it as a response.
func (e *Edge) share(ctx context.Context, q question) (bot.Kind, place, error) {
	lang := e.lang(ctx, q)
	b, err := e.botIn(ctx, q.team, q.channel)
	if err != nil {
		return "", place{}, err
	}
	m, err := e.answerOf(ctx, b, q.id(), bot.Question{Text: q.text, Lang: lang})
	if err != nil {
		return "", place{}, err
	}
	p := newPayload(bot.Shared(m, q.text, q.by), q)
	at, err := e.post(ctx, place{channel: q.channel, thread: q.thread}, p)
	if err != nil && classify(err) == elsewhere && q.reply != "" {
		err = e.respond(ctx, q.reply, response{Text: p.text, Blocks: p.blocks, To: "in_channel", Thread: q.thread})
	}
	if err != nil {
		return m.Kind, at, err
	}
	if q.reply != "" {
		if err := e.respond(ctx, q.reply, response{Delete: true}); err != nil {
			e.Log.Warn("cannot take a private answer away", "id", q.id(), "err", e.safe(err, q.reply))
		}
	}
	return m.Kind, at, nil
}
