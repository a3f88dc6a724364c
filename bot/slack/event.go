package slack

import (
	"encoding/json"
	"html"
	"regexp"
	"slices"
	"strings"
)

// A question is what someone asked, and where its outcome goes.
type question struct {
	team    string
	channel string
	ts      string // of the message; with team and channel, which question it is
	thread  string // where the outcome is posted; "" in the channel itself
	user    string // who asked, "" nobody in particular
	text    string // in plain words, without the mention of the bot
}

// isDirect reports whether it was asked in a direct message.
func (q question) isDirect() bool { return strings.HasPrefix(q.channel, "D") }

// An eventKind is a kind of event the bot acts on.
type eventKind struct {
	name   string   // as a manifest subscribes to it
	scopes []string // an app needs to be sent it
	read   func(event, identity) (question, bool)
}

// events are all kinds of events the bot acts on. Any other is acknowledged
// and left.
var events = []eventKind{
	{"app_mention", []string{"app_mentions:read"}, readMessage},
	{"message.im", []string{"im:history"}, readMessage},
	{"member_joined_channel", []string{"channels:read", "groups:read"}, readInvitation},
}

// scopesOfCalls are the scopes of the Web API methods the bot calls.
// conversations.replies has none of its own: it is called where the scopes of
// the events happen to allow it.
var scopesOfCalls = []string{"chat:write"}

// A callback is what is read of an Events API payload.
type callback struct {
	TeamID  string          `json:"team_id"`
	EventID string          `json:"event_id"`
	Event   json.RawMessage `json:"event"`
}

// An event is what is read of the event in it.
type event struct {
	Type        string `json:"type"`
	Subtype     string `json:"subtype"`
	Hidden      bool   `json:"hidden"`
	Channel     string `json:"channel"`
	ChannelType string `json:"channel_type"`
	User        string `json:"user"`
	BotID       string `json:"bot_id"`
	Inviter     string `json:"inviter"`
	Text        string `json:"text"`
	TS          string `json:"ts"`
	ThreadTS    string `json:"thread_ts"`
	EventTS     string `json:"event_ts"`
}

// kind is the name under which a manifest subscribes to the event.
func (ev event) kind() string {
	if ev.Type != "message" {
		return ev.Type
	}
	if ev.ChannelType == "im" || ev.ChannelType == "" && strings.HasPrefix(ev.Channel, "D") {
		return "message.im"
	}
	return "message." + ev.ChannelType
}

// readEvent returns the question in an Events API payload. ok is false when
// there is none for the bot, or the payload cannot be read.
func readEvent(payload []byte, self identity) (q question, ok bool) {
	var c callback
	var ev event
	if json.Unmarshal(payload, &c) != nil || json.Unmarshal(c.Event, &ev) != nil {
		return q, false
	}
	i := slices.IndexFunc(events, func(k eventKind) bool { return k.name == ev.kind() })
	if i < 0 {
		return q, false
	}
	if q, ok = events[i].read(ev, self); !ok {
		return question{}, false
	}
	q.team = c.TeamID
	return q, q.channel != "" && q.ts != ""
}

// spoken are the subtypes of messages in which a person speaks.
var spoken = []string{"", "file_share", "thread_broadcast"}

// readMessage reads a message that is for the bot. Messages of bots, its own
// among them, edits, deletions and notices of Slack are not.
func readMessage(ev event, self identity) (question, bool) {
	if ev.Hidden || ev.BotID != "" || ev.User == "" || ev.User == self.user || ev.User == "USLACKBOT" || !slices.Contains(spoken, ev.Subtype) {
		return question{}, false
	}
	q := question{channel: ev.Channel, ts: ev.TS, thread: ev.ThreadTS, user: ev.User, text: plainWords(ev.Text, self.user)}
	if q.thread == "" {
		q.thread = q.ts
	}
	return q, true
}

// readInvitation reads that the bot was taken into a channel: an empty question
// to the channel, which is answered with how to ask.
func readInvitation(ev event, self identity) (question, bool) {
	return question{channel: ev.Channel, ts: ev.EventTS, user: ev.Inviter}, ev.User == self.user
}

var (
	markup = regexp.MustCompile(`<([^<>]*)>`)
	emoji  = regexp.MustCompile(`:[a-z0-9_+'-]+:`)
)

// plainWords is the text of a message as a person reads it: entities resolved,
// links by their label, channels by their name; mentions and emoji left out.
func plainWords(text, self string) string {
	text = markup.ReplaceAllStringFunc(text, func(m string) string {
		target, label, labelled := strings.Cut(m[1:len(m)-1], "|")
		switch {
		case strings.HasPrefix(target, "@"+self):
			return " "
		case labelled && !strings.HasPrefix(target, "!"):
			return label
		case strings.HasPrefix(target, "@"), strings.HasPrefix(target, "#"), strings.HasPrefix(target, "!"):
			return " "
		}
		return target
	})
	return strings.TrimSpace(html.UnescapeString(emoji.ReplaceAllString(text, " ")))
}
