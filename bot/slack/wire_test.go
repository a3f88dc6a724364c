package slack

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"quoth/bot"
	"quoth/bot/store"
	"quoth/index/answer"
	"quoth/index/query"
)

// Tokens of the tests. No log line may hold them.
const (
	botToken      = "xoxb-0000-secret-of-the-bot"
	appToken      = "xapp-0000-secret-of-the-app"
	signingSecret = "0000secretofthesigner"
)

// A wire is a fake of Slack as the bot sees it: the Web API and the socket.
// Each call is answered by what is scripted for its method, else with success.
type wire struct {
	*httptest.Server
	t   testing.TB
	log *lockedBuffer // of the bot

	mu       sync.Mutex
	script   map[string][]http.HandlerFunc // answers still to give, by method
	posts    []url.Values                  // that a reader of Slack would see
	changes  []url.Values                  // of what was posted
	forms    map[string][]url.Values       // of other calls, by method
	whispers []string                      // that one person would see
	users    map[string]string             // fields of users.info, by user
	files    []string                      // uploaded
	calls    map[string]int
	acks     map[string]int // by envelope
	sockets  []*websocket.Conn
	greet    func(*websocket.Conn) bool // false: the connection is dropped
	ping     bool
	wrap     func(callback string) string // what is delivered of it; nil: as it is
	http     http.Handler                 // where Slack delivers in HTTP mode; nil in Socket Mode
	signed   bool                         // it is HTTP mode
}

// inBothModes runs a test in Socket Mode and in HTTP mode.
func inBothModes(t *testing.T, test func(*testing.T, *wire)) {
	t.Run("socket", func(t *testing.T) { test(t, newWire(t)) })
	t.Run("http", func(t *testing.T) {
		w := newWire(t)
		w.signed = true
		test(t, w)
	})
}

func newWire(t testing.TB) *wire {
	w := &wire{t: t, log: &lockedBuffer{}, script: map[string][]http.HandlerFunc{}, forms: map[string][]url.Values{}, users: map[string]string{}, calls: map[string]int{}, acks: map[string]int{}, ping: true,
		greet: func(*websocket.Conn) bool { return true }}
	mux := http.NewServeMux()
	mux.HandleFunc("/api/{method}", w.api)
	mux.HandleFunc("/socket", w.socket)
	mux.HandleFunc("/respond", w.respond)
	mux.HandleFunc("/upload", w.upload)
	w.Server = httptest.NewServer(mux)
	t.Cleanup(w.Close)
	return w
}

// newWireLike is a wire in the mode of another.
func newWireLike(t testing.TB, other *wire) *wire {
	w := newWire(t)
	w.signed = other.signed
	return w
}

// forgetSockets has what is sent next go over connections still to come.
func (w *wire) forgetSockets() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.sockets = nil
}

func (w *wire) api(rw http.ResponseWriter, r *http.Request) {
	r.ParseForm()
	method := r.PathValue("method")
	w.mu.Lock()
	w.calls[method]++
	var answer http.HandlerFunc
	if list := w.script[method]; len(list) > 0 {
		answer, w.script[method] = list[0], list[1:]
	}
	w.mu.Unlock()
	if answer != nil {
		answer(rw, r)
		return
	}
	switch method {
	case "auth.test":
		fmt.Fprint(rw, `{"ok":true,"team_id":"T1","enterprise_id":"E1","user_id":"UQUOTH","bot_id":"BQUOTH"}`)
	case "apps.connections.open":
		fmt.Fprintf(rw, `{"ok":true,"url":%q}`, "ws"+strings.TrimPrefix(w.URL, "http")+"/socket?ticket=secret-ticket")
	case "chat.postMessage":
		w.post(rw, r)
	case "chat.postEphemeral":
		w.mu.Lock()
		w.forms[method] = append(w.forms[method], r.PostForm)
		w.mu.Unlock()
		fmt.Fprint(rw, `{"ok":true,"message_ts":"8.1"}`)
	case "chat.update":
		w.mu.Lock()
		w.changes = append(w.changes, r.PostForm)
		w.mu.Unlock()
		fmt.Fprintf(rw, `{"ok":true,"channel":%q,"ts":%q}`, r.PostForm.Get("channel"), r.PostForm.Get("ts"))
	case "conversations.replies":
		w.replies(rw)
	case "users.info":
		user, ok := w.users[r.Form.Get("user")]
		if !ok {
			user = `"id":"U"`
		}
		fmt.Fprintf(rw, `{"ok":true,"user":{%s}}`, user)
	case "files.getUploadURLExternal":
		fmt.Fprintf(rw, `{"ok":true,"upload_url":%q,"file_id":"F1"}`, w.URL+"/upload")
	case "files.completeUploadExternal":
		w.mu.Lock()
		w.forms[method] = append(w.forms[method], r.PostForm)
		w.mu.Unlock()
		fmt.Fprint(rw, `{"ok":true,"files":[{"id":"F1","title":"quoth.csv"}]}`)
	case "views.publish", "views.open", "chat.delete", "assistant.threads.setSuggestedPrompts", "agents.sessions.setStatus":
		body, _ := io.ReadAll(r.Body) // of views.publish
		w.mu.Lock()
		r.PostForm.Set("body", string(body))
		w.forms[method] = append(w.forms[method], r.PostForm)
		w.mu.Unlock()
		fmt.Fprint(rw, `{"ok":true,"channel":"C1","ts":"1.1"}`)
	default:
		fmt.Fprint(rw, `{"ok":false,"error":"unknown_method"}`)
	}
}

