package slack

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"quoth/bot"
	"quoth/bot/store"
	"quoth/index/query"
)

const (
	threadLive  = 24 * time.Hour // after the last outcome in it
	earlierMax  = 20             // questions of a thread that a question may build on
	followUpMax = 300            // characters of a question that nobody put to the bot
)

// Ways to ask without a mention.
const (
	byThread    = "thread"    // it goes on in a thread
	byOverheard = "overheard" // perhaps it does: it is answered only where the articles say something
)

// Steps of a decision, as /quoth why tells them.
const (
	stepVia      = "via."          // and how it was put to the bot
	stepThread   = "thread.live"   // it stands in a thread with an outcome of the bot
	stepDead     = "thread.over"   // the last outcome is too long ago, or there is none
	stepQuiet    = "thread.quiet"  // the bot was told to keep out of the thread
	stepOther    = "names.someone" // it is put to someone else
	stepLong     = "long"          // it is too long to be a follow-up
	stepTalk     = "talk"          // it asks nothing of the articles
	stepAsks     = "asks"          // it asks of a place, a measure or a period
	stepPerhaps  = "asks.perhaps"  // it is a question that names nothing known
	stepStranger = "asker.new"     // who wrote it has asked nothing in the thread
	stepTaken    = "taken"         // it is answered
	stepLeft     = "left"          // it is left alone
	stepOutside  = "outside"       // another organisation asks, or reads along
	stepLimit    = "limit"         // there were too many questions
	stepRefused  = "refused"       // it is refused, and the asker told
	stepSilent   = "silent"        // the articles do not say, so nothing is said
	stepClosest  = "closest"       // they come close at best, so nothing is said
)

// followUp acts on talk in a thread: a question that goes on where the bot has
// answered is answered without a mention, all else is left alone.
func (e *Edge) followUp(ctx context.Context, q question, h happening) bool {
	before, err := e.Store.Thread(ctx, q.team, q.channel, q.thread)
	if e.stored("read a thread", err); err != nil {
		return h.final()
	}
	if len(before) == 0 {
		return true // not the bot's thread: nothing is decided
	}
	quiet, err := e.Store.IsQuiet(ctx, q.team, q.channel, q.thread)
	if e.stored("read a thread", err); err != nil {
		return h.final()
	}
	steps, asking := e.overhear(q, h.Text, before, quiet)
	taken := asking != query.AsksNothing
	if taken {
		steps = append(steps, stepTaken)
	} else {
		steps = append(steps, stepLeft)
	}
	e.decided(ctx, q, steps...)
	if !taken {
		return true
	}
	q.via = byThread
	if slices.Contains(steps, stepPerhaps) || slices.Contains(steps, stepStranger) {
		q.via = byOverheard
	}
	return e.take(ctx, q, h.delivery)
}

// overhear tells what something said in a thread asks of the bot, and the
// steps that led there. raw is its text with mentions in it.
func (e *Edge) overhear(q question, raw string, before []store.Question, quiet bool) ([]string, query.Asking) {
	live := slices.ContainsFunc(before, isLive)
	switch {
	case quiet:
		return []string{stepQuiet}, query.AsksNothing
	case !live:
		return []string{stepDead}, query.AsksNothing
	case strings.Contains(raw, "<@"), strings.Contains(raw, "<!"):
		return []string{stepThread, stepOther}, query.AsksNothing
	case utf8.RuneCountInString(q.text) > followUpMax:
		return []string{stepThread, stepLong}, query.AsksNothing
	case e.bot.Asking == nil:
		return []string{stepThread, stepTalk}, query.AsksNothing
	}
	asker := slices.ContainsFunc(before, func(b store.Question) bool { return b.User == q.user })
	switch asking := e.bot.Asking(q.text); {
	case asking == query.Asks && asker:
		return []string{stepThread, stepAsks}, asking
	case asking == query.Asks:
		return []string{stepThread, stepStranger, stepAsks}, asking
	case asking == query.AsksPerhaps && asker:
		return []string{stepThread, stepPerhaps}, asking
	}
	return []string{stepThread, stepTalk}, query.AsksNothing
}

// isLive reports whether a question makes its thread one that goes on: it is
// being answered, or was not long ago, and is still there.
func isLive(q store.Question) bool {
	if q.Kind == "" {
		return time.Since(q.Asked) < threadLive
	}
	return q.Answer != "" && q.Kind != store.Deleted && q.Kind != string(bot.Refused) && time.Since(q.Ended) < threadLive
}

// unsaid reports whether an outcome is not said, because the question perhaps
// was not put to the bot.
func (q question) unsaid(kind bot.Kind) bool {
	return q.via == byOverheard && q.outcome.ts == "" && kind != bot.Answered && kind != bot.Partial
}

// earlier are the questions of q's thread that it goes on from, oldest first.
func (e *Edge) earlier(ctx context.Context, q question) []string {
	if q.thread == "" || q.thread == q.ts {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, claimMax)
	defer cancel()
	all, err := e.Store.Thread(ctx, q.team, q.channel, q.thread)
	e.stored("read a thread", err)
	var texts []string
	for _, b := range all {
		if b.TS == q.ts || q.via == byButton && b.Text == q.text {
			break
		}
		if b.Text != "" {
			texts = append(texts, b.Text)
		}
	}
	return texts[max(0, len(texts)-earlierMax):]
}

// decided records what was made of a message and why.
func (e *Edge) decided(ctx context.Context, q question, steps ...string) {
	ctx, cancel := context.WithTimeout(ctx, claimMax)
	defer cancel()
	e.stored("record a decision", e.Store.Decide(ctx, store.Decision{Key: q.key(), User: q.user, Steps: steps}))
}
