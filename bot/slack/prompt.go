package slack

import (
	"context"

	slackgo "github.com/slack-go/slack"

	"quoth/bot"
)

// promptsMax is how many prompts Slack shows.
const promptsMax = 4

// suggest shows what can be asked where a direct message begins: questions that
// the articles answer. Where Slack has no place for it nothing is shown.
func (e *Edge) suggest(ctx context.Context, q question) (bot.Kind, place, error) {
	prompts := slackgo.AssistantThreadsSetSuggestedPromptsParameters{ChannelID: q.channel}
	for _, f := range e.bot.Suggest(e.lang(ctx, q), promptsMax) {
		prompts.AddPrompt(f.Label, f.Text)
	}
	if len(prompts.Prompts) == 0 {
		return bot.Noted, place{}, nil
	}
	err := e.inTurn(ctx, turn{"assistant.threads.setSuggestedPrompts", q.channel}, func(ctx context.Context) error {
		return e.api.SetAssistantThreadsSuggestedPromptsContext(ctx, prompts)
	})
	if err != nil {
		e.Log.Debug("no prompts can be shown", "channel", q.channel, "err", e.safe(err))
	}
	return bot.Noted, place{}, nil
}