// post shows a message and says so.
func (w *wire) post(rw http.ResponseWriter, r *http.Request) {
	w.mu.Lock()
	w.posts = append(w.posts, r.PostForm)
	n := len(w.posts)
	w.mu.Unlock()
	fmt.Fprintf(rw, `{"ok":true,"channel":%q,"ts":"9.%d"}`, r.PostForm.Get("channel"), n)
}

// replies are all messages shown, as one thread.
func (w *wire) replies(rw http.ResponseWriter) {
	w.mu.Lock()
	defer w.mu.Unlock()
	messages := []map[string]any{}
	for i, p := range w.posts {
		messages = append(messages, map[string]any{"type": "message", "user": "UQUOTH", "text": p.Get("text"), "ts": fmt.Sprintf("9.%d", i+1), "metadata": json.RawMessage(p.Get("metadata"))})
	}
	json.NewEncoder(rw).Encode(map[string]any{"ok": true, "messages": messages})
}

// refuse is the answer of a call that Slack refuses.
func refuse(code string) http.HandlerFunc {
	return func(rw http.ResponseWriter, r *http.Request) { fmt.Fprintf(rw, `{"ok":false,"error":%q}`, code) }
}

func status(code int, header ...string) http.HandlerFunc {
	return func(rw http.ResponseWriter, r *http.Request) {
		for i := 0; i+1 < len(header); i += 2 {
			rw.Header().Set(header[i], header[i+1])
		}
		rw.WriteHeader(code)
	}
}

func (w *wire) socket(rw http.ResponseWriter, r *http.Request) {
	conn, err := (&websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}).Upgrade(rw, r, nil)
	if err != nil {
		return
	}
	defer conn.Close()
	w.mu.Lock()
	w.calls["socket"]++
	stays, ping := w.greet(conn), w.ping
	w.mu.Unlock()
	if !stays {
		return
	}
	if ping {
		conn.WriteControl(websocket.PingMessage, nil, time.Now().Add(time.Second))
	}
	conn.WriteMessage(websocket.TextMessage, []byte(`{"type":"hello","num_connections":1}`))
	w.mu.Lock()
	w.sockets = append(w.sockets, conn)
	w.mu.Unlock()
	for {
		var ack struct {
			EnvelopeID string `json:"envelope_id"`
		}
		if conn.ReadJSON(&ack) != nil {
			return
		}
		w.mu.Lock()
		w.acks[ack.EnvelopeID]++
		w.mu.Unlock()
	}
}

// until waits for something to hold.
func (w *wire) until(what string, holds func() bool) {
	w.t.Helper()
	for late := time.Now().Add(time.Minute); time.Now().Before(late); time.Sleep(time.Millisecond) {
		w.mu.Lock()
		ok := holds()
		w.mu.Unlock()
		if ok {
			return
		}
	}
	w.t.Fatalf("never: %s; log:\n%s", what, w.log)
}

