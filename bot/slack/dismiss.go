package slack

import (
	"context"

	"quoth/bot"
)

// dismiss takes an answer away that nobody asked for, and keeps quiet in its
// thread from then on.
func (e *Edge) dismiss(ctx context.Context, q question) (bot.Kind, place, error) {
	err := e.inTurn(ctx, turn{"chat.delete", q.clicked.channel}, func(ctx context.Context) error {
		_, _, err := e.api.DeleteMessageContext(ctx, q.clicked.channel, q.clicked.ts)
		return err
	})
	if err != nil {
		return "", place{}, err
	}
	e.stored("keep quiet", e.Store.Quiet(ctx, q.team, q.clicked.channel, threadOf(q.clicked)))
	return bot.Noted, q.clicked, nil
}
