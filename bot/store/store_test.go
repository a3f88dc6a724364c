package store

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/bot"
)

// A clock is set by the test.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.Local)

// places are where a store may be. Each is a function that names one that is
// empty; that of PostgreSQL is a schema of its own.
func places(t *testing.T) map[string]func(*testing.T) string {
	p := map[string]func(*testing.T) string{
		"memory": func(*testing.T) string { return Memory },
		"file":   func(t *testing.T) string { return filepath.Join(t.TempDir(), "what? #is%kept.db") },
	}
	if where := os.Getenv("QUOTH_TEST_POSTGRES"); where != "" {
		p["PostgreSQL"] = func(t *testing.T) string { return postgresSchema(t, where) }
	} else if os.Getenv("CI") != "" {
		t.Error("QUOTH_TEST_POSTGRES does not name a database: .ci/postgres starts one")
	}
	return p
}

// postgresSchema makes an empty schema and returns the URL that leads to it.
func postgresSchema(t *testing.T, where string) string {
	name := fmt.Sprintf("test_%d_%d", os.Getpid(), time.Now().UnixNano())
	s, err := Open(t.Context(), where)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.db.ExecContext(t.Context(), "CREATE SCHEMA "+name); err != nil {
		t.Fatal(err)
	}
	u, err := url.Parse(where)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	q.Set("search_path", name)
	u.RawQuery = q.Encode()
	return u.String()
}

// open opens a store that ends with the test, at noon.
func open(t *testing.T, where string) (*Store, *clock) {
	t.Helper()
	s, err := Open(t.Context(), where)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	c := &clock{now: noon}
	s.Now = c.Now
	return s, c
}

// TestStore is what every store must do, wherever it is.
func TestStore(t *testing.T) {
	tests := map[string]func(*testing.T, *Store, *clock){
		"a question is claimed once":                testClaim,
		"of many who claim at once, one does":       testRace,
		"a question ends":                           testSettle,
		"an edited question is open again":          testReword,
		"edited while it is answered":               testRewordOpen,
		"deleted, before and after its outcome":     testRetract,
		"what nobody answers is taken over":         testOverdue,
		"the questions of a thread, and a person's": testLists,
		"feedback":                         testFeedback,
		"what could not be answered":       testMisses,
		"subscriptions":                    testSubscriptions,
		"settings":                         testSettings,
		"decisions and quiet threads":      testDecisions,
		"one person is forgotten":          testForget,
		"a workspace is forgotten":         testForgetTeam,
		"nothing is kept longer than Keep": testPrune,
		"hostile words":                    testHostile,
	}
	for place, where := range places(t) {
		t.Run(place, func(t *testing.T) {
			for name, test := range tests {
				t.Run(name, func(t *testing.T) {
					s, c := open(t, where(t))
					test(t, s, c)
				})
			}
		})
	}
}

var mine = Lease{Owner: "first", Lasts: time.Minute}
var theirs = Lease{Owner: "second", Lasts: time.Minute}

func key(ts string) Key { return Key{"T1", "C1", ts} }

// asked claims a question of alice's.
func asked(t *testing.T, s *Store, ts, text string) Question {
	t.Helper()
	q := Question{Key: key(ts), Thread: "1.0", User: "UALICE", Via: "mention", Text: text}
	return claimed(t, s, q)
}

func claimed(t *testing.T, s *Store, q Question) Question {
	t.Helper()
	fresh, err := s.Claim(t.Context(), q, mine)
	if err != nil || !fresh {
		t.Fatalf("claim %v: %t, %v", q.Key, fresh, err)
	}
	q.Asked = s.Now()
	return q
}

