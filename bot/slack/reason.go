package slack

import (
	"context"
	"slices"
	"strings"

	slackgo "github.com/slack-go/slack"

	"quoth/bot"
	"quoth/bot/store"
)

// reasonForm is the callback id of the form that asks why an answer did not help,
// and the id of its block and of the choice in it.
const reasonForm = actionPrefix + "reason"

// askWhy opens a form in which who clicked says why an answer did not help, once
// a person and answer. Where it cannot be opened, they are not asked.
func (e *Edge) askWhy(ctx context.Context, q question, key store.Key, lang string) {
	first, err := e.Store.AskReason(ctx, key, q.user)
	if e.stored("ask for a reason", err); !first {
		return
	}
	if _, err := e.api.OpenViewContext(ctx, q.ts, formOf(bot.ReasonForm(lang), key)); err != nil {
		e.Log.Debug("no form can be shown", "channel", q.channel, "err", e.safe(err))
	}
}

// formOf is a form as Slack shows it; it carries along which answer it is of.
func formOf(f bot.Form, key store.Key) slackgo.ModalViewRequest {
	var options []*slackgo.OptionBlockObject
	for _, c := range f.Choices {
		options = append(options, slackgo.NewOptionBlockObject(c.Reason, literal(c.Label), nil))
	}
	ask := slackgo.NewInputBlock(reasonForm, literal(f.Ask), nil, slackgo.NewRadioButtonsBlockElement(reasonForm, options...))
	return slackgo.ModalViewRequest{Type: slackgo.VTModal, CallbackID: reasonForm, PrivateMetadata: key.Channel + "|" + key.TS,
		Title: literal(f.Title), Submit: literal(f.Send), Close: literal(f.Leave), Blocks: slackgo.Blocks{BlockSet: []slackgo.Block{ask}}}
}

// submitted is what a form that was sent asks for: that the reason is kept.
func (i interaction) submitted() (question, bool) {
	channel, ts, ok := strings.Cut(i.View.Metadata, "|")
	q := i.asked()
	q.via, q.order, q.channel, q.text = byButton, toReason, channel, i.View.State.Values[reasonForm][reasonForm].Selected.Value
	q.clicked = place{channel: channel, ts: ts}
	return q, ok && i.View.CallbackID == reasonForm && channel != "" && q.ts != "" && slices.Contains(bot.Reasons, q.text)
}

// reason keeps why an answer did not help. Who says so sees the form close.
func (e *Edge) reason(ctx context.Context, q question) (bot.Kind, place, error) {
	return bot.Noted, place{}, e.Store.Reason(ctx, store.Key{Team: q.team, Channel: q.clicked.channel, TS: q.clicked.ts}, q.user, q.text)
}

// reasons are why answers did not help, most often first.
func (e *Edge) reasons(ctx context.Context, q question) (list []bot.Reasoned) {
	given, err := e.Store.Reasons(ctx, q.team)
	e.stored("list reasons", err)
	for _, g := range given {
		list = append(list, bot.Reasoned(g))
	}
	return list
}
