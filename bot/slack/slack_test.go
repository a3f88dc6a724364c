package slack

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/gorilla/websocket"
	"go.uber.org/goleak"

	"quoth/index/answer"
)

// TestMain finds goroutines left behind; those that were there before any test
// are the analysis workers that importing Bleve starts.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m, goleak.IgnoreCurrent()) }

func TestMentionIsAnsweredInItsThread(t *testing.T) { inBothModes(t, testMentionIsAnsweredInItsThread) }

func testMentionIsAnsweredInItsThread(t *testing.T, w *wire) {
	r := w.run(answering)
	asked := question{team: "T1", channel: "C1", ts: "1.1", text: "How much venture capital does Harbour City attract?"}
	r.deliver("e1", mention("1.1", asked.text))
	post := r.posted(1)[0]
	for key, want := range map[string]string{
		"channel": "C1", "thread_ts": "1.1", "parse": "none", "mrkdwn": "false", "unfurl_links": "false", "unfurl_media": "false",
		"metadata": `{"event_type":"quoth_answer","event_payload":{"channel":"C1","question":"1.1","words":"` + asked.words() + `"}}`,
	} {
		if got := post.Get(key); got != want {
			t.Errorf("%s = %q, want %q", key, got, want)
		}
	}
	for _, want := range []string{"Harbour City: over $9.8 billion a year, venture capital (according to its trade office)", article, "The Tide, A harbour and its money, 2025-03-02"} {
		if !strings.Contains(post.Get("text"), want) {
			t.Errorf("the text lacks %q:\n%s", want, post.Get("text"))
		}
	}
	if !strings.Contains(post.Get("blocks"), `{"type":"text","text":"$9.8 billion","style":{"bold":true}}`) {
		t.Errorf("the figure is not bold in its quote:\n%s", post.Get("blocks"))
	}
}

func TestThreadOfAQuestionInAThread(t *testing.T) { inBothModes(t, testThreadOfAQuestionInAThread) }

func testThreadOfAQuestionInAThread(t *testing.T, w *wire) {
	r := w.run(answering)
	r.deliver("e1", `{"type":"app_mention","user":"UALICE","channel":"C1","ts":"2.2","thread_ts":"1.1","text":"<@UQUOTH> venture capital?"}`)
	if got := r.posted(1)[0].Get("thread_ts"); got != "1.1" {
		t.Errorf("answered in thread %q, want 1.1", got)
	}
}

// One question that is told of in several ways is answered once.
func TestOneOutcome(t *testing.T) { inBothModes(t, testOneOutcome) }

func testOneOutcome(t *testing.T, w *wire) {
	r := w.run(answering)
	r.deliver("e1", direct("1.1", "<@UQUOTH> venture capital?"))
	r.deliver("e2", `{"type":"app_mention","user":"UALICE","channel":"D1","ts":"1.1","text":"<@UQUOTH> venture capital?"}`)
	r.hand("e3", direct("1.1", "<@UQUOTH> venture capital?"), 1)
	r.acked("e3")
	r.deliver("e4", direct("1.2", "venture capital?"))
	r.posted(2)
	if err := r.finish(); err != nil {
		t.Fatal(err)
	}
	r.posted(2)
}

func TestHowToAsk(t *testing.T) {
	events := map[string]string{
		"an empty mention": mention("1.1", ""),
		"an emoji":         mention("1.1", ":wave:"),
		"an empty message": direct("1.1", ""),
		"an invitation":    `{"type":"member_joined_channel","user":"UQUOTH","channel":"C1","inviter":"UALICE","event_ts":"1.1"}`,
	}
	for name, event := range events {
		t.Run(name, func(t *testing.T) {
			inBothModes(t, func(t *testing.T, w *wire) {
				r := w.run(answering)
				r.deliver("e1", event)
				if text := r.posted(1)[0].Get("text"); !strings.HasPrefix(text, "Ask me in plain words") {
					t.Errorf("said: %s", text)
				}
			})
		})
	}
}

