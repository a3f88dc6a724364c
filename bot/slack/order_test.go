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

	"quoth/bot/store"
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

func TestCommand(t *testing.T) { inBothModes(t, testCommand) }

func testCommand(t *testing.T, w *wire) {
	r := w.run(answer)
	w.command("c1", "How much venture capital does Harbour City attract?")
	said := w.whispered(1)
	holds(t, said, "You asked: How much venture capital does Harbour City attract?", "$9.8 billion", `"action_id":"quoth:share:0"`, feedbackAction, `"response_type":"ephemeral"`)
	if wrong := checkWhisper(said); len(wrong) > 0 {
		t.Error(strings.Join(wrong, "\n"))
	}
	w.command("c2", "")
	holds(t, w.whispered(2), "Ask me in plain words")
	w.command("c3", "help")
	holds(t, w.whispered(3), "Ask me in plain words")
	w.command("c4", "about")
	holds(t, w.whispered(4), "I have read 0 articles")
	if err := r.finish(); err != nil {
		t.Fatal(err)
	}
	r.posted(0)
}

// What only its asker saw is shared with its question, and taken away.
func TestShare(t *testing.T) { inBothModes(t, testShare) }

func testShare(t *testing.T, w *wire) {
	r := w.run(answer)
	ephemeral := func(p map[string]any) {
		p["container"] = map[string]any{"type": "message", "message_ts": "9.1", "is_ephemeral": true, "channel_id": "C1"}
		delete(p, "message")
	}
	w.click("t1", "quoth:share:0", "venture capital?", ephemeral)
	post := r.posted(1)[0]
	holds(t, post.Get("text"), "You asked: venture capital?", "$9.8 billion", "Shared by alice")
	if wrong := checkPost(post, "tide.example"); len(wrong) > 0 || post.Get("channel") != "C1" {
		t.Error(wrong, post.Get("channel"))
	}
	holds(t, w.whispered(1), `"delete_original":true`)
}

// Where the bot may not post, Slack posts what is shared.
func TestShareWhereTheBotIsNot(t *testing.T) {
	w := newWire(t)
	w.script["chat.postMessage"] = []http.HandlerFunc{refuse("not_in_channel")}
	w.run(answer)
	w.click("t1", "quoth:share:0", "venture capital?")
	w.whispered(2)
	holds(t, w.whispers[0], `"response_type":"in_channel"`, "$9.8 billion")
	holds(t, w.whispers[1], `"delete_original":true`)
}

// A button says what it says, to who clicked alone.
func TestButtons(t *testing.T) { inBothModes(t, testButtons) }

func testButtons(t *testing.T, w *wire) {
	r := w.run(answer)
	n := 0
	for action, want := range map[string]string{
		"quoth:who:1":    "its trade office",
		"quoth:why:2":    "Confidence: ",
		"quoth:more:0":   "There are no further passages on this.",
		"quoth:places:0": "The articles hold nothing else to choose from.",
		"quoth:years:0":  "The articles hold nothing else to choose from.",
		"quoth:ask:3":    "You asked: venture capital?",
	} {
		n++
		w.click(fmt.Sprint("t", n), action, "venture capital?")
		said := w.whispered(n)
		holds(t, said, want, `"thread_ts":"1.1"`)
		if wrong := checkWhisper(said); len(wrong) > 0 {
			t.Errorf("%s: %s", action, strings.Join(wrong, "\n"))
		}
	}
	w.click("foreign", "other:app", "venture capital?")
	w.click("last", "quoth:who:1", "venture capital?")
	w.whispered(n + 1)
	if err := r.finish(); err != nil {
		t.Fatal(err)
	}
	r.posted(0)
}

// In a direct message what a button says stands in the thread.
func TestButtonInADirectMessage(t *testing.T) {
	w := newWire(t)
	r := w.run(answer)
	w.click("t1", "quoth:who:1", "venture capital?", func(p map[string]any) { p["channel"] = map[string]any{"id": "D1"} })
	if post := r.posted(1)[0]; post.Get("channel") != "D1" || post.Get("thread_ts") != "1.1" {
		t.Errorf("posted to %s in %s", post.Get("channel"), post.Get("thread_ts"))
	}
}

// What is clicked on the home page is answered in a direct message.
func TestButtonAtHome(t *testing.T) {
	w := newWire(t)
	r := w.run(answer)
	w.click("t1", "quoth:ask:0", "venture capital?", func(p map[string]any) {
		p["container"] = map[string]any{"type": "view", "view_id": "V1"}
		delete(p, "channel")
		delete(p, "message")
		delete(p, "response_url")
	})
	post := r.posted(1)[0]
	if post.Get("channel") != "UALICE" {
		t.Errorf("posted to %s", post.Get("channel"))
	}
	holds(t, post.Get("text"), "You asked: venture capital?", "$9.8 billion")
}

func TestShortcut(t *testing.T) { inBothModes(t, testShortcut) }

