//go:build e2e

package main

import (
	"encoding/json"
	"strings"
	"testing"
)

// clicks asks in all ways but a message, and clicks what an answer offers.
func (w workspace) clicks(t *testing.T) {
	w.t = t
	t.Run("a command is answered to who gave it, and shared", func(t *testing.T) {
		w := workspace{t, w.control}
		w.post("command", map[string]any{"channel": "C01GEN", "user": "U01ALICE", "command": "/quoth", "text": "venture capital in Porto?", "appId": "A0QUOTH"})
		private := w.whisper("You asked: venture capital in Porto?")
		has(t, private, "€310 million")
		w.click(private, "quoth:share:0", "venture capital in Porto?")
		w.until("the answer is shared", func() bool {
			for _, m := range w.messages("C01GEN") {
				if m.Subtype == "" && strings.Contains(m.Text, "alice asked: ") && strings.Contains(m.Text, "€310 million") {
					return true
				}
			}
			return false
		})
	})
	t.Run("buttons do what they say", func(t *testing.T) {
		w := workspace{t, w.control}
		answer := w.outcome("C01GEN", w.say("C01GEN", "<@U0QUOTH> How much venture capital does Porto attract?"))
		for action, want := range map[string]string{"quoth:who:1": "Ribeira Data", "quoth:why:2": "Understood: one figure", "quoth:places:0": "Of which place?", "quoth:feedback": "Thank you"} {
			value := "venture capital in Porto?"
			if action == "quoth:feedback" {
				value = "helpful"
			}
			w.click(answer, action, value)
			w.whisper(want)
		}
		w.click(answer, "quoth:export:3", "venture capital in Porto?")
		w.whisper("I sent you the file")
	})
	t.Run("what is not known is kept until it is", func(t *testing.T) {
		w := workspace{t, w.control}
		m := w.outcome("C01GEN", w.say("C01GEN", "<@U0QUOTH> How many unicorns are in Lisbon?"))
		w.click(m, "quoth:tell:0", "How many unicorns are in Lisbon?")
		w.whisper("I will tell you")
	})
	t.Run("a reaction has someone's message answered", func(t *testing.T) {
		w := workspace{t, w.control}
		ts := w.say("C01GEN", "I wonder about the venture capital of Porto, honestly")
		w.post("reaction", map[string]any{"channel": "C01GEN", "ts": ts, "messageTs": ts, "user": "U02BOB", "reaction": "mag", "name": "mag"})
		has(t, w.outcome("C01GEN", ts), "€310 million")
	})
	t.Run("the home page tells what is known", func(t *testing.T) {
		w := workspace{t, w.control}
		w.post("open-home", map[string]any{"user": "U01ALICE", "appId": "A0QUOTH"})
		w.until("the home page", func() bool {
			var l struct {
				Log []struct {
					Summary string
					Detail  json.RawMessage
				}
			}
			w.get("log", &l)
			for _, e := range l.Log {
				if e.Summary == "views.publish" && strings.Contains(string(e.Detail), "I have read 2 articles") && strings.Contains(string(e.Detail), "Your recent questions") {
					return true
				}
			}
			return false
		})
	})
}

// click clicks a button of a message as Alice.
func (w workspace) click(m message, action, value string) {
	w.t.Helper()
	w.post("interact", map[string]any{"channel": "C01GEN", "messageTs": m.TS, "user": "U01ALICE",
		"action": map[string]any{"type": "button", "action_id": action, "block_id": "b", "value": value}})
}

// whisper waits for a message that only Alice sees, with these words in it.
func (w workspace) whisper(words string) (found message) {
	w.t.Helper()
	w.until("a private message with "+words, func() bool {
		for _, m := range w.messages("C01GEN") {
			if m.Subtype == "ephemeral" && strings.Contains(m.Text, words) {
				found = m
				return true
			}
		}
		return false
	})
	return found
}

func (w workspace) messages(channel string) []message {
	var all struct{ Messages []message }
	w.get("messages/"+channel, &all)
	return all.Messages
}
