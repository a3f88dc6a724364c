package slack

import (
	"context"
	"regexp"
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
	byName      = "name"      // it calls the bot by its name
)

// Steps of a decision, as /quoth why tells them.
const (
	stepVia     = "via."          // and how it was put to the bot
	stepThread  = "thread.live"   // it stands in a thread with an outcome of the bot
	stepDead    = "thread.over"   // the last outcome is too long ago, or there is none
	stepQuiet   = "thread.quiet"  // the bot was told to keep out of the thread
	stepOther   = "names.someone" // it is put to someone else
	stepLong    = "long"          // it is too long to be a follow-up
	stepTalk    = "talk"          // it asks nothing of the articles
	stepAsks    = "asks"          // it goes on from what was answered
	stepPerhaps = "asks.perhaps"  // perhaps it does
	stepCalled  = "named"         // it calls the bot by its name
	stepMute    = "thread.mute"   // it tells the bot to keep out
	stepTaken   = "taken"         // it is answered
	stepLeft    = "left"          // it is left alone
	stepOutside = "outside"       // another organisation asks, or reads along
	stepLimit   = "limit"         // there were too many questions
	stepRefused = "refused"       // it is refused, and the asker told
	stepSilent  = "silent"        // the articles do not say, so nothing is said
	stepClosest = "closest"       // they come close at best, so nothing is said
)

// followUp acts on talk in a thread: what goes on where the bot has answered is
// answered without a mention, all else is left alone.
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
	said := e.attention.hear(q.in(), q.user, q.text)
	steps, via := e.overhear(q, h.Text, before, quiet || e.setting(ctx, q.team, q.channel).Mute, said)
	if via == "" {
		e.decided(ctx, q, append(steps, stepLeft)...)
		return true
	}
	q.via = via
	wish := query.WishOf(q.text)
	if wish != query.NoWish && via == byOverheard {
		e.decided(ctx, q, append(steps, stepLeft)...)
		return true
	}
	if via == byName || wish != query.NoWish {
		e.decided(ctx, q, append(steps, stepTaken)...)
		if via == byName {
			e.wake(ctx, q)
		}
		return e.take(ctx, q, h.delivery)
	}
	if e.known(ctx, q) {
		return true
	}
	if !e.queue.put(func(ctx context.Context) { e.weigh(ctx, q, steps) }, h.final()) {
		return e.noRoom(e.Log.With("id", q.id(), "channel", q.channel))
	}
	return true
}

// weigh looks for the answer to a line that did not call the bot, and takes it on
// when there is something to say. Nothing is kept of any other line.
func (e *Edge) weigh(ctx context.Context, q question, steps []string) {
	p := e.reply(ctx, q)
	if q.unsaid(p.message) {
		step := stepSilent
		if p.message.Kind == bot.Closest {
			step = stepClosest
		}
		e.decided(ctx, q, append(steps, step)...)
		e.Vitals.Ended(bot.Silent)
		return
	}
	e.decided(ctx, q, append(steps, stepTaken)...)
	e.take(ctx, q, delivery{attempt: lastRetry})
}

// in is the thread a question stands in.
func (q question) in() place { return place{channel: q.channel, thread: q.thread} }

// calls is how a line begins or ends that calls the bot by its name.
var calls = regexp.MustCompile(`(?i)^(?:(?:hey|hi|hello|ok|okay|so|and|@)[\s,]*)?quoth\b|[,，]\s*quoth\s*[?？!！.]*$`)

