package slack

import (
	"fmt"
	"net/http"
	"testing"
)

// A message that someone reacts to is answered in its thread, once.
func TestReaction(t *testing.T) { inBothModes(t, testReaction) }

func testReaction(t *testing.T, w *wire) {
	w.script["conversations.replies"] = nil
	for range 2 {
		w.script["conversations.replies"] = append(w.script["conversations.replies"], func(rw http.ResponseWriter, r *http.Request) {
			fmt.Fprint(rw, `{"ok":true,"messages":[{"type":"message","user":"UBOB","ts":"5.5","text":"venture capital in Harbour City?"}]}`)
		})
	}
	r := w.run(answering)
	event := func(user, emoji string) string {
		return fmt.Sprintf(`{"type":"reaction_added","user":%q,"reaction":%q,"item_user":"UBOB","item":{"type":"message","channel":"C1","ts":"5.5"},"event_ts":"6.1"}`, user, emoji)
	}
	r.deliver("e0", event("UALICE", "tada"))
	r.deliver("e1", event("UALICE", "mag"))
	r.deliver("e2", event("UCAROL", "mag"))
	post := r.posted(1)[0]
	if post.Get("channel") != "C1" || post.Get("thread_ts") != "5.5" {
		t.Errorf("posted to %s in %s", post.Get("channel"), post.Get("thread_ts"))
	}
	if err := r.finish(); err != nil {
		t.Fatal(err)
	}
	r.posted(1)
}
