package main

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
)

// serves runs serve in an environment, and returns its exit code and what it said.
func serves(t *testing.T, env map[string]string, args ...string) (int, string) {
	t.Helper()
	var said bytes.Buffer
	code := run(t.Context(), append([]string{"serve"}, args...), stdio{strings.NewReader(""), &said, &said, func(name string) string { return env[name] }})
	return code, said.String()
}

// All that is wrong with how serve was called is told at once.
func TestEverythingWrongIsTold(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "shelf", "porto.md"), "Porto has 420 start-ups.\n")
	write(t, filepath.Join(dir, "channels.yaml"), "restricted: {board: [C0BOARD]}\n")
	code, said := serves(t, map[string]string{"SLACK_BOT_TOKEN": "xapp-secret", "SLACK_SIGNING_SECRET": "shush", "QUOTH_API_TOKEN": "short"},
		"--workers", "none", "--keep", "1h", "--articles", filepath.Join(dir, "shelf"), "--channels", filepath.Join(dir, "channels.yaml"), "--store", filepath.Join(dir, "no", "kept.db"))
	for _, want := range []string{"6 things are wrong", `--workers: "none"`, "SLACK_BOT_TOKEN holds an app-level token", "QUOTH_API_TOKEN has 5 characters", "Slack has no address to call", `--keep: 1h is less than a day`, `there is no collection "board"`} {
		if !strings.Contains(said, want) {
			t.Errorf("lacks %q", want)
		}
	}
	if code != exitUsage || strings.Contains(said, "secret\n") || strings.Contains(said, "shush") || t.Failed() {
		t.Errorf("%d: %s", code, said)
	}
	code, said = serves(t, map[string]string{"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}, "--articles", filepath.Join(dir, "gone"))
	if code != exitUsage || strings.Contains(said, "things") || !strings.Contains(said, "gone: no such file") {
		t.Errorf("one thing: %d %s", code, said)
	}
}

// What serving needs is checked without serving, and what is missing is named.
func TestServeChecks(t *testing.T) {
	scopes := "app_mentions:read,assistant:write,channels:history,channels:read,chat:write,commands,files:write,groups:history,groups:read,im:history,mpim:history,reactions:read,users:read"
	slack := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.ParseForm()
		switch r.URL.Path {
		case "/api/auth.test":
			w.Header().Set("X-OAuth-Scopes", scopes)
			fmt.Fprint(w, `{"ok":true,"team_id":"T1","user_id":"UQUOTH"}`)
		case "/api/apps.connections.open":
			fmt.Fprint(w, `{"ok":true,"url":"ws://127.0.0.1:1/"}`)
		case "/api/conversations.info":
			fmt.Fprintf(w, `{"ok":true,"channel":{"id":%q,"is_member":%v}}`, r.Form.Get("channel"), r.Form.Get("channel") == "C0IN")
		default:
			t.Errorf("called %s", r.URL.Path)
		}
	}))
	defer slack.Close()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "shelf", "porto.md"), "Porto has 420 start-ups.\n")
	write(t, filepath.Join(dir, "channels.yaml"), "external: [C0IN]\n")
	env := map[string]string{"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1", "SLACK_API_URL": slack.URL + "/api/"}
	args := []string{"--check", "--listen", "127.0.0.1:0", "--articles", filepath.Join(dir, "shelf"), "--channels", filepath.Join(dir, "channels.yaml"), "--store", filepath.Join(dir, "kept.db")}
	code, said := serves(t, env, args...)
	if code != exitAnswered || strings.Contains(said, "missing") || strings.Count(said, "\nok ") < 6 {
		t.Errorf("%d %s", code, said)
	}
	scopes = "chat:write"
	write(t, filepath.Join(dir, "channels.yaml"), "external: [C0OUT]\n")
	code, said = serves(t, env, append(args, "--workers", "0")...)
	for _, want := range []string{"it lacks app_mentions:read (app_mention)", "channel C0OUT of the file of channels: the bot is not in it", `--workers: "0" is no number`} {
		if !strings.Contains(said, want) {
			t.Errorf("lacks %q", want)
		}
	}
	if code != exitFault || t.Failed() {
		t.Errorf("%d %s", code, said)
	}
}
