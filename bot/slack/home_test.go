package slack

import (
	"testing"
)

func TestHome(t *testing.T) { inBothModes(t, testHome) }

func testHome(t *testing.T, w *wire) {
	w.users["UALICE"] = `"id":"UALICE","is_admin":true,"locale":"en-GB"`
	r := w.run(answering)
	r.deliver("e1", mention("1.1", "How many unicorns?"))
	r.settled(1)
	r.deliver("e2", `{"type":"app_home_opened","user":"UALICE","channel":"D1","tab":"home","event_ts":"3.3"}`)
	view := r.called("views.publish").Get("body")
	holds(t, view, `"type":"home"`, "How to ask", "Your recent questions", "How many unicorns?", "What got no answer, or not a whole one")
}

// The interface is in the language of the asker's Slack, the quote in its own.
func TestLocale(t *testing.T) {
	w := newWire(t)
	w.users["UALICE"] = `"id":"UALICE","locale":"zh-CN"`
	r := w.run(answering)
	r.deliver("e1", mention("1.1", "venture capital?"))
	holds(t, r.posted(1)[0].Get("text"), "超过$9.8 billion", article)
	r.deliver("e2", mention("1.2", "venture capital?"))
	r.posted(2)
	if n := r.count("users.info"); n != 1 {
		t.Errorf("users.info was called %d times, want once", n)
	}
}
