package slack

import (
	"context"
	"encoding/json"
	"html"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"quoth/bot"
)

// A question is what someone asked, and where its outcome goes.
type question struct {
	team    string
	channel string
	ts      string // of the message; with team and channel, which question it is
	thread  string // where the outcome is posted; "" in the channel itself
	user    string // who asked, "" nobody in particular
	home    string // their team, "" it is not told
	via     string // how it was asked
	text    string // in plain words, without the mention of the bot
	shown   string // what others wrote that it shows
	reply   string // address by which only who asked gets the outcome, "" everyone sees it

	order    order    // what is to be done besides answering
	want     bot.Want // to the question
	clicked  place    // the message of a button
	replaces bool     // the private message whose choice was made gives way to the outcome
	by       string   // what who clicked is called

	wait    time.Duration // how long the asker must wait, since it is too many; 0 it is answered
	outcome place         // that is to be changed; zero: there is none yet
	edited  bool          // since it was asked
	again   bool          // it may have its outcome, though that is not recorded
	asked   time.Time     // when it was recorded; zero: now
}

// askedAt is when the question was asked, by its message; now where that is not told.
func (q question) askedAt() time.Time {
	seconds, _, _ := strings.Cut(q.ts, ".")
	if n, err := strconv.ParseInt(seconds, 10, 64); err == nil && n > 0 {
		return time.Unix(n, 0).UTC()
	}
	return time.Now().UTC()
}

// Ways to ask.
const (
	byMention    = "mention"
	byMessage    = "direct"
	byInvitation = "invitation"
	byCommand    = "command"
	byShortcut   = "shortcut"
	byButton     = "button"
	byReaction   = "reaction"
	byWish       = "wish" // to be told
)

// addressed are the ways to ask that are put to the bot.
var addressed = []string{byMention, byMessage, byCommand, byShortcut, byButton, byReaction}

// isDirect reports whether it was asked in a direct message.
func (q question) isDirect() bool { return strings.HasPrefix(q.channel, "D") }

// An eventKind is a kind of event the bot acts on.
type eventKind struct {
	name   string                                       // as a manifest subscribes to it
	scopes []string                                     // an app needs to be sent it
	act    func(*Edge, context.Context, happening) bool // false: it must come again
}

// events are all kinds of events the bot acts on. Any other is acknowledged
// and left.
var events = []eventKind{
	{"app_mention", []string{"app_mentions:read"}, (*Edge).heard},
	{"message.im", []string{"im:history"}, (*Edge).heard},
	{"message.channels", []string{"channels:history"}, (*Edge).heard},
	{"message.groups", []string{"groups:history"}, (*Edge).heard},
	{"message.mpim", []string{"mpim:history"}, (*Edge).heard},
	{"member_joined_channel", []string{"channels:read", "groups:read"}, (*Edge).joined},
	{"reaction_added", []string{"reactions:read"}, (*Edge).reacted},
	{"app_home_opened", nil, (*Edge).visited},
	{"app_uninstalled", nil, (*Edge).removed},
	{"tokens_revoked", nil, (*Edge).removed},
}

// scopesOfCalls are the scopes of the Web API methods the bot calls.
// conversations.replies has none of its own: it is called where the scopes of
// the events happen to allow it.
var scopesOfCalls = []string{"assistant:write", "chat:write", "commands", "files:write", "users:read"}

// A callback is what is read of an Events API payload.
type callback struct {
	TeamID   string          `json:"team_id"`
	EventID  string          `json:"event_id"`
	External bool            `json:"is_ext_shared_channel"`
	Event    json.RawMessage `json:"event"`
}

// An event is what is read of the event in it.
type event struct {
	Type        string `json:"type"`
	Subtype     string `json:"subtype"`
	Hidden      bool   `json:"hidden"`
	Channel     string `json:"channel"`
	ChannelType string `json:"channel_type"`
	User        string `json:"user"`
	UserTeam    string `json:"user_team"`
	SourceTeam  string `json:"source_team"`
	BotID       string `json:"bot_id"`
	AppID       string `json:"app_id"`
	Inviter     string `json:"inviter"`
	Text        string `json:"text"`
	TS          string `json:"ts"`
	ThreadTS    string `json:"thread_ts"`
	EventTS     string `json:"event_ts"`
	Edited      any    `json:"edited"` // nil: it was not
	shown
	Reaction string `json:"reaction"`
	ItemUser string `json:"item_user"` // whose message was reacted to
	Item     struct {
		Type    string `json:"type"`
		Channel string `json:"channel"`
		TS      string `json:"ts"`
	} `json:"item"`
	Tab string `json:"tab"` // of app_home_opened: home, messages

	Message   *event `json:"message"`          // of message_changed: what it says now
	Previous  *event `json:"previous_message"` // of message_changed and message_deleted
	DeletedTS string `json:"deleted_ts"`       // of message_deleted

	Tokens struct {
		Bot []string `json:"bot"` // users of bots whose tokens were revoked
	} `json:"tokens"`
}

