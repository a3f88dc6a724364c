package slack

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"quoth/bot"
	"quoth/index"
	"quoth/index/answer"
	"quoth/index/query"
)

// What Slack takes, in characters; of two limits that are told the smaller.
const (
	slackBlocks = 50   // in a message
	slackText   = 4000 // top-level text; longer ones are split where there are no blocks
	slackHeader = 150  // of a header block
	slackRun    = 3000 // of any text in a block
	slackURL    = 3000
	slackItems  = 100 // of a list; none is told, so the least told of any list
	slackActs   = 25  // elements of actions
	slackLabel  = 75  // of a button
	slackValue  = 2000
	slackID     = 255 // of an action

	slackRows    = 101 // of a table, titles and all
	slackColumns = 20
	slackCells   = 10000 // characters of all cells
	slackTitle   = 50    // of a chart
	slackPoint   = 20    // of a label of a chart
	slackPoints  = 20
	slackCharts  = 2
)

// checkPost finds what is wrong with the arguments of chat.postMessage: what is
// beyond Slack's limits, what could call on anyone or format anything, and
// links to hosts that are not among hosts.
func checkPost(form url.Values, hosts ...string) (wrong []string) {
	for key, want := range map[string]string{"parse": "none", "mrkdwn": "false", "unfurl_links": "false", "unfurl_media": "false", "link_names": ""} {
		if got := form.Get(key); got != want {
			wrong = append(wrong, fmt.Sprintf("%s is %q, want %q", key, got, want))
		}
	}
	for key := range form {
		if !slices.Contains([]string{"token", "channel", "thread_ts", "text", "blocks", "metadata", "parse", "mrkdwn", "unfurl_links", "unfurl_media"}, key) {
			wrong = append(wrong, "it has "+key)
		}
	}
	wrong = append(wrong, checkText(form.Get("text"))...)
	if form.Has("blocks") {
		wrong = append(wrong, checkBlocks(form.Get("blocks"), hosts...)...)
	}
	return wrong
}

var entity = regexp.MustCompile(`&(amp|lt|gt);`)

// checkText finds what is wrong with a top-level text, given that Slack is told
// to parse nothing in it.
func checkText(text string) (wrong []string) {
	if n := utf8.RuneCountInString(text); n < 1 || n > slackText {
		wrong = append(wrong, fmt.Sprintf("the text has %d characters", n))
	}
	if strings.ContainsAny(entity.ReplaceAllString(text, ""), "&<>") {
		wrong = append(wrong, "the text is not escaped: "+text)
	}
	return wrong
}

// checkBlocks finds what is wrong with blocks. It knows the few kinds that are
// made of literal text, and takes any other, and any other field, for wrong.
func checkBlocks(blocks string, hosts ...string) []string {
	var list []any
	if err := json.Unmarshal([]byte(blocks), &list); err != nil {
		return []string{err.Error()}
	}
	c := blockChecker{hosts: hosts}
	if len(list) < 1 || len(list) > slackBlocks {
		c.say("%d blocks", len(list))
	}
	for _, b := range list {
		c.block(b)
	}
	if c.chars > messageMax {
		c.say("%d characters in all blocks", c.chars)
	}
	return c.wrong
}

type blockChecker struct {
	hosts   []string
	chars   int
	charts  int
	actions []string // ids
	wrong   []string
}

func (c *blockChecker) say(format string, args ...any) {
	c.wrong = append(c.wrong, fmt.Sprintf(format, args...))
}

// fields returns an object that has a type and no other fields than those
// named.
func (c *blockChecker) fields(v any, names ...string) map[string]any {
	m, ok := v.(map[string]any)
	if !ok {
		c.say("%v is no object", v)
	}
	for name := range m {
		if name != "type" && !slices.Contains(names, name) {
			c.say("a %v has %s", m["type"], name)
		}
	}
	return m
}

func (c *blockChecker) list(v any, what string) []any {
	l, ok := v.([]any)
	if !ok || len(l) == 0 {
		c.say("no elements in a %s", what)
	}
	return l
}

