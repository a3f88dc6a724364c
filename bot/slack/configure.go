package slack

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"quoth/bot"
)

var (
	personForm  = regexp.MustCompile(`^(?:<@)?([UW][A-Z0-9]{2,20})(?:\|[^<>]*)?>?$`)
	groupForm   = regexp.MustCompile(`^(?:<!subteam\^)?(S[A-Z0-9]{2,20})(?:\|[^<>]*)?>?$`)
	channelForm = regexp.MustCompile(`^(?:<#)?([CGD][A-Z0-9]{2,20})(?:\|[^<>]*)?>?$`)
)

// idOf is the id in a mention, or an id as it stands.
func idOf(form *regexp.Regexp, text string) (string, bool) {
	m := form.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return "", false
	}
	return m[1], true
}

// isPerson reports whether a text is a person, mentioned or by id.
func isPerson(text string) bool {
	_, ok := idOf(personForm, text)
	return ok
}

// isGroup reports whether an id is that of a group of people.
func isGroup(id string) bool { return strings.HasPrefix(id, "S") }

// configure shows what is set for a channel, or, for admins, sets it:
// "[CHANNEL] NAME VALUE", "[CHANNEL] reset".
func (e *Edge) configure(ctx context.Context, q question, lang string) (bot.Message, error) {
	channel, rest := q.channel, strings.Fields(q.text)
	if len(rest) > 0 {
		if id, ok := idOf(channelForm, rest[0]); ok {
			channel, rest = id, rest[1:]
		}
	}
	set := e.setting(ctx, q.team, channel)
	if len(rest) == 0 {
		return bot.Settings(lang, channel, e.shown(set, q.channel)), nil
	}
	if !e.person(ctx, q.user).admin {
		return bot.Note(lang, bot.NotAdmin), nil
	}
	name, value := strings.ToLower(rest[0]), strings.Join(rest[1:], " ")
	if name == "reset" && value == "" {
		return bot.Settings(lang, channel, bot.Setting{}), e.Store.Unset(ctx, q.team, channel)
	}
	if name == "helper" && value != "none" {
		id, err := helperID(value)
		if err != nil {
			return bot.Mistaken(lang, err), nil
		}
		value = id
	}
	set, err := e.settingToChange(ctx, q.team, channel)
	if err != nil {
		return bot.Message{}, err
	}
	set, err = set.With(name, value, e.named(q.channel))
	if err != nil {
		return bot.Mistaken(lang, err), nil
	}
	return bot.Settings(lang, channel, e.shown(set, q.channel)), e.Store.Set(ctx, q.team, channel, set)
}

// helperID is the id of the person or group that is mentioned.
func helperID(text string) (string, error) {
	for _, form := range []*regexp.Regexp{personForm, groupForm} {
		if id, ok := idOf(form, text); ok {
			return id, nil
		}
	}
	if text == "" {
		return "", errors.New("helper: nobody is named")
	}
	return "", fmt.Errorf("helper: %q is neither a person nor a group", text)
}

// explain says what the last decision in a channel was, and why.
func (e *Edge) explain(ctx context.Context, q question, lang string) (bot.Message, error) {
	d, found, err := e.Store.Decision(ctx, q.team, q.channel)
	if err != nil || !found {
		return bot.Note(lang, bot.Undecided), err
	}
	return bot.Explained(lang, d.Steps), nil
}
