package slack

import (
	"context"
	"strings"
	"time"
	"unicode/utf8"

	"quoth/bot"
	"quoth/index/query"
)

// byAuto is a question nobody put to the bot, in a channel that is set to have
// such questions answered.
const byAuto = "auto"

// How long the bot keeps quiet in a channel after it spoke there unasked, and
// after what it said was dismissed.
const (
	autoPause      = 10 * time.Minute
	dismissedPause = 24 * time.Hour
)

// Steps of a decision to speak unasked.
const (
	stepAuto   = "auto"        // the channel is set to it
	stepPause  = "auto.pause"  // it spoke there a short while ago, or was dismissed
	stepUnsure = "auto.unsure" // place and measure are not both known, or the answer is not sure
)

// volunteer answers a question nobody put to the bot, in a channel that is set
// to it: where it names a place and a measure, the articles are sure, and the
// bot has not spoken unasked for a while. Whoever wrote it is not told when it
// is left alone.
func (e *Edge) volunteer(ctx context.Context, q question, h happening) bool {
	q.via = byAuto
	switch {
	case e.known(ctx, q):
	case strings.Contains(h.Text, "<@"), strings.Contains(h.Text, "<!"):
		e.decided(ctx, q, stepAuto, stepOther, stepLeft)
	case utf8.RuneCountInString(q.text) > followUpMax:
		e.decided(ctx, q, stepAuto, stepLong, stepLeft)
	case e.bot.Asking == nil || e.bot.Asking(q.text) != query.Asks:
		e.decided(ctx, q, stepAuto, stepTalk, stepLeft)
	case e.pausing(ctx, q):
		e.decided(ctx, q, stepAuto, stepPause, stepLeft)
	default:
		if !e.queue.put(func(ctx context.Context) { e.consider(ctx, q) }, h.final()) {
			return e.noRoom(e.Log.With("id", q.id(), "channel", q.channel))
		}
	}
	return true
}

// consider looks for the answer, and takes the question on when it is sure.
func (e *Edge) consider(ctx context.Context, q question) {
	b, err := e.botIn(ctx, q.team, q.channel)
	var m bot.Message
	if err == nil {
		m, err = think(ctx, e, func(ctx context.Context) (bot.Message, error) { return b.Reply(ctx, bot.Question{Text: q.text}) })
	}
	switch {
	case err != nil:
		e.Log.Error("cannot answer unasked", "id", q.id(), "err", e.safe(err, q.text))
	case !m.Sure:
		e.decided(ctx, q, stepAuto, stepUnsure, stepLeft)
	default:
		e.decided(ctx, q, stepAuto, stepAsks, stepTaken)
		e.take(ctx, q, delivery{attempt: lastRetry})
	}
}

// known reports whether a message was taken on before.
func (e *Edge) known(ctx context.Context, q question) bool {
	_, found, err := e.Store.Question(ctx, q.key())
	e.stored("look up a question", err)
	return found
}

// pausing reports whether the bot keeps quiet in a channel for now. The message
// itself is no reason to: it may come twice, and be taken on in between.
func (e *Edge) pausing(ctx context.Context, q question) bool {
	last, found, err := e.Store.Last(ctx, q.team, q.channel, byAuto)
	if e.stored("look up what was said unasked", err); err != nil {
		return true
	}
	if !found || last.Key == q.key() {
		return false
	}
	pause := autoPause
	dismissed, err := e.Store.IsQuiet(ctx, q.team, q.channel, last.Thread)
	if e.stored("look up what was dismissed", err); err != nil || dismissed {
		pause = dismissedPause
	}
	return time.Since(last.Asked) < pause
}
