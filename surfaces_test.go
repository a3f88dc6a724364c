package main

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// A standIn is a Slack that keeps all it is told, and quoth serve beside it,
// run as the command is.
type standIn struct {
	t     *testing.T
	slack string // address of Slack
	base  string // …and of what serve serves
	n     int    // of what was sent

	mu   sync.Mutex
	told []toldOnce
	log  strings.Builder
}

// A toldOnce is a call of Slack's API, or an answer to a response_url.
type toldOnce struct{ method, text string }

// serving runs quoth serve over a folder of files until the test ends.
func serving(t *testing.T, files map[string]string, args ...string) *standIn {
	w := &standIn{t: t}
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	slack := httptest.NewServer(w)
	t.Cleanup(slack.Close)
	w.slack = slack.URL
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := l.Addr().String()
	l.Close()
	w.base = "http://" + addr
	env := map[string]string{"SLACK_BOT_TOKEN": "xoxb-token-of-the-bot", "SLACK_SIGNING_SECRET": signedWith, "SLACK_API_URL": slack.URL + "/api/"}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan int, 1)
	for i, a := range args {
		args[i] = strings.ReplaceAll(a, "DIR", dir)
	}
	go func() {
		ended <- run(ctx, append([]string{"serve", "--listen", addr}, args...), stdio{err: w, out: w, getenv: func(name string) string { return env[name] }})
	}()
	t.Cleanup(func() {
		stop()
		if code := <-ended; code != 0 {
			t.Errorf("serve ended with %d:\n%s", code, w.logged())
		}
	})
	w.until("it is ready", func() bool {
		r, err := http.Get(w.base + "/readyz")
		if err != nil {
			return false
		}
		r.Body.Close()
		return r.StatusCode == http.StatusOK
	})
	return w
}

const signedWith = "secretofthesigner"

// Write takes what the command prints and logs.
func (w *standIn) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.log.Write(p)
}

func (w *standIn) logged() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.log.String()
}

// ServeHTTP is Slack.
func (w *standIn) ServeHTTP(rw http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	text := string(body)
	if form, err := url.ParseQuery(text); err == nil && r.Header.Get("Content-Type") == "application/x-www-form-urlencoded" {
		text = ""
		for name := range form {
			if name != "token" {
				text += name + "=" + form.Get(name) + "\n"
			}
		}
	}
	method := strings.TrimPrefix(r.URL.Path, "/api/")
	w.mu.Lock()
	w.told = append(w.told, toldOnce{method, text})
	n := len(w.told)
	w.mu.Unlock()
	rw.Header().Set("Content-Type", "application/json")
	switch method {
	case "auth.test":
		io.WriteString(rw, `{"ok":true,"team_id":"T1","user_id":"UQUOTH","bot_id":"BQUOTH"}`)
	case "users.info":
		fmt.Fprintf(rw, `{"ok":true,"user":{"id":"U","locale":"en-US","is_admin":%t}}`, strings.Contains(text, "user=U1"))
	case "files.getUploadURLExternal":
		fmt.Fprintf(rw, `{"ok":true,"upload_url":"http://%s/upload","file_id":"F1"}`, r.Host)
	case "conversations.replies":
		io.WriteString(rw, `{"ok":true,"messages":[]}`)
	default:
		fmt.Fprintf(rw, `{"ok":true,"channel":"C1","ts":"9.%d","message_ts":"9.%d"}`, n, n)
	}
}

// until waits for something to hold.
func (w *standIn) until(what string, holds func() bool) {
	w.t.Helper()
	for late := time.Now().Add(time.Minute); time.Now().Before(late); time.Sleep(2 * time.Millisecond) {
		if holds() {
			return
		}
	}
	w.t.Fatalf("never: %s; log:\n%s", what, w.logged())
}

// sends hands a signed body to the bot and waits until it has told something
// by one of the methods; it returns what it told since.
func (w *standIn) sends(kind, body string, methods ...string) string {
	w.t.Helper()
	w.mu.Lock()
	before := len(w.told)
	w.mu.Unlock()
	stamp := fmt.Sprint(time.Now().Unix())
	mac := hmac.New(sha256.New, []byte(signedWith))
	fmt.Fprintf(mac, "v0:%s:%s", stamp, body)
	r, err := http.NewRequest(http.MethodPost, w.base+"/slack/events", strings.NewReader(body))
	if err != nil {
		w.t.Fatal(err)
	}
	r.Header.Set("Content-Type", kind)
	r.Header.Set("X-Slack-Request-Timestamp", stamp)
	r.Header.Set("X-Slack-Signature", "v0="+hex.EncodeToString(mac.Sum(nil)))
	got, err := http.DefaultClient.Do(r)
	if err != nil {
		w.t.Fatal(err)
	}
	got.Body.Close()
	if got.StatusCode != http.StatusOK {
		w.t.Fatalf("answered %s", got.Status)
	}
	var all strings.Builder
	w.until("something told by "+strings.Join(methods, ", "), func() bool {
		w.mu.Lock()
		defer w.mu.Unlock()
		all.Reset()
		told := len(methods) == 0
		for _, said := range w.told[before:] {
			all.WriteString(said.text + "\n")
			for _, m := range methods {
				told = told || m == said.method
			}
		}
		return told
	})
	return all.String()
}

