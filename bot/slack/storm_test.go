package slack

import (
	"context"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"log/slog"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/gorilla/websocket"

	"quoth/bot"
	"quoth/bot/store"
)

// TestStorm asks 10,000 questions, half of them in each mode, over a wire on
// which everything goes wrong that may: deliveries come twice and as two
// events, connections are dropped and asked to go, instances stopped and
// started, calls answered 429, 5xx and invalid_blocks, or carried out and the
// answer lost. Each question has one outcome. The clock is faked, so the hour
// it lasts takes seconds; QUOTH_STORM is another seed.
func TestStorm(t *testing.T) {
	questions := 5_000
	if raced {
		questions = 500
	}
	for _, mode := range []string{"socket", "http"} {
		t.Run(mode, func(t *testing.T) {
			seed := uint64(1)
			if text := os.Getenv("QUOTH_STORM"); text != "" {
				if _, err := fmt.Sscan(text, &seed); err != nil {
					t.Fatalf("QUOTH_STORM: %v", err)
				}
			}
			synctest.Test(t, func(t *testing.T) { storm(t, mode, seed, questions) })
		})
	}
}

func storm(t *testing.T, mode string, seed uint64, questions int) {
	s := newStormy(t, seed)
	memory, err := store.Open(t.Context(), store.Memory)
	if err != nil {
		t.Fatal(err)
	}
	s.config = Config{
		BotToken: botToken, API: "http://slack.test/api", Store: memory, Vitals: &bot.Vitals{}, Policy: Policy{Person: -1, Channel: -1},
		Log: slog.New(slog.DiscardHandler), Workers: 2, Queue: 8, Drain: time.Millisecond, dial: s.dial,
	}
	ctx, stop := context.WithCancel(context.Background())
	var disturbed sync.WaitGroup
	if mode == "http" {
		s.config.SigningSecret = signingSecret
		for i := range s.instances {
			disturbed.Go(func() { s.restart(ctx, &s.instances[i]) })
		}
	} else {
		s.config.AppToken = appToken
		disturbed.Go(func() { s.disturb(ctx) })
		disturbed.Go(func() { s.run(ctx, nil) })
	}
	var asked sync.WaitGroup
	for i := range questions {
		asked.Go(func() { s.ask(i) })
	}
	asked.Wait()
	time.Sleep(30 * time.Minute) // for what still waits
	stop()
	disturbed.Wait()
	memory.Close()
	s.end()
	s.judge(questions)
	signs := s.config.Vitals.Signs()
	var outcomes uint64
	for _, n := range signs.Outcomes {
		outcomes += n
	}
	if mode == "socket" && outcomes != uint64(questions) || signs.Undeliverable > 0 {
		t.Errorf("%d outcomes are counted, %d undeliverable; want %d and none", outcomes, signs.Undeliverable, questions)
	}
	t.Logf("seed %d: %s; %d posts failed, %d deliveries deferred, %d reconnects", seed, s.tally(), signs.PostsFailed, signs.Deferred, signs.Reconnects)
}

// A stormy is a fake of Slack on a network in memory, on which things go wrong
// by the dice of a seed.
type stormy struct {
	t      *testing.T
	seed   uint64
	server *http.Server
	conns  chan net.Conn
	config Config // of the bot

	mu        sync.Mutex
	instances [2]http.Handler // of the bot in HTTP mode, which share the work; nil while one is gone
	thrown    map[string]int  // dice, by what and of which question
	sockets   map[*websocket.Conn]bool
	acked     map[string]chan struct{}
	posts     map[string][]post // by question
	wrong     map[string]int    // what went wrong, how often
}

// A post is an outcome that people see.
type post struct{ ts, text string }

func newStormy(t *testing.T, seed uint64) *stormy {
	s := &stormy{t: t, conns: make(chan net.Conn), seed: seed, thrown: map[string]int{},
		sockets: map[*websocket.Conn]bool{}, acked: map[string]chan struct{}{}, posts: map[string][]post{}, wrong: map[string]int{}}
	mux := http.NewServeMux()
	mux.HandleFunc("/api/{method}", s.api)
	mux.HandleFunc("/socket", s.socket)
	s.server = &http.Server{Handler: mux}
	go s.server.Serve(s)
	return s
}

