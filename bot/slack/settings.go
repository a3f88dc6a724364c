package slack

import (
	"context"
	"slices"
	"strings"

	slackgo "github.com/slack-go/slack"

	"quoth/bot"
)

// settingsForm is the callback id of the form in which an admin sets what is set for
// a channel; channelField and helperField are its fields that Slack lets choose in.
const (
	settingsForm = actionPrefix + "settings"
	channelField = "channel"
	helperField  = "helper"
)

// set opens the form of settings for an admin. Others are told that it is for
// admins.
func (e *Edge) set(ctx context.Context, q question) (bot.Kind, place, error) {
	lang := e.lang(ctx, q)
	if !e.person(ctx, q.user).admin {
		m := bot.Note(lang, bot.NotAdmin)
		at, err := e.deliver(ctx, q, newPayload(m, q))
		return m.Kind, at, err
	}
	_, err := e.api.OpenViewContext(ctx, q.ts, settingsView(bot.SettingsForm(lang, e.named(q.channel))))
	return bot.Noted, place{}, err
}

// settingsView is the form as Slack shows it. What is left empty stays as it is.
func settingsView(f bot.SetForm) slackgo.ModalViewRequest {
	channel := slackgo.NewOptionsSelectBlockElement(slackgo.OptTypeConversations, literal(f.Choose), channelField)
	channel.Filter = &slackgo.SelectBlockElementFilter{Include: []string{"public", "private"}}
	blocks := []slackgo.Block{slackgo.NewInputBlock(channelField, literal(f.Channel), nil, channel)}
	for _, field := range f.Fields {
		var options []*slackgo.OptionBlockObject
		for _, c := range field.Choices {
			options = append(options, slackgo.NewOptionBlockObject(c.Reason, literal(c.Label), nil))
		}
		pick := slackgo.NewOptionsSelectBlockElement(slackgo.OptTypeStatic, literal(f.Unchanged), field.Name, options...)
		ask := slackgo.NewInputBlock(field.Name, literal(field.Label), nil, pick)
		ask.Optional = true
		blocks = append(blocks, ask)
	}
	helper := slackgo.NewInputBlock(helperField, literal(f.Helper), nil, slackgo.NewOptionsSelectBlockElement(slackgo.OptTypeUser, literal(f.Unchanged), helperField))
	helper.Optional = true
	return slackgo.ModalViewRequest{Type: slackgo.VTModal, CallbackID: settingsForm, Title: literal(f.Title), Submit: literal(f.Send), Close: literal(f.Leave),
		Blocks: slackgo.Blocks{BlockSet: append(blocks, helper)}}
}

// settled is what the form of settings asks for: a channel, and a line for each
// thing that is set in it.
func (i interaction) settled() (question, bool) {
	q := i.asked()
	q.via, q.order, q.channel = byButton, toSetAll, i.User.ID
	var lines []string
	for name, field := range i.View.State.Values {
		switch value := field[name]; {
		case name == channelField:
			q.clicked.channel = value.Conversation
		case value.User != "":
			lines = append(lines, name+" "+value.User)
		case value.Selected.Value != "":
			lines = append(lines, name+" "+value.Selected.Value)
		}
	}
	slices.Sort(lines)
	q.text = strings.Join(lines, "\n")
	return q, q.clicked.channel != "" && q.ts != "" && q.user != ""
}

// setAll sets what a form of settings asks for, all of it or nothing, and says
// what is set then.
func (e *Edge) setAll(ctx context.Context, q question, lang string) (bot.Message, error) {
	channel := q.clicked.channel
	if !e.person(ctx, q.user).admin {
		return bot.Note(lang, bot.NotAdmin), nil
	}
	set, err := e.settingToChange(ctx, q.team, channel)
	if err != nil {
		return bot.Message{}, err
	}
	for line := range strings.Lines(q.text) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), " ")
		if set, err = set.With(name, value, e.named(channel)); err != nil {
			return bot.Mistaken(lang, err), nil
		}
	}
	return bot.Settings(lang, channel, e.shown(set, channel)), e.Store.Set(ctx, q.team, channel, set)
}
