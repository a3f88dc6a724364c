package slack

import (
	"context"

	slackgo "github.com/slack-go/slack"

	"quoth/bot"
	"quoth/bot/store"
)

// judge records whether an answer helped. The first time it did not, and someone
// is set to be called, they are, below the answer, and who says so is asked why; the answers only one person saw
// are theirs to share first.
func (e *Edge) judge(ctx context.Context, q question, lang string) (bot.Message, error) {
	helped := q.text == helpful
	asked, found, err := e.Store.Answered(ctx, store.Key{Team: q.team, Channel: q.clicked.channel, TS: q.clicked.ts})
	if err != nil {
		return bot.Message{}, err
	}
	key := asked.Key
	if !found { // of an answer that is not kept, or that one person saw
		key = store.Key{Team: q.team, Channel: q.clicked.channel, TS: q.clicked.ts}
	}
	_, before, err := e.Store.Helped(ctx, key)
	if err != nil {
		return bot.Message{}, err
	}
	if err := e.Store.Feedback(ctx, key, q.user, helped); err != nil {
		return bot.Message{}, err
	}
	if helped {
		return bot.Note(lang, bot.Thanks), nil
	}
	e.askWhy(ctx, q, key, lang)
	if helper := e.setting(ctx, q.team, q.channel).Helper; helper != "" && found && before == 0 {
		if err := e.call(ctx, q, lang, helper); err != nil {
			e.Log.Warn("cannot call the helper of a channel", "channel", q.channel, "err", e.safe(err))
		}
	}
	return bot.Note(lang, bot.Sorry), nil
}

// call mentions who is set to help in a channel, the only mention the bot ever
// makes. Its id was checked when it was set.
func (e *Edge) call(ctx context.Context, q question, lang, helper string) error {
	said := bot.Note(lang, bot.Called).Text()
	var who slackgo.RichTextSectionElement = slackgo.NewRichTextSectionUserElement(helper, nil)
	mention := "<@" + helper + ">"
	if isGroup(helper) {
		who = slackgo.NewRichTextSectionUserGroupElement(helper)
		mention = "<!subteam^" + helper + ">"
	}
	p := newPayload(bot.Note(lang, bot.Called), q)
	p.text = mention + " " + p.text
	p.blocks = []slackgo.Block{slackgo.NewRichTextBlock("", slackgo.NewRichTextSection(who, slackgo.NewRichTextSectionTextElement(" "+said, nil)))}
	_, err := e.post(ctx, place{channel: q.clicked.channel, thread: threadOf(q.clicked)}, p)
	return err
}