// dial, Accept, Addr and Close make the network.
func (s *stormy) dial(ctx context.Context, network, addr string) (net.Conn, error) {
	ours, theirs := net.Pipe()
	select {
	case s.conns <- theirs:
		return ours, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (s *stormy) Accept() (net.Conn, error) {
	conn, open := <-s.conns
	if !open {
		return nil, net.ErrClosed
	}
	return conn, nil
}

func (s *stormy) Addr() net.Addr { return &net.UnixAddr{} }

func (s *stormy) Close() error {
	close(s.conns)
	return nil
}

// end ends the server and all connections.
func (s *stormy) end() {
	s.server.Close()
	s.mu.Lock()
	defer s.mu.Unlock()
	for conn := range s.sockets {
		conn.Close()
	}
}

// throw throws the dice for one thing of one question, the n-th time. The same seed
// throws the same, in whatever order it all happens.
func (s *stormy) throw(what, of string) *rand.Rand {
	key := what + "/" + of
	s.thrown[key]++
	sum := fnv.New64a()
	fmt.Fprint(sum, key, "/", s.thrown[key])
	return rand.New(rand.NewPCG(s.seed, sum.Sum64()))
}

// happens throws the dice: whether something goes wrong that does so often.
func (s *stormy) happens(what, of string, often float64) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.throw(what, of).Float64() >= often {
		return false
	}
	s.wrong[what]++
	return true
}

// within throws the dice: how long something takes.
func (s *stormy) within(what, of string, d time.Duration) time.Duration {
	s.mu.Lock()
	defer s.mu.Unlock()
	return time.Duration(s.throw(what, of).Int64N(int64(d)))
}

// ask asks one question: at some time within half an hour, as a mention or in a
// direct message, and delivers it until it is acknowledged, four times at
// most, and sometimes again all the same.
func (s *stormy) ask(i int) {
	time.Sleep(s.within("asked", fmt.Sprint(i), 30*time.Minute))
	ts := fmt.Sprintf("%d.%06d", 1000+i, i)
	text := "venture capital?"
	if i%7 == 0 {
		text = "rents?"
	}
	event := mention(ts, text)
	if i%3 == 0 {
		event = direct(ts, text)
	}
	var both sync.WaitGroup
	if s.happens("told of twice", ts, 0.2) {
		both.Go(func() {
			s.deliver(ts+" as a message", strings.Replace(event, `"app_mention"`, `"message","channel_type":"channel"`, 1))
		})
	}
	s.deliver(ts, event)
	both.Wait()
}

// deliver delivers an event as Slack does: at once, and while it is not
// acknowledged within three seconds again at once, after a minute and after five.
func (s *stormy) deliver(id, event string) {
	for attempt, pause := range []time.Duration{0, time.Second, time.Minute, 5 * time.Minute} {
		time.Sleep(pause)
		ok := s.hand(fmt.Sprint(id, " ", attempt), event, attempt)
		again := s.happens("delivered again though acknowledged", id, 0.1)
		if ok && !again {
			return
		}
	}
}

// hand delivers once, and reports whether that was acknowledged.
func (s *stormy) hand(id, event string, attempt int) bool {
	callback := callbackOf(strings.ReplaceAll(id, " ", "-"), event)
	if s.config.SigningSecret != "" {
		r := signedRequest(callback, "application/json", time.Now(), signingSecret)
		r.Header.Set("X-Slack-Retry-Num", fmt.Sprint(attempt))
		rw := httptest.NewRecorder()
		s.mu.Lock()
		instance := s.instances[s.throw("instance", id).IntN(len(s.instances))]
		for i := 0; instance == nil && attempt == lastRetry && i < len(s.instances); i++ {
			instance = s.instances[i]
		}
		s.mu.Unlock()
		if instance == nil {
			return false
		}
		instance.ServeHTTP(rw, r)
		return rw.Code == http.StatusOK
	}
	done := make(chan struct{})
	s.mu.Lock()
	s.acked[id] = done
	s.mu.Unlock()
	frame := fmt.Sprintf(`{"envelope_id":%q,"type":"events_api","retry_attempt":%d,"payload":%s}`, id, attempt, callback)
	for range 100 { // the last time there is a connection that lasts
		if s.send(frame) {
			select {
			case <-done:
				return true
			case <-time.After(3 * time.Second):
			}
		}
		if attempt < lastRetry {
			return false
		}
		time.Sleep(time.Second)
	}
	return false
}

// send sends a frame on one of the connections.
func (s *stormy) send(frame string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	for conn := range s.sockets {
		return conn.WriteMessage(websocket.TextMessage, []byte(frame)) == nil
	}
	return false
}

// run runs an instance of the bot until ctx ends.
func (s *stormy) run(ctx context.Context, place *http.Handler) {
	edge, err := New(s.config, &bot.Bot{Ask: answering, Text: articleText, Log: s.config.Log})
	if err != nil {
		s.t.Error(err)
		return
	}
	if place != nil {
		s.mu.Lock()
		*place = edge
		s.mu.Unlock()
	}
	if err := edge.Run(ctx); err != nil {
		s.t.Error(err)
	}
}

// restart runs an instance after the other, each for some minutes.
func (s *stormy) restart(ctx context.Context, place *http.Handler) {
	for ctx.Err() == nil {
		life, end := context.WithTimeout(ctx, time.Minute+s.within("life", "", 20*time.Minute))
		s.run(life, place)
		end()
		s.mu.Lock()
		s.wrong["instance stopped"]++
		*place = nil
		s.mu.Unlock()
		time.Sleep(s.within("gone", "", 20*time.Second))
	}
}

// disturb drops a connection, or asks it to go, every minute or so.
func (s *stormy) disturb(ctx context.Context) {
	for ctx.Err() == nil {
		select {
		case <-ctx.Done():
		case <-time.After(10*time.Second + s.within("calm", "", 2*time.Minute)):
		}
		ask := s.happens("connection asked to go", "", 0.5)
		s.mu.Lock()
		for conn := range s.sockets {
			if ask {
				conn.WriteMessage(websocket.TextMessage, []byte(`{"type":"disconnect","reason":"refresh_requested"}`))
			} else {
				s.wrong["connection dropped"]++
				conn.Close()
			}
			break
		}
		s.mu.Unlock()
	}
}

func (s *stormy) socket(rw http.ResponseWriter, r *http.Request) {
	conn, err := (&websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}).Upgrade(rw, r, nil)
	if err != nil {
		return
	}
	defer conn.Close()
	s.mu.Lock()
	conn.WriteMessage(websocket.TextMessage, []byte(`{"type":"hello"}`))
	s.sockets[conn] = true
	s.mu.Unlock()
	gone := make(chan struct{})
	go s.ping(conn, gone)
	for {
		var ack struct {
			EnvelopeID string `json:"envelope_id"`
		}
		if conn.ReadJSON(&ack) != nil {
			break
		}
		s.mu.Lock()
		if done := s.acked[ack.EnvelopeID]; done != nil {
			close(done)
			delete(s.acked, ack.EnvelopeID)
		}
		s.mu.Unlock()
	}
	s.mu.Lock()
	delete(s.sockets, conn)
	s.mu.Unlock()
	close(gone)
}

