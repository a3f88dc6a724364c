//go:build e2e

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"
)

// TestEndToEnd runs `quoth serve` over testdata/e2e/articles in a throwaway
// workspace; .ci/e2e starts that and names it in the environment.
func TestEndToEnd(t *testing.T) {
	w := workspace{t, os.Getenv("SLACK_CONTROL")}
	if w.control == "" {
		t.Fatal("no SLACK_CONTROL: run the end-to-end tests by .ci/e2e")
	}
	w.serve("--articles", "testdata/e2e/articles")

	t.Run("a mention is answered once, in its thread", func(t *testing.T) {
		// It comes twice: as a message and as a mention.
		ts := w.say("C01GEN", "<@U0QUOTH> How much venture capital does Porto attract?")
		answer := w.outcome("C01GEN", ts)
		has(t, answer, "€310 million", "Porto attracted €310 million in venture capital in 2024, according to Ribeira Data.", "Harbour Post", "https://harbourpost.example/porto")
	})
	t.Run("a direct message is answered once, in its thread", func(t *testing.T) {
		ts := w.say("D01ALICE", "how many start-ups does Porto have?")
		has(t, w.outcome("D01ALICE", ts), "420", "The city counts 420 start-ups.")
	})
	t.Run("what the articles do not say", func(t *testing.T) {
		ts := w.say("C01GEN", "<@U0QUOTH> How many unicorns are in Lisbon?")
		has(t, w.outcome("C01GEN", ts), "The articles do not say.", "unicorns", "Lisbon")
	})
	t.Run("an empty mention, help and a greeting say how to ask", func(t *testing.T) {
		for _, text := range []string{"<@U0QUOTH>", "<@U0QUOTH> help", "<@U0QUOTH> hello!"} {
			has(t, w.outcome("C01GEN", w.say("C01GEN", text)), "How much venture capital")
		}
	})
	t.Run("an article pings nobody and formats nothing", func(t *testing.T) {
		ts := w.say("C01GEN", "<@U0QUOTH> How much venture capital does Braga attract?")
		m := w.outcome("C01GEN", ts)
		has(t, m, "€77 million")
		for _, code := range []string{"<!", "<@", "<#", "<http"} {
			if strings.Contains(m.Text, code) {
				t.Errorf("the text holds %q: %q", code, m.Text)
			}
		}
		literal(t, m.Blocks)
	})
	t.Run("a question of 12,000 characters", func(t *testing.T) {
		ts := w.say("D01ALICE", strings.Repeat("why oh why ", 1100))
		has(t, w.outcome("D01ALICE", ts), "characters")
	})
	t.Run("a thread goes on, an edit is followed, a deletion too", w.conversation)
	t.Run("commands, buttons, reactions and the home page", w.clicks)
	t.Run("every payload is inside the limits and carries no markup", w.payloads)
}

// TestRestart stops the bot and starts it anew, with a store in a file.
func TestRestart(t *testing.T) {
	w := workspace{t, os.Getenv("SLACK_CONTROL")}
	args := []string{"--articles", "testdata/e2e/articles", "--store", filepath.Join(t.TempDir(), "quoth.db")}
	end := w.serve(args...)
	ts := w.say("C01GEN", "<@U0QUOTH> How much venture capital does Porto attract?")
	has(t, w.outcome("C01GEN", ts), "€310 million")
	end()
	w.serve(args...)
	w.post("message", map[string]any{"channel": "C01GEN", "user": "U01ALICE", "text": "and Braga?", "thread_ts": ts})
	w.until("the thread goes on", func() bool { return len(w.replies("C01GEN", ts)) == 2 })
	has(t, w.replies("C01GEN", ts)[1], "€77 million")
}

// A workspace is the throwaway one, reached by its control API.
type workspace struct {
	t       *testing.T
	control string
}

type message struct {
	TS       string          `json:"ts"`
	ThreadTS string          `json:"thread_ts"`
	User     string          `json:"user"`
	Subtype  string          `json:"subtype"`
	Text     string          `json:"text"`
	Blocks   json.RawMessage `json:"blocks"`
}

// serve starts the bot, in the mode that MODE names, and returns what ends it;
// it ends with the test at the latest.
func (w workspace) serve(args ...string) (end func()) {
	w.t.Helper()
	way, connected := "SLACK_APP_TOKEN=xapp-end-to-end", w.hasSocket
	if os.Getenv("MODE") == "http" {
		way, connected = "SLACK_SIGNING_SECRET=endtoendsecret", isReady
		args = append(args, "--listen", address)
	}
	sockets := w.sockets()
	cmd := exec.Command(os.Getenv("QUOTH"), append([]string{"serve"}, args...)...)
	cmd.Env = append(os.Environ(), "SLACK_BOT_TOKEN=xoxb-end-to-end", way)
	var log bytes.Buffer
	cmd.Stderr = &log
	if err := cmd.Start(); err != nil {
		w.t.Fatal(err)
	}
	end = sync.OnceFunc(func() {
		cmd.Process.Signal(os.Interrupt)
		if err := cmd.Wait(); err != nil {
			w.t.Errorf("quoth serve: %v", err)
		}
		for _, secret := range []string{"end-to-end", "endtoend", "venture", "Porto", "unicorns"} {
			if strings.Contains(log.String(), secret) {
				w.t.Errorf("the log holds %q:\n%s", secret, log.String())
			}
		}
	})
	w.t.Cleanup(end)
	w.until("the bot is connected", func() bool { return connected(sockets) })
	return end
}

// address is where the workspace calls the bot in HTTP mode.
const address = "127.0.0.1:4999"

// isReady reports whether the bot says so.
func isReady(int) bool {
	resp, err := http.Get("http://" + address + "/readyz")
	if err != nil {
		return false
	}
	resp.Body.Close()
	return resp.StatusCode == http.StatusOK
}

