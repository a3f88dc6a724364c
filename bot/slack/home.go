package slack

import (
	"context"

	slackgo "github.com/slack-go/slack"

	"quoth/bot"
)

const (
	recentMax = 5
	missesMax = 15
)

// visited shows the home page to a person who opens it, and in their direct
// messages what to ask.
func (e *Edge) visited(ctx context.Context, h happening) bool {
	q := question{team: h.TeamID, channel: h.Channel, ts: h.EventTS, user: h.User, order: toGreet}
	if h.Tab == "messages" {
		q.order = toSuggest
	}
	return h.User == "" || e.put(ctx, q, h.delivery)
}

// greet shows a person the home page: what the bot knows, how to ask, their own
// questions, and to admins what the articles did not say.
func (e *Edge) greet(ctx context.Context, q question) (bot.Kind, place, error) {
	h := bot.Home{Lang: e.lang(ctx, q), Asked: e.recent(ctx, q), Admin: e.person(ctx, q.user).admin}
	if h.Admin {
		misses, err := e.Store.Misses(ctx, q.team, missesMax, e.Policy.kept()...)
		e.stored("list misses", err)
		for _, m := range misses {
			h.Misses = append(h.Misses, m.Text)
		}
	}
	view := slackgo.HomeTabViewRequest{Type: slackgo.VTHomeTab}
	for _, section := range e.bot.Home(h) {
		view.Blocks.BlockSet = append(view.Blocks.BlockSet, plainBlocks(section)...)
	}
	_, err := e.api.PublishViewContext(ctx, slackgo.PublishViewContextRequest{UserID: q.user, View: view})
	return bot.Noted, place{}, err
}

// recent are the newest questions of a person, each once.
func (e *Edge) recent(ctx context.Context, q question) []string {
	asked, err := e.Store.Asked(ctx, q.team, q.user, 4*recentMax)
	e.stored("list questions", err)
	var texts []string
	seen := map[string]bool{}
	for _, a := range asked {
		if !seen[a.Text] && len(texts) < recentMax {
			seen[a.Text] = true
			texts = append(texts, a.Text)
		}
	}
	return texts
}