func (s *stormy) ping(conn *websocket.Conn, gone chan struct{}) {
	for {
		select {
		case <-gone:
			return
		case <-time.After(10 * time.Second):
			conn.WriteControl(websocket.PingMessage, nil, time.Now().Add(time.Second))
		}
	}
}

func (s *stormy) api(rw http.ResponseWriter, r *http.Request) {
	r.ParseForm()
	switch method := r.PathValue("method"); method {
	case "auth.test":
		fmt.Fprint(rw, `{"ok":true,"team_id":"T1","user_id":"UQUOTH","bot_id":"BQUOTH"}`)
	case "apps.connections.open":
		if s.happens("no connection opened", "", 0.1) {
			rw.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		fmt.Fprint(rw, `{"ok":true,"url":"ws://slack.test/socket"}`)
	case "chat.postMessage":
		s.post(rw, r.PostForm)
	case "conversations.replies":
		thread := r.Form.Get("ts")
		switch {
		case s.happens("thread not read: too much", thread, 0.1):
			status(http.StatusTooManyRequests, "Retry-After", "1")(rw, r)
		case s.happens("thread not read: 5xx", thread, 0.02):
			rw.WriteHeader(http.StatusBadGateway)
		default:
			s.replies(rw, thread)
		}
	default:
		fmt.Fprint(rw, `{"ok":false,"error":"unknown_method"}`)
	}
}

// post shows an outcome, or does not, and says so, or does not.
func (s *stormy) post(rw http.ResponseWriter, form url.Values) {
	var meta struct {
		Payload struct{ Question string } `json:"event_payload"`
	}
	if err := json.Unmarshal([]byte(form.Get("metadata")), &meta); err != nil {
		s.t.Error(err)
	}
	question := meta.Payload.Question
	switch {
	case s.happens("too much at a time", question, 0.1):
		rw.Header().Set("Retry-After", "2")
		rw.WriteHeader(http.StatusTooManyRequests)
		return
	case s.happens("5xx, not posted", question, 0.05):
		rw.WriteHeader(http.StatusInternalServerError)
		return
	case form.Get("blocks") != "" && s.happens("blocks refused", question, 0.1):
		fmt.Fprint(rw, `{"ok":false,"error":"invalid_blocks"}`)
		return
	}
	s.mu.Lock()
	ts := fmt.Sprintf("9%d.%d", len(s.posts), len(s.posts[question]))
	s.posts[question] = append(s.posts[question], post{ts, form.Get("text")})
	s.mu.Unlock()
	if s.happens("posted, the answer lost", question, 0.05) {
		rw.WriteHeader(http.StatusBadGateway)
		return
	}
	fmt.Fprintf(rw, `{"ok":true,"channel":%q,"ts":%q}`, form.Get("channel"), ts)
}

func (s *stormy) replies(rw http.ResponseWriter, thread string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	messages := []map[string]any{}
	for _, p := range s.posts[thread] {
		messages = append(messages, map[string]any{"type": "message", "user": "UQUOTH", "ts": p.ts, "metadata": map[string]any{
			"event_type": answerEvent, "event_payload": map[string]string{"channel": s.channelOf(thread), "question": thread}}})
	}
	json.NewEncoder(rw).Encode(map[string]any{"ok": true, "messages": messages})
}

// channelOf is where a question was asked.
func (s *stormy) channelOf(ts string) string {
	var i int
	fmt.Sscanf(ts[strings.Index(ts, ".")+1:], "%d", &i)
	if i%3 == 0 {
		return "D1"
	}
	return "C1"
}

// judge finds questions with no outcome, or with more than one.
func (s *stormy) judge(questions int) {
	lost, twice := 0, 0
	for i := range questions {
		switch n := len(s.posts[fmt.Sprintf("%d.%06d", 1000+i, i)]); {
		case n == 0:
			lost++
		case n > 1:
			twice++
		}
	}
	if lost > 0 || twice > 0 || len(s.posts) != questions {
		s.t.Errorf("of %d questions %d have no outcome and %d more than one; %d have any", questions, lost, twice, len(s.posts))
	}
	for _, what := range []string{"told of twice", "delivered again though acknowledged", "too much at a time", "5xx, not posted", "blocks refused", "posted, the answer lost"} {
		if s.wrong[what] == 0 {
			s.t.Errorf("%s: never", what)
		}
	}
}

// tally is what went wrong.
func (s *stormy) tally() string {
	var all []string
	for what, n := range s.wrong {
		all = append(all, fmt.Sprintf("%s %d", what, n))
	}
	return strings.Join(all, ", ")
}