func TestNotForTheBot(t *testing.T) {
	events := map[string]string{
		"a message of its own":          `{"type":"message","channel_type":"im","user":"UQUOTH","channel":"D1","ts":"1.1","text":"x"}`,
		"a message of a bot":            `{"type":"message","channel_type":"im","user":"UBOB","bot_id":"B2","channel":"D1","ts":"1.1","text":"x"}`,
		"an edit":                       `{"type":"message","subtype":"message_changed","hidden":true,"channel_type":"im","channel":"D1","ts":"1.1","message":{"user":"UALICE","text":"x"}}`,
		"a deletion":                    `{"type":"message","subtype":"message_deleted","hidden":true,"channel_type":"im","channel":"D1","ts":"1.1"}`,
		"talk in a channel":             `{"type":"message","channel_type":"channel","user":"UALICE","channel":"C1","ts":"1.1","text":"x"}`,
		"someone else joining":          `{"type":"member_joined_channel","user":"UBOB","channel":"C1","event_ts":"1.1"}`,
		"an event unknown to slack-go":  `{"type":"moon_phase_changed","channel":"C1"}`,
		"an event of another shape":     `{"type":"channel_created","channel":{"id":"C9","created":1}}`,
		"an event that makes no sense":  `"?"`,
		"a mention without a time":      `{"type":"app_mention","user":"UALICE","channel":"C1","text":"<@UQUOTH> x"}`,
		"a notice of Slack in a DM":     `{"type":"message","channel_type":"im","user":"USLACKBOT","channel":"D1","ts":"1.1","text":"x"}`,
		"a topic set where it was told": `{"type":"message","subtype":"channel_topic","channel_type":"im","user":"UALICE","channel":"D1","ts":"1.1","text":"x"}`,
	}
	r := newWire(t).run(answering)
	for name, event := range events {
		r.deliver(name, event)
	}
	r.send(`{"envelope_id":"command","type":"slash_commands","payload":{"command":"/x"}}`)
	r.acked("command")
	r.send(`{"envelope_id":"new kind","type":"telepathy","payload":{}}`)
	r.acked("new kind")
	r.send(`{"type":"telepathy"}`)
	r.send(`[1]`)
	r.send(`{`)
	r.deliver("last", mention("9.9", "venture capital?"))
	r.posted(1)
	if err := r.finish(); err != nil {
		t.Fatal(err)
	}
	r.posted(1)
}

// A question in a message whose blocks slack-go cannot parse is answered.
func TestUnparsableMessageIsAnswered(t *testing.T) { inBothModes(t, testUnparsableMessageIsAnswered) }

func testUnparsableMessageIsAnswered(t *testing.T, w *wire) {
	r := w.run(answering)
	r.deliver("e1", `{"type":"message","channel_type":"im","user":"UALICE","channel":"D1","ts":"1.1","text":"venture capital?","blocks":[{"type":"data_visualization","chart":{"type":"donut","segments":"many"}}]}`)
	r.posted(1)
}

func TestReconnect(t *testing.T) {
	t.Run("asked to", func(t *testing.T) {
		r := newWire(t).run(answering)
		r.deliver("e1", mention("1.1", "venture capital?"))
		for _, reason := range []string{"warning", "refresh_requested", "link_disabled"} {
			before := r.count("socket")
			r.send(`{"type":"disconnect","reason":"` + reason + `"}`)
			r.until("a new connection", func() bool { return r.calls["socket"] > before && len(r.sockets) > before })
		}
		r.deliver("e2", mention("1.2", "venture capital?"))
		r.posted(2)
		if got := r.vitals.Signs().Reconnects; got != 3 {
			t.Errorf("%d reconnects counted, want 3", got)
		}
	})
	t.Run("dropped at once", func(t *testing.T) {
		w := newWire(t)
		w.greet = func(*websocket.Conn) bool { return w.calls["socket"] > 5 }
		r := w.run(answering)
		r.deliver("e1", mention("1.1", "venture capital?"))
		r.posted(1)
	})
	t.Run("silent", func(t *testing.T) {
		w := newWire(t)
		w.ping = false
		r := w.run(answering, func(c *Config) { c.Silence = 1e7 })
		r.until("three connections", func() bool { return r.calls["socket"] > 2 })
	})
	t.Run("opening fails", func(t *testing.T) {
		w := newWire(t)
		w.script["apps.connections.open"] = []http.HandlerFunc{status(503), refuse("internal_error"), status(429, "Retry-After", "0")}
		r := w.run(answering)
		r.deliver("e1", mention("1.1", "venture capital?"))
		r.posted(1)
	})
}

