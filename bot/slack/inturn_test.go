package slack

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"quoth/bot"
	"quoth/bot/store"
)

// Whatever the bot waits for Slack with holds no worker, and is done again when
// Slack has asked to wait: there is one worker, and it answers another meanwhile.
func TestWaitingHoldsNoWorker(t *testing.T) {
	thread := func(rw http.ResponseWriter, r *http.Request) {
		json.NewEncoder(rw).Encode(map[string]any{"ok": true, "messages": []any{map[string]any{"type": "message", "user": "UBOB", "ts": "5.5", "text": "Harbour City attracts $9.8 billion of venture capital."}}})
	}
	for name, test := range map[string]struct {
		method string
		do     func(*running)
		then   http.HandlerFunc // the answer at last; nil: as the wire has it
	}{
		"a message that was reacted to": {"conversations.replies", func(r *running) {
			r.deliver("w", `{"type":"reaction_added","user":"UALICE","reaction":"mag","item_user":"UBOB","item":{"type":"message","channel":"C1","ts":"5.5"},"event_ts":"6.1"}`)
		}, thread},
		"what stands before a mention": {"conversations.replies", func(r *running) {
			r.deliver("w", shownEvent(map[string]any{"ts": "5.6", "thread_ts": "5.5", "text": "<@UQUOTH> is that right?"}))
		}, thread},
		"a home page": {"views.publish", func(r *running) {
			r.deliver("w", `{"type":"app_home_opened","user":"UALICE","channel":"D1","tab":"home","event_ts":"3.3"}`)
		}, nil},
		"what to ask": {"assistant.threads.setSuggestedPrompts", func(r *running) {
			r.deliver("w", `{"type":"app_home_opened","user":"UALICE","channel":"D1","tab":"messages","event_ts":"3.3"}`)
		}, nil},
		"an answer that is dismissed": {"chat.delete", func(r *running) { r.click("w", "quoth:dismiss:0", "venture capital?") }, nil},
		"a file":                      {"files.getUploadURLExternal", func(r *running) { r.click("w", "quoth:export:0", "venture capital?") }, nil},
		"a person":                    {"users.info", func(r *running) { r.deliver("w", mention("1.1", "venture capital?")) }, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w, released := newWire(t), make(chan struct{})
			release := sync.OnceFunc(func() { close(released) })
			defer release()
			limited := status(429, "Retry-After", "0")
			w.script[test.method] = []http.HandlerFunc{func(rw http.ResponseWriter, r *http.Request) { <-released; limited(rw, r) }}
			if test.then != nil {
				w.script[test.method] = append(w.script[test.method], test.then)
			}
			b := listener(t)
			b.Ask, b.Text = answering, articleText
			r := w.runBot(b, func(c *Config) { c.Workers = 1 })
			test.do(r)
			r.until("it is asked of Slack", func() bool { return w.calls[test.method] == 1 })
			r.deliver("other", in("C9", "UDAVE", "9.9", "venture capital?"))
			r.until("another is answered", func() bool {
				for _, p := range w.posts {
					if p.Get("channel") == "C9" {
						return true
					}
				}
				return false
			})
			release()
			if test.method != "users.info" { // an answer does not wait for its language
				r.until("it is asked again", func() bool { return w.calls[test.method] == 2 })
			}
		})
	}
}

// Whether a channel is open is asked of Slack once, however many questions were
// missed in it and however often the page is opened.
func TestHomeAsksOnce(t *testing.T) {
	w := newWire(t)
	w.users["UADMIN"] = `"id":"UADMIN","is_admin":true,"locale":"en-GB"`
	for range 9 {
		w.script["conversations.info"] = append(w.script["conversations.info"], func(rw http.ResponseWriter, r *http.Request) {
			fmt.Fprintf(rw, `{"ok":true,"channel":{"id":%q,"is_channel":true}}`, r.Form.Get("channel"))
		})
	}
	r := w.run(answering)
	for i := range 8 {
		r.deliver(fmt.Sprint("e", i), in(fmt.Sprint("C", i%2), "UALICE", fmt.Sprint("1.", i), fmt.Sprintf("miss number %d?", i)))
	}
	r.settled(8)
	for i := range 3 {
		r.deliver(fmt.Sprint("h", i), fmt.Sprintf(`{"type":"app_home_opened","user":"UADMIN","channel":"D9","tab":"home","event_ts":"5.%d"}`, i))
		r.until("a page", func() bool { return w.calls["views.publish"] == i+1 })
	}
	holds(t, r.called("views.publish").Get("body"), "miss number 7?", "miss number 0?")
	if n := r.count("conversations.info"); n != 2 {
		t.Errorf("asked %d times of 2 channels", n)
	}
	var known rooms
	for i := range 3 * openMax {
		known.put(fmt.Sprint(i), room{})
	}
	if len(known.known) > openMax {
		t.Errorf("%d channels are remembered", len(known.known))
	}
}

