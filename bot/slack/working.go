package slack

import (
	"context"
	"time"

	slackgo "github.com/slack-go/slack"
)

// longFor is how many times as long an answer takes in a channel until the asker
// is told: 5 s.
const longFor = 10

// working shows in a direct message that an answer is being looked for, once
// that takes a while, and returns what takes it away again. Where Slack has no
// place for it nothing is shown. In a channel the asker is told that it takes a
// moment, once it takes long.
func (e *Edge) working(ctx context.Context, q question) (done func()) {
	switch {
	case e.pace.status == 0 || q.thread == "":
		return func() {}
	case !q.isDirect():
		long := time.AfterFunc(longFor*e.pace.status, func() { e.busy(q) })
		return func() { long.Stop() }
	}
	set := func(ctx context.Context, status string) {
		_, err := e.api.SetAgentSessionStatusContext(ctx, slackgo.AgentSessionSetStatusParameters{Status: status, ChannelID: q.channel, ThreadTS: q.thread})
		if err != nil {
			e.Log.Debug("no status can be shown", "channel", q.channel, "err", e.safe(err))
		}
	}
	shown := make(chan struct{})
	late := time.AfterFunc(e.pace.status, func() {
		defer close(shown)
		set(idle(ctx), "processing") // while the job computes
	})
	return func() {
		if !late.Stop() {
			<-shown
			set(ctx, "active")
		}
	}
}
