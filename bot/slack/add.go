package slack

import (
	"context"
	"strings"

	"quoth/bot"
)

// add adds, for admins, what an address leads to to the sources of the articles. What is
// said of it is what Config.Add says, which tells nobody else.
func (e *Edge) add(ctx context.Context, q question, lang string) (bot.Message, error) {
	switch at := addressIn(q.text); {
	case !e.person(ctx, q.user).admin:
		return bot.Note(lang, bot.NotAdmin), nil
	case e.Add == nil:
		return bot.Note(lang, bot.AddNowhere), nil
	case at == "":
		return bot.Note(lang, bot.AddWhat), nil
	default:
		name, err := e.Add(ctx, at)
		if err != nil {
			return bot.NotAdded(lang, err), nil
		}
		return bot.Added(lang, name), nil
	}
}

// addressIn is the address that a text is, as Slack writes such or as a person does; ""
// where it is something else.
func addressIn(text string) string {
	at, _, _ := strings.Cut(strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(text), "<"), ">"), "|")
	if strings.ContainsAny(at, " \t\n<>") || !strings.HasPrefix(at, "http://") && !strings.HasPrefix(at, "https://") {
		return ""
	}
	return strings.ReplaceAll(at, "&amp;", "&")
}
