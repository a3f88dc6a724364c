package slack

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"

	"quoth/bot"
	"quoth/bot/store"
)

// noMessages is a thread without any.
func noMessages(rw http.ResponseWriter, r *http.Request) { fmt.Fprint(rw, `{"ok":true,"messages":[]}`) }

// lost is a call that is carried out, and its answer lost.
func (w *wire) lost(rw http.ResponseWriter, r *http.Request) {
	method := r.PathValue("method")
	w.mu.Lock()
	if method == "chat.update" {
		w.changes = append(w.changes, r.PostForm)
	} else {
		w.posts = append(w.posts, r.PostForm)
	}
	w.mu.Unlock()
	rw.WriteHeader(http.StatusBadGateway)
}

// times is a script of the same answer again and again.
func times(n int, h http.HandlerFunc) (list []http.HandlerFunc) {
	for range n {
		list = append(list, h)
	}
	return list
}

// asked is a question of alice's, as mention delivers it.
func asked(ts, text string) question {
	return question{team: "T1", channel: "C1", ts: ts, thread: ts, user: "UALICE", via: byMention, text: text}
}

// recordedAs waits until the store has an outcome of a question at the first message.
func (r *running) recordedAs(kind, ts, text string) {
	r.t.Helper()
	r.until("it is recorded", func() bool {
		q, _, err := r.edge.Store.Question(r.t.Context(), asked(ts, "").key())
		return err == nil && q.Kind == kind && !q.Ended.IsZero() && q.Answer == "9.1" && q.Text == text
	})
}

// An edit is answered in the place of the outcome before, once, whatever reply was
// lost: of the store to the edit, of Slack to the answer or to its change.
func TestEditOutlivesLostReplies(t *testing.T) {
	const before, after = "ventrue capital?", "venture capital?"
	edited := edit("C1", "channel", "1.1", "<@UQUOTH> "+after)
	tests := map[string]struct {
		script map[string]func(*wire) []http.HandlerFunc
		asked  func(r *running) // and edited
	}{
		"of the store to the edit": {nil, func(r *running) {
			r.deliver("e1", mention("1.1", before))
			r.posted(1)
			r.settled(1)
			if _, _, err := r.edge.Store.Reword(r.t.Context(), asked("1.1", "").key(), "UALICE", after, r.edge.lease); err != nil {
				r.t.Fatal(err)
			}
			r.hand("e2", edited, 1)
			r.acked("e2")
			r.gather()
		}},
		"of Slack to the change": {map[string]func(*wire) []http.HandlerFunc{
			"chat.update": func(w *wire) []http.HandlerFunc { return times(2, status(502)) },
		}, func(r *running) {
			r.deliver("e1", mention("1.1", before))
			r.posted(1)
			r.settled(1)
			r.deliver("e2", edited)
		}},
		"of Slack to the answer, and to every look for it": {map[string]func(*wire) []http.HandlerFunc{
			"chat.postMessage": func(w *wire) []http.HandlerFunc {
				return append([]http.HandlerFunc{w.lost}, times(postTries-1, status(503))...)
			},
			"conversations.replies": func(w *wire) []http.HandlerFunc { return times((postTries-1)*lookTries, status(503)) },
		}, func(r *running) {
			r.deliver("e1", mention("1.1", before))
			r.until("it is given up for now", func() bool { return strings.Contains(r.log.String(), "trying again\"") })
			r.deliver("e2", edited)
			r.until("nobody has it in hand", func() bool { return r.edge.owed.inHand() == 0 })
			r.gather()
		}},
		"of Slack to the answer of an instance that is gone": {nil, func(r *running) {
			old := asked("1.1", before)
			r.mu.Lock()
			r.posts = append(r.posts, map[string][]string{"metadata": {fmt.Sprintf(`{"event_type":"quoth_answer","event_payload":{"channel":"C1","question":"1.1","words":%q}}`, old.words())}})
			r.mu.Unlock()
			r.leftBehind(old, "e2", edited)
		}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			w := newWire(t)
			for method, script := range test.script {
				w.script[method] = script(w)
			}
			r := w.run(answering)
			<-r.edge.ready
			test.asked(r)
			holds(t, r.changed(1).Get("text"), "$9.8 billion", "Updated after the question was edited.")
			r.recordedAs("answered", "1.1", after)
			if err := r.finish(); err != nil {
				t.Fatal(err)
			}
			r.posted(1)
			r.changed(1)
		})
	}
}

