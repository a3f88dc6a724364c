package slack

import (
	"context"

	"quoth/bot"
	"quoth/bot/store"
	"quoth/index/query"
)

// An order is what a delivery asks the bot to do, besides answering.
type order string

const (
	toAnswer    order = ""
	toHelp      order = "help"
	toAbout     order = "about"   // what the articles are
	toExplain   order = "why"     // the last decision in the channel
	toConfigure order = "config"  // what is set for a channel
	toSet       order = "set"     // show the form of settings
	toSetAll    order = "set all" // set what that form says
	toHush      order = "mute"    // follow no threads of the channel
	toUnhush    order = "unmute"  // follow them again
	toAdd       order = "add"     // an address to the sources of the articles
	toForget    order = "forget"  // what is kept of a person
	toShare     order = "share"   // with the channel, what one person saw
	toExport    order = "export"  // an answer as a file
	toUntell    order = "untell"  // no longer
	toTell      order = "tell"    // a person, when an article answers
	toDismiss   order = "dismiss" // an answer nobody asked for
	toMute      order = "hush"    // keep out of a thread
	toJudge     order = "judge"   // whether an answer helped
	toReason    order = "reason"  // why it did not
	toGreet     order = "greet"   // show a person's home page
	toSuggest   order = "suggest" // what to ask, in a direct message
	toRead      order = "read"    // a message that someone reacted to, and answer it
)

// A deed carries out an order and returns the kind of its outcome and where it
// stands.
type deed func(e *Edge, ctx context.Context, q question) (bot.Kind, place, error)

// deeds are the orders that end otherwise than in a message to who gave them.
var deeds = map[order]deed{
	toShare:   (*Edge).share,
	toSet:     (*Edge).set,
	toDismiss: (*Edge).dismiss,
	toReason:  (*Edge).reason,
	toGreet:   (*Edge).greet,
	toSuggest: (*Edge).suggest,
	toRead:    (*Edge).read,
}

// quiet are the orders nobody waits for: where they cannot be carried out,
// nothing is said.
var quiet = map[order]bool{toGreet: true, toSuggest: true, toReason: true}

// obey carries out an order, or says that it could not.
func (e *Edge) obey(ctx context.Context, q question) {
	ctx, cancel := context.WithTimeout(ctx, questionEnd)
	defer cancel()
	log := e.Log.With("id", q.id(), "channel", q.channel, "order", q.order, "want", q.want)
	do := deeds[q.order]
	if do == nil || q.wait > 0 {
		do = (*Edge).say
	}
	kind, _, err := do(e, ctx, q)
	if err != nil && !quiet[q.order] && ctx.Err() == nil {
		log.Error("order not carried out", "err", e.safe(err, q.text, q.reply))
		kind = bot.Faulted
		_, err = e.deliver(ctx, q, newPayload(bot.Fault(e.lang(ctx, q), q.id()), q))
	}
	if err != nil {
		log.Error("no outcome of an order", "err", e.safe(err, q.text, q.reply))
		return
	}
	e.Vitals.Ended(kind)
	log.Info("order carried out", "kind", kind)
}

// say carries out an order that ends in a message to who gave it.
func (e *Edge) say(ctx context.Context, q question) (bot.Kind, place, error) {
	p := e.reply(ctx, q)
	at, err := e.deliver(ctx, q, p)
	return p.message.Kind, at, err
}

// message is what is said to a question or an order.
func (e *Edge) message(ctx context.Context, q question) (bot.Message, error) {
	lang := e.lang(ctx, q)
	switch {
	case q.via == byOutsider:
		return bot.Outside(lang), nil
	case q.wait > 0:
		return bot.TooMany(lang, q.wait), nil
	}
	b, err := e.botIn(ctx, q.team, q.channel)
	if err != nil {
		return bot.Message{}, err
	}
	if q.via == byButton && q.text == "" { // too long for what was clicked
		asked, _, err := e.Store.Answered(ctx, store.Key{Team: q.team, Channel: q.clicked.channel, TS: q.clicked.ts})
		if err != nil {
			return bot.Message{}, err
		}
		q.text = asked.Text
	}
	switch q.order {
	case toHelp:
		return bot.CommandHelp(lang), nil
	case toAbout:
		return b.About(lang), nil
	case toExplain:
		return e.explain(ctx, q, lang)
	case toConfigure:
		return e.configure(ctx, q, lang)
	case toSetAll:
		return e.setAll(ctx, q, lang)
	case toHush, toUnhush:
		return e.hush(ctx, q, lang, q.order == toHush)
	case toMute:
		return e.mute(ctx, q, lang)
	case toAdd:
		return e.add(ctx, q, lang)
	case toForget:
		return e.forget(ctx, q, lang)
	case toExport:
		return e.export(ctx, q, q.text, lang)
	case toUntell:
		return e.untell(ctx, q, lang)
	case toTell:
		return e.tell(ctx, q, lang)
	case toJudge:
		return e.judge(ctx, q, lang)
	}
	if q.want == bot.TheAnswer && b.WishOf(q.text) == query.WishMute {
		return e.mute(ctx, q, lang)
	}
	if q.shown == "" {
		q.shown = e.before(ctx, q)
	}
	m, err := e.answerOf(ctx, b, q.id(), bot.Question{Text: q.text, Shown: q.shown, Earlier: e.earlier(ctx, q), Lang: lang, Want: q.want, At: q.askedAt(),
		Talk: q.via == byShortcut || q.via == byReaction, Overheard: q.via == byThread || q.via == byOverheard})
	if err != nil {
		return m, err
	}
	if q.want == bot.TheAnswer && m.Asked != "" && b.WishOf(q.text) == query.WishExport {
		return e.export(ctx, q, m.Asked, lang)
	}
	if m.Asked != "" && q.unseen() {
		m = bot.Restated(m, q.text)
	}
	if m.Asked != "" && q.reply != "" && !q.isDirect() {
		m.Follow = append([]bot.Follow{{Label: bot.Share.Label(lang), Want: bot.Share, Text: q.text}}, m.Follow...)
	}
	if q.via == byAuto {
		m.Follow = append([]bot.Follow{{Label: bot.Dismiss.Label(lang), Want: bot.Dismiss, Text: q.text}}, m.Follow...)
	}
	if m.Asked != "" && q.reply == "" && !q.isDirect() {
		m.Follow = append(m.Follow, bot.Follow{Label: bot.Mute.Label(lang), Want: bot.Mute, Text: q.text})
	}
	return m, nil
}

// unseen reports whether the question stands nowhere in the conversation.
func (q question) unseen() bool { return q.via == byCommand || q.via == byButton }