func (c *blockChecker) text(v any, most int, what string) {
	s, _ := v.(string)
	n := utf8.RuneCountInString(s)
	if n < 1 || n > most {
		c.say("a %s has %d characters", what, n)
	}
	c.chars += n
}

func (c *blockChecker) block(v any) {
	b, _ := v.(map[string]any)
	switch b["type"] {
	case "header":
		c.plain(c.fields(v, "text")["text"], slackHeader, "header")
	case "rich_text":
		for _, e := range c.list(c.fields(v, "elements")["elements"], "rich_text") {
			c.element(e)
		}
	case "data_table":
		c.table(v)
	case "data_visualization":
		c.chart(v)
	case "actions":
		list := c.list(c.fields(v, "elements")["elements"], "actions")
		if len(list) > slackActs {
			c.say("%d elements of actions", len(list))
		}
		for _, e := range list {
			c.button(e)
		}
	case "context_actions":
		for _, e := range c.list(c.fields(v, "elements")["elements"], "context_actions") {
			f := c.fields(e, "action_id", "positive_button", "negative_button")
			c.action(f["action_id"])
			for _, name := range []string{"positive_button", "negative_button"} {
				b := c.fields(f[name], "text", "value")
				c.plain(b["text"], slackLabel, name)
				c.hidden(b["value"], slackValue, "value")
			}
		}
	default:
		c.say("a block of type %v", b["type"])
	}
}

func (c *blockChecker) table(v any) {
	t := c.fields(v, "caption", "page_size", "rows")
	c.text(t["caption"], slackHeader, "caption")
	if n, _ := t["page_size"].(float64); n < 1 || n > 100 {
		c.say("pages of %v rows", t["page_size"])
	}
	rows := c.list(t["rows"], "data_table")
	if len(rows) < 2 || len(rows) > slackRows {
		c.say("%d rows", len(rows))
	}
	before := c.chars
	titles := c.list(rows[0], "row")
	for i, row := range rows {
		cells := c.list(row, "row")
		if len(cells) != len(titles) || len(cells) > slackColumns {
			c.say("%d cells in a row, %d titles", len(cells), len(titles))
		}
		for _, v := range cells {
			cell := c.fields(v, "text", "value", "elements")
			switch kind := cell["type"]; {
			case kind == "raw_text", kind == "raw_number" && i > 0:
				c.text(cell["text"], slackRun, "cell")
			case kind == "rich_text" && i > 0:
				c.element(c.list(cell["elements"], "cell")[0])
			default:
				c.say("a cell of type %v in row %d", kind, i)
			}
		}
	}
	if c.chars-before > slackCells {
		c.say("%d characters in a table", c.chars-before)
	}
}

func (c *blockChecker) chart(v any) {
	b := c.fields(v, "title", "chart")
	c.text(b["title"], slackTitle, "title")
	chart := c.fields(b["chart"], "series", "axis_config")
	axis := c.fields(chart["axis_config"], "categories", "y_label")
	c.text(axis["y_label"], slackTitle, "y_label")
	var labels []any
	for _, label := range c.list(axis["categories"], "chart") {
		c.text(label, slackPoint, "category")
		if slices.Contains(labels, label) {
			c.say("two categories %q", label)
		}
		labels = append(labels, label)
	}
	if len(labels) > slackPoints {
		c.say("%d categories", len(labels))
	}
	series := c.list(chart["series"], "chart")
	if len(series) != 1 || chart["type"] != "bar" && chart["type"] != "line" {
		c.say("%d series in a chart of type %v", len(series), chart["type"])
	}
	s := c.fields(series[0], "name", "data")
	c.text(s["name"], slackPoint, "series")
	var points []any
	for _, v := range c.list(s["data"], "series") {
		points = append(points, c.fields(v, "label", "value")["label"])
	}
	if !slices.Equal(points, labels) {
		c.say("points %v of categories %v", points, labels)
	}
	if c.charts++; c.charts > slackCharts {
		c.say("%d charts", c.charts)
	}
}