func testShortcut(t *testing.T, w *wire) {
	w.run(answer)
	shortcut := map[string]any{"type": "message_action", "callback_id": "find_figures", "trigger_id": "t1", "response_url": w.URL + "/respond",
		"team": map[string]any{"id": "T1"}, "user": map[string]any{"id": "UALICE"}, "channel": map[string]any{"id": "C1"},
		"message": map[string]any{"ts": "5.5", "user": "UBOB", "text": "they say <@UQUOTH> venture capital is up &amp; away"}}
	w.act("interactive", "t1", shortcut)
	holds(t, w.whispered(1), "$9.8 billion", "quoth:share:0")
}

// A message that someone reacts to is answered in its thread, once.
func TestReaction(t *testing.T) { inBothModes(t, testReaction) }

func testReaction(t *testing.T, w *wire) {
	w.script["conversations.replies"] = nil
	for range 2 {
		w.script["conversations.replies"] = append(w.script["conversations.replies"], func(rw http.ResponseWriter, r *http.Request) {
			fmt.Fprint(rw, `{"ok":true,"messages":[{"type":"message","user":"UBOB","ts":"5.5","text":"venture capital in Harbour City?"}]}`)
		})
	}
	r := w.run(answer)
	event := func(user, emoji string) string {
		return fmt.Sprintf(`{"type":"reaction_added","user":%q,"reaction":%q,"item_user":"UBOB","item":{"type":"message","channel":"C1","ts":"5.5"},"event_ts":"6.1"}`, user, emoji)
	}
	r.deliver("e0", event("UALICE", "tada"))
	r.deliver("e1", event("UALICE", "mag"))
	r.deliver("e2", event("UCAROL", "mag"))
	post := r.posted(1)[0]
	if post.Get("channel") != "C1" || post.Get("thread_ts") != "5.5" {
		t.Errorf("posted to %s in %s", post.Get("channel"), post.Get("thread_ts"))
	}
	if err := r.finish(); err != nil {
		t.Fatal(err)
	}
	r.posted(1)
}

func TestFeedback(t *testing.T) { inBothModes(t, testFeedback) }

func testFeedback(t *testing.T, w *wire) {
	s := memory(t)
	r := w.run(answer, func(c *Config) { c.Store = s })
	r.deliver("e1", mention("1.1", "venture capital?"))
	r.posted(1)
	r.settled(1)
	w.click("t1", feedbackAction, unhelpful)
	holds(t, w.whispered(1), "Thank you")
	w.click("t2", feedbackAction, helpful)
	w.whispered(2)
	if yes, no, err := s.Helped(t.Context(), store.Key{Team: "T1", Channel: "C1", TS: "1.1"}); err != nil || yes != 1 || no != 0 {
		t.Errorf("helped %d, not %d, %v: the last word counts", yes, no, err)
	}
}

// Who is set to help in a channel is called when an answer did not help.
func TestHelper(t *testing.T) {
	w := newWire(t)
	w.users["UALICE"] = `"id":"UALICE","is_admin":true`
	r := w.run(answer)
	r.deliver("e1", mention("1.1", "venture capital?"))
	r.posted(1)
	r.settled(1)
	w.command("c1", "config helper <@UBOB|bob>")
	holds(t, w.whispered(1), "helper: UBOB")
	w.click("t1", feedbackAction, unhelpful)
	call := r.posted(2)[1]
	holds(t, call.Get("text"), "<@UBOB> an answer above did not help")
	if call.Get("thread_ts") != "1.1" {
		t.Errorf("called in thread %q", call.Get("thread_ts"))
	}
}

func TestConfigure(t *testing.T) { inBothModes(t, testConfigure) }

func testConfigure(t *testing.T, w *wire) {
	w.users["UALICE"] = `"id":"UALICE","is_admin":true`
	w.run(answer)
	n := 0
	for _, test := range []struct{ text, want string }{
		{"config", "Set for C1:"},
		{"config auto on", "auto: on"},
		{"config lang zh", "lang: zh"},
		{"config", "C1 的设置："},
		{"config reset", "auto: off"},
		{"config C77 auto on", "Set for C77:"},
		{"config <#C78|general> auto maybe", `auto: \"maybe\" is neither on nor off`},
		{"config colour blue", `there is no setting \"colour\"; there are auto, collections, helper, lang`},
		{"config helper everyone", `helper: \"everyone\" is neither a person nor a group`},
		{"config collections attic", `collections: there is no \"attic\"`},
		{"config lang", "lang: nothing to set it to"},
	} {
		n++
		w.command(fmt.Sprint("c", n), test.text)
		holds(t, w.whispered(n), test.want)
	}
}

func TestOnlyAdminsConfigure(t *testing.T) {
	w := newWire(t)
	w.run(answer)
	w.command("c1", "config auto on")
	holds(t, w.whispered(1), "Only admins")
	w.command("c2", "forget <@UBOB|bob>")
	holds(t, w.whispered(2), "Only admins")
}