// send delivers a frame on the newest connection.
func (w *wire) send(frame string) {
	w.t.Helper()
	w.until("a connection", func() bool { return len(w.sockets) > 0 })
	w.mu.Lock()
	defer w.mu.Unlock()
	if err := w.sockets[len(w.sockets)-1].WriteMessage(websocket.TextMessage, []byte(frame)); err != nil {
		w.t.Fatal(err)
	}
}

// deliver delivers an event and waits until it is acknowledged.
func (w *wire) deliver(envelope, event string) {
	w.t.Helper()
	w.hand(envelope, event, 0)
	w.acked(envelope)
}

// hand delivers an event for the attempt-th time, in whichever mode it is.
func (w *wire) hand(envelope, event string, attempt int) {
	w.t.Helper()
	callback := callbackOf(envelope, event)
	if w.wrap != nil {
		callback = w.wrap(callback)
	}
	if !w.signed {
		w.send(fmt.Sprintf(`{"envelope_id":%q,"type":"events_api","retry_attempt":%d,"payload":%s}`, envelope, attempt, callback))
		return
	}
	r := signedRequest(callback, "application/json", time.Now(), signingSecret)
	if attempt > 0 {
		r.Header.Set("X-Slack-Retry-Num", fmt.Sprint(attempt))
		r.Header.Set("X-Slack-Retry-Reason", "http_timeout")
	}
	if w.request(r).Code == http.StatusOK {
		w.mu.Lock()
		w.acks[envelope]++
		w.mu.Unlock()
	}
}

// request hands a request to the bot in HTTP mode.
func (w *wire) request(r *http.Request) *httptest.ResponseRecorder {
	rw := httptest.NewRecorder()
	w.http.ServeHTTP(rw, r)
	return rw
}

// signedRequest is a request as Slack makes it at a time, signed with a secret.
func signedRequest(body, kind string, at time.Time, secret string) *http.Request {
	r := httptest.NewRequest(http.MethodPost, "/slack/events", strings.NewReader(body))
	stamp := fmt.Sprint(at.Unix())
	mac := hmac.New(sha256.New, []byte(secret))
	fmt.Fprintf(mac, "v0:%s:%s", stamp, body)
	r.Header.Set("Content-Type", kind)
	r.Header.Set("X-Slack-Request-Timestamp", stamp)
	r.Header.Set("X-Slack-Signature", "v0="+hex.EncodeToString(mac.Sum(nil)))
	return r
}

func (w *wire) acked(envelope string) {
	w.t.Helper()
	w.until("an acknowledgement of "+envelope, func() bool { return w.acks[envelope] > 0 })
}

func callbackOf(id, event string) string {
	return fmt.Sprintf(`{"type":"event_callback","team_id":"T1","event_id":"Ev%s","event":%s}`, id, event)
}

// mention is an event in which alice mentions the bot in a channel.
func mention(ts, text string) string {
	return fmt.Sprintf(`{"type":"app_mention","user":"UALICE","channel":"C1","ts":%q,"text":%q}`, ts, "<@UQUOTH> "+text)
}

// direct is an event in which alice writes to the bot.
func direct(ts, text string) string {
	return fmt.Sprintf(`{"type":"message","channel_type":"im","user":"UALICE","channel":"D1","ts":%q,"text":%q}`, ts, text)
}

// jsonEvent is an event with text that Go's quotes are not JSON's for.
func jsonEvent(fields map[string]any) string {
	event, err := json.Marshal(fields)
	if err != nil {
		panic(err)
	}
	return string(event)
}

// posted waits for n messages and returns them.
func (w *wire) posted(n int) []url.Values {
	w.t.Helper()
	w.until(fmt.Sprintf("%d messages", n), func() bool { return len(w.posts) >= n })
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.posts) > n {
		w.t.Fatalf("%d messages, want %d", len(w.posts), n)
	}
	return w.posts
}

// changed waits for n changes of messages and returns the last.
func (w *wire) changed(n int) url.Values {
	w.t.Helper()
	w.until(fmt.Sprintf("%d changes", n), func() bool { return len(w.changes) >= n })
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.changes) > n {
		w.t.Fatalf("%d changes, want %d", len(w.changes), n)
	}
	return w.changes[n-1]
}

// settled waits until n questions have ended.
func (r *running) settled(n int) {
	r.t.Helper()
	r.until(fmt.Sprintf("%d outcomes", n), func() bool {
		var all uint64
		for _, count := range r.vitals.Signs().Outcomes {
			all += count
		}
		return all >= uint64(n)
	})
}

