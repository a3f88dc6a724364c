//go:build e2e

package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// pictured are the questions of the pictures, by the name of the picture.
var pictured = []struct{ name, question string }{
	{"figure", "How much venture capital does Shanghai attract?"},
	{"compare", "unicorns in London and Paris and Berlin"},
	{"unsaid", "How many unicorns does Lisbon have?"},
	{"chinese", "深圳的研发投入占比是多少？"},
}

// TestPicture takes pictures of the workspace's page, each with a question and
// its answer; .ci/picture runs it.
func TestPicture(t *testing.T) {
	w := workspace{t, os.Getenv("SLACK_CONTROL")}
	folder := os.Getenv("PICTURES")
	if w.control == "" || folder == "" {
		t.Fatal("no SLACK_CONTROL or PICTURES: take pictures by .ci/picture")
	}
	slack := os.Getenv("SLACK_API_URL")
	drawn := httptest.NewServer(drawable(t, slack))
	defer drawn.Close()
	t.Setenv("SLACK_API_URL", drawn.URL+"/api/")
	w.serve("--reader", "https://quoth.example.org")
	for _, p := range pictured {
		ts := w.say("C01GEN", "<@U0QUOTH> "+p.question)
		w.outcome("C01GEN", ts)
		page := fmt.Sprintf("%s/archives/C01GEN/p%s?thread_ts=%s&cid=C01GEN", strings.TrimSuffix(slack, "/api/"), strings.ReplaceAll(ts, ".", ""), ts)
		photograph(t, page, filepath.Join(folder, p.name+".png"))
	}
}

// photograph takes a picture of a page.
func photograph(t *testing.T, page, file string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	out, err := exec.CommandContext(ctx, "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--user-data-dir="+t.TempDir(),
		"--window-size=1180,1060", "--virtual-time-budget=8000", "--screenshot="+file, page).CombinedOutput()
	if info, stat := os.Stat(file); err != nil || stat != nil || info.Size() == 0 {
		t.Fatalf("chromium: %v\n%s", err, out)
	}
}

// drawable hands calls on to the workspace with their blocks as it can draw
// them: its page knows no rich_text, tables, charts and feedback buttons.
func drawable(t *testing.T, slack string) http.Handler {
	target, err := url.Parse(strings.TrimSuffix(slack, "/api/"))
	if err != nil {
		t.Fatal(err)
	}
	proxy := httputil.NewSingleHostReverseProxy(target)
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		if form, err := url.ParseQuery(string(body)); err == nil && form.Has("blocks") {
			var blocks []block
			if err := json.Unmarshal([]byte(form.Get("blocks")), &blocks); err != nil {
				t.Error(err)
			}
			redrawn, _ := json.Marshal(redraw(blocks))
			form.Set("blocks", string(redrawn))
			body = []byte(form.Encode())
		}
		r.Body, r.ContentLength = io.NopCloser(strings.NewReader(string(body))), int64(len(body))
		r.Host = target.Host
		proxy.ServeHTTP(rw, r)
	})
}

// A block is what is drawn of one, and of what it is made of.
type block struct {
	Type     string           `json:"type"`
	Text     json.RawMessage  `json:"text,omitempty"`
	URL      string           `json:"url,omitempty"`
	Style    json.RawMessage  `json:"style,omitempty"`
	ActionID string           `json:"action_id,omitempty"`
	Value    json.RawMessage  `json:"value,omitempty"`
	Elements []block          `json:"elements,omitempty"`
	Rows     [][]block        `json:"rows,omitempty"`
	Positive *json.RawMessage `json:"positive_button,omitempty"`
}

// redraw replaces blocks by sections of markup.
func redraw(blocks []block) []any {
	var out []any
	for _, b := range blocks {
		switch b.Type {
		case "rich_text":
			out = append(out, markup(b.markup()))
		case "data_table":
			var lines []string
			for i, row := range b.Rows {
				var cells []string
				for _, cell := range row {
					cells = append(cells, cell.plain())
				}
				line := "• " + strings.Join(cells, " · ")
				if i == 0 {
					line = "*" + strings.Join(cells, " · ") + "*"
				}
				lines = append(lines, line)
			}
			out = append(out, markup(strings.Join(lines, "\n")))
		case "context_actions":
			out = append(out, map[string]any{"type": "context", "elements": []any{map[string]string{"type": "mrkdwn", "text": ":+1:  :-1:"}}})
		case "data_visualization":
		default:
			out = append(out, b)
		}
	}
	return out
}

func markup(text string) any {
	return map[string]any{"type": "section", "text": map[string]string{"type": "mrkdwn", "text": text}}
}

// plain is the text of a cell.
func (b block) plain() string {
	text := b.said()
	for _, e := range b.Elements {
		text += e.plain()
	}
	return text
}

// said is the text of an element.
func (b block) said() (text string) {
	json.Unmarshal(b.Text, &text) // "" of what has none
	return text
}

// markup is rich text as Slack's older markup.
func (b block) markup() string {
	var inner string
	for i, e := range b.Elements {
		if i > 0 && b.Type == "rich_text" {
			inner += "\n"
		}
		if b.Type == "rich_text_list" {
			inner += "• "
		}
		inner += e.markup()
		if b.Type == "rich_text_list" {
			inner += "\n"
		}
	}
	text := b.said()
	switch {
	case b.Type == "link":
		return "<" + b.URL + "|" + text + ">"
	case b.Type == "rich_text_quote":
		return "> " + strings.ReplaceAll(inner, "\n", "\n> ")
	case len(b.Style) > 0 && strings.Contains(string(b.Style), "bold") && strings.TrimSpace(text) != "":
		return "*" + text + "*"
	}
	return text + inner
}
