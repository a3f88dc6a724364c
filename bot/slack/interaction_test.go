package slack

import (
	"fmt"
	"strings"
	"testing"
)

// A button says what it says, to who clicked alone.
func TestButtons(t *testing.T) { inBothModes(t, testButtons) }

func testButtons(t *testing.T, w *wire) {
	r := w.run(answering)
	n := 0
	for action, want := range map[string]string{
		"quoth:who:1":    "its trade office",
		"quoth:why:2":    "I am not sure of this answer.",
		"quoth:more:0":   "There are no further passages on this.",
		"quoth:places:0": "The articles hold nothing else to choose from.",
		"quoth:years:0":  "The articles hold nothing else to choose from.",
		"quoth:ask:3":    "You asked: venture capital?",
	} {
		n++
		w.click(fmt.Sprint("t", n), action, "venture capital?")
		said := w.whispered(n)
		holds(t, said, want, `"thread_ts":"1.1"`)
		if wrong := checkWhisper(said); len(wrong) > 0 {
			t.Errorf("%s: %s", action, strings.Join(wrong, "\n"))
		}
	}
	w.click("foreign", "other:app", "venture capital?")
	w.click("last", "quoth:who:1", "venture capital?")
	w.whispered(n + 1)
	if err := r.finish(); err != nil {
		t.Fatal(err)
	}
	r.posted(0)
}

// In a direct message what a button says stands in the thread.
func TestButtonInADirectMessage(t *testing.T) {
	w := newWire(t)
	r := w.run(answering)
	w.click("t1", "quoth:who:1", "venture capital?", func(p map[string]any) { p["channel"] = map[string]any{"id": "D1"} })
	if post := r.posted(1)[0]; post.Get("channel") != "D1" || post.Get("thread_ts") != "1.1" {
		t.Errorf("posted to %s in %s", post.Get("channel"), post.Get("thread_ts"))
	}
}

// What is clicked on the home page is answered in a direct message.
func TestButtonAtHome(t *testing.T) {
	w := newWire(t)
	r := w.run(answering)
	w.click("t1", "quoth:ask:0", "venture capital?", func(p map[string]any) {
		p["container"] = map[string]any{"type": "view", "view_id": "V1"}
		delete(p, "channel")
		delete(p, "message")
		delete(p, "response_url")
	})
	post := r.posted(1)[0]
	if post.Get("channel") != "UALICE" {
		t.Errorf("posted to %s", post.Get("channel"))
	}
	holds(t, post.Get("text"), "You asked: venture capital?", "$9.8 billion")
}

func TestShortcut(t *testing.T) { inBothModes(t, testShortcut) }

func testShortcut(t *testing.T, w *wire) {
	w.run(answering)
	shortcut := map[string]any{"type": "message_action", "callback_id": "find_figures", "trigger_id": "t1", "response_url": w.URL + "/respond",
		"team": map[string]any{"id": "T1"}, "user": map[string]any{"id": "UALICE"}, "channel": map[string]any{"id": "C1"},
		"message": map[string]any{"ts": "5.5", "user": "UBOB", "text": "they say <@UQUOTH> venture capital is up &amp; away"}}
	w.act("interactive", "t1", shortcut)
	holds(t, w.whispered(1), "$9.8 billion", "quoth:share:0")
}

// What cannot be read, or is of another app, is acknowledged and left.
func TestOddInteractions(t *testing.T) { inBothModes(t, testOddInteractions) }

func testOddInteractions(t *testing.T, w *wire) {
	r := w.run(answering)
	for i, payload := range []map[string]any{
		{"type": "block_actions", "actions": "?"},
		{"type": "block_actions", "actions": []any{}},
		{"type": "block_actions", "trigger_id": "x", "channel": map[string]any{"id": "C1"}, "actions": []any{map[string]any{"action_id": "quoth:"}}},
		{"type": "block_actions", "channel": map[string]any{"id": "C1"}, "actions": []any{map[string]any{"action_id": "quoth:who:1", "value": "venture capital?"}}},
		{"type": "message_action", "callback_id": "another", "trigger_id": "x", "channel": map[string]any{"id": "C1"}},
		{"type": "view_submission", "trigger_id": "x"},
		{},
	} {
		w.act("interactive", fmt.Sprint("i", i), payload)
	}
	w.act("slash_commands", "c1", map[string]any{"command": "/other", "channel_id": "C1", "trigger_id": "x"})
	w.act("slash_commands", "c2", map[string]any{"command": "/quoth"})
	w.command("last", "venture capital?")
	w.whispered(1)
	if err := r.finish(); err != nil {
		t.Fatal(err)
	}
	r.posted(0)
}
