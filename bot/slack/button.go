package slack

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	slackgo "github.com/slack-go/slack"

	"quoth/bot"
)

// What buttons may hold.
const (
	valueMax  = 2000 // characters of a value
	valuesMax = 3000 // of all values in a message
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

// Controls of an answer beside those for feedback: so many buttons, one choice
// and one menu.
const (
	shownMax  = 2
	promptMax = 5   // buttons where all ask a question
	menuMax   = 5   // entries of a menu, as Slack takes them
	optionMax = 150 // characters of the value of an option
	chosenMax = 60  // options of a choice
)

// Actions of a choice and a menu. The value of an option is what it wants, "|"
// and the question; no question where that is too long for it, so that it is
// looked up.
const (
	chooseAction = actionPrefix + "choose"
	menuAction   = actionPrefix + "menu"
)

// controls is the row of what may be wanted next, nil when there is nothing: the
// two likeliest as buttons, a choice of other questions, the rest in a menu.
func controls(m bot.Message) slackgo.Block {
	choose, follow := m.Choose, slices.Clone(m.Follow)
	if len(choose) > 0 { // offers what these lead to
		follow = slices.DeleteFunc(follow, func(f bot.Follow) bool {
			return f.Want == bot.Places || f.Want == bot.Years || f.Want == bot.Measures
		})
	}
	first := shownMax
	if wishes := len(follow) > 0 && follow[0].Want == bot.Untell; wishes {
		first = promptMax
	}
	if asks := !slices.ContainsFunc(follow, func(f bot.Follow) bool { return f.Want != bot.TheAnswer }); asks {
		if first = promptMax; len(follow) > promptMax {
			choose, follow = slices.Concat(follow, choose), nil
		}
	}
	var elements []slackgo.BlockElement
	left := valuesMax
	var rest []bot.Follow
	for i, f := range follow {
		size := utf8.RuneCountInString(f.Text)
		switch {
		case f.Label == "" || size == 0:
		case len(elements) == first:
			rest = append(rest, f)
		case size <= min(valueMax, left):
			left -= size
			elements = append(elements, slackgo.NewButtonBlockElement(actionPrefix+wantName(f.Want)+":"+strconv.Itoa(i), f.Text, literal(f.Label)))
		}
	}
	if options := optionsOf(choose, chosenMax); len(options) > 0 {
		elements = append(elements, slackgo.NewOptionsSelectBlockElement(slackgo.OptTypeStatic, literal(bot.Choose(m.Lang)), chooseAction, options...))
	}
	if options := optionsOf(rest, menuMax); len(options) > 0 {
		elements = append(elements, slackgo.NewOverflowBlockElement(menuAction, options...))
	}
	if len(elements) == 0 {
		return nil
	}
	return slackgo.NewActionBlock("", elements...)
}

// optionsOf are the first few of what may be wanted as options.
func optionsOf(follow []bot.Follow, most int) (options []*slackgo.OptionBlockObject) {
	for _, f := range follow {
		value := wantName(f.Want) + "|" + f.Text
		if utf8.RuneCountInString(value) > optionMax {
			value = wantName(f.Want) + "|"
		}
		if f.Label != "" && len(options) < most && (f.Want != bot.TheAnswer || !strings.HasSuffix(value, "|")) {
			options = append(options, slackgo.NewOptionBlockObject(value, literal(f.Label), nil))
		}
	}
	return options
}

// wantName is a want in an action id or a value.
func wantName(w bot.Want) string {
	if w == bot.TheAnswer {
		return "ask"
	}
	return string(w)
}

// wantOf is what a button wants, by its action id.
func wantOf(action string) (bot.Want, bool) {
	rest, ok := strings.CutPrefix(action, actionPrefix)
	name, _, _ := strings.Cut(rest, ":")
	return wantNamed(name), ok && name != ""
}

// wantNamed is the want of a name.
func wantNamed(name string) bot.Want {
	if name == "ask" {
		return bot.TheAnswer
	}
	return bot.Want(name)
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
