package slack

import (
	"context"
	"database/sql"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	_ "modernc.org/sqlite"

	"quoth/bot/store"
	"quoth/index/answer"
)

// in is an event in which a person mentions the bot in a channel.
func in(channel, user, ts, text string) string {
	return fmt.Sprintf(`{"type":"app_mention","user":%q,"channel":%q,"ts":%q,"text":%q}`, user, channel, ts, "<@UQUOTH> "+text)
}

// What Slack asks to wait in one channel is waited there, by a call for all
// that is to be said there, and keeps nobody else waiting, though there be one
// worker.
func TestLimitedChannelHoldsNobody(t *testing.T) { inBothModes(t, testLimitedChannelHoldsNobody) }

func testLimitedChannelHoldsNobody(t *testing.T, w *wire) {
	w.script["chat.postMessage"] = []http.HandlerFunc{status(429, "Retry-After", "3600")}
	r := w.run(answering, func(c *Config) { c.Workers, c.Drain = 1, time.Millisecond })
	r.deliver("first", in("CBUSY", "U0", "1.0", "venture capital?"))
	r.until("it is refused", func() bool { return strings.Contains(r.log.String(), "not posted, or not known to be") })
	for i := range 5 {
		r.deliver(fmt.Sprint("busy", i), in("CBUSY", fmt.Sprint("U", i), fmt.Sprintf("1.%d", i+1), "venture capital?"))
	}
	for i := range 5 {
		r.deliver(fmt.Sprint("other", i), in(fmt.Sprint("C", i), fmt.Sprint("V", i), fmt.Sprintf("2.%d", i), "venture capital?"))
	}
	for _, p := range r.posted(5) {
		if p.Get("channel") == "CBUSY" {
			t.Error("posted where Slack has asked to wait")
		}
	}
	if n := r.count("chat.postMessage"); n != 6 {
		t.Errorf("%d calls, want one in the channel that waits and 5 in others", n)
	}
}

// Those that waited for one channel go apart from each other, and none is
// held for much longer than was asked.
func TestTurns(t *testing.T) {
	var turns turns
	of, now := turn{"chat.postMessage", "C1"}, time.Now()
	if d := turns.wait(of, now, time.Second); d != 0 {
		t.Errorf("waits %s though nothing was asked", d)
	}
	turns.limited(of, now, 30*time.Second)
	for i, want := range []time.Duration{30, 31, 32, 33} {
		if d := turns.wait(of, now, time.Second); d != want*time.Second {
			t.Errorf("number %d waits %s", i, d)
		}
	}
	for range 1000 {
		if d := turns.wait(of, now, time.Second); d > 30*time.Second+spreadMax {
			t.Fatalf("waits %s", d)
		}
	}
	for _, other := range []turn{{"chat.postMessage", "C2"}, {"chat.update", "C1"}} {
		if d := turns.wait(other, now, time.Second); d != 0 {
			t.Errorf("%v waits %s", other, d)
		}
	}
	if d := turns.wait(of, now.Add(30*time.Second), time.Second); d != 0 || len(turns.asked) != 0 {
		t.Errorf("waits %s when the time is over; %d are kept", d, len(turns.asked))
	}
}

// A question that is slow to work out does not keep the quick waiting.
func TestSlowHoldsNobody(t *testing.T) {
	release := make(chan struct{})
	r := newWire(t).run(func(ctx context.Context, question string) (answer.Answer, error) {
		if strings.Contains(question, "slow") {
			<-release
		}
		return answering(ctx, question)
	}, func(c *Config) { c.Workers, c.Within = 1, time.Hour })
	r.deliver("slow", mention("1.1", "slow venture capital?"))
	r.deliver("quick", mention("1.2", "venture capital?"))
	if post := r.posted(1)[0]; post.Get("thread_ts") != "1.2" {
		t.Errorf("the slow one was answered first: %s", post.Get("text"))
	}
	close(release)
	r.posted(2)
}

// An answer that is not worked out in time ends in an apology with an id that
// the log has, though nothing heeds its context, and so does the run.
func TestLateAnswer(t *testing.T) {
	release := make(chan struct{})
	defer close(release)
	r := newWire(t).run(func(ctx context.Context, question string) (answer.Answer, error) {
		<-release
		return answering(ctx, question)
	}, func(c *Config) { c.Within = 20 * time.Millisecond })
	r.deliver("e1", mention("1.1", "venture capital?"))
	text := r.posted(1)[0].Get("text")
	id := question{team: "T1", channel: "C1", ts: "1.1"}.id()
	if !strings.Contains(text, "took too long") || !strings.Contains(text, id) || !strings.Contains(r.log.String(), "id="+id) {
		t.Errorf("said %q", text)
	}
	if err := r.finish(); err != nil {
		t.Error(err)
	}
}

