package slack

import (
	"context"
	"encoding/json"
	"fmt"
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

// TestStorm asks 10,000 questions, half of them in each mode, over a wire on which everything goes wrong
// that may: deliveries come twice and as two events, connections are dropped
// and asked to go, calls are answered 429, 5xx and invalid_blocks, or carried
// out and the answer lost. Each question has one outcome. The clock is faked,
// so the hours it lasts take seconds; QUOTH_STORM is another seed.
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
	vitals := &bot.Vitals{}
	c := Config{
		BotToken: botToken, API: "http://slack.test/api", Store: memory, Vitals: vitals, Policy: Policy{Person: -1, Channel: -1},
		Log: slog.New(slog.DiscardHandler), dial: s.dial,
	}
	if mode == "http" {
		c.SigningSecret = signingSecret
	} else {
		c.AppToken = appToken
	}
	edge, err := New(c, &bot.Bot{Ask: answer, Text: articleText, Log: c.Log})
	if err != nil {
		t.Fatal(err)
	}
	if mode == "http" {
		s.handler = edge
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- edge.Run(ctx) }()
	if mode == "socket" {
		go s.disturb(ctx)
	}
	var asked sync.WaitGroup
	for i := range questions {
		asked.Go(func() { s.ask(i) })
	}
	asked.Wait()
	time.Sleep(30 * time.Minute) // for what still waits
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	memory.Close()
	s.end()
	s.judge(questions)
	var outcomes uint64
	signs := vitals.Signs()
	for _, n := range signs.Outcomes {
		outcomes += n
	}
	if outcomes != uint64(questions) || signs.Undeliverable > 0 {
		t.Errorf("%d outcomes are counted, %d undeliverable; want %d and none", outcomes, signs.Undeliverable, questions)
	}
	t.Logf("seed %d: %s; %d posts failed, %d deliveries deferred, %d reconnects", seed, s.tally(), signs.PostsFailed, signs.Deferred, signs.Reconnects)
}

// A stormy is a fake of Slack on a network in memory, on which things go wrong
// by the dice of a seed.
type stormy struct {
	t       *testing.T
	server  *http.Server
	conns   chan net.Conn
	handler http.Handler // of the bot, in HTTP mode

	mu      sync.Mutex
	dice    *rand.Rand
	sockets map[*websocket.Conn]bool
	acked   map[string]chan struct{}
	posts   map[string][]post // by question
	wrong   map[string]int    // what went wrong, how often
}

// A post is an outcome that people see.
type post struct{ ts, text string }

func newStormy(t *testing.T, seed uint64) *stormy {
	s := &stormy{t: t, conns: make(chan net.Conn), dice: rand.New(rand.NewPCG(seed, seed)),
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

// happens throws the dice: whether something goes wrong that does so often.
func (s *stormy) happens(what string, often float64) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.dice.Float64() >= often {
		return false
	}
	s.wrong[what]++
	return true
}

func (s *stormy) within(d time.Duration) time.Duration {
	s.mu.Lock()
	defer s.mu.Unlock()
	return time.Duration(s.dice.Int64N(int64(d)))
}

// ask asks one question: at some time within two hours, as a mention or in a
// direct message, and delivers it until it is acknowledged, four times at
// most, and sometimes again all the same.
func (s *stormy) ask(i int) {
	time.Sleep(s.within(2 * time.Hour))
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
	if s.happens("told of twice", 0.2) {
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
		again := s.happens("delivered again though acknowledged", 0.1)
		if ok && !again {
			return
		}
	}
}

// hand delivers once, and reports whether that was acknowledged.
func (s *stormy) hand(id, event string, attempt int) bool {
	callback := callbackOf(strings.ReplaceAll(id, " ", "-"), event)
	if s.handler != nil {
		r := signedRequest(callback, "application/json", time.Now(), signingSecret)
		r.Header.Set("X-Slack-Retry-Num", fmt.Sprint(attempt))
		rw := httptest.NewRecorder()
		s.handler.ServeHTTP(rw, r)
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

// disturb drops a connection, or asks it to go, every minute or so.
func (s *stormy) disturb(ctx context.Context) {
	for ctx.Err() == nil {
		select {
		case <-ctx.Done():
		case <-time.After(10*time.Second + s.within(2*time.Minute)):
		}
		ask := s.happens("connection asked to go", 0.5)
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
		if s.happens("no connection opened", 0.1) {
			rw.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		fmt.Fprint(rw, `{"ok":true,"url":"ws://slack.test/socket"}`)
	case "chat.postMessage":
		s.post(rw, r.PostForm)
	case "conversations.replies":
		switch {
		case s.happens("thread not read: too much", 0.1):
			status(http.StatusTooManyRequests, "Retry-After", "1")(rw, r)
		case s.happens("thread not read: 5xx", 0.02):
			rw.WriteHeader(http.StatusBadGateway)
		default:
			s.replies(rw, r.Form.Get("ts"))
		}
	default:
		fmt.Fprint(rw, `{"ok":false,"error":"unknown_method"}`)
	}
}

// post shows an outcome, or does not, and says so, or does not.
func (s *stormy) post(rw http.ResponseWriter, form url.Values) {
	switch {
	case s.happens("too much at a time", 0.1):
		rw.Header().Set("Retry-After", "2")
		rw.WriteHeader(http.StatusTooManyRequests)
		return
	case s.happens("5xx, not posted", 0.05):
		rw.WriteHeader(http.StatusInternalServerError)
		return
	case form.Get("blocks") != "" && s.happens("blocks refused", 0.1):
		fmt.Fprint(rw, `{"ok":false,"error":"invalid_blocks"}`)
		return
	}
	var meta struct {
		Payload struct{ Question string } `json:"event_payload"`
	}
	if err := json.Unmarshal([]byte(form.Get("metadata")), &meta); err != nil {
		s.t.Error(err)
	}
	s.mu.Lock()
	ts := fmt.Sprintf("9%d.%d", len(s.posts), len(s.posts[meta.Payload.Question]))
	s.posts[meta.Payload.Question] = append(s.posts[meta.Payload.Question], post{ts, form.Get("text")})
	s.mu.Unlock()
	if s.happens("posted, the answer lost", 0.05) {
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