func settled(t *testing.T, s *Store, q Question, kind string, missing ...string) Question {
	t.Helper()
	q, err := s.Settle(t.Context(), q.Key, q.Text, Outcome{Kind: kind, Missing: missing, Place: q.Channel, Answer: "9." + q.TS})
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// ok fails on an error, or when what came with it is not what was wanted.
func ok[T any](t *testing.T, want T) func(T, error) {
	return func(got T, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		same(t, got, want)
	}
}

func same[T any](t *testing.T, got, want T) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func none(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func testClaim(t *testing.T, s *Store, c *clock) {
	q := asked(t, s, "1.1", "venture capital?")
	ok(t, false)(s.Claim(t.Context(), q, theirs))
	for _, other := range []Key{{"T2", "C1", "1.1"}, {"T1", "C2", "1.1"}, {"T1", "C1", "1.2"}} {
		ok(t, true)(s.Claim(t.Context(), Question{Key: other}, mine))
	}
	got, found, err := s.Question(t.Context(), q.Key)
	if !found {
		t.Error("it is not there")
	}
	ok(t, q)(got, err)
	if _, found, err := s.Question(t.Context(), key("7.7")); found || err != nil {
		t.Errorf("one that was never asked: %t, %v", found, err)
	}
}

func testRace(t *testing.T, s *Store, c *clock) {
	var wg sync.WaitGroup
	var mu sync.Mutex
	taken := 0
	for range 8 {
		wg.Go(func() {
			fresh, err := s.Claim(context.Background(), Question{Key: key("1.1")}, mine)
			mu.Lock()
			defer mu.Unlock()
			if err != nil {
				t.Error(err)
			}
			if fresh {
				taken++
			}
		})
	}
	wg.Wait()
	same(t, taken, 1)
}

func testSettle(t *testing.T, s *Store, c *clock) {
	q := asked(t, s, "1.1", "venture capital?")
	c.pass(time.Second)
	want := q
	want.Ended, want.Outcome = c.Now(), Outcome{"partial", []string{"porto", "unicorns"}, "C1", "9.1.1"}
	same(t, settled(t, s, q, "partial", "porto", "unicorns"), want)
	got, _, err := s.Answered(t.Context(), Key{"T1", "C1", "9.1.1"})
	ok(t, want)(got, err)
	ok(t, false)(s.Claim(t.Context(), q, mine))
	if _, err := s.Settle(t.Context(), key("7.7"), "", Outcome{Kind: "answered"}); err == nil {
		t.Error("a question never asked has ended")
	}
	private := claimed(t, s, Question{Key: key("trigger"), User: "UALICE", Via: "command", Text: "x", Reply: "https://hooks.example/1"})
	got, err = s.Settle(t.Context(), private.Key, "x", Outcome{Kind: "answered"})
	none(t, err)
	same(t, got.Reply, "")
}

// opened is whether an edit opened a question again.
func opened(_ Question, open bool, err error) (bool, error) { return open, err }

func testReword(t *testing.T, s *Store, c *clock) {
	q := settled(t, s, asked(t, s, "1.1", "venture captial?"), "unanswered")
	ok(t, false)(opened(s.Reword(t.Context(), q.Key, "UALICE", "venture captial?", mine)))
	ok(t, false)(opened(s.Reword(t.Context(), q.Key, "UBOB", "something else", mine)))
	ok(t, true)(opened(s.Reword(t.Context(), q.Key, "UALICE", "venture capital?", mine)))
	ok(t, false)(opened(s.Reword(t.Context(), q.Key, "UALICE", "venture capital?", theirs)))
	got, _, err := s.Question(t.Context(), q.Key)
	none(t, err)
	same(t, got.Text, "venture capital?")
	same(t, got.Ended.IsZero(), true)
	same(t, got.Answer, "9.1.1")
	same(t, settled(t, s, got, "answered").Ended.IsZero(), false)
}

func testRewordOpen(t *testing.T, s *Store, c *clock) {
	q := asked(t, s, "1.1", "venture captial?")
	ok(t, false)(opened(s.Reword(t.Context(), q.Key, "UALICE", "venture capital?", mine)))
	got := settled(t, s, q, "unanswered") // of the words before
	same(t, got.Ended.IsZero(), true)
	same(t, got.Text, "venture capital?")
	same(t, settled(t, s, got, "answered").Ended.IsZero(), false)
}

func testRetract(t *testing.T, s *Store, c *clock) {
	q := settled(t, s, asked(t, s, "1.1", "venture capital?"), "answered")
	left, first, err := s.Retract(t.Context(), q.Key)
	ok(t, true)(first, err)
	same(t, left.Outcome, Outcome{Deleted, nil, "C1", "9.1.1"}) // to be collapsed
	same(t, left.Ended.IsZero(), false)
	ok(t, false)(opened(s.Retract(t.Context(), q.Key)))
	ok(t, false)(opened(s.Retract(t.Context(), key("7.7"))))
	ok(t, false)(opened(s.Reword(t.Context(), q.Key, "UALICE", "again", mine)))
	got, _, err := s.Question(t.Context(), q.Key)
	none(t, err)
	same(t, got.Outcome, Outcome{Deleted, nil, "C1", "9.1.1"})
	same(t, got.Text, "")

	q = asked(t, s, "1.2", "venture capital?")
	ok(t, true)(opened(s.Retract(t.Context(), q.Key)))
	got = settled(t, s, q, "answered")
	same(t, got.Kind, Deleted)
	same(t, got.Ended.IsZero(), false)
}

func testOverdue(t *testing.T, s *Store, c *clock) {
	first := asked(t, s, "1.1", "venture capital?")
	c.pass(time.Second)
	second := asked(t, s, "1.2", "unicorns?")
	settled(t, s, asked(t, s, "1.3", "rents?"), "answered")
	ok(t, []Question(nil))(s.Overdue(t.Context(), theirs, 10))
	c.pass(50 * time.Second)
	none(t, s.Renew(t.Context(), mine))
	c.pass(50 * time.Second)
	ok(t, []Question(nil))(s.Overdue(t.Context(), theirs, 10))
	c.pass(time.Minute)
	ok(t, []Question{first})(s.Overdue(t.Context(), theirs, 1))
	ok(t, []Question{second})(s.Overdue(t.Context(), theirs, 10))
	ok(t, []Question(nil))(s.Overdue(t.Context(), theirs, 10))
	ok(t, []Question{first, second})(s.Open(t.Context(), theirs))
	ok(t, []Question(nil))(s.Open(t.Context(), mine))
	none(t, s.Yield(t.Context(), theirs))
	ok(t, []Question{first, second})(s.Overdue(t.Context(), mine, 10))
}

func testLists(t *testing.T, s *Store, c *clock) {
	first := asked(t, s, "1.1", "venture capital?")
	c.pass(time.Second)
	second := asked(t, s, "1.2", "unicorns?")
	c.pass(time.Second)
	other := claimed(t, s, Question{Key: key("2.1"), Thread: "2.1", User: "UBOB", Via: "thread", Text: "rents?"})
	ok(t, []Question{first, second})(s.Thread(t.Context(), "T1", "C1", "1.0"))
	ok(t, []Question{second, first})(s.Asked(t.Context(), "T1", "UALICE", 5))
	ok(t, []Question{second})(s.Asked(t.Context(), "T1", "UALICE", 1))
	ok(t, []Question(nil))(s.Asked(t.Context(), "T2", "UALICE", 5))
	got, found, err := s.Last(t.Context(), "T1", "C1", "thread")
	ok(t, other)(got, err)
	same(t, found, true)
	_, found, err = s.Last(t.Context(), "T1", "C1", "auto")
	ok(t, false)(found, err)
}

func testFeedback(t *testing.T, s *Store, c *clock) {
	q := asked(t, s, "1.1", "venture capital?")
	none(t, s.Feedback(t.Context(), q.Key, "UALICE", false))
	none(t, s.Feedback(t.Context(), q.Key, "UALICE", true))
	none(t, s.Feedback(t.Context(), q.Key, "UBOB", false))
	yes, no, err := s.Helped(t.Context(), q.Key)
	ok(t, [2]int{1, 1})([2]int{yes, no}, err)
	yes, no, err = s.Helped(t.Context(), key("7.7"))
	ok(t, [2]int{0, 0})([2]int{yes, no}, err)

	ok(t, true)(s.AskReason(t.Context(), q.Key, "UALICE"))
	ok(t, false)(s.AskReason(t.Context(), q.Key, "UALICE"))
	ok(t, true)(s.AskReason(t.Context(), q.Key, "UBOB"))
	none(t, s.Reason(t.Context(), q.Key, "UALICE", "place"))
	ok(t, []Given{{"place", 1}})(s.Reasons(t.Context(), "T1"))
}

func testMisses(t *testing.T, s *Store, c *clock) {
	for i, text := range []string{"rents in Braga?", "unicorns in Faro?", "Rents in Braga?", "venture capital?"} {
		c.pass(time.Second)
		q := asked(t, s, fmt.Sprintf("1.%d", i), text)
		switch text {
		case "venture capital?":
			settled(t, s, q, "answered")
		case "unicorns in Faro?":
			settled(t, s, q, "closest", "braga")
		default:
			settled(t, s, q, "unanswered", "braga")
		}
	}
	ok(t, []Miss{
		{"Rents in Braga?", "C1", []string{"braga"}, 2, noon.Add(3 * time.Second)},
		{"unicorns in Faro?", "C1", []string{"braga"}, 1, noon.Add(2 * time.Second)},
	})(s.Misses(t.Context(), "T1", 5))
	ok(t, []Miss(nil))(s.Misses(t.Context(), "T2", 5))
	ok(t, []Miss(nil))(s.Misses(t.Context(), "T1", 5, "C0", "C1"))
	for i, via := range []string{"direct", "command", "shortcut", "button"} { // what few people saw
		q := Question{Key: Key{"T1", "C2", fmt.Sprint("2.", i)}, User: "U1", Via: via, Text: "layoffs in Braga?"}
		if _, err := s.Claim(t.Context(), q, Lease{Owner: "me", Lasts: time.Minute}); err != nil {
			t.Fatal(err)
		}
		settled(t, s, q, "unanswered", "braga", "layoffs")
	}
	misses, err := s.Misses(t.Context(), "T1", 5)
	if err != nil || len(misses) != 2 {
		t.Errorf("%d misses, want the two everyone saw (%v)", len(misses), err)
	}
	gaps, err := s.Gaps(t.Context(), "T1", 5)
	if err != nil || len(gaps) != 2 || gaps[0].Times != 4 || gaps[0].Text != "" || gaps[1].Times != 3 {
		t.Errorf("gaps %v (%v)", gaps, err)
	}
}

func testSubscriptions(t *testing.T, s *Store, c *clock) {
	w := Subscription{"T1", "UALICE", "rents in Braga?", "C1", "1.5", noon}
	ok(t, true)(s.Subscribe(t.Context(), w))
	ok(t, false)(s.Subscribe(t.Context(), w))
	ok(t, []Subscription{w})(s.Subscriptions(t.Context(), "T1"))
	ok(t, true)(s.Unsubscribe(t.Context(), w))
	ok(t, false)(s.Unsubscribe(t.Context(), w))
	ok(t, []Subscription(nil))(s.Subscriptions(t.Context(), "T1"))
	w.TS = "" // below no message
	ok(t, true)(s.Subscribe(t.Context(), w))
	ok(t, []Subscription{w})(s.Subscriptions(t.Context(), "T1"))
}

func testSettings(t *testing.T, s *Store, c *clock) {
	_, found, err := s.Setting(t.Context(), "T1", "C1")
	ok(t, false)(found, err)
	for _, want := range []bot.Setting{{Collections: []string{"hubs", "报告"}, Auto: true, Lang: "zh", Helper: "UBOB"}, {}} {
		none(t, s.Set(t.Context(), "T1", "C1", want))
		got, _, err := s.Setting(t.Context(), "T1", "C1")
		ok(t, want)(got, err)
	}
	none(t, s.Unset(t.Context(), "T1", "C1"))
	_, found, err = s.Setting(t.Context(), "T1", "C1")
	ok(t, false)(found, err)
}

func testDecisions(t *testing.T, s *Store, c *clock) {
	_, found, err := s.Decision(t.Context(), "T1", "C1")
	ok(t, false)(found, err)
	for _, steps := range [][]string{{"mention", "taken"}, {"thread", "talk", "left"}} {
		want := Decision{Key: key("1.1"), User: "UALICE", Steps: steps, At: noon}
		none(t, s.Decide(t.Context(), want))
		got, _, err := s.Decision(t.Context(), "T1", "C1")
		ok(t, want)(got, err)
	}
	ok(t, false)(s.IsQuiet(t.Context(), "T1", "C1", "1.0"))
	none(t, s.Quiet(t.Context(), "T1", "C1", "1.0"))
	none(t, s.Quiet(t.Context(), "T1", "C1", "1.0"))
	ok(t, true)(s.IsQuiet(t.Context(), "T1", "C1", "1.0"))
	ok(t, false)(s.IsQuiet(t.Context(), "T1", "C1", "2.0"))
}

// full has something of alice and of bob in every table.
func full(t *testing.T, s *Store) (open, ended Question) {
	for _, user := range []string{"UALICE", "UBOB"} {
		q := Question{Key: Key{"T1", "C1", "1." + user}, Thread: "1.0", User: user, Via: "mention", Text: "what " + user + " asked"}
		ended = settled(t, s, claimed(t, s, q), "unanswered", "what "+user+" missed")
		q.TS, q.Reply = "2."+user, "https://hooks.example/"+user
		open = claimed(t, s, q)
		none(t, s.Feedback(t.Context(), q.Key, user, true))
		ok(t, true)(s.Subscribe(t.Context(), Subscription{Team: "T1", User: user, Text: "what " + user + " wants", Channel: "C1", TS: "1.5"}))
		none(t, s.Decide(t.Context(), Decision{Key: Key{"T1", "C" + user, "1." + user}, User: user, Steps: []string{"taken"}}))
	}
	none(t, s.Set(t.Context(), "T1", "C1", bot.Setting{Lang: "zh"}))
	none(t, s.Quiet(t.Context(), "T1", "C1", "1.0"))
	return open, ended
}

// holds counts the fields of all tables that hold a text.
func holds(t *testing.T, s *Store, text string) (n int) {
	t.Helper()
	for _, table := range []string{"questions", "feedback", "reasons", "subscriptions", "wished", "settings", "decisions", "quiet"} {
		rows, err := s.db.QueryContext(t.Context(), `SELECT * FROM `+table)
		none(t, err)
		columns, err := rows.Columns()
		none(t, err)
		for rows.Next() {
			values := make([]any, len(columns))
			for i := range values {
				values[i] = new(any)
			}
			none(t, rows.Scan(values...))
			for i, name := range columns {
				if name != "ts" && name != "channel" && name != "answer" && strings.Contains(fmt.Sprint(*values[i].(*any)), text) {
					n++
				}
			}
		}
		none(t, rows.Close())
	}
	return n
}

func testForget(t *testing.T, s *Store, c *clock) {
	open, ended := full(t, s)
	bobs := holds(t, s, "UBOB")
	if bobs < 8 {
		t.Errorf("only %d fields hold something of bob's", bobs)
	}
	none(t, s.Forget(t.Context(), "T1", "UALICE"))
	same(t, holds(t, s, "UALICE"), 0)
	same(t, holds(t, s, "UBOB"), bobs)
	none(t, s.Forget(t.Context(), "T1", "UBOB"))
	same(t, holds(t, s, "UBOB"), 0)
	ok(t, false)(s.Claim(t.Context(), ended, mine)) // delivered again
	same(t, settled(t, s, open, "answered").Ended.IsZero(), false)
	if err := s.Forget(t.Context(), "T1", ""); err == nil {
		t.Error("nobody was forgotten")
	}
}

func testForgetTeam(t *testing.T, s *Store, c *clock) {
	full(t, s)
	claimed(t, s, Question{Key: Key{"T2", "C1", "1.1"}, Text: "of another"})
	none(t, s.ForgetTeam(t.Context(), "T1"))
	same(t, holds(t, s, "T1"), 0)
	same(t, holds(t, s, "of another"), 1)
}

func testPrune(t *testing.T, s *Store, c *clock) {
	_, ended := full(t, s)
	s.Keep = 48 * time.Hour
	none(t, s.Forget(t.Context(), "T1", "UALICE"))
	c.pass(MinKeep)
	none(t, s.Prune(t.Context()))
	ok(t, false)(s.Claim(t.Context(), ended, mine))
	c.pass(time.Minute)
	none(t, s.Prune(t.Context()))
	if _, found, err := s.Question(t.Context(), Key{"T1", "C1", "1.UALICE"}); found || err != nil {
		t.Errorf("a question that was forgotten: %t, %v", found, err)
	}
	same(t, holds(t, s, "what UBOB asked"), 2)
	c.pass(48*time.Hour - MinKeep)
	none(t, s.Prune(t.Context()))
	same(t, holds(t, s, "UBOB"), 0)
	_, found, err := s.Setting(t.Context(), "T1", "C1")
	ok(t, true)(found, err)
}

func testHostile(t *testing.T, s *Store, c *clock) {
	for i, text := range []string{"'; DROP TABLE questions; --", "a\x00b", "\xff\xfe", "$1 ? :a @b", "城市 🏙️", strings.Repeat("long ", 10_000)} {
		q := settled(t, s, asked(t, s, fmt.Sprintf("1.%d", i), text), "unanswered", text)
		if !strings.Contains(text, "\x00") && !strings.Contains(text, "\xff") {
			same(t, q.Text, text)
			same(t, q.Missing, []string{text})
		}
		same(t, q.Ended.IsZero(), false)
		none(t, s.Set(t.Context(), "T1", "C1", bot.Setting{Helper: text}))
	}
}

// What is in a file outlives the process that wrote it.
func TestReopen(t *testing.T) {
	for place, where := range places(t) {
		if place == "memory" {
			continue
		}
		t.Run(place, func(t *testing.T) {
			at := where(t)
			s, _ := open(t, at)
			q := settled(t, s, asked(t, s, "1.1", "venture capital?"), "answered")
			none(t, s.Close())
			s, _ = open(t, at)
			ok(t, false)(s.Claim(t.Context(), q, theirs))
			got, _, err := s.Question(t.Context(), q.Key)
			ok(t, q)(got, err)
		})
	}
}

// What was erased is in no file any more.
func TestErasedFromDisk(t *testing.T) {
	dir := t.TempDir()
	s, c := open(t, filepath.Join(dir, "kept.db"))
	inFiles := func() (n int) {
		names, err := filepath.Glob(filepath.Join(dir, "*"))
		none(t, err)
		for _, name := range names {
			data, err := os.ReadFile(name)
			none(t, err)
			n += strings.Count(string(data), "what UALICE asked")
		}
		return n
	}
	full(t, s)
	if inFiles() == 0 {
		t.Error("the test does not find what is there")
	}
	none(t, s.Forget(t.Context(), "T1", "UALICE"))
	same(t, inFiles(), 0)
	full := asked(t, s, "3.1", "what UALICE asked")
	ok(t, true)(opened(s.Retract(t.Context(), full.Key)))
	c.pass(time.Hour)
	none(t, s.Prune(t.Context()))
	same(t, inFiles(), 0)
}

// Two instances that share a store answer a question once.
func TestTwoInstances(t *testing.T) {
	for place, where := range places(t) {
		if place == "memory" {
			continue
		}
		t.Run(place, func(t *testing.T) {
			at := where(t)
			one, _ := open(t, at)
			two, _ := open(t, at)
			var wg sync.WaitGroup
			var mu sync.Mutex
			taken := map[string]int{}
			for _, s := range []*Store{one, two} {
				wg.Go(func() {
					for i := range 50 {
						ts := fmt.Sprintf("1.%d", i)
						fresh, err := s.Claim(context.Background(), Question{Key: key(ts)}, mine)
						if err != nil {
							t.Error(err)
						}
						mu.Lock()
						if fresh {
							taken[ts]++
						}
						mu.Unlock()
					}
				})
			}
			wg.Wait()
			for i := range 50 {
				if n := taken[fmt.Sprintf("1.%d", i)]; n != 1 {
					t.Errorf("1.%d was taken %d times", i, n)
				}
			}
		})
	}
}

func TestWhereNoStoreCanBe(t *testing.T) {
	tests := map[string]struct{ where, want string }{
		"another database":  {"mysql://root:hunter2@localhost/x", "no store is named by mysql://…: give a file or postgres://user@host/name"},
		"no such folder":    {"/nowhere/at/all/kept.db", "store /nowhere/at/all/kept.db: "},
		"a folder":          {os.TempDir(), "store " + os.TempDir() + ": "},
		"nobody listening":  {"postgres://quoth:hunter2@127.0.0.1:1/quoth", "store PostgreSQL: "},
		"a URL that is not": {"postgres://quoth:hunter2@[/x", "store PostgreSQL: "},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := Open(t.Context(), test.where)
			if err == nil || !strings.HasPrefix(err.Error(), test.want) {
				t.Fatalf("got  %v\nwant %s…", err, test.want)
			}
			if strings.Contains(err.Error(), "hunter2") {
				t.Errorf("the password is told: %v", err)
			}
		})
	}
}

// However many ask at once, a store has few connections, and opens none anew.
func TestFewConnections(t *testing.T) {
	for name, place := range places(t) {
		t.Run(name, func(t *testing.T) {
			s, err := Open(t.Context(), place(t))
			none(t, err)
			defer s.Close()
			var all sync.WaitGroup
			for i := range 200 {
				all.Go(func() {
					if _, err := s.Claim(t.Context(), Question{Key: Key{"T1", "C1", fmt.Sprint(i)}}, mine); err != nil {
						t.Error(err)
					}
				})
			}
			all.Wait()
			if now := s.db.Stats(); now.OpenConnections > connections || now.MaxIdleClosed > 0 {
				t.Errorf("%d connections, %d were closed for want of room", now.OpenConnections, now.MaxIdleClosed)
			}
		})
	}
}