// options checks the options of a choice or a menu.
func (c *blockChecker) options(b map[string]any, most int) {
	c.action(b["action_id"])
	list := c.list(b["options"], "options")
	if len(list) == 0 || len(list) > most {
		c.say("%d options", len(list))
	}
	for _, o := range list {
		f := c.fields(o, "text", "value")
		c.plain(f["text"], slackLabel, "option")
		c.hidden(f["value"], 150, "value of an option")
	}
}

func (c *blockChecker) button(v any) {
	kind, _ := v.(map[string]any)["type"].(string)
	switch kind {
	case "overflow":
		c.options(c.fields(v, "action_id", "options"), 5)
		return
	case "static_select":
		b := c.fields(v, "action_id", "options", "placeholder")
		c.plain(b["placeholder"], 150, "placeholder")
		c.options(b, 100)
		return
	}
	b := c.fields(v, "text", "action_id", "value")
	if b["type"] != "button" {
		c.say("an element of type %v", b["type"])
	}
	c.plain(b["text"], slackLabel, "button")
	c.hidden(b["value"], slackValue, "value")
	c.action(b["action_id"])
}

// action checks an action id, of which a message has each once.
func (c *blockChecker) action(v any) {
	c.hidden(v, slackID, "action id")
	if id, _ := v.(string); slices.Contains(c.actions, id) || !strings.HasPrefix(id, actionPrefix) {
		c.say("an action id %q", id)
	} else {
		c.actions = append(c.actions, id)
	}
}

// plain checks a text that Slack parses nothing in.
func (c *blockChecker) plain(v any, most int, what string) {
	t := c.fields(v, "text", "emoji")
	if t["type"] != "plain_text" || t["emoji"] != false {
		c.say("a %s of %v, emoji %v", what, t["type"], t["emoji"])
	}
	c.text(t["text"], most, what)
}

// hidden checks a text that is not shown.
func (c *blockChecker) hidden(v any, most int, what string) {
	s, _ := v.(string)
	if n := utf8.RuneCountInString(s); n < 1 || n > most {
		c.say("a %s of %d characters", what, n)
	}
}

func (c *blockChecker) element(v any) {
	e, _ := v.(map[string]any)
	switch e["type"] {
	case "rich_text_section", "rich_text_quote":
		for _, run := range c.list(c.fields(v, "elements", "border")["elements"], "section") {
			c.run(run)
		}
	case "rich_text_list":
		items := c.list(c.fields(v, "elements", "style", "indent", "border", "offset")["elements"], "list")
		if len(items) > slackItems {
			c.say("%d items in a list", len(items))
		}
		for _, item := range items {
			if s, _ := item.(map[string]any); s["type"] != "rich_text_section" {
				c.say("an item of type %v", s["type"])
			}
			c.element(item)
		}
	default:
		c.say("a rich_text element of type %v", e["type"])
	}
}

func (c *blockChecker) run(v any) {
	r, _ := v.(map[string]any)
	switch r["type"] {
	case "text":
		c.fields(v, "text", "style")
	case "link":
		c.fields(v, "url", "text", "style")
		address, _ := r["url"].(string)
		u, err := url.Parse(address)
		if err != nil || u.Scheme != "https" && u.Scheme != "http" || !slices.Contains(c.hosts, u.Host) || len(address) > slackURL || strings.ContainsAny(address, "<>| \"'`\\\n") {
			c.say("a link to %q", address)
		}
	default:
		c.say("an element of type %v", r["type"])
	}
	c.text(r["text"], slackRun, "run")
	if style, ok := r["style"]; ok {
		for name := range c.fields(style, "bold") {
			if name != "bold" {
				c.say("a style %s", name)
			}
		}
	}
}