func TestPosting(t *testing.T) {
	// lost shows the message and loses the answer.
	lost := func(w *wire) http.HandlerFunc {
		return func(rw http.ResponseWriter, r *http.Request) {
			w.post(&discard{}, r)
			rw.WriteHeader(http.StatusBadGateway)
		}
	}
	tests := map[string]struct {
		script  func(*wire) []http.HandlerFunc // answers to chat.postMessage
		look    []http.HandlerFunc             // answers to conversations.replies
		channel []string                       // of the messages shown
		blocks  bool
	}{
		"too much at a time": {func(*wire) []http.HandlerFunc {
			return []http.HandlerFunc{status(429, "Retry-After", "0"), refuse("ratelimited"), status(429)}
		}, nil, []string{"C1"}, true},
		"5xx, not posted":             {func(*wire) []http.HandlerFunc { return []http.HandlerFunc{status(500), refuse("fatal_error")} }, nil, []string{"C1"}, true},
		"posted, the answer lost":     {func(w *wire) []http.HandlerFunc { return []http.HandlerFunc{lost(w)} }, nil, []string{"C1"}, true},
		"posted, lost, looking fails": {func(w *wire) []http.HandlerFunc { return []http.HandlerFunc{lost(w)} }, []http.HandlerFunc{status(500)}, []string{"C1"}, true},
		"posted, lost, may not look":  {func(w *wire) []http.HandlerFunc { return []http.HandlerFunc{lost(w)} }, []http.HandlerFunc{refuse("missing_scope")}, []string{"C1", "C1"}, true},
		"an answer that says nothing": {func(*wire) []http.HandlerFunc { return []http.HandlerFunc{status(200)} }, nil, []string{"C1"}, true},
		"newer blocks refused":        {func(*wire) []http.HandlerFunc { return []http.HandlerFunc{refuse("invalid_blocks")} }, nil, []string{"C1"}, true},
		"all blocks refused": {func(*wire) []http.HandlerFunc {
			return []http.HandlerFunc{refuse("invalid_blocks"), refuse("invalid_blocks")}
		}, nil, []string{"C1"}, false},
		"not in the channel": {func(*wire) []http.HandlerFunc { return []http.HandlerFunc{refuse("not_in_channel")} }, nil, []string{"UALICE"}, true},
		"archived":           {func(*wire) []http.HandlerFunc { return []http.HandlerFunc{refuse("is_archived")} }, nil, []string{"UALICE"}, true},
		"restricted": {func(*wire) []http.HandlerFunc {
			return []http.HandlerFunc{refuse("restricted_action_read_only_channel")}
		}, nil, []string{"UALICE"}, true},
		"the thread was deleted":   {func(*wire) []http.HandlerFunc { return []http.HandlerFunc{refuse("thread_not_found")} }, nil, []string{"UALICE"}, true},
		"a refusal never heard of": {func(*wire) []http.HandlerFunc { return []http.HandlerFunc{refuse("mercury_in_retrograde")} }, nil, []string{"UALICE"}, true},
		"blocks refused, then the place": {func(*wire) []http.HandlerFunc {
			return []http.HandlerFunc{refuse("invalid_blocks"), refuse("is_archived"), refuse("invalid_blocks"), refuse("invalid_blocks")}
		}, nil, []string{"UALICE"}, false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			w := newWire(t)
			w.script["chat.postMessage"] = test.script(w)
			w.script["conversations.replies"] = test.look
			r := w.run(answering)
			r.deliver("e1", mention("1.1", "venture capital?"))
			r.until("an outcome", func() bool { return r.vitals.Signs().Outcomes["answered"] == 1 })
			posts := r.posted(len(test.channel))
			for i, want := range test.channel {
				if got := posts[i].Get("channel"); got != want {
					t.Errorf("posted to %s, want %s", got, want)
				}
			}
			last := posts[len(posts)-1]
			if got := last.Get("blocks") != ""; got != test.blocks {
				t.Errorf("posted with blocks: %t, want %t", got, test.blocks)
			}
			if !strings.Contains(last.Get("text"), "$9.8 billion") {
				t.Errorf("the answer is lost:\n%s", last.Get("text"))
			}
		})
	}
}

type discard struct{}

func (discard) Header() http.Header         { return http.Header{} }
func (discard) Write(p []byte) (int, error) { return len(p), nil }
func (discard) WriteHeader(int)             {}