// A happening is an event as it was delivered.
type happening struct {
	callback
	event
	delivery
}

// readEvent reads an Events API payload; ok is false for a kind of event the
// bot does not act on, and when it cannot be read.
func readEvent(d delivery) (h happening, kind eventKind, ok bool) {
	h.delivery = d
	if json.Unmarshal(d.payload, &h.callback) != nil || json.Unmarshal(h.callback.Event, &h.event) != nil {
		return h, kind, false
	}
	i := slices.IndexFunc(events, func(k eventKind) bool { return k.name == h.event.name() })
	if i < 0 {
		return h, kind, false
	}
	return h, events[i], true
}

// messageEvents are the names under which a manifest subscribes to messages,
// by the type of their channel.
var messageEvents = map[string]string{"im": "message.im", "channel": "message.channels", "group": "message.groups", "mpim": "message.mpim"}

// name is the name under which a manifest subscribes to the event.
func (ev event) name() string {
	switch {
	case ev.Type != "message":
		return ev.Type
	case ev.ChannelType != "":
		return messageEvents[ev.ChannelType]
	case strings.HasPrefix(ev.Channel, "D"):
		return "message.im"
	}
	return "message.channels"
}

// spoken are the subtypes of messages in which a person speaks.
var spoken = []string{"", "file_share", "thread_broadcast", "me_message"}

// isSpeech reports whether a person speaks in a message, or one of the apps that
// are answered. Messages of other bots, its own among them, and notices of Slack
// are no speech.
func (ev event) isSpeech(self identity, apps []string) bool {
	if ev.BotID != "" && ev.BotID != self.bot && ev.User != self.user && (slices.Contains(apps, ev.BotID) || slices.Contains(apps, ev.AppID)) {
		return !ev.Hidden && (ev.Subtype == "bot_message" || slices.Contains(spoken, ev.Subtype))
	}
	return !ev.Hidden && ev.BotID == "" && ev.User != "" && ev.User != self.user && ev.User != "USLACKBOT" && slices.Contains(spoken, ev.Subtype)
}

// question is the question in a message: what its writer says themselves; what
// they quote or forward is what it shows.
func (ev event) question(team string, self identity) question {
	q := question{team: team, channel: ev.Channel, ts: ev.TS, thread: ev.ThreadTS, user: ev.User, via: byMention, shown: ev.attached(self.user)}
	own, quoted := quotedLines(ev.Text)
	if q.text = plainWords(own, self.user); q.text == "" && quoted == "" {
		q.text = plainWords(wordsOf(ev.Blocks, self.user), self.user)
	}
	q.shown = strings.TrimSpace(plainWords(quoted, self.user) + "\n" + q.shown)
	if q.isDirect() {
		q.via = byMessage
	}
	if q.thread == "" {
		q.thread = q.ts
	}
	return q
}

// heard acts on a message that the bot is shown: a question put to it, one
// that goes on in a thread, a question that was edited or deleted. All else is
// talk, and left alone.
func (e *Edge) heard(ctx context.Context, h happening) bool {
	switch h.Subtype {
	case "message_changed":
		return e.edited(ctx, h)
	case "message_deleted":
		return e.deleted(ctx, h.question(h.TeamID, e.self).at(h.DeletedTS), h)
	}
	if !h.isSpeech(e.self, e.policy().Apps) || h.Channel == "" || h.TS == "" {
		return true
	}
	q := h.question(h.TeamID, e.self)
	outside := e.outside(h)
	if !q.isDirect() && !h.mentions(e.self.user) {
		switch {
		case outside, h.Type == "app_mention": // within code, or in what is quoted
			return true
		case q.thread != q.ts:
			return e.followUp(ctx, q, h)
		case e.setting(ctx, q.team, q.channel).Volunteers():
			return e.volunteer(ctx, q, h)
		}
		return true
	}
	e.wake(ctx, q)
	if outside {
		q.via = byOutsider
		e.decided(ctx, q, stepOutside, stepRefused)
	}
	if !e.take(ctx, q, h.delivery) {
		return false
	}
	return h.Edited == nil || e.became(ctx, q, h.delivery, func(ctx context.Context) error { return e.revise(ctx, q) }) // a mention that came with an edit
}

// joined answers being taken into a channel: an empty question to the channel,
// which is answered with how to ask.
func (e *Edge) joined(ctx context.Context, h happening) bool {
	if h.User != e.self.user || h.Channel == "" || h.EventTS == "" {
		return true
	}
	return e.take(ctx, question{team: h.TeamID, channel: h.Channel, ts: h.EventTS, user: h.Inviter, via: byInvitation}, h.delivery)
}

var (
	markup = regexp.MustCompile(`<([^<>]*)>`)
	emoji  = regexp.MustCompile(`:[a-z0-9_+'-]+:`)
)

// plainWords is the text of a message as a person reads it: entities resolved,
// links by their label, channels by their name; mentions and emoji left out.
func plainWords(text, self string) string {
	text = emojiWords(text)
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
