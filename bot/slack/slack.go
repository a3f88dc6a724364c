// Package slack is the Slack edge: events come in over Socket Mode, a
// bot.Message goes out as a reply in the thread of its question.
//
// One question has one outcome. An event is recorded under team, channel and
// time of its message (claims), then acknowledged, then answered by a bounded
// pool of workers. A message is built of rich_text elements, which nothing an
// article or a question wrote can turn into a mention, a link or a format. Where it cannot be posted
// it goes to the asker; where Slack does not say whether it was posted, the
// thread is read before it is posted again.
//
// The package is the only home of slack-go, of which it uses the Web API, the
// block types and socketmode.Client. It decodes events itself: an event that
// slack-go cannot parse still is acknowledged, and still may hold a question.
package slack

import (
	"context"
	"log/slog"
	"time"

	"quoth/bot"
)

// A Config says how to reach one workspace. BotToken and AppToken must be set.
type Config struct {
	// BotToken is the bot user's OAuth token, xoxb-…
	BotToken string
	// AppToken is the app-level token with the scope connections:write, xapp-…
	AppToken string
	// API is the address of the Web API; "" is Slack's own.
	API string
	// Log gets ids, channels and lengths, never tokens nor what people or
	// articles say. nil: slog.Default().
	Log *slog.Logger
	// Vitals get the signs of life. nil: nobody looks at them.
	Vitals *bot.Vitals
	// Workers is how many questions are answered at a time. 0: 4.
	Workers int
	// Queue is how many questions may wait. 0: 256.
	Queue int
	// Silence is how long the connection may go without a ping from Slack
	// before it is opened anew. 0: 30 s.
	Silence time.Duration
	// Drain is how long questions taken on may still be answered after ctx
	// has ended. 0: 20 s.
	Drain time.Duration
}

// Run answers questions until ctx ends, and then those already taken on; it
// returns nil then. An error is one that only the operator can mend: a token
// that is missing, of the wrong kind or refused, a scope that is missing.
func Run(ctx context.Context, c Config, b *bot.Bot) error {
	return nil
}
