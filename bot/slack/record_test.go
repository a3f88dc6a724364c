package slack

import (
	"context"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"quoth/bot/store"
	"quoth/index/answer"
	"quoth/index/query"
)

// file is a store in a file, which each instance opens by itself.
func file(t testing.TB, path string) *store.Store {
	s, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// Complaint 10: what was answered before a restart is not answered again.
func TestRedeliveryAfterARestart(t *testing.T) { inBothModes(t, testRedeliveryAfterARestart) }

func testRedeliveryAfterARestart(t *testing.T, w *wire) {
	path := filepath.Join(t.TempDir(), "kept.db")
	first := w.run(answering, func(c *Config) { c.Store = file(t, path) })
	first.deliver("e1", mention("1.1", "venture capital?"))
	first.posted(1)
	if err := first.finish(); err != nil {
		t.Fatal(err)
	}
	w.forgetSockets()
	second := w.run(answering, func(c *Config) { c.Store = file(t, path) })
	second.hand("again", mention("1.1", "venture capital?"), 1)
	second.acked("again")
	second.deliver("e2", mention("1.2", "venture capital?"))
	second.posted(2)
}

// Complaint 10: of two instances that are both handed a question, one answers.
func TestTwoInstances(t *testing.T) {
	path := filepath.Join(t.TempDir(), "kept.db")
	w := newWire(t)
	w.signed = true
	first := w.run(answering, func(c *Config) { c.Store = file(t, path) })
	one := w.http
	second := w.run(answering, func(c *Config) { c.Store = file(t, path) })
	two := w.http
	for i, h := range []http.Handler{one, two, two, one} {
		w.http = h
		w.hand("e1", mention("1.1", "venture capital?"), i)
	}
	w.posted(1)
	for _, r := range []*running{first, second} {
		if err := r.finish(); err != nil {
			t.Fatal(err)
		}
	}
	w.posted(1)
}

// What an instance took on and did not answer, another answers; what it
// answered and could not record, is found in the thread.
func TestTakenOver(t *testing.T) {
	tests := map[string]struct {
		posted bool // before the instance was gone
		want   int
	}{"not answered": {false, 1}, "answered, not recorded": {true, 1}}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s := memory(t)
			gone := store.Lease{Owner: "gone", Lasts: -time.Second}
			q := question{team: "T1", channel: "C1", ts: "1.1", thread: "1.1", user: "UALICE", via: byMention, text: "venture capital?"}
			if _, err := s.Claim(t.Context(), q.record(), gone); err != nil {
				t.Fatal(err)
			}
			w := newWire(t)
			if test.posted {
				w.posts = append(w.posts, map[string][]string{"metadata": {`{"event_type":"quoth_answer","event_payload":{"channel":"C1","question":"1.1"}}`}})
			}
			r := w.run(answering, func(c *Config) { c.Store = s })
			r.settled(1)
			r.posted(test.want)
			r.until("it is recorded", func() bool {
				q, _, _ := s.Question(t.Context(), q.key())
				return q.Kind == "answered" && q.Answer == "9.1"
			})
		})
	}
}

// What is broken off at the end is given to others at once.
func TestYieldAtTheEnd(t *testing.T) {
	s := memory(t)
	asked := make(chan struct{})
	r := newWire(t).run(func(ctx context.Context, question string) (answer.Answer, error) {
		close(asked)
		<-ctx.Done()
		return answer.Answer{}, ctx.Err()
	}, func(c *Config) { c.Store, c.Drain = s, time.Millisecond })
	r.deliver("e1", mention("1.1", "venture capital?"))
	<-asked
	if err := r.finish(); err != nil {
		t.Fatal(err)
	}
	left, err := s.Overdue(t.Context(), store.Lease{Owner: "another", Lasts: time.Minute}, 10)
	if err != nil || len(left) != 1 || left[0].Text != "venture capital?" {
		t.Errorf("left: %+v, %v", left, err)
	}
}

// A store that is gone has questions come again, and at the last delivery they
// are answered all the same.
func TestStoreGone(t *testing.T) { inBothModes(t, testStoreGone) }

func testStoreGone(t *testing.T, w *wire) {
	s := memory(t)
	r := w.run(answering, func(c *Config) { c.Store = s })
	r.deliver("e1", mention("1.1", "venture capital?"))
	r.posted(1)
	r.settled(1)
	s.Close()
	r.hand("e2", mention("1.2", "venture capital?"), 0)
	r.until("it is refused", func() bool { return strings.Contains(r.log.String(), "cannot record a question") })
	r.hand("e2 at last", mention("1.2", "venture capital?"), 3)
	r.acked("e2 at last")
	r.posted(2)
	if r.acks["e2"] != 0 {
		t.Error("acknowledged though it is not recorded")
	}
	if r.vitals.Signs().StoreFailed == 0 {
		t.Error("it is not counted")
	}
}

// The end of the app in the workspace ends the run, and what was kept is erased.
func TestRemoved(t *testing.T) { inBothModes(t, testRemoved) }

func testRemoved(t *testing.T, w *wire) {
	tests := map[string]struct{ event, want string }{
		"uninstalled":      {`{"type":"app_uninstalled"}`, "SLACK_BOT_TOKEN: the app was uninstalled"},
		"its token":        {`{"type":"tokens_revoked","tokens":{"oauth":[],"bot":["UQUOTH"]}}`, "SLACK_BOT_TOKEN: the token was revoked"},
		"another's tokens": {`{"type":"tokens_revoked","tokens":{"oauth":["UALICE"],"bot":[]}}`, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s := memory(t)
			w := newWireLike(t, w)
			r := w.run(answering, func(c *Config) { c.Store = s })
			r.deliver("e1", mention("1.1", "venture capital?"))
			r.posted(1)
			r.settled(1)
			r.hand("end", test.event, 0)
			if test.want == "" {
				r.acked("end")
				r.stop()
			}
			err := r.end()
			if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.HasPrefix(err.Error(), test.want)) {
				t.Errorf("ended with %v, want %s…", err, test.want)
			}
			_, kept, err := s.Question(t.Context(), store.Key{Team: "T1", Channel: "C1", TS: "1.1"})
			if err != nil || kept == (name == "uninstalled") {
				t.Errorf("kept: %t, %v", kept, err)
			}
		})
	}
}

// What no article covers is kept with a question, for those who look after the
// articles.
func TestMissesAreKept(t *testing.T) {
	s := memory(t)
	r := newWire(t).run(func(_ context.Context, question string) (answer.Answer, error) {
		return answer.Answer{Question: question, Status: answer.Unanswered, Query: answer.Understood{Intent: query.Lookup}, Missing: []string{"porto"}}, nil
	}, func(c *Config) { c.Store = s })
	r.deliver("e1", mention("1.1", "unicorns in Porto?"))
	r.posted(1)
	r.until("it is kept", func() bool {
		misses, err := s.Misses(context.Background(), "T1", 5)
		return err == nil && len(misses) == 1 && misses[0].Text == "unicorns in Porto?" && len(misses[0].Missing) == 1 && misses[0].Missing[0] == "porto"
	})
}