// What is set for a channel comes back with it when it is muted no longer, and it
// speaks unasked where it is not.
func TestMuteKeepsWhatIsSet(t *testing.T) {
	s := memory(t)
	set := bot.Setting{Auto: true, Lang: "en", Helper: "UCAROL"}
	if err := s.Set(t.Context(), "T1", "C1", set); err != nil {
		t.Fatal(err)
	}
	r := newWire(t).runBot(listener(t), func(c *Config) { c.Store = s })
	r.command("c1", "mute")
	r.whispered(1)
	r.deliver("e1", said("1.1", "how many unicorns does Paris have?"))
	r.deliver("e2", in("C2", "UALICE", "1.2", "how many unicorns does Paris have?"))
	r.posted(1)
	r.command("c2", "unmute")
	r.whispered(2)
	if now, _, err := s.Setting(t.Context(), "T1", "C1"); err != nil || now.Auto != set.Auto || now.Lang != set.Lang || now.Helper != set.Helper || now.Mute {
		t.Errorf("set is %+v, %v", now, err)
	}
	r.deliver("e3", said("1.3", "how many unicorns does Paris have?"))
	if post := r.posted(2)[1]; post.Get("channel") != "C1" {
		t.Errorf("posted to %s", post.Get("channel"))
	}
}

// A question that was taken on in memory is edited and deleted there too: the
// store is told when it answers again, and so is whoever asked.
func TestOwedQuestionChanges(t *testing.T) { inBothModes(t, testOwedQuestionChanges) }

func testOwedQuestionChanges(t *testing.T, w *wire) {
	path := filepath.Join(t.TempDir(), "kept.db")
	s := file(t, path)
	r := w.run(answering, func(c *Config) { c.Store = s })
	lock, err := broken(t, path, `SELECT 1`).Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer lock.Close()
	if _, err := lock.ExecContext(t.Context(), `BEGIN IMMEDIATE`); err != nil {
		t.Fatal(err)
	}
	r.deliver("e1", mention("1.1", "ventrue capital?"))
	r.deliver("e2", mention("1.2", "rents?"))
	r.posted(2)
	r.deliver("e3", edit("C1", "channel", "1.1", "<@UQUOTH> rents in Porto?"))
	r.deliver("e4", edit("C1", "channel", "1.1", "<@UQUOTH> venture capital?"))
	r.deliver("e5", `{"type":"message","subtype":"message_deleted","hidden":true,"channel":"C1","channel_type":"channel","ts":"99.8","deleted_ts":"1.2"}`)
	if _, err := lock.ExecContext(t.Context(), `ROLLBACK`); err != nil {
		t.Fatal(err)
	}
	answered, collapsed := false, false
	r.until("both follow", func() bool {
		for _, c := range w.changes {
			answered = answered || strings.Contains(c.Get("text"), "$9.8 billion")
			collapsed = collapsed || strings.Contains(c.Get("text"), "deleted")
		}
		return answered && collapsed
	})
	r.until("all is recorded", func() bool {
		q, found, err := s.Question(t.Context(), store.Key{Team: "T1", Channel: "C1", TS: "1.1"})
		return err == nil && found && q.Text == "venture capital?" && !q.Ended.IsZero()
	})
	r.posted(2)
}

// Where memory is full too, a question is not acknowledged, so that it comes again,
// and at the last time its asker is told; what was taken on is kept to its end.
func TestFullMemory(t *testing.T) {
	o := newOwed()
	o.most = 2
	key := func(i int) question { return question{team: "T1", channel: "C1", ts: fmt.Sprint("1.", i)} }
	for i := range 2 {
		if fresh, err := o.claim(key(i)); !fresh || err != nil {
			t.Fatalf("%v %v", fresh, err)
		}
	}
	if fresh, err := o.claim(key(0)); fresh || err != nil {
		t.Errorf("what was taken on: %v %v", fresh, err)
	}
	if fresh, err := o.claim(key(3)); fresh || err == nil {
		t.Errorf("what there is no room for counts as taken on before: %v %v", fresh, err)
	}
	for i := range 4 {
		o.end(key(i), store.Outcome{})
	}
	if _, ended := o.left(); len(ended) != 4 {
		t.Errorf("%d outcomes of 4 are kept", len(ended))
	}

	w := newWire(t)
	w.signed = true
	path := filepath.Join(t.TempDir(), "kept.db")
	r := w.run(answering, func(c *Config) { c.Store = file(t, path) })
	r.edge.owed.most = 0
	broken(t, path, `CREATE TRIGGER no BEFORE INSERT ON questions BEGIN SELECT RAISE(ABORT, 'no'); END`)
	for attempt := range lastRetry + 1 {
		r.hand("e1", mention("1.1", "venture capital?"), attempt)
	}
	r.until("its asker is told", func() bool { return w.calls["chat.postEphemeral"] == 1 })
	if w.acks["e1"] != 0 || r.count("chat.postMessage") != 0 {
		t.Error("acknowledged though it is lost")
	}
	if r.edge.owed.change(change{tell: func(context.Context) error { return nil }}) {
		t.Error("a change there is no room for is kept")
	}
}