// leftBehind has another instance take a question on, of which something becomes, and
// go; then it is taken over.
func (r *running) leftBehind(q question, envelope, became string) {
	r.t.Helper()
	another := store.Lease{Owner: "another", Lasts: time.Hour}
	if _, err := r.edge.Store.Claim(r.t.Context(), q.record(), another); err != nil {
		r.t.Fatal(err)
	}
	r.deliver(envelope, became)
	if err := r.edge.Store.Yield(r.t.Context(), another); err != nil {
		r.t.Fatal(err)
	}
	r.edge.takeOver(r.t.Context())
}

// gather looks for what is astray, as the edge does now and then.
func (r *running) gather() {
	r.t.Helper()
	if err := r.edge.gather(r.t.Context()); err != nil {
		r.t.Fatal(err)
	}
}

// inHand is how many questions are.
func (o *owed) inHand() int {
	o.mu.Lock()
	defer o.mu.Unlock()
	return len(o.held)
}

// A question that the store took on, whose reply was lost, is answered; and one of
// which Slack did not say in any reply whether the answer was posted.
func TestAstray(t *testing.T) {
	t.Run("the store's reply was lost", func(t *testing.T) {
		r := newWire(t).run(answering)
		<-r.edge.ready
		if _, err := r.edge.Store.Claim(t.Context(), asked("1.1", "venture capital?").record(), r.edge.lease); err != nil {
			t.Fatal(err)
		}
		r.hand("again", mention("1.1", "venture capital?"), 1)
		r.acked("again")
		r.gather()
		r.posted(1)
		r.recordedAs("answered", "1.1", "venture capital?")
	})
	t.Run("Slack fails for long", func(t *testing.T) {
		w := newWire(t)
		w.script["chat.postMessage"] = times(postTries, status(503))
		r := w.run(answering)
		r.deliver("e1", mention("1.1", "venture capital?"))
		r.until("it is given up for now", func() bool { return r.calls["chat.postMessage"] == postTries && r.edge.owed.inHand() == 0 })
		r.gather()
		r.posted(1)
		r.recordedAs("answered", "1.1", "venture capital?")
		if n := r.vitals.Signs().Undeliverable; n != 0 {
			t.Errorf("%d undeliverable", n)
		}
	})
	t.Run("the store doubts", func(t *testing.T) { // nobody waits for the next look
		r := newWire(t).run(answering)
		<-r.edge.ready
		if _, err := r.edge.Store.Claim(t.Context(), asked("1.1", "venture capital?").record(), r.edge.lease); err != nil {
			t.Fatal(err)
		}
		r.edge.owed.mayBeAstray()
		r.posted(1)
	})
}

// What is in hand at any time since it was begun to look is not astray.
func TestInHandIsNotAstray(t *testing.T) {
	o := newOwed()
	key := func(ts string) store.Key { return asked(ts, "").key() }
	for _, ts := range []string{"still", "until then"} {
		o.hold(key(ts))
	}
	o.claim(asked("claimed", ""))
	o.end(asked("ended", ""), store.Outcome{})
	o.end(asked("recorded since", ""), store.Outcome{})
	o.looking()
	o.letGo(key("until then"))
	o.hold(key("in between"))
	o.letGo(key("in between"))
	o.paid(key("recorded since"), true)
	var open []store.Question
	for _, ts := range []string{"still", "until then", "claimed", "ended", "recorded since", "in between", "astray"} {
		open = append(open, store.Question{Key: key(ts)})
	}
	if got := o.strays(open); len(got) != 1 || got[0].TS != "astray" {
		t.Errorf("astray: %v", got)
	}
	o.paid(key("claimed"), true)
	o.letGo(key("still"))
	if len(o.held)+len(o.claims) > 0 || o.let != nil {
		t.Errorf("kept: %v, %v, %v", o.held, o.claims, o.let)
	}
}