func (w *standIn) event(fields map[string]any, methods ...string) string {
	w.t.Helper()
	w.n++
	fields["ts"], fields["event_ts"] = fmt.Sprintf("17.%06d", w.n), fmt.Sprintf("17.%06d", w.n)
	if fields["user"] == nil {
		fields["user"] = "U1"
	}
	body, _ := json.Marshal(map[string]any{"type": "event_callback", "team_id": "T1", "event_id": fmt.Sprint("Ev", w.n), "event": fields})
	return w.sends("application/json", string(body), methods...)
}

// asks is what is told to a question in a channel.
func (w *standIn) asks(channel, text string) string {
	w.t.Helper()
	if strings.HasPrefix(channel, "D") {
		return w.event(map[string]any{"type": "message", "channel_type": "im", "channel": channel, "text": text}, "chat.postMessage")
	}
	return w.event(map[string]any{"type": "app_mention", "channel": channel, "text": "<@UQUOTH> " + text}, "chat.postMessage")
}

// commands is what is told to a slash command in a channel.
func (w *standIn) commands(channel, text string) string {
	w.t.Helper()
	w.n++
	return w.sends("application/x-www-form-urlencoded", url.Values{"team_id": {"T1"}, "channel_id": {channel}, "user_id": {"U1"}, "command": {"/quoth"}, "text": {text},
		"trigger_id": {fmt.Sprint("tr", w.n)}, "response_url": {w.slack + "/respond"}}.Encode(), "/respond")
}

// clicks is what is told to a click on a button under a message in a channel.
func (w *standIn) clicks(channel, action, question string, methods ...string) string {
	w.t.Helper()
	w.n++
	payload, _ := json.Marshal(map[string]any{"type": "block_actions", "trigger_id": fmt.Sprint("tr", w.n), "response_url": w.slack + "/respond",
		"team": map[string]any{"id": "T1"}, "user": map[string]any{"id": "U1", "team_id": "T1"}, "channel": map[string]any{"id": channel},
		"container": map[string]any{"type": "message", "message_ts": "1.1", "channel_id": channel}, "message": map[string]any{"ts": "1.1"},
		"actions": []any{map[string]any{"action_id": action, "value": question, "action_ts": "1.2"}}})
	return w.sends("application/x-www-form-urlencoded", url.Values{"payload": {string(payload)}}.Encode(), methods...)
}

// page is what stands at an address of the bot's.
func (w *standIn) page(path string) string {
	w.t.Helper()
	r, err := http.Get(w.base + path)
	if err != nil {
		w.t.Fatal(err)
	}
	defer r.Body.Close()
	text, err := io.ReadAll(r.Body)
	if err != nil {
		w.t.Fatal(err)
	}
	return string(text)
}

