package slack

import (
	"context"

	"quoth/bot"
)

// setting is what is set for a channel; the zero Setting when nothing is.
func (e *Edge) setting(ctx context.Context, team, channel string) bot.Setting {
	set, _, err := e.Store.Setting(ctx, team, channel)
	e.stored("read a setting", err)
	return set
}