// hasSocket reports whether there is a connection besides those there were.
func (w workspace) hasSocket(before int) bool { return w.sockets() > before }

// sockets counts the connections of bots so far.
func (w workspace) sockets() (n int) {
	var l struct {
		Log []struct{ Summary string }
	}
	w.get("log", &l)
	for _, e := range l.Log {
		if strings.HasPrefix(e.Summary, "socket connected") {
			n++
		}
	}
	return n
}

// say posts as Alice and returns the message's timestamp, once the bot has
// acknowledged its events.
func (w workspace) say(channel, text string) string {
	w.t.Helper()
	var said struct{ Message message }
	if err := json.Unmarshal(w.post("message", map[string]any{"channel": channel, "user": "U01ALICE", "text": text}), &said); err != nil || said.Message.TS == "" {
		w.t.Fatalf("POST message: %v %+v", err, said)
	}
	return said.Message.TS
}

// post has something happen in the workspace and returns what came of it.
func (w workspace) post(what string, fields map[string]any) []byte {
	w.t.Helper()
	body, err := json.Marshal(fields)
	if err != nil {
		w.t.Fatal(err)
	}
	resp, err := http.Post(w.control+"/"+what, "application/json", bytes.NewReader(body))
	if err != nil {
		w.t.Fatal(err)
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusOK {
		w.t.Fatalf("POST %s: %s %v %s", what, resp.Status, err, answer)
	}
	return answer
}

// outcome waits for what the bot says in a thread, and that it says it once.
func (w workspace) outcome(channel, ts string) message {
	w.t.Helper()
	var found []message
	w.until("an outcome in "+channel, func() bool {
		found = w.replies(channel, ts)
		return len(found) > 0
	})
	time.Sleep(300 * time.Millisecond) // for a second one to come
	if found = w.replies(channel, ts); len(found) != 1 {
		w.t.Errorf("%d outcomes in the thread of %s, want one", len(found), ts)
	}
	return found[0]
}

func (w workspace) replies(channel, ts string) []message {
	var all struct{ Messages []message }
	w.get("messages/"+channel, &all)
	var found []message
	for _, m := range all.Messages {
		if m.User == "U0QUOTH" && m.ThreadTS == ts {
			found = append(found, m)
		}
	}
	return found
}

// payloads checks every message that was posted.
func (w workspace) payloads(t *testing.T) {
	var l struct {
		Log []struct {
			Summary string
			Detail  json.RawMessage // of another kind where Slack calls the bot
		}
	}
	w.get("log", &l)
	posted := 0
	for _, e := range l.Log {
		if e.Summary != "chat.postMessage" {
			continue
		}
		posted++
		var sent struct {
			Text   string
			Blocks []json.RawMessage
		}
		if err := json.Unmarshal(e.Detail, &sent); err != nil {
			t.Fatal(err)
		}
		if n := utf8.RuneCountInString(sent.Text); n == 0 || n > 4000 {
			t.Errorf("a text of %d characters", n)
		}
		if len(sent.Blocks) > 50 {
			t.Errorf("%d blocks, want at most 50", len(sent.Blocks))
		}
		all := 0
		for _, b := range sent.Blocks {
			all += len(b)
			var block struct {
				Type string
				Text struct{ Text string }
			}
			if err := json.Unmarshal(b, &block); err != nil {
				t.Error(err)
			}
			if block.Type == "header" && utf8.RuneCountInString(block.Text.Text) > 150 {
				t.Errorf("a header of %d characters", utf8.RuneCountInString(block.Text.Text))
			}
			literal(t, b)
		}
		if all > 13_000 {
			t.Errorf("blocks of %d bytes", all)
		}
	}
	if posted < 7 {
		t.Errorf("%d messages posted, want 7 or more", posted)
	}
}

func (w workspace) get(path string, into any) {
	w.t.Helper()
	resp, err := http.Get(w.control + "/" + path)
	if err != nil {
		w.t.Fatal(err)
	}
	defer resp.Body.Close()
	if err := json.NewDecoder(resp.Body).Decode(into); err != nil {
		w.t.Fatalf("GET %s: %v", path, err)
	}
}

func (w workspace) until(what string, is func() bool) {
	w.t.Helper()
	for range 200 {
		if is() {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	w.t.Fatalf("waited 10 s: %s", what)
}

func contains(m message, s string) bool { return strings.Contains(m.Text, s) }

func has(t *testing.T, m message, all ...string) {
	t.Helper()
	for _, s := range all {
		if !strings.Contains(m.Text, s) {
			t.Errorf("%q is not in the message %q", s, m.Text)
		}
	}
}

// literal checks that blocks hold nothing but text, and links whose address
// is one of the articles': no user, channel, broadcast, mrkdwn or markdown.
func literal(t *testing.T, blocks json.RawMessage) {
	t.Helper()
	var v any
	if err := json.Unmarshal(blocks, &v); err != nil {
		t.Fatal(err)
	}
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, e := range v {
				walk(e)
			}
		case map[string]any:
			switch kind := fmt.Sprint(v["type"]); kind {
			case "header", "rich_text", "rich_text_section", "rich_text_quote", "rich_text_list", "text", "plain_text", "divider",
				"actions", "button", "static_select", "overflow", "context_actions", "feedback_buttons", "data_table", "raw_text", "raw_number", "data_visualization", "bar", "line":
			case "link":
				if url := fmt.Sprint(v["url"]); !strings.HasPrefix(url, "https://harbourpost.example/") {
					t.Errorf("a link to %s", url)
				}
			default:
				if v["type"] != nil {
					t.Errorf("an element of type %s", kind)
				}
			}
			for _, e := range v {
				walk(e)
			}
		}
	}
	walk(v)
}