// overhear tells how something said in a thread asks the bot, "" not at all, and
// the steps that led there. raw is its text with mentions in it, said what was
// said since the bot last spoke.
func (e *Edge) overhear(q question, raw string, before []store.Question, quiet bool, said query.Said) (steps []string, via string) {
	named := strings.Contains(raw, "<@") || strings.Contains(raw, "<!")
	switch {
	case !named && calls.MatchString(q.text):
		return []string{stepCalled}, byName
	case quiet:
		return []string{stepQuiet}, ""
	case !slices.ContainsFunc(before, isLive):
		return []string{stepDead}, ""
	case named:
		return []string{stepThread, stepOther}, ""
	case query.WishOf(q.text) == query.WishMute:
		return []string{stepThread, stepMute}, byThread
	case utf8.RuneCountInString(q.text) > followUpMax:
		return []string{stepThread, stepLong}, ""
	case e.bot.Meant == nil:
		return []string{stepThread, stepTalk}, ""
	}
	line := said.Heard(q.user, q.text)
	line.Asker = slices.ContainsFunc(before, func(b store.Question) bool { return b.User == q.user })
	line.Own = asker(before, q) == q.user
	line.Earlier = answered(before, q)
	chance := e.bot.Meant(line)
	switch {
	case chance >= query.MeantSurely:
		return []string{stepThread, stepAsks}, byThread
	case chance >= query.MeantLeast:
		return []string{stepThread, stepPerhaps}, byOverheard
	}
	return []string{stepThread, stepTalk}, ""
}

// muteEmoji are the emoji by which the bot is told to keep out of a thread, by
// what Slack calls them.
var muteEmoji = []string{"mute", "no_bell", "shushing_face", "zipper_mouth_face"}

// emojiWords is a text with an emoji that tells the bot to keep out put in words,
// where it is all there is.
func emojiWords(text string) string {
	name, ok := strings.CutPrefix(strings.TrimSpace(text), ":")
	shown := ok && slices.Contains(muteEmoji, strings.TrimSuffix(name, ":"))
	if shown || text != "" && strings.Trim(text, "🔇🔕🤫🤐\ufe0f ") == "" {
		return string(query.WishMute)
	}
	return text
}

// isLive reports whether a question makes its thread one that goes on: it is
// being answered, or was not long ago, and is still there.
func isLive(q store.Question) bool {
	if q.Kind == "" {
		return time.Since(q.Asked) < threadLive
	}
	return q.Answer != "" && q.Kind != store.Deleted && q.Kind != string(bot.Refused) && time.Since(q.Ended) < threadLive
}

// unsaid reports whether an outcome is not said, because the question was not
// put to the bot by name.
func (q question) unsaid(m bot.Message) bool {
	overheard := q.via == byOverheard || q.via == byThread
	return overheard && q.outcome.ts == "" && !m.Unasked(q.via == byThread)
}

// earlier are the questions that q goes on from, oldest first: those of its
// thread that were answered, and in a direct message of its own those before
// it, where it says too little to be asked alone.
func (e *Edge) earlier(ctx context.Context, q question) []string {
	ctx, cancel := e.brief(ctx)
	defer cancel()
	var all []store.Question
	var err error
	switch {
	case q.thread == "":
		return nil
	case q.thread != q.ts:
		all, err = e.Store.Thread(ctx, q.team, q.channel, q.thread)
	case q.isDirect():
		all, err = e.Store.Asked(ctx, q.team, q.user, earlierMax)
		slices.Reverse(all)
		all = slices.DeleteFunc(all, func(b store.Question) bool { return b.Channel != q.channel || time.Since(b.Asked) > threadLive })
	}
	e.stored("read a thread", err)
	texts := answered(all, q)
	if q.thread == q.ts {
		return e.bot.GoesOn(q.text, texts)
	}
	return texts
}

// answered are the last of the questions before q that a question builds on.
func answered(before []store.Question, q question) (texts []string) {
	for _, b := range before {
		if b.TS == q.ts || q.via == byButton && b.Text == q.text {
			break
		}
		if b.Text != "" {
			texts = bot.Earlier(texts, b.Text, bot.Kind(b.Kind))
		}
	}
	return texts[max(0, len(texts)-earlierMax):]
}

// asker is who asked the last of the questions before q that was answered; "" nobody.
func asker(before []store.Question, q question) (user string) {
	for _, b := range before {
		if b.TS == q.ts {
			break
		}
		if b.Answer != "" && b.User != "" {
			user = b.User
		}
	}
	return user
}

// decided records what was made of a message and why.
func (e *Edge) decided(ctx context.Context, q question, steps ...string) {
	ctx, cancel := e.brief(ctx)
	defer cancel()
	e.stored("record a decision", e.Store.Decide(ctx, store.Decision{Key: q.key(), User: q.user, Steps: steps}))
}