// What was taken over and found no room, since others came meanwhile, is put in the
// queue when there is room.
func TestTakenOverThoughNoRoom(t *testing.T) {
	s := memory(t)
	e, err := New(Config{BotToken: botToken, SigningSecret: signingSecret, Store: s, Queue: 1, Log: slog.New(slog.DiscardHandler)}, &bot.Bot{})
	if err != nil {
		t.Fatal(err)
	}
	gone := store.Lease{Owner: "gone", Lasts: -time.Second}
	if _, err := s.Claim(t.Context(), asked("1.1", "venture capital?").record(), gone); err != nil {
		t.Fatal(err)
	}
	var others []*spot
	s.Now = func() time.Time { // as the store is asked, others come
		for spot, ok := e.queue.keep(true); ok; spot, ok = e.queue.keep(true) {
			others = append(others, spot)
		}
		return time.Now()
	}
	e.takeOver(t.Context())
	s.Now = time.Now
	if len(others) == 0 || len(e.queue.jobs) > 0 {
		t.Fatalf("%d others came, %d are in the queue", len(others), len(e.queue.jobs))
	}
	for _, spot := range others {
		spot.free()
	}
	for range 2 { // it is there once, however often it is looked for
		if err := e.gather(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if len(e.queue.jobs) != 1 {
		t.Errorf("%d are in the queue, want the one that was left", len(e.queue.jobs))
	}
}

// A deletion whose recording was not known to have been recorded collapses the
// outcome, and so that of a question that was taken over after it was deleted.
func TestDeletionOutlivesLostReplies(t *testing.T) {
	deletion := `{"type":"message","subtype":"message_deleted","hidden":true,"channel":"C1","channel_type":"channel","ts":"99.9","deleted_ts":"1.1","previous_message":{"user":"UALICE","text":"venture capital?"}}`
	collapsed := func(r *running) {
		r.t.Helper()
		if got := r.changed(1); got.Get("text") != "The question was deleted." || got.Get("ts") != "9.1" {
			r.t.Errorf("%s became %q", got.Get("ts"), got.Get("text"))
		}
		r.posted(1)
	}
	t.Run("recorded already", func(t *testing.T) {
		r := newWire(t).run(answering)
		r.deliver("e1", mention("1.1", "venture capital?"))
		r.recordedAs("answered", "1.1", "venture capital?")
		if _, _, err := r.edge.Store.Retract(t.Context(), asked("1.1", "").key()); err != nil {
			t.Fatal(err)
		}
		r.hand("e2", deletion, 1)
		collapsed(r)
	})
	t.Run("of an instance that is gone", func(t *testing.T) {
		r := newWire(t).run(answering)
		<-r.edge.ready
		old := asked("1.1", "venture capital?")
		r.mu.Lock()
		r.posts = append(r.posts, map[string][]string{"metadata": {fmt.Sprintf(`{"event_type":"quoth_answer","event_payload":{"channel":"C1","question":"1.1","words":%q}}`, old.words())}})
		r.mu.Unlock()
		r.leftBehind(old, "e2", deletion)
		collapsed(r)
		r.recordedAs(store.Deleted, "1.1", "")
	})
}

// An edit of a question that is taken on in memory while the store is told of others is
// not told before the question is.
func TestChangeIsToldAfterItsQuestion(t *testing.T) {
	s := memory(t)
	e, err := New(Config{BotToken: botToken, SigningSecret: signingSecret, Store: s, Log: slog.New(slog.DiscardHandler)}, &bot.Bot{})
	if err != nil {
		t.Fatal(err)
	}
	e.owed.claim(asked("1.0", "rents?"))
	s.Now = func() time.Time { // as the store is told of one, another comes, and is edited
		if fresh, _ := e.owed.claim(asked("1.1", "ventrue capital?")); fresh {
			q := asked("1.1", "venture capital?")
			e.owed.change(change{q.key(), func(ctx context.Context) error { return e.revise(ctx, q) }})
		}
		s.Now = time.Now
		return time.Now()
	}
	for tries := 0; !e.repaid(t.Context()); tries++ {
		if tries == 3 {
			t.Fatal("the store is not told all")
		}
	}
	if q, _, err := s.Question(t.Context(), asked("1.1", "").key()); err != nil || q.Text != "venture capital?" {
		t.Errorf("recorded %q, %v", q.Text, err)
	}
}
