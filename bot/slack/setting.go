package slack

import (
	"context"
	"errors"
	"slices"
	"time"

	"quoth/bot"
)

// setting is what is set for a channel: in Slack, else in the file.
func (e *Edge) setting(ctx context.Context, team, channel string) bot.Setting {
	ctx, cancel := e.brief(ctx)
	defer cancel()
	set, found, err := e.Store.Setting(ctx, team, channel)
	if e.stored("read a setting", err); !found {
		set = e.policy().Channels[channel]
	}
	return set
}

// settingToChange is what is set for a channel, for it to be changed: what could
// not be read is an error, so that nothing is written over it.
func (e *Edge) settingToChange(ctx context.Context, team, channel string) (bot.Setting, error) {
	set, found, err := e.Store.Setting(ctx, team, channel)
	if err == nil && !found {
		set = e.policy().Channels[channel]
	}
	return set, err
}

// named are the collections that can be named in a channel: those its
// articles may come from. The others are not known there.
func (e *Edge) named(channel string) []string {
	now := e.standing()
	return slices.DeleteFunc(now.Policy.Seen(channel, bot.Setting{}, now.Collections), func(c string) bool { return c == "" })
}

// shown is a setting as it is told in a channel: collections that are not
// known there are left out.
func (e *Edge) shown(set bot.Setting, channel string) bot.Setting {
	known := e.named(channel)
	set.Collections = slices.DeleteFunc(slices.Clone(set.Collections), func(c string) bool { return !slices.Contains(known, c) })
	return set
}

// botIn is the bot that answers in a channel: from the articles that it may
// see and is set to.
func (e *Edge) botIn(ctx context.Context, team, channel string) (*bot.Bot, error) {
	if e.standing().View == nil {
		return e.bot, nil
	}
	set := e.setting(ctx, team, channel)
	waits := time.AfterFunc(slowAfter, func() { letGo(ctx) }) // while it is made
	defer waits.Stop()
	for {
		now := e.standing()
		b, err := now.View(ctx, now.Policy.Seen(channel, set, now.Collections))
		if !errors.Is(err, ErrPassed) {
			return b, err
		}
	}
}

// elsewhere is the message to a question where it is told to its asker in a
// direct message instead: what is kept to the channel is not in it.
func (e *Edge) elsewhere(ctx context.Context, q question, m bot.Message) bot.Message {
	for _, only := range e.policy().Restricted {
		if slices.Contains(only, q.channel) {
			q.channel = q.user
			return e.reply(ctx, q).message
		}
	}
	return m
}