// hostile are words that call on people, format, lead astray or are too much.
var hostile = []string{
	"<!channel>", "<!here>", "<!everyone>", "@here", "@channel", "@everyone", "<!subteam^S01|@team>", "<!date^1392734382^{date}^https://evil.example|now>",
	"<@U01ALICE>", "@alice", "<#C01GEN>", "#general", "&lt;!channel&gt;", "&amp;lt;!channel&amp;gt;", "&#60;!channel&#62;",
	"<https://evil.example>", "<https://evil.example|https://bank.example>", "<http://x|y>", "[bank](https://evil.example)", "https://evil.example", "<mailto:a@evil.example|a>",
	"*bold*", "_italic_", "~struck~", "`code`", "```\nblock\n```", "> quote", "• item", "# title", "| a | b |\n|---|---|", "![x](https://evil.example/x.png)",
	":tada:", ":rotating_light:", "👩‍👩‍👧‍👦", "<\u200b!channel>", "@\u200bhere", "\u200b", "\u202e<!channel>", "\u2066@here\u2069", "\x00", "\x1b[31m", "\r\n", "\u2028<!here>",
	`","type":"user","user_id":"U01ALICE`, `{"type":"broadcast","range":"channel"}`, "\xff\xfe", "\ud7ff\ufffd",
	strings.Repeat("<!channel> & ", 40000/13), strings.Repeat("&", 40000), strings.Repeat("👋", 40000), strings.Repeat("港", 40000), strings.Repeat("<", 1000), strings.Repeat("\n", 40000),
}

// hostileWords are those, but with -short not the long ones, of which nothing is done
// at once that is not of the others.
func hostileWords() []string {
	if !testing.Short() {
		return hostile
	}
	return slices.DeleteFunc(slices.Clone(hostile), func(words string) bool { return len(words) > 5000 })
}

// saying is an answer that says words wherever an article or a question can.
func saying(words string, status answer.Status) answer.Answer {
	article := "Before. " + words + " After."
	q := func(id string) answer.Quote {
		return answer.Quote{ID: id, Article: words + id, Title: words, Source: words, URL: "https://tide.example/" + words, Published: words, Heading: words, Text: article, End: len(article),
			Links: []index.Link{{Start: 0, End: len(article), URL: "https://tide.example/?" + words}}, Mark: [2]int{0, len(article)}}
	}
	value := 9.8
	f := func(place, passage string) answer.Figure {
		return answer.Figure{Text: words, Value: &value, Qualifier: words, Change: words, Per: words, Unit: words, Measure: words, Place: place, Entity: words, Period: words, Scope: words, Kind: words,
			Attribution: words, Passage: passage, Start: len("Before. "), End: len("Before. ") + len(words)}
	}
	a := answer.Answer{Question: words, Status: status, Unmatched: []string{words, words}, Missing: []string{words},
		Query:         answer.Understood{Intent: query.Compare, Places: []string{words, "other"}, Measures: []string{words}, Period: words, Condition: words},
		Disagreements: []answer.Disagreement{{Measure: words, Place: words, Kind: words, Figures: []int{0, 1, 2, 3}}}}
	for i := range 20 {
		id := fmt.Sprint("#", i)
		a.Passages = append(a.Passages, q(id))
		a.Figures = append(a.Figures, f(words+fmt.Sprint(i), id))
	}
	for i := range 60 {
		n := i % 20
		a.Unmatched = append(a.Unmatched, words)
		if status == answer.Partial {
			if a.Table == nil {
				a.Table = &answer.Table{Columns: []string{words, words}}
			}
			a.Table.Rows = append(a.Table.Rows, []answer.Cell{{Text: words}, {Text: words, Figure: &n}})
			if a.Chart == nil {
				a.Chart = &answer.Chart{Type: "line", Unit: words}
			}
			if i >= slackPoints {
				continue
			}
			a.Chart.Points = append(a.Chart.Points, answer.Point{Label: fmt.Sprint(i, words), Value: float64(i), Figure: n})
		}
	}
	a.Notes = []answer.Note{{Kind: answer.Gated, Names: []string{"another place", words}}, {Kind: answer.Gated, Names: []string{words}},
		{Kind: answer.Unheard, Text: words}, {Kind: answer.Taken, Names: []string{words}}}
	first := a
	for range 2 {
		a.Also = append(a.Also, first)
	}
	return a
}

var statuses = []answer.Status{answer.Answered, answer.Partial, answer.Closest, answer.Unanswered}

