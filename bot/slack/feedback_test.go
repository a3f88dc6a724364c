package slack

import (
	"testing"

	"quoth/bot/store"
)

func TestFeedback(t *testing.T) { inBothModes(t, testFeedback) }

func testFeedback(t *testing.T, w *wire) {
	s := memory(t)
	r := w.run(answering, func(c *Config) { c.Store = s })
	r.deliver("e1", mention("1.1", "venture capital?"))
	r.posted(1)
	r.settled(1)
	w.click("t1", feedbackAction, unhelpful)
	holds(t, w.whispered(1), "Thank you")
	form := w.called("views.open").Get("body")
	holds(t, form, `"trigger_id":"t1"`, `"private_metadata":"C1|1.1"`, "Wrong place or year", "Outdated", "Something else")
	w.click("again", feedbackAction, unhelpful)
	w.whispered(2)
	if n := w.count("views.open"); n != 1 {
		t.Errorf("asked why %d times, want once a person", n)
	}
	w.submit("s1", "C1|1.1", "place")
	w.until("the reason", func() bool {
		given, err := s.Reasons(t.Context(), "T1")
		return err == nil && len(given) == 1 && given[0] == store.Given{Reason: "place", Times: 1}
	})
	w.submit("s2", "C1|1.1", "no such reason")
	w.click("t2", feedbackAction, helpful)
	w.whispered(3)
	if yes, no, err := s.Helped(t.Context(), store.Key{Team: "T1", Channel: "C1", TS: "1.1"}); err != nil || yes != 1 || no != 0 {
		t.Errorf("helped %d, not %d, %v: the last word counts", yes, no, err)
	}
}

// Who is set to help in a channel is called when an answer did not help.
func TestHelper(t *testing.T) {
	w := newWire(t)
	w.users["UALICE"] = `"id":"UALICE","is_admin":true`
	r := w.run(answering)
	r.deliver("e1", mention("1.1", "venture capital?"))
	r.posted(1)
	r.settled(1)
	w.command("c1", "config helper <@UBOB|bob>")
	holds(t, w.whispered(1), "helper: UBOB")
	w.click("t1", feedbackAction, unhelpful)
	call := r.posted(2)[1]
	holds(t, call.Get("text"), "<@UBOB> an answer above did not help")
	if call.Get("thread_ts") != "1.1" {
		t.Errorf("called in thread %q", call.Get("thread_ts"))
	}
	w.click("t2", feedbackAction, unhelpful)
	w.whispered(3)
	r.posted(2) // once is enough
}

// submit sends the form that asks why an answer did not help.
func (w *wire) submit(id, answer, reason string) {
	w.act("interactive", id, map[string]any{"type": "view_submission", "trigger_id": id,
		"team": map[string]any{"id": "T1"}, "user": map[string]any{"id": "UALICE", "team_id": "T1"},
		"view": map[string]any{"callback_id": reasonForm, "private_metadata": answer,
			"state": map[string]any{"values": map[string]any{reasonForm: map[string]any{reasonForm: map[string]any{"selected_option": map[string]any{"value": reason}}}}}}})
}
