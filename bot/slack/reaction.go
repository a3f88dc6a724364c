package slack

import (
	"context"
	"errors"
	"slices"

	slackgo "github.com/slack-go/slack"

	"quoth/bot"
)

// reaction is the emoji that has a message answered.
const reaction = "mag"

// reacted reads the message that someone reacted to with the emoji that has it
// answered.
func (e *Edge) reacted(ctx context.Context, h happening) bool {
	if h.Reaction != reaction || h.Item.Type != "message" || h.User == e.self.user || h.ItemUser == e.self.user || h.Item.Channel == "" || h.Item.TS == "" {
		return true
	}
	return e.put(ctx, question{team: h.TeamID, channel: h.Item.Channel, ts: h.Item.TS, user: h.User, via: byReaction, order: toRead}, h.delivery)
}

// errNoMessage is a message that someone reacted to and that is not there.
var errNoMessage = errors.New("conversations.replies: the message is not in the answer")

// read reads a message that someone reacted to, and takes it on as a question.
// One message is answered once, however many react to it.
func (e *Edge) read(ctx context.Context, q question) (bot.Kind, place, error) {
	messages, err := e.replies(ctx, slackgo.GetConversationRepliesParameters{ChannelID: q.channel, Timestamp: q.ts, Inclusive: true, Limit: 1})
	if err != nil {
		return "", place{}, err
	}
	i := slices.IndexFunc(messages, func(m slackgo.Message) bool { return m.Timestamp == q.ts })
	if i < 0 {
		return "", place{}, errNoMessage
	}
	m := messages[i]
	if m.User == e.self.user || m.BotID != "" && m.BotID == e.self.bot {
		return bot.Noted, place{}, nil
	}
	q.order, q.thread, q.text = toAnswer, threadOf(place{thread: m.ThreadTimestamp, ts: m.Timestamp}), messageWords(m, e.self.user)
	e.take(ctx, q, delivery{attempt: lastRetry})
	return bot.Noted, place{}, nil
}
