package slack

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"quoth/bot/store"
	"quoth/index/answer"
)

func TestTell(t *testing.T) {
	w := newWire(t)
	s := memory(t)
	r := w.run(answering, func(c *Config) { c.Store = s })
	w.click("t1", "quoth:tell:0", "How many unicorns?")
	holds(t, w.whispered(1), "I will tell you in a direct message when an article says it: How many unicorns?")
	if err := r.finish(); err != nil {
		t.Fatal(err)
	}
	wishes, err := s.Subscriptions(t.Context(), "T1")
	if err != nil || len(wishes) != 1 || wishes[0].Text != "How many unicorns?" || wishes[0].TS == "" {
		t.Errorf("%v, %v", wishes, err)
	}
	if _, err := s.Subscribe(t.Context(), store.Subscription{Team: "T1", User: "UALICE", Text: "venture capital?", Channel: "C1", TS: "1.5"}); err != nil {
		t.Fatal(err)
	}
	// With the articles of the next start one of two is answered.
	again := newWire(t)
	const here = "https://t1.slack.example/archives/C1/p15"
	again.script["chat.getPermalink"] = []http.HandlerFunc{func(rw http.ResponseWriter, r *http.Request) {
		if r.ParseForm(); r.Form.Get("channel") != "C1" || r.Form.Get("message_ts") != "1.5" {
			t.Errorf("asked where %v stands", r.Form)
		}
		fmt.Fprintf(rw, `{"ok": true, "permalink": %q}`, here)
	}}
	r = again.run(answering, func(c *Config) { c.Store = s })
	post := r.posted(1)[0]
	if post.Get("channel") != "UALICE" {
		t.Errorf("told in %s", post.Get("channel"))
	}
	holds(t, post.Get("text"), "You wanted to know: venture capital?", "$9.8 billion")
	holds(t, post.Get("blocks"), here) // leads to where it was asked
	if err := r.finish(); err != nil {
		t.Fatal(err)
	}
	if wishes, err = s.Subscriptions(t.Context(), "T1"); err != nil || len(wishes) != 1 {
		t.Errorf("%v left, %v", wishes, err)
	}
}

// What one wants to be told is told when another index is answered from, and is
// kept where it could not be.
func TestTellWhenTakenUp(t *testing.T) {
	s := memory(t)
	if _, err := s.Subscribe(t.Context(), store.Subscription{Team: "T1", User: "UALICE", Text: "venture capital?"}); err != nil {
		t.Fatal(err)
	}
	var changed, asked atomic.Bool
	w := newWire(t)
	w.script["chat.postMessage"] = []http.HandlerFunc{refuse("user_not_found")}
	r := w.run(func(ctx context.Context, question string) (answer.Answer, error) {
		if changed.Load() {
			return answering(ctx, question)
		}
		asked.Store(true)
		return answer.Answer{Question: question, Status: answer.Unanswered}, nil
	}, func(c *Config) { c.Store = s })
	r.until("it is asked at the start", asked.Load)
	changed.Store(true)
	r.edge.TakenUp()
	r.until("it cannot be told", func() bool { return strings.Contains(r.log.String(), "cannot tell what someone wants") })
	r.until("it is kept", func() bool {
		wishes, err := s.Subscriptions(t.Context(), "T1")
		return err == nil && len(wishes) == 1
	})
	r.edge.TakenUp()
	holds(t, r.posted(1)[0].Get("text"), "You wanted to know: venture capital?", "$9.8 billion")
}

// What one wants to be told stands on the home page, and is taken back there.
func TestUntell(t *testing.T) { inBothModes(t, testUntell) }

func testUntell(t *testing.T, w *wire) {
	s := memory(t)
	r := w.run(answering, func(c *Config) { c.Store = s })
	w.click("t1", "quoth:tell:0", "How many unicorns?")
	w.whispered(1)
	r.deliver("e1", `{"type":"app_home_opened","user":"UALICE","channel":"D1","tab":"home","event_ts":"3.3"}`)
	holds(t, r.called("views.publish").Get("body"), "quoth:untell:0", "✕ How many unicorns?")
	w.click("t2", "quoth:untell:0", "How many unicorns?", func(p map[string]any) {
		p["container"] = map[string]any{"type": "view"}
		delete(p, "message")
	})
	holds(t, r.posted(1)[0].Get("text"), "Taken back")
	if wishes, err := s.Subscriptions(t.Context(), "T1"); err != nil || len(wishes) != 0 {
		t.Errorf("%v left, %v", wishes, err)
	}
}
