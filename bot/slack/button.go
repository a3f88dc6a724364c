package slack

import (
	"strconv"
	"strings"
	"unicode/utf8"

	slackgo "github.com/slack-go/slack"

	"quoth/bot"
)

// What buttons may hold.
const (
	buttonsMax = 24   // in a message; Slack takes 25 in a block
	valueMax   = 2000 // characters of a value
	valuesMax  = 3000 // of all values in a message
)

// actionPrefix begins the action ids of the bot: "quoth:more:3" is the fourth
// button, for further passages. The button's value is the question.
const actionPrefix = "quoth:"

// feedbackAction is the action id of the feedback buttons.
const feedbackAction = actionPrefix + string(judged)

// judged is what a feedback button wants: that the judgement is recorded.
const judged bot.Want = "feedback"

// Values of the feedback buttons.
const (
	helpful   = "helpful"
	unhelpful = "unhelpful"
)

// buttons is a block of what may be wanted next, nil when there is nothing.
// What asks a question too long for
// a button is left out.
func buttons(follow []bot.Follow) slackgo.Block {
	var elements []slackgo.BlockElement
	left := valuesMax
	for i, f := range follow {
		size := utf8.RuneCountInString(f.Text)
		if f.Label == "" || size == 0 || size > min(valueMax, left) || len(elements) == buttonsMax {
			continue
		}
		left -= size
		want := string(f.Want)
		if f.Want == bot.TheAnswer {
			want = "ask"
		}
		elements = append(elements, slackgo.NewButtonBlockElement(actionPrefix+want+":"+strconv.Itoa(i), f.Text, literal(f.Label)))
	}
	if len(elements) == 0 {
		return nil
	}
	return slackgo.NewActionBlock("", elements...)
}

// wantOf is what a button wants, by its action id.
func wantOf(action string) (bot.Want, bool) {
	rest, ok := strings.CutPrefix(action, actionPrefix)
	want, _, _ := strings.Cut(rest, ":")
	if want == "ask" {
		return bot.TheAnswer, ok
	}
	return bot.Want(want), ok && want != ""
}

// feedback asks whether an answer helped.
func feedback(lang string) slackgo.Block {
	yes, no := bot.Helpfulness(lang)
	return slackgo.NewContextActionsBlock("", slackgo.NewFeedbackButtonsBlockElement(feedbackAction,
		slackgo.NewFeedbackButton(literal(yes), helpful), slackgo.NewFeedbackButton(literal(no), unhelpful)))
}

// literal is text that Slack does not look into.
func literal(s string) *slackgo.TextBlockObject {
	plain := false
	return &slackgo.TextBlockObject{Type: slackgo.PlainTextType, Text: s, Emoji: &plain}
}
