package slack

import (
	"net/http"
	"testing"
)

// What only its asker saw is shared with its question, and taken away.
func TestShare(t *testing.T) { inBothModes(t, testShare) }

func testShare(t *testing.T, w *wire) {
	r := w.run(answering)
	ephemeral := func(p map[string]any) {
		p["container"] = map[string]any{"type": "message", "message_ts": "9.1", "is_ephemeral": true, "channel_id": "C1"}
		delete(p, "message")
	}
	w.click("t1", "quoth:share:0", "venture capital?", ephemeral)
	post := r.posted(1)[0]
	holds(t, post.Get("text"), "alice asked: venture capital?", "$9.8 billion")
	if wrong := checkPost(post, "tide.example"); len(wrong) > 0 || post.Get("channel") != "C1" {
		t.Error(wrong, post.Get("channel"))
	}
	holds(t, w.whispered(1), `"delete_original":true`)
}

// Where the bot may not post, Slack posts what is shared.
func TestShareWhereTheBotIsNot(t *testing.T) {
	w := newWire(t)
	w.script["chat.postMessage"] = []http.HandlerFunc{refuse("not_in_channel")}
	w.run(answering)
	w.click("t1", "quoth:share:0", "venture capital?")
	w.whispered(2)
	holds(t, w.whispers[0], `"response_type":"in_channel"`, "$9.8 billion")
	holds(t, w.whispers[1], `"delete_original":true`)
}