func TestForgetMe(t *testing.T) {
	w := newWire(t)
	s := memory(t)
	r := w.run(answer, func(c *Config) { c.Store = s })
	r.deliver("e1", mention("1.1", "venture capital?"))
	r.posted(1)
	r.settled(1)
	w.command("c1", "forget me")
	holds(t, w.whispered(1), "Forgotten")
	if left, err := s.Asked(t.Context(), "T1", "UALICE", 10); err != nil || len(left) != 0 {
		t.Errorf("%d questions left, %v", len(left), err)
	}
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

// What is shown goes as a file into the direct messages of who asked for it.
func TestExport(t *testing.T) { inBothModes(t, testExport) }

func testExport(t *testing.T, w *wire) {
	r := w.run(answer)
	w.click("t1", "quoth:export:3", "venture capital?")
	holds(t, w.whispered(1), "I sent you the file")
	if to := r.posted(1)[0].Get("channel"); to != "UALICE" {
		t.Errorf("said in %s", to)
	}
	done := r.called("files.completeUploadExternal")
	if done.Get("thread_ts") != "9.1" || len(w.files) != 1 {
		t.Fatalf("%d files, in thread %q", len(w.files), done.Get("thread_ts"))
	}
	holds(t, w.files[0], "$9.8 billion", article, "https://tide.example/harbour")
}

func TestTell(t *testing.T) {
	w := newWire(t)
	s := memory(t)
	r := w.run(answer, func(c *Config) { c.Store = s })
	w.click("t1", "quoth:tell:0", "How many unicorns?")
	holds(t, w.whispered(1), "I will tell you")
	if err := r.finish(); err != nil {
		t.Fatal(err)
	}
	wishes, err := s.Subscriptions(t.Context(), "T1")
	if err != nil || len(wishes) != 1 || wishes[0].Text != "How many unicorns?" {
		t.Errorf("%v, %v", wishes, err)
	}
	if _, err := s.Subscribe(t.Context(), store.Subscription{Team: "T1", User: "UALICE", Text: "venture capital?"}); err != nil {
		t.Fatal(err)
	}
	// With the articles of the next start one of two is answered.
	again := newWire(t)
	r = again.run(answer, func(c *Config) { c.Store = s })
	post := r.posted(1)[0]
	if post.Get("channel") != "UALICE" {
		t.Errorf("told in %s", post.Get("channel"))
	}
	holds(t, post.Get("text"), "venture capital?", "$9.8 billion")
	if err := r.finish(); err != nil {
		t.Fatal(err)
	}
	if wishes, err = s.Subscriptions(t.Context(), "T1"); err != nil || len(wishes) != 1 {
		t.Errorf("%v left, %v", wishes, err)
	}
}

func TestHome(t *testing.T) { inBothModes(t, testHome) }

func testHome(t *testing.T, w *wire) {
	w.users["UALICE"] = `"id":"UALICE","is_admin":true,"locale":"en-GB"`
	r := w.run(answer)
	r.deliver("e1", mention("1.1", "How many unicorns?"))
	r.settled(1)
	r.deliver("e2", `{"type":"app_home_opened","user":"UALICE","channel":"D1","tab":"home","event_ts":"3.3"}`)
	view := r.called("views.publish").Get("body")
	holds(t, view, `"type":"home"`, "How to ask", "Your recent questions", "How many unicorns?", "What the articles did not say")
}

// The interface is in the language of the asker's Slack, the quote in its own.
func TestLocale(t *testing.T) {
	w := newWire(t)
	w.users["UALICE"] = `"id":"UALICE","locale":"zh-CN"`
	r := w.run(answer)
	r.deliver("e1", mention("1.1", "venture capital?"))
	holds(t, r.posted(1)[0].Get("text"), "超过$9.8 billion", article)
	r.deliver("e2", mention("1.2", "venture capital?"))
	r.posted(2)
	if n := r.count("users.info"); n != 1 {
		t.Errorf("users.info was called %d times, want once", n)
	}
}

// A private answer whose address has gone is given in a direct message, and one
// whose blocks are refused as text.
func TestPrivateAnswerFails(t *testing.T) {
	w := newWire(t)
	w.script["respond"] = []http.HandlerFunc{refuse("expired_url"), refuse("invalid_blocks"), refuse("invalid_blocks")}
	r := w.run(answer)
	w.command("c1", "venture capital?")
	if post := r.posted(1)[0]; post.Get("channel") != "UALICE" || !strings.Contains(post.Get("text"), "$9.8 billion") {
		t.Errorf("posted to %s: %s", post.Get("channel"), post.Get("text"))
	}
	w.command("c2", "venture capital?")
	if said := w.whispered(1); strings.Contains(said, `"blocks"`) || !strings.Contains(said, "$9.8 billion") {
		t.Errorf("said: %s", said)
	}
}
