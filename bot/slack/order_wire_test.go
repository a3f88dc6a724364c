package slack

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

// respond shows to one person what is posted to a response_url.
func (w *wire) respond(rw http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	w.mu.Lock()
	defer w.mu.Unlock()
	w.calls["respond"]++
	if list := w.script["respond"]; len(list) > 0 {
		w.script["respond"] = list[1:]
		list[0](rw, r)
		return
	}
	w.whispers = append(w.whispers, string(body))
	fmt.Fprint(rw, "ok")
}

// whispered waits for n private messages and returns the last.
func (w *wire) whispered(n int) string {
	w.t.Helper()
	w.until(fmt.Sprintf("%d private messages", n), func() bool { return len(w.whispers) >= n })
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.whispers) > n {
		w.t.Fatalf("%d private messages, want %d:\n%s", len(w.whispers), n, strings.Join(w.whispers, "\n"))
	}
	return w.whispers[n-1]
}

// called waits for a call and returns what it was given.
func (w *wire) called(method string) url.Values {
	w.t.Helper()
	w.until(method, func() bool { return len(w.forms[method]) > 0 })
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.forms[method][len(w.forms[method])-1]
}

// act delivers a command ("slash_commands") or an interaction ("interactive")
// in whichever mode the wire is.
func (w *wire) act(kind, id string, payload map[string]any) {
	w.t.Helper()
	text := jsonEvent(payload)
	if !w.signed {
		w.send(fmt.Sprintf(`{"envelope_id":%q,"type":%q,"accepts_response_payload":true,"payload":%s}`, id, kind, text))
		w.acked(id)
		return
	}
	form := url.Values{"payload": {text}}
	if kind == "slash_commands" {
		form = url.Values{}
		for name, value := range payload {
			form.Set(name, fmt.Sprint(value))
		}
	}
	if code := w.request(signedRequest(form.Encode(), "application/x-www-form-urlencoded", time.Now(), signingSecret)).Code; code != http.StatusOK {
		w.t.Fatalf("%s answered with %d", kind, code)
	}
}

// command gives a command as alice.
func (w *wire) command(id, text string) {
	w.t.Helper()
	w.act("slash_commands", id, map[string]any{"command": "/quoth", "text": text, "team_id": "T1", "channel_id": "C1", "user_id": "UALICE", "user_name": "alice",
		"trigger_id": id, "response_url": w.URL + "/respond"})
}

// click clicks a button as alice, of a message in a thread of a channel.
func (w *wire) click(id, action, value string, change ...func(map[string]any)) {
	w.t.Helper()
	payload := map[string]any{"type": "block_actions", "trigger_id": id, "response_url": w.URL + "/respond",
		"team": map[string]any{"id": "T1"}, "user": map[string]any{"id": "UALICE", "name": "alice", "team_id": "T1"}, "channel": map[string]any{"id": "C1"},
		"container": map[string]any{"type": "message", "message_ts": "9.1", "thread_ts": "1.1", "channel_id": "C1"},
		"message":   map[string]any{"ts": "9.1", "thread_ts": "1.1"},
		"actions":   []any{map[string]any{"action_id": action, "value": value, "type": "button"}}}
	for _, f := range change {
		f(payload)
	}
	w.act("interactive", id, payload)
}

// holds reports what a text lacks of what it should hold.
func holds(t *testing.T, text string, all ...string) {
	t.Helper()
	for _, s := range all {
		if !strings.Contains(text, s) {
			t.Errorf("lacks %q:\n%s", s, text)
		}
	}
}

// checkWhisper finds what is wrong with a private message.
func checkWhisper(body string) (wrong []string) {
	var r struct {
		Text   string          `json:"text"`
		Blocks json.RawMessage `json:"blocks"`
		To     string          `json:"response_type"`
		Parse  string          `json:"parse"`
		Markup bool            `json:"mrkdwn"`
	}
	if err := json.Unmarshal([]byte(body), &r); err != nil {
		return []string{err.Error()}
	}
	if r.To != "ephemeral" || r.Parse != "none" || r.Markup {
		wrong = append(wrong, "it is parsed, or for everyone: "+body)
	}
	return append(append(wrong, checkText(r.Text)...), checkBlocks(string(r.Blocks), "tide.example")...)
}

// upload takes a file.
func (w *wire) upload(rw http.ResponseWriter, r *http.Request) {
	file, _, err := r.FormFile("file")
	if err != nil {
		http.Error(rw, err.Error(), http.StatusBadRequest)
		return
	}
	body, _ := io.ReadAll(file)
	w.mu.Lock()
	defer w.mu.Unlock()
	w.files = append(w.files, string(body))
}
