package slack

import (
	"net/http"
	"strings"
	"testing"
)

// A private answer whose address has gone is given in a direct message, and one
// whose blocks are refused as text.
func TestPrivateAnswerFails(t *testing.T) {
	w := newWire(t)
	w.script["respond"] = []http.HandlerFunc{refuse("expired_url"), refuse("invalid_blocks"), refuse("invalid_blocks")}
	r := w.run(answering)
	w.command("c1", "venture capital?")
	if post := r.posted(1)[0]; post.Get("channel") != "UALICE" || !strings.Contains(post.Get("text"), "$9.8 billion") {
		t.Errorf("posted to %s: %s", post.Get("channel"), post.Get("text"))
	}
	w.command("c2", "venture capital?")
	if said := w.whispered(1); strings.Contains(said, `"blocks"`) || !strings.Contains(said, "$9.8 billion") {
		t.Errorf("said: %s", said)
	}
}
