//go:build e2e

package main

import (
	"testing"
	"time"
)

// conversation is what happens in a thread after the first answer.
func (w workspace) conversation(t *testing.T) {
	w.t = t
	ts := w.say("C01GEN", "<@U0QUOTH> How much venture capital does Porto attract?")
	has(t, w.outcome("C01GEN", ts), "€310 million")
	reply := func(user, text string) {
		t.Helper()
		w.post("message", map[string]any{"channel": "C01GEN", "user": user, "text": text, "thread_ts": ts})
	}
	reply("U02BOB", "thanks, I shall put that on the slide")
	reply("U01ALICE", "<@U02BOB> and what of Braga?")
	time.Sleep(300 * time.Millisecond) // for an answer nobody asked for
	if n := len(w.replies("C01GEN", ts)); n != 1 {
		t.Errorf("%d outcomes in the thread after talk, want one", n)
	}
	reply("U01ALICE", "and Braga?")
	w.until("the thread goes on", func() bool { return len(w.replies("C01GEN", ts)) > 1 })
	has(t, w.replies("C01GEN", ts)[1], "€77 million")

	asked := w.say("C01GEN", "<@U0QUOTH> How much venture capital does Prato attract?")
	w.outcome("C01GEN", asked)
	w.post("edit-message", map[string]any{"channel": "C01GEN", "ts": asked, "user": "U01ALICE", "text": "<@U0QUOTH> How many start-ups does Porto have?"})
	w.until("the answer follows the edit", func() bool {
		m := w.outcome("C01GEN", asked)
		return contains(m, "420") && contains(m, "Updated after the question was edited.")
	})
	w.post("delete-message", map[string]any{"channel": "C01GEN", "ts": asked, "user": "U01ALICE"})
	w.until("the answer is collapsed", func() bool { return contains(w.replies("C01GEN", asked)[0], "The question was deleted.") })
}