// What is kept to some channels is unknown elsewhere, by name too: a word of it
// that is asked for is answered as a word that nobody wrote.
func TestRestrictedIsUnknown(t *testing.T) {
	w := serving(t, map[string]string{
		"a/open/porto.md": "---\ntitle: Porto notes\nsource: Bulb Post\n---\n\nPorto had 421 startups in 2024. Porto raised $12 million of venture capital in 2024.\n",
		"a/attic/plan.md": "---\ntitle: Harrowmere plan\nsource: Vorlath Desk\nplaces: [Harrowmere]\n---\n\nHarrowmere will hire 1,234 people in 2026. The Harrowmere site costs $87 million. " +
			"Tindervale was chosen as the code name of Harrowmere. Harrowmere counts 5,500 quaffers.\n",
		"a/attic/budget.md": "---\ntitle: Harrowmere budget\nsource: Vorlath Desk\nplaces: [Harrowmere]\n---\n\nHarrowmere's Ostrelburg office costs $3 million a year. Ostrelburg employs 77 quaffers. " +
			"Ostrelburg grew in 2025. Ostrelburg had 88 quaffers in 2024.\n",
		"channels.yaml": "restricted: {attic: [C0ATTIC]}\nlimits: {person: -1, channel: -1}\n",
	}, "--articles", "DIR/a", "--channels", "DIR/channels.yaml", "--store", "DIR/kept.db")

	planted := []string{"harrowmere", "tindervale", "ostrelburg", "quaffer", "vorlath", "1,234", "$87", "5,500", "attic", "plan.md", "budget.md"}
	nobody := map[string]string{"Harrowmere": "Barrowdale", "Tindervale": "Bindermere", "Ostrelburg": "Astrelmark", "quaffers": "snuffers", "attic": "cabin"}
	if said := w.asks("C0ATTIC", "how many people will Harrowmere hire?"); !strings.Contains(said, "1,234") {
		t.Fatalf("where it may be quoted it is not:\n%s", said)
	}
	w.asks("C0ATTIC", "when will Harrowmere get a zeppelin?")
	clean := func(where, said string, asked ...string) {
		t.Helper()
		said = strings.ToLower(said)
		for _, word := range asked {
			said = strings.ReplaceAll(said, strings.ToLower(word), "…")
		}
		for _, word := range planted {
			if strings.Contains(said, word) {
				t.Errorf("%s tells of %q:\n%s", where, word, said)
			}
		}
	}
	for _, channel := range []string{"C1", "D1"} {
		for _, near := range []string{"Harrowmer people", "Harowmere", "Tindervael", "Ostrelberg office", "quafers in Porto", "how many quaffers are there?", "Vorlat Desk",
			"what do you know?", "what do the articles cover", "which sources do you have?", "top companies by employees", "list all articles", "help", "attic"} {
			clean(channel+": "+near, w.asks(channel, near), near, "quaffers")
		}
		for secret, control := range nobody {
			for _, form := range []string{"%s", "what do you know about %s?", "how many people will %s hire?", "compare %s and Porto", "who chose %s?", "%s in 2026", "startups in %s", "is %s bigger than Porto?"} {
				w.asks(channel, "startups in Porto") // what was asked before is the same for both
				got := w.asks(channel, fmt.Sprintf(form, secret))
				w.asks(channel, "startups in Porto")
				want := w.asks(channel, fmt.Sprintf(form, control))
				if got, want := plainly(got, secret), plainly(want, control); got != want {
					t.Errorf("%s: %q is told\n%s\nand a name that nobody wrote\n%s", channel, fmt.Sprintf(form, secret), got, want)
				}
			}
		}
	}
	for _, text := range []string{"", "help", "about", "why", "config", "config collections nothing", "config collections attic", "config C0ATTIC", "config C0ATTIC auto on"} {
		clean("/quoth "+text, w.commands("C1", text), `\"attic\"`, "C0ATTIC")
	}
	for _, action := range []string{"ask", "more", "who", "why", "places", "years", "measures"} {
		clean("the button "+action, w.clicks("C1", "quoth:"+action+":0", "startups in Porto", "/respond"))
	}
	clean("the file of an answer", w.clicks("C1", "quoth:export:0", "startups in Porto", "/upload"))
	clean("the page of the bot", w.event(map[string]any{"type": "app_home_opened", "tab": "home", "user": "U2"}, "views.publish"))
	if home := w.event(map[string]any{"type": "app_home_opened", "tab": "home"}, "views.publish"); strings.Contains(home, "zeppelin") || !strings.Contains(home, "What got no answer") {
		t.Errorf("the page of admins tells what was asked where articles are kept to the channel, or not what was asked elsewhere:\n%s", home)
	}
	clean("what is proposed", w.event(map[string]any{"type": "app_home_opened", "tab": "messages", "channel": "D1"}, "assistant.threads.setSuggestedPrompts"))
	for _, path := range []string{"/articles/attic/plan.md", "/articles/plan.md", "/articles/", "/metrics", "/readyz", "/healthz", "/"} {
		clean(path, w.page(path))
	}
	clean("the log", w.logged(), "C0ATTIC")
}

// plainly is what was told without what differs each time: ids, addresses, the
// name that was asked for, the order of the fields.
func plainly(said, name string) string {
	var lines []string
	for line := range strings.Lines(said) {
		if text, ok := strings.CutPrefix(line, "text="); ok {
			lines = append(lines, text)
		} else if !strings.Contains(line, "=") && strings.TrimSpace(line) != "" {
			lines = append(lines, line)
		}
	}
	return strings.ReplaceAll(strings.Join(lines, ""), name, "NAME")
}