func (w *wire) count(what string) int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.calls[what]
}

// A running is a bot at work on a wire.
type running struct {
	*wire
	edge   *Edge
	vitals *bot.Vitals
	stop   context.CancelFunc
	ended  chan error
}

// run starts a bot that answers with ask. When the test ends it is stopped and
// its log searched for secrets and for what was said.
func (w *wire) run(ask func(ctx context.Context, question string) (answer.Answer, error), change ...func(*Config)) *running {
	return w.runBot(&bot.Bot{Ask: ask, Text: articleText}, change...)
}

// runBot starts a bot, as run does.
func (w *wire) runBot(b *bot.Bot, change ...func(*Config)) *running {
	r := &running{wire: w, vitals: &bot.Vitals{}, ended: make(chan error, 1)}
	ctx, cancel := context.WithCancel(context.Background())
	r.stop = cancel
	c := Config{
		BotToken: botToken, API: w.URL + "/api",
		Log:    slog.New(slog.NewTextHandler(r.log, &slog.HandlerOptions{Level: slog.LevelDebug})),
		Vitals: r.vitals,
		pace:   pace{open: time.Millisecond, openMax: 10 * time.Millisecond, retry: time.Millisecond, retryMax: 5 * time.Millisecond},
	}
	if w.signed {
		c.SigningSecret = signingSecret
	} else {
		c.AppToken = appToken
	}
	for _, f := range change {
		f(&c)
	}
	b.Log = c.Log
	if c.Store == nil {
		c.Store = memory(w.t)
	}
	edge, err := New(c, b)
	if err != nil {
		w.t.Fatal(err)
	}
	r.edge = edge
	if w.signed {
		w.http = edge
	}
	go func() { r.ended <- edge.Run(ctx) }()
	w.t.Cleanup(func() {
		cancel()
		select {
		case err := <-r.ended:
			r.ended <- err
		case <-time.After(20 * time.Second):
			w.t.Fatal("the bot does not stop")
		}
		r.searchLog()
	})
	return r
}

// memory is a store that ends with the test.
func memory(t testing.TB) *store.Store {
	s, err := store.Open(t.Context(), store.Memory)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// finish stops the bot and returns how it ended.
func (r *running) finish() error {
	r.stop()
	return r.end()
}

// end waits until the bot has ended and returns how.
func (r *running) end() error {
	err := <-r.ended
	r.ended <- err
	return err
}

// searchLog finds what may not be in a log.
func (r *running) searchLog() {
	log := r.log.String()
	for _, secret := range []string{botToken, appToken, signingSecret, "secret-ticket", "venture", "unicorn", "Harbour City", "9.8 billion", "风险"} {
		if strings.Contains(log, secret) {
			r.t.Errorf("the log holds %q:\n%s", secret, log)
		}
	}
}

type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

const article = "Harbour City attracts over $9.8 billion in venture capital a year, according to its trade office."

func articleText(path string) (string, error) {
	if path != "harbour.md" {
		return "", errors.New("no such article")
	}
	return article, nil
}

// always answers every question alike.
func always(a answer.Answer) func(context.Context, string) (answer.Answer, error) {
	return func(context.Context, string) (answer.Answer, error) { return a, nil }
}

// answer knows one thing, and small talk.
func answering(_ context.Context, question string) (answer.Answer, error) {
	a := answer.Answer{Question: question, Status: answer.Unanswered, Query: answer.Understood{Intent: query.Lookup}}
	if question == "hello" || question == "help" {
		a.Query.Intent = query.SmallTalk
	}
	if !strings.Contains(question, "venture") {
		return a, nil
	}
	a.Status = answer.Answered
	start := strings.Index(article, "$9.8")
	a.Figures = []answer.Figure{{Text: "$9.8 billion", Qualifier: "over", Per: "year", Measure: "venture capital", Place: "Harbour City",
		Attribution: "its trade office", Passage: "harbour.md#1", Start: start, End: start + len("$9.8 billion")}}
	a.Passages = []answer.Quote{{ID: "harbour.md#1", Article: "harbour.md", Title: "A harbour and its money", Source: "The Tide",
		URL: "https://tide.example/harbour", Published: "2025-03-02", Text: article, End: len(article)}}
	return a, nil
}