// Where many are before a question, it is taken on and its asker told so, and
// then answered; a command too.
func TestCrowd(t *testing.T) { inBothModes(t, testCrowd) }

func testCrowd(t *testing.T, w *wire) {
	release := make(chan struct{})
	asked := make(chan struct{}, 10)
	free := sync.OnceFunc(func() { close(release) })
	t.Cleanup(free)
	r := w.run(func(ctx context.Context, question string) (answer.Answer, error) {
		asked <- struct{}{}
		<-release
		return answering(ctx, question)
	}, func(c *Config) { c.Workers, c.Queue, c.Crowd = 1, 1, 2 })
	r.deliver("being answered", mention("1.1", "venture capital?"))
	<-asked
	r.deliver("waiting", mention("1.2", "venture capital?"))
	r.deliver("crowded", mention("1.3", "venture capital?"))
	r.until("its asker is told", func() bool { return len(r.forms["chat.postEphemeral"]) == 1 })
	if told := r.forms["chat.postEphemeral"][0]; !strings.HasPrefix(told.Get("text"), "Busy, one moment") || told.Get("user") != "UALICE" || told.Get("channel") != "C1" {
		t.Errorf("told %v", told)
	}
	w.command("crowded too", "venture capital?")
	holds(t, w.whispered(1), "Busy, one moment", "ephemeral")
	r.hand("too many", mention("1.4", "venture capital?"), 0)
	r.until("its asker is told too", func() bool { return len(r.forms["chat.postEphemeral"]) == 2 })
	if r.acks["too many"] != 0 {
		t.Error("acknowledged though there is no room")
	}
	free()
	r.posted(3)
	holds(t, w.whispered(2), "$9.8 billion")
}

// An envelope does not wait for what the store does with the one before.
func TestSlowStoreHoldsNoEnvelope(t *testing.T) {
	s, w := memory(t), newWire(t)
	release, held := make(chan struct{}), make(chan struct{})
	free := sync.OnceFunc(func() { close(release) })
	t.Cleanup(free)
	var armed atomic.Bool
	s.Now = func() time.Time {
		if armed.CompareAndSwap(true, false) {
			close(held)
			<-release
		}
		return time.Now()
	}
	r := w.run(answering, func(c *Config) { c.Store = s })
	r.deliver("e0", mention("1.0", "venture capital?"))
	r.settled(1)
	armed.Store(true)
	r.hand("first", mention("1.1", "venture capital?"), 0)
	<-held
	r.deliver("second", mention("1.2", "venture capital?"))
	if r.acks["first"] != 0 {
		t.Error("the first did not wait")
	}
	free()
	r.acked("first")
	r.posted(3)
}

// What does not come again is not lost for want of room: a question at its last
// delivery, and an edit. The store has them until there is room.
func TestNoRoomLosesNothing(t *testing.T) { inBothModes(t, testNoRoomLosesNothing) }

func testNoRoomLosesNothing(t *testing.T, w *wire) {
	release, asked := make(chan struct{}), make(chan struct{}, 10)
	free := sync.OnceFunc(func() { close(release) })
	t.Cleanup(free)
	r := w.run(func(ctx context.Context, question string) (answer.Answer, error) {
		if question == "rents?" {
			asked <- struct{}{}
			<-release
		}
		return answering(ctx, question)
	}, func(c *Config) { c.Workers, c.Queue = 1, 1 })
	r.deliver("answered", mention("1.1", "ventrue capital?"))
	r.settled(1)
	r.deliver("being answered", mention("1.2", "rents?"))
	<-asked
	full := 0 // places that what comes at last would find
	for ; r.edge.queue.put(func(context.Context) {}, true); full++ {
	}
	r.hand("at last", mention("1.3", "venture capital?"), lastRetry)
	r.acked("at last")
	r.deliver("edited", edit("C1", "channel", "1.1", "<@UQUOTH> venture capital?"))
	if n := r.edge.owed.inHand(); n != 1 {
		t.Errorf("%d in hand, want the one that is being answered", n)
	}
	free()
	r.until("there is room", func() bool { return r.edge.queue.free() == 1 })
	r.gather()
	r.gather() // there is room for one at a time
	r.until("all are answered", func() bool { return len(r.posts) == 3 && len(r.changes) == 1 })
}

