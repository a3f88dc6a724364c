//go:build heights

package slack

import (
	"context"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"quoth/bot"
)

// How high an answer is meant to be, and may be, in CSS pixels, where the screen is 360
// wide; what has a table, as overviews have, may be higher. Above what is meant are answers of
// one passage with many figures of others beside it, none of which is left out.
const (
	heightMeant = 420
	heightMost  = 500
)

// style is that of messages on a phone, as far as it makes them high: Slack's size of
// type, lines, quotations and buttons. A bubble of 360 px has 16 px of margin left and right.
const style = `body{margin:0;font:15px/22px Lato,sans-serif}.m{width:328px;padding:0 16px;overflow:hidden}
h3{font-size:18px;line-height:24px;margin:8px 0 4px}p{margin:0 0 4px}blockquote{margin:4px 0;padding-left:12px;border-left:4px solid #ddd}ul{margin:0;padding-left:20px}
.a{display:flex;flex-wrap:wrap;gap:8px;margin:4px 0}.b{height:28px;line-height:28px;padding:0 12px;border:1px solid #bbb;border-radius:4px;font-size:13px;white-space:nowrap}
table{border-collapse:collapse}td{padding:4px 8px;border:1px solid #ddd}.c{height:240px}`

// Answers to the questions of testdata/questions.txt fit on one screen of a phone.
// .ci/heights runs it: it takes chromium.
func TestHeights(t *testing.T) {
	b := overCorpus(t)
	var page strings.Builder
	page.WriteString("<!doctype html><meta charset=utf-8><style>" + style + "</style>")
	var shown []string // the questions on the page, in order
	high := map[string]bool{}
	for _, text := range questions(t) {
		m, err := b.Reply(t.Context(), bot.Question{Text: text})
		if err != nil {
			t.Fatal(err)
		}
		data, err := json.Marshal(Blocks(m))
		if err != nil {
			t.Fatal(err)
		}
		var blocks []any
		if err := json.Unmarshal(data, &blocks); err != nil {
			t.Fatal(err)
		}
		high[text] = slices.ContainsFunc(m.Parts, func(p bot.Part) bool { return p.Role == bot.Rows || p.Role == bot.Drawing })
		shown = append(shown, text)
		fmt.Fprintf(&page, "<div class=m>%s</div>\n", drawn(blocks))
	}
	page.WriteString(`<script>for(const m of document.querySelectorAll(".m"))m.setAttribute("data-high",m.offsetHeight)</script>`)
	file := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(file, []byte(page.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	out, err := exec.CommandContext(ctx, "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--user-data-dir="+t.TempDir(), "--dump-dom", "file://"+file).Output()
	if err != nil {
		t.Fatal(err)
	}
	heights := regexp.MustCompile(`data-high="(\d+)"`).FindAllStringSubmatch(string(out), -1)
	if len(heights) != len(shown) {
		t.Fatalf("%d of %d messages measured", len(heights), len(shown))
	}
	above := 0
	for i, text := range shown {
		n, _ := strconv.Atoi(heights[i][1])
		t.Logf("%4d px  %s", n, text)
		switch {
		case high[text]:
		case n > heightMost:
			t.Errorf("%s: %d px", text, n)
		case n > heightMeant:
			above++
		}
	}
	t.Logf("%d of %d above %d px", above, len(shown), heightMeant)
	if above*6 > len(shown) {
		t.Errorf("%d of %d above %d px", above, len(shown), heightMeant)
	}
}

// drawn is HTML that is about as high as Slack shows some blocks or elements.
func drawn(v any) string {
	switch v := v.(type) {
	case []any:
		var all strings.Builder
		for _, e := range v {
			all.WriteString(drawn(e))
		}
		return all.String()
	case map[string]any:
		within := func(key string) string { return drawn(v[key]) }
		switch v["type"] {
		case "header":
			return "<h3>" + within("text") + "</h3>"
		case "rich_text_section":
			return "<p>" + within("elements") + "</p>"
		case "rich_text_quote":
			return "<blockquote>" + within("elements") + "</blockquote>"
		case "rich_text_list":
			return "<ul>" + strings.ReplaceAll(strings.ReplaceAll(within("elements"), "<p>", "<li>"), "</p>", "</li>") + "</ul>"
		case "link":
			if v["text"] == nil {
				return within("url")
			}
			return within("text")
		case "actions", "context_actions":
			return "<div class=a>" + within("elements") + "</div>"
		case "button":
			return "<span class=b>" + within("text") + "</span>"
		case "static_select":
			return "<span class=b>" + within("placeholder") + " ▾</span>"
		case "overflow":
			return "<span class=b>⋯</span>"
		case "feedback_buttons":
			return "<span class=b>👍</span><span class=b>👎</span>"
		case "data_table":
			return "<table>" + within("rows") + "</table>"
		case "data_visualization":
			return "<div class=c></div>"
		}
		return within("elements") + within("text")
	case string:
		return strings.ReplaceAll(html.EscapeString(v), "\n", "<br>")
	}
	return ""
}
