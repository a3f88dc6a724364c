package slack

import (
	"context"

	"quoth/bot"
)

// forget erases what is kept of who asks for it, or, for admins, of the person
// they name.
func (e *Edge) forget(ctx context.Context, q question, lang string) (bot.Message, error) {
	whom := q.user
	if other, ok := idOf(personForm, q.text); ok {
		if !e.person(ctx, q.user).admin {
			return bot.Note(lang, bot.NotAdmin), nil
		}
		whom = other
	}
	return bot.Note(lang, bot.Forgotten), e.Store.Forget(ctx, q.team, whom)
}
