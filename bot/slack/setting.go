package slack

import (
	"context"
	"slices"

	"quoth/bot"
)

// setting is what is set for a channel: in Slack, else in the file.
func (e *Edge) setting(ctx context.Context, team, channel string) bot.Setting {
	set, found, err := e.Store.Setting(ctx, team, channel)
	if e.stored("read a setting", err); !found {
		set = e.Policy.Channels[channel]
	}
	return set
}

// named are the collections that can be named in a setting.
func (e *Edge) named() []string {
	return slices.DeleteFunc(slices.Clone(e.Collections), func(c string) bool { return c == "" })
}

// botIn is the bot that answers in a channel: from the articles that it may
// see and is set to.
func (e *Edge) botIn(ctx context.Context, team, channel string) (*bot.Bot, error) {
	if e.View == nil {
		return e.bot, nil
	}
	return e.View(ctx, e.Policy.Seen(channel, e.setting(ctx, team, channel), e.Collections))
}

// elsewhere is the message to a question where it is told to its asker in a
// direct message instead: what is kept to the channel is not in it.
func (e *Edge) elsewhere(ctx context.Context, q question, m bot.Message) bot.Message {
	for _, only := range e.Policy.Restricted {
		if slices.Contains(only, q.channel) {
			q.channel = q.user
			return e.reply(ctx, q).message
		}
	}
	return m
}