// Nothing an article or a question says calls on anyone, formats anything or
// links anywhere, and every payload is within Slack's limits.
func TestHostileWords(t *testing.T) {
	for _, words := range hostileWords() {
		for _, status := range statuses {
			m := (&bot.Bot{Reader: "https://quoth.example"}).Compose(saying(words, status))
			messages := []bot.Message{m, bot.Diverted(m), bot.Restated(m, words), bot.Shared(m, words, words), bot.Explained("en", []string{words}),
				bot.Settings("en", words, bot.Setting{Collections: []string{words}, Helper: words}), bot.Mistaken("zh", errors.New(words))}
			if status == answer.Answered {
				messages = append(messages, wanted(t, words, status)...)
			}
			for _, m := range messages {
				p := newPayload(m, question{team: "T1", channel: "C1", ts: "1.1"})
				for _, p := range []payload{p, p.simpler()} {
					blocks, err := json.Marshal(p.blocks)
					if err != nil {
						t.Fatal(err)
					}
					wrong := append(checkText(p.text), checkBlocks(string(blocks), "tide.example", "quoth.example")...)
					if len(wrong) > 0 {
						t.Errorf("%.60q, %s: %.2000s", words, status, strings.Join(wrong, "\n"))
					}
				}
			}
		}
	}
}

// wanted is what is said to everything that can be wanted of an answer.
func wanted(t *testing.T, words string, status answer.Status) (messages []bot.Message) {
	a := saying(strings.ToValidUTF8(words, "?"), status)
	count := []index.Count{{ID: words, N: 1}}
	b := &bot.Bot{Ask: always(a), Text: func(string) (string, error) { return a.Passages[0].Text, nil }, Log: slog.New(slog.DiscardHandler),
		More: func(context.Context, string, int) ([]answer.Quote, error) { return a.Passages, nil },
		Knows: func() (*index.Coverage, error) {
			return &index.Coverage{Sources: count, Measures: count, Cities: count, First: words, Last: words}, nil
		}}
	for _, want := range []bot.Want{bot.More, bot.Who, bot.Why, bot.Places, bot.Years, bot.Measures} {
		m, err := b.Reply(t.Context(), bot.Question{Text: "who?", Want: want})
		if err != nil {
			continue // what stands nowhere is not said
		}
		messages = append(messages, m)
	}
	return append(messages, b.Home(bot.Home{Lang: "en", Asked: []string{words}, Admin: true, Misses: []bot.Miss{{Text: words, Missing: []string{words}}}})...)
}

// The same, as Slack sees it: what is posted, asked with such words too.
func TestHostileWordsOnTheWire(t *testing.T) {
	for _, words := range hostileWords() {
		words = strings.ToValidUTF8(words, "?") // what JSON and files can hold
		for _, refusal := range []string{"", "invalid_blocks", "is_archived"} {
			w := newWire(t)
			if refusal != "" {
				w.script["chat.postMessage"] = append(w.script["chat.postMessage"], refuse(refusal))
			}
			a := saying(words, answer.Answered)
			b := &bot.Bot{Ask: always(a), Text: func(path string) (string, error) { return a.Passages[0].Text, nil }}
			r := w.runBot(b)
			r.deliver("e1", jsonEvent(map[string]any{"type": "app_mention", "user": "UALICE", "channel": "C1", "ts": "1.1", "text": "<@UQUOTH> who? " + words}))
			for _, post := range r.posted(1) {
				if wrong := checkPost(post, "tide.example"); len(wrong) > 0 {
					t.Errorf("%.60q, %s: %.2000s", words, refusal, strings.Join(wrong, "\n"))
				}
			}
			if err := r.finish(); err != nil {
				t.Error(err)
			}
			r.posted(1)
		}
	}
}

func FuzzHostileWords(f *testing.F) {
	for _, words := range hostile {
		if len(words) < 1000 {
			f.Add(words)
		}
	}
	f.Fuzz(func(t *testing.T, words string) {
		for _, status := range statuses {
			m := (&bot.Bot{}).Compose(saying(words, status))
			blocks, err := json.Marshal(Blocks(m))
			if err != nil {
				t.Fatal(err)
			}
			if wrong := append(checkText(plainText(m)), checkBlocks(string(blocks), "tide.example")...); len(wrong) > 0 {
				t.Errorf("%s: %.2000s", status, strings.Join(wrong, "\n"))
			}
		}
	})
}
