package slack

import (
	"encoding/json"
	"strings"
)

// slashCommand is the command the bot answers to.
const slashCommand = "/quoth"

// A command is what is read of a slash command.
type command struct {
	TeamID      string `json:"team_id"`
	ChannelID   string `json:"channel_id"`
	UserID      string `json:"user_id"`
	UserName    string `json:"user_name"`
	Command     string `json:"command"`
	Text        string `json:"text"`
	TriggerID   string `json:"trigger_id"`
	ResponseURL string `json:"response_url"`
}

// orders are the words after the command that are no question, by how they
// begin. "config" may have more words after it, "add" an address, "forget" has who is
// to be forgotten.
var orders = map[string]order{
	"help": toHelp, "about": toAbout, "why": toExplain, "config": toConfigure, "mute": toHush, "quiet": toHush, "unmute": toUnhush, "add": toAdd, "forget me": toForget, "forget": toForget,
	"帮助": toHelp, "关于": toAbout, "为什么": toExplain, "设置": toConfigure, "静音": toHush, "取消静音": toUnhush, "添加": toAdd, "忘记我": toForget,
}

// readCommand returns what a slash command asks for. Only who gave it sees
// what comes of it.
func readCommand(payload []byte, self identity) (q question, ok bool) {
	var c command
	if json.Unmarshal(payload, &c) != nil || c.Command != slashCommand || c.ChannelID == "" || c.TriggerID == "" {
		return question{}, false
	}
	q = question{team: c.TeamID, channel: c.ChannelID, ts: c.TriggerID, user: c.UserID, via: byCommand, reply: c.ResponseURL,
		text: plainWords(c.Text, self.user)}
	text := strings.Join(strings.Fields(c.Text), " ") // as written, with the ids of people and channels
	if text == "" {
		q.order = toHelp
	}
	for name, order := range orders {
		if len(text) < len(name) || !strings.EqualFold(text[:len(name)], name) || len(text) > len(name) && text[len(name)] != ' ' {
			continue
		}
		rest := strings.TrimSpace(text[len(name):])
		if rest == "" && name != "forget" || order == toConfigure || order == toForget && isPerson(rest) || order == toAdd && addressIn(rest) != "" {
			q.order, q.text = order, rest
		}
	}
	return q, true
}