// What can be posted nowhere is counted, and who asked is told where they did.
func TestUndeliverable(t *testing.T) {
	for name, refused := range map[string][]http.HandlerFunc{
		"the place, and a direct message":      {refuse("is_archived"), refuse("user_disabled")},
		"too long, with blocks and without":    times(8, refuse("msg_too_long")),
		"blocks too long, then the text is so": append(times(2, refuse("msg_blocks_too_long")), times(6, refuse("msg_too_long"))...),
	} {
		t.Run(name, func(t *testing.T) {
			inBothModes(t, func(t *testing.T, w *wire) { testUndeliverable(t, w, refused) })
		})
	}
}

func testUndeliverable(t *testing.T, w *wire, refused []http.HandlerFunc) {
	w.script["chat.postMessage"] = slices.Clone(refused)
	r := w.run(answering)
	r.deliver("e1", mention("1.1", "venture capital?"))
	r.until("it is counted", func() bool { return r.vitals.Signs().Undeliverable == 1 })
	if err := r.finish(); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(r.log.String(), "outcome not delivered") {
		t.Errorf("it is not logged:\n%s", r.log)
	}
	if said := r.called("chat.postEphemeral"); said.Get("user") != "UALICE" || said.Get("channel") != "C1" {
		t.Errorf("%s is told in %s, want who asked where they did", said.Get("user"), said.Get("channel"))
	}
}

func TestApology(t *testing.T) {
	asks := map[string]func(context.Context, string) (answer.Answer, error){
		"an error": func(_ context.Context, question string) (answer.Answer, error) {
			return answer.Answer{}, errors.New("segment 3: cannot look up " + question)
		},
		"a panic": func(_ context.Context, question string) (answer.Answer, error) { panic(question) },
		"a quote that is not in its article": func(ctx context.Context, question string) (answer.Answer, error) {
			a, err := answering(ctx, question)
			a.Passages[0].Text = strings.Replace(article, "9.8", "8.9", 1)
			return a, err
		},
	}
	for name, ask := range asks {
		t.Run(name, func(t *testing.T) {
			r := newWire(t).run(ask)
			r.deliver("e1", mention("1.1", "venture capital of Harbour City?"))
			text := r.posted(1)[0].Get("text")
			id := question{team: "T1", channel: "C1", ts: "1.1"}.id()
			if !strings.Contains(text, "Something went wrong on my side") || !strings.Contains(text, id) {
				t.Errorf("said: %s", text)
			}
			if err := r.finish(); err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(r.log.String(), "id="+id) {
				t.Errorf("the log does not know %s:\n%s", id, r.log)
			}
		})
	}
}

func TestTokens(t *testing.T) {
	tests := map[string]struct {
		bot, app string
		want     string
	}{
		"none":           {"", "", "SLACK_BOT_TOKEN is not set: it takes the bot user's OAuth token (xoxb-…)\nneither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set: Socket Mode takes an app-level token (xapp-…), HTTP the app's signing secret"},
		"mixed up":       {appToken, botToken, "SLACK_BOT_TOKEN holds an app-level token (xapp-…), but it takes the bot user's OAuth token (xoxb-…)\nSLACK_APP_TOKEN holds a bot token (xoxb-…), but it takes an app-level token (xapp-…)"},
		"of a user":      {"xoxp-1", appToken, "SLACK_BOT_TOKEN holds a user token (xoxp-…), but it takes the bot user's OAuth token (xoxb-…)"},
		"no token":       {"hunter2", appToken, "SLACK_BOT_TOKEN holds no Slack token: it takes the bot user's OAuth token (xoxb-…)"},
		"with a newline": {botToken + "\n", appToken, "SLACK_BOT_TOKEN holds a space or another character that is in no token"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			err := Config{BotToken: test.bot, AppToken: test.app}.Check()
			if err == nil || err.Error() != test.want {
				t.Errorf("got  %v\nwant %s", err, test.want)
			}
		})
	}
	for _, token := range []string{"xoxb-1-2-a", "xoxe.xoxb-1-2-a"} {
		if err := (Config{BotToken: token, AppToken: appToken}).Check(); err != nil {
			t.Errorf("%s: %v", token, err)
		}
	}
}