// A place in the queue is kept before a question is claimed: what is
// acknowledged as delivered again is one that has a place.
func TestSpots(t *testing.T) {
	q := newQueue(1, 1, 1)
	first, ok := q.keep(false)
	if !ok || first.crowded {
		t.Fatal("no place in an empty queue")
	}
	second, ok := q.keep(false)
	if !ok || !second.crowded {
		t.Error("the second place is not one of the crowd")
	}
	if _, ok := q.keep(false); ok || !q.full(false) || q.full(true) {
		t.Error("a place beyond the crowd")
	}
	second.free()
	second.free()
	if !q.put(func(context.Context) {}, false) || q.put(func(context.Context) {}, false) {
		t.Error("a place that was freed is not there once")
	}
	q.close()
	if first.fill(func(context.Context) {}) {
		t.Error("filled though the queue is closed")
	}
}

// broken opens the file of a store beside it and has it refuse some writing.
func broken(t *testing.T, path, trigger string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=busy_timeout(10000)")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	if _, err := db.Exec(trigger); err != nil {
		t.Fatal(err)
	}
	return db
}

// An outcome that cannot be recorded is recorded by who gave it once it can be,
// and told once: of a command too, and after a restart.
func TestRecordedAtLast(t *testing.T) {
	path := filepath.Join(t.TempDir(), "kept.db")
	s := file(t, path)
	w := newWire(t)
	r := w.run(answering, func(c *Config) { c.Store = s })
	db := broken(t, path, `CREATE TRIGGER no BEFORE UPDATE ON questions WHEN new.ended > 0 BEGIN SELECT RAISE(ABORT, 'no'); END`)
	w.command("t1", "venture capital?")
	w.whispered(1)
	r.deliver("e1", mention("1.1", "venture capital?"))
	r.posted(1)
	r.until("it was tried", func() bool { return r.vitals.Signs().StoreFailed >= 2 })
	open := func() (n int) {
		if err := db.QueryRow(`SELECT COUNT(*) FROM questions WHERE ended = 0`).Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	if n := open(); n != 2 {
		t.Errorf("%d are open, want 2", n)
	}
	if _, err := db.Exec(`DROP TRIGGER no`); err != nil {
		t.Fatal(err)
	}
	r.until("both are recorded", func() bool { return open() == 0 })
	if err := r.finish(); err != nil {
		t.Fatal(err)
	}
	w.forgetSockets()
	again := w.run(answering, func(c *Config) { c.Store = file(t, path) })
	again.deliver("e2", mention("1.2", "venture capital?"))
	again.posted(2)
	w.whispered(1)
}

// That who delivers a question hangs up is no failure of the store: it is recorded,
// and so the next delivery, to whichever instance, is known.
func TestTakenOnThoughHungUp(t *testing.T) {
	w := newWire(t)
	s := memory(t)
	r := w.run(answering, func(c *Config) { c.Store = s })
	<-r.edge.ready
	gone, hangUp := context.WithCancel(t.Context())
	hangUp()
	body := `{"type":"event_callback","team_id":"T1","event_id":"e1","event":` + mention("1.1", "venture capital?") + `}`
	if got := r.edge.receive(gone, sent(http.Header{"Content-Type": {"application/json"}}, []byte(body))); got.refuse {
		t.Error("it must come again")
	}
	r.posted(1)
	if strings.Contains(r.log.String(), "in memory") {
		t.Errorf("taken on in memory:\n%s", r.log.String())
	}
	r.hand("again", mention("1.1", "venture capital?"), 1)
	r.acked("again")
	r.posted(1)
}

// Where the store does not answer in time, a question is taken on in memory
// and acknowledged; once, and recorded when the store answers.
func TestTakenOnInMemory(t *testing.T) { inBothModes(t, testTakenOnInMemory) }

func testTakenOnInMemory(t *testing.T, w *wire) {
	path := filepath.Join(t.TempDir(), "kept.db")
	s := file(t, path)
	r := w.run(answering, func(c *Config) { c.Store = s })
	db := broken(t, path, `SELECT 1`)
	lock, err := db.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer lock.Close()
	if _, err := lock.ExecContext(t.Context(), `BEGIN IMMEDIATE`); err != nil {
		t.Fatal(err)
	}
	r.deliver("e1", mention("1.1", "venture capital?"))
	r.hand("again", mention("1.1", "venture capital?"), 1)
	r.acked("again")
	r.posted(1)
	if !r.edge.late.Load() {
		t.Error("the next question waits for the store as long")
	}
	r.until("it shows", func() bool { return r.vitals.Signs().Unrecorded > 0 })
	if _, err := lock.ExecContext(t.Context(), `ROLLBACK`); err != nil {
		t.Fatal(err)
	}
	r.until("it is recorded", func() bool {
		q, found, err := s.Question(t.Context(), store.Key{Team: "T1", Channel: "C1", TS: "1.1"})
		return err == nil && found && !q.Ended.IsZero() && q.Answer == "9.1"
	})
	r.until("it no longer shows", func() bool { return r.vitals.Signs().Unrecorded == 0 })
	for n := 1; n == 1 || r.edge.late.Load(); n++ { // a busy machine may not let the store answer in time
		if n > 50 {
			t.Fatal("the next question does not wait for the store, which answers")
		}
		again := fmt.Sprint("once more ", n)
		r.hand(again, mention("1.1", "venture capital?"), 2)
		r.acked(again)
	}
	if err := r.finish(); err != nil {
		t.Fatal(err)
	}
	r.posted(1)
}

// A store that cannot be written shows, by what is wrong with it, until it can.
func TestStoreDown(t *testing.T) {
	path := filepath.Join(t.TempDir(), "kept.db")
	s := file(t, path)
	r := newWire(t).run(answering, func(c *Config) { c.Store, c.pace.probe = s, 200*time.Millisecond })
	shows := func(why string) {
		t.Helper()
		r.until("it shows as "+why, func() bool { return r.vitals.Signs().StoreDown == why })
	}
	db := broken(t, path, `CREATE TRIGGER no BEFORE UPDATE ON pulse BEGIN SELECT RAISE(ABORT, 'no'); END`)
	shows("failing")
	if _, err := db.Exec(`DROP TRIGGER no`); err != nil {
		t.Fatal(err)
	}
	shows("")
	lock, err := db.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer lock.Close()
	for _, statement := range []string{`BEGIN IMMEDIATE`, `ROLLBACK`} {
		if _, err := lock.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
		if statement == "BEGIN IMMEDIATE" {
			shows("locked")
		} else {
			shows("")
		}
	}
	if err := os.Rename(path, path+".away"); err != nil {
		t.Fatal(err)
	}
	shows("gone")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	shows("replaced")
	if log := r.log.String(); !strings.Contains(log, "the store is down") || !strings.Contains(log, "the store is well again") {
		t.Errorf("the log does not tell:\n%s", log)
	}
}

// full reports whether there is no room.
func (q *queue) full(final bool) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.isFull(final)
}

