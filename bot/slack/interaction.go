package slack

import (
	"encoding/json"
	"strings"

	"quoth/bot"
)

// An interaction is what is read of a click or a shortcut.
type interaction struct {
	Type       string `json:"type"` // block_actions, message_action, view_submission
	CallbackID string `json:"callback_id"`
	TriggerID  string `json:"trigger_id"`
	Response   string `json:"response_url"`
	Team       struct {
		ID string `json:"id"`
	} `json:"team"`
	User struct {
		ID       string `json:"id"`
		Name     string `json:"name"`
		Username string `json:"username"`
		TeamID   string `json:"team_id"`
	} `json:"user"`
	Channel struct {
		ID string `json:"id"`
	} `json:"channel"`
	Container struct {
		Type      string `json:"type"` // message, view
		MessageTS string `json:"message_ts"`
		ThreadTS  string `json:"thread_ts"`
		Ephemeral bool   `json:"is_ephemeral"`
	} `json:"container"`
	Message struct {
		TS       string `json:"ts"`
		ThreadTS string `json:"thread_ts"`
		User     string `json:"user"`
		Text     string `json:"text"`
		shown
	} `json:"message"`
	View struct {
		CallbackID string `json:"callback_id"`
		Metadata   string `json:"private_metadata"`
		State      struct {
			Values map[string]map[string]struct { // by block and action
				Selected struct {
					Value string `json:"value"`
				} `json:"selected_option"`
				Conversation string `json:"selected_conversation"`
				User         string `json:"selected_user"`
			} `json:"values"`
		} `json:"state"`
	} `json:"view"`
	Actions []struct {
		ActionID string `json:"action_id"`
		Value    string `json:"value"`
		Selected struct {
			Value string `json:"value"`
		} `json:"selected_option"` // of a choice or a menu
		ActionTS string `json:"action_ts"`
	} `json:"actions"`
}

// readInteraction returns what a click or a shortcut asks for.
func readInteraction(payload []byte, self identity) (question, bool) {
	var i interaction
	if json.Unmarshal(payload, &i) != nil {
		return question{}, false
	}
	switch i.Type {
	case "message_action":
		return i.shortcut(self)
	case "block_actions":
		return i.click()
	case "view_submission":
		if i.View.CallbackID == settingsForm {
			return i.settled()
		}
		return i.submitted()
	}
	return question{}, false
}

// asked is what every interaction has.
func (i interaction) asked() question {
	return question{team: i.Team.ID, channel: i.Channel.ID, ts: i.TriggerID, user: i.User.ID, home: i.User.TeamID, reply: i.Response}
}

// click is what a button of the bot's asks for. In a channel only who clicked
// sees what comes of it; in a direct message it stands in the thread. What is
// clicked on the home page is answered in a direct message.
func (i interaction) click() (question, bool) {
	if len(i.Actions) == 0 {
		return question{}, false
	}
	action := i.Actions[0]
	want, ok := wantOf(action.ActionID)
	if id, _, _ := strings.Cut(strings.TrimPrefix(action.ActionID, actionPrefix), ":"); actionPrefix+id == chooseAction || actionPrefix+id == menuAction {
		var name string
		name, action.Value, ok = strings.Cut(action.Selected.Value, "|")
		want = wantNamed(name)
	}
	q := i.asked()
	q.via, q.text, q.want = byButton, action.Value, want
	q.thread = i.Container.ThreadTS
	if q.thread == "" {
		q.thread = i.Message.ThreadTS
	}
	q.clicked = place{channel: i.Channel.ID, thread: q.thread, ts: i.Container.MessageTS}
	switch {
	case i.Container.Type == "view":
		q.channel, q.thread, q.reply = i.User.ID, "", ""
	case q.isDirect() && !i.Container.Ephemeral:
		q.reply = ""
		if q.thread == "" {
			q.thread = i.Container.MessageTS
		}
	}
	q.replaces = i.Container.Ephemeral && action.ActionID == chooseAction
	switch want {
	case bot.Export:
		q.order = toExport
	case bot.Share:
		q.order, q.text, q.by = toShare, action.Value, i.name()
	case bot.Configure:
		q.order = toSet
	case bot.Untell:
		q.order = toUntell
	case bot.Tell:
		q.order = toTell
	case bot.Dismiss:
		q.order = toDismiss
	case bot.Mute:
		q.order, q.thread = toMute, threadOf(q.clicked)
	case judged:
		q.order = toJudge
	}
	return q, ok && q.channel != "" && q.ts != ""
}

// name is what who clicked is called.
func (i interaction) name() string {
	if i.User.Name != "" {
		return i.User.Name
	}
	return i.User.Username
}