func TestFaultsForTheOperator(t *testing.T) {
	tests := map[string]struct {
		method string
		answer http.HandlerFunc
		want   string
	}{
		"bot token refused": {"auth.test", refuse("invalid_auth"), "SLACK_BOT_TOKEN: Slack answers invalid_auth"},
		"app removed":       {"auth.test", refuse("account_inactive"), "SLACK_BOT_TOKEN: Slack answers account_inactive"},
		"app token refused": {"apps.connections.open", refuse("invalid_auth"), "SLACK_APP_TOKEN: Slack answers invalid_auth"},
		"wrong kind":        {"apps.connections.open", refuse("not_allowed_token_type"), "SLACK_APP_TOKEN: Slack answers not_allowed_token_type"},
		"expired":           {"apps.connections.open", refuse("token_expired"), "SLACK_APP_TOKEN: Slack answers token_expired"},
		"scope missing": {"apps.connections.open", func(rw http.ResponseWriter, r *http.Request) {
			rw.Write([]byte(`{"ok":false,"error":"missing_scope","needed":"connections:write","provided":""}`))
		}, "SLACK_APP_TOKEN: Slack answers missing_scope (needed: connections:write)"},
		"another address":       {"apps.connections.open", status(404), "SLACK_API_URL: "},
		"revoked while posting": {"chat.postMessage", refuse("token_revoked"), "SLACK_BOT_TOKEN: Slack answers token_revoked"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			w := newWire(t)
			w.script[test.method] = []http.HandlerFunc{test.answer}
			r := w.run(answering)
			if test.method == "chat.postMessage" {
				r.hand("e1", mention("1.1", "venture capital?"), 0)
			}
			if err := r.end(); err == nil || !strings.HasPrefix(err.Error(), test.want) {
				t.Errorf("ended with %v, want %s…", err, test.want)
			}
		})
	}
}

func TestPassingFaultAtTheStart(t *testing.T) {
	w := newWire(t)
	w.script["auth.test"] = []http.HandlerFunc{status(500), refuse("ratelimited"), status(429, "Retry-After", "0")}
	r := w.run(answering)
	r.deliver("e1", mention("1.1", "venture capital?"))
	r.posted(1)
}

// Questions taken on are answered though the bot is told to stop.
func TestStop(t *testing.T) { inBothModes(t, testStop) }

func testStop(t *testing.T, w *wire) {
	release := make(chan struct{})
	asked := make(chan struct{}, 2)
	r := w.run(func(ctx context.Context, question string) (answer.Answer, error) {
		asked <- struct{}{}
		<-release
		return answering(ctx, question)
	}, func(c *Config) { c.Workers = 1 })
	r.deliver("e1", mention("1.1", "venture capital?"))
	r.deliver("e2", mention("1.2", "venture capital?"))
	<-asked
	r.stop()
	close(release)
	if err := r.end(); err != nil {
		t.Fatal(err)
	}
	r.posted(2)
}

// What does not fit in the queue is not acknowledged: Slack delivers it again,
// and there is room for it then, or at the last delivery.
func TestFullQueue(t *testing.T) { inBothModes(t, testFullQueue) }

func testFullQueue(t *testing.T, w *wire) {
	release := make(chan struct{})
	asked := make(chan struct{}, 10)
	var once sync.Once
	free := func() { once.Do(func() { close(release) }) }
	t.Cleanup(free)
	r := w.run(func(ctx context.Context, question string) (answer.Answer, error) {
		asked <- struct{}{}
		<-release
		return answering(ctx, question)
	}, func(c *Config) { c.Workers, c.Queue = 1, 1 })
	r.deliver("being answered", mention("1.1", "venture capital?"))
	<-asked
	r.deliver("waiting", mention("1.2", "venture capital?"))
	r.hand("too many", mention("1.3", "venture capital?"), 0)
	r.hand("last delivery", mention("1.4", "venture capital?"), 3)
	r.acked("last delivery")
	if n := r.acks["too many"]; n != 0 {
		t.Error("acknowledged though there is no room")
	}
	if got := r.vitals.Signs().Deferred; got != 1 {
		t.Errorf("%d deferred, want 1", got)
	}
	free()
	r.posted(3)
	r.hand("again", mention("1.3", "venture capital?"), 1)
	r.acked("again")
	r.posted(4)
}