// A question that two instances took on while the store was away, one of them in
// memory, is answered by the one that the store knows; where the store knows this
// one, whose reply was lost, by this one.
func TestTakenOnTwice(t *testing.T) {
	for who, want := range map[string]int{"another": 0, "this one": 1} {
		t.Run(who, func(t *testing.T) {
			s, w := memory(t), newWire(t)
			r := w.run(answering, func(c *Config) { c.Store = s })
			r.until("it runs", func() bool { return w.calls["auth.test"] == 1 })
			<-r.edge.ready
			q := question{team: "T1", channel: "C1", ts: "1.1", thread: "1.1", user: "UALICE", via: byMention, text: "venture capital?"}
			lease := r.edge.lease
			if who == "another" {
				lease.Owner = "another"
			}
			if _, err := s.Claim(t.Context(), q.record(), lease); err != nil {
				t.Fatal(err)
			}
			r.edge.owed.mu.Lock()
			r.edge.owed.claims[q.key()] = q
			r.edge.owed.mu.Unlock()
			r.edge.settle(t.Context(), q)
			if n := r.count("chat.postMessage"); n != want {
				t.Errorf("posted %d times, want %d", n, want)
			}
			if claims, ended := r.edge.owed.left(); len(claims)+len(ended) != 0 {
				t.Errorf("owed is %v %v", claims, ended)
			}
		})
	}
}
