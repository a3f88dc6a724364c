package slack

import (
	"context"

	"quoth/bot"
)

// mute keeps the bot out of the thread in which it is told to keep quiet, until
// it is called. In a direct message all is put to the bot, and nothing changes.
func (e *Edge) mute(ctx context.Context, q question, lang string) (bot.Message, error) {
	if q.isDirect() {
		return bot.Note(lang, bot.MutedDirect), nil
	}
	return bot.Note(lang, bot.Muted), e.Store.Quiet(ctx, q.team, q.channel, q.thread)
}

// hush has the bot follow no threads of a channel, or follow them again.
func (e *Edge) hush(ctx context.Context, q question, lang string, on bool) (bot.Message, error) {
	set, err := e.settingToChange(ctx, q.team, q.channel)
	if err != nil {
		return bot.Message{}, err
	}
	set.Mute = on // what else is set comes back with it
	said := bot.Unhushed
	if on {
		said = bot.Hushed
	}
	return bot.Note(lang, said), e.Store.Set(ctx, q.team, q.channel, set)
}

// wake has the bot listen again in a thread in which it is called.
func (e *Edge) wake(ctx context.Context, q question) {
	if q.thread != q.ts && q.thread != "" {
		e.stored("listen again", e.Store.Unquiet(ctx, q.team, q.channel, q.thread))
	}
}
