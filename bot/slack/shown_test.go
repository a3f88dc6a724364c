package slack

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"sync"
	"testing"

	"quoth/bot"
	"quoth/index/answer"
)

// recorder answers as answering does and records what was asked.
type recorder struct {
	mu    sync.Mutex
	asked []string
}

func (k *recorder) bot() *bot.Bot {
	return &bot.Bot{Text: articleText, Ask: func(ctx context.Context, question string) (answer.Answer, error) {
		k.mu.Lock()
		k.asked = append(k.asked, question)
		k.mu.Unlock()
		return answering(ctx, question)
	}}
}

// event is a message of alice with what it shows beside its text.
func shownEvent(fields map[string]any) string {
	e := map[string]any{"type": "app_mention", "user": "UALICE", "channel": "C1", "ts": "1.1"}
	for name, value := range fields {
		e[name] = value
	}
	return jsonEvent(e)
}

// rich is a rich_text block with a section of elements in a part of a kind.
func rich(part string, elements ...map[string]any) []any {
	return []any{map[string]any{"type": "rich_text", "elements": []any{map[string]any{"type": part, "elements": elements}}}}
}

// What a message shows is read: messages that are forwarded or quoted, blocks
// without a text, the question at the end of a long text.
func TestShown(t *testing.T) {
	paste := strings.Repeat("Minutes of a long meeting, in which much was said. ", 60)
	tests := map[string]struct {
		event string
		asked string // of the articles
	}{
		"forwarded":       {shownEvent(map[string]any{"text": "<@UQUOTH> is this true?", "attachments": []any{map[string]any{"is_share": true, "text": "Harbour City attracts $9.8 billion of venture capital."}}}), "Is it true that Harbour City attracts $9.8 billion of venture capital?"},
		"forwarded alone": {shownEvent(map[string]any{"text": "<@UQUOTH>", "attachments": []any{map[string]any{"text": "Harbour City attracts $9.8 billion of venture capital."}}}), "Is it true that Harbour City attracts $9.8 billion of venture capital?"},
		"forwarded as blocks": {shownEvent(map[string]any{"text": "<@UQUOTH> can you check this?", "attachments": []any{map[string]any{"fallback": "[no preview]", "message_blocks": []any{map[string]any{"message": map[string]any{
			"blocks": rich("rich_text_section", map[string]any{"type": "text", "text": "Harbour City attracts "}, map[string]any{"type": "text", "text": "$9.8 billion of venture capital.", "style": map[string]any{"bold": true}})}}}}}}),
			"Is it true that Harbour City attracts $9.8 billion of venture capital?"},
		"quoted":                        {shownEvent(map[string]any{"text": "&gt; Harbour City attracts $9.8 billion of venture capital.\n<@UQUOTH> is that right?"}), "Is it true that Harbour City attracts $9.8 billion of venture capital?"},
		"blocks alone":                  {shownEvent(map[string]any{"text": "", "blocks": rich("rich_text_section", map[string]any{"type": "user", "user_id": "UQUOTH"}, map[string]any{"type": "text", "text": " venture capital?"})}), "venture capital?"},
		"a question after a long paste": {shownEvent(map[string]any{"text": "<@UQUOTH> " + paste + "\nHow much venture capital does Harbour City attract?"}), "How much venture capital does Harbour City attract?"},
		"a line of /me":                 {shownEvent(map[string]any{"type": "message", "subtype": "me_message", "channel": "D1", "channel_type": "im", "text": "venture capital?"}), "venture capital?"},
		"a workflow that is listed":     {shownEvent(map[string]any{"subtype": "bot_message", "bot_id": "B0FLOW", "user": "", "text": "<@UQUOTH> venture capital?"}), "venture capital?"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			inBothModes(t, func(t *testing.T, w *wire) {
				k := &recorder{}
				r := w.runBot(k.bot(), func(c *Config) { c.Policy.Apps = []string{"B0FLOW"} })
				r.deliver("e1", test.event)
				holds(t, r.posted(1)[0].Get("text"), "$9.8 billion")
				if k.asked[0] != test.asked {
					t.Errorf("asked %q, want %q", k.asked[0], test.asked)
				}
			})
		})
	}
}

// Each number of what is shown is checked by itself.
func TestShownNumbers(t *testing.T) {
	r := newWire(t).run(answering)
	r.deliver("e1", shownEvent(map[string]any{"text": "<@UQUOTH> are these right?", "attachments": []any{map[string]any{"text": "Harbour City attracts $9.8 billion of venture capital. It has 12 unicorns. It rains a lot."}}}))
	text := r.posted(1)[0].Get("text")
	holds(t, text, "“Harbour City attracts $9.8 billion of venture capital.”", "$9.8 billion", "“It has 12 unicorns.”", "The articles do not say.")
	if strings.Contains(text, "rains") {
		t.Errorf("checked what holds no number: %s", text)
	}
}

// A mention within code or a quotation is none.
func TestMentionInCode(t *testing.T) {
	user := map[string]any{"type": "user", "user_id": "UQUOTH"}
	for name, event := range map[string]string{
		"code":             shownEvent(map[string]any{"text": "`<@UQUOTH>` is its name, venture capital?"}),
		"a block of code":  shownEvent(map[string]any{"text": "```\n<@UQUOTH> venture capital?\n```"}),
		"a quotation":      shownEvent(map[string]any{"text": "&gt; <@UQUOTH> venture capital?\nwhat did it say to that?"}),
		"code in blocks":   shownEvent(map[string]any{"text": "<@UQUOTH> venture capital?", "blocks": rich("rich_text_preformatted", user)}),
		"quoted in blocks": shownEvent(map[string]any{"text": "<@UQUOTH> venture capital?", "blocks": rich("rich_text_quote", user)}),
		"styled as code":   shownEvent(map[string]any{"text": "<@UQUOTH> venture capital?", "blocks": rich("rich_text_section", map[string]any{"type": "text", "text": "<@UQUOTH>", "style": map[string]any{"code": true}})}),
		"another bot":      shownEvent(map[string]any{"text": "<@UQUOTH> venture capital?", "bot_id": "B0OTHER"}),
	} {
		t.Run(name, func(t *testing.T) {
			inBothModes(t, func(t *testing.T, w *wire) {
				r := w.run(answering)
				r.deliver("e1", event)
				r.deliver("e2", direct("2.1", "venture capital?"))
				if post := r.posted(1)[0]; post.Get("channel") != "D1" {
					t.Errorf("posted to %s", post.Get("channel"))
				}
			})
		})
	}
}

// A mention in a thread that asks of the message before it has that read.
func TestThreadAround(t *testing.T) {
	w := newWire(t)
	w.script["conversations.replies"] = []http.HandlerFunc{func(rw http.ResponseWriter, r *http.Request) {
		json.NewEncoder(rw).Encode(map[string]any{"ok": true, "messages": []any{
			map[string]any{"user": "UBOB", "ts": "1.1", "text": "lunch?"},
			map[string]any{"user": "UBOB", "ts": "1.2", "thread_ts": "1.1", "text": "Harbour City attracts $9.8 billion of venture capital."},
			map[string]any{"user": "UALICE", "ts": "1.3", "thread_ts": "1.1", "text": "<@UQUOTH> is that right?"},
		}})
	}}
	k := &recorder{}
	r := w.runBot(k.bot())
	r.deliver("e1", shownEvent(map[string]any{"ts": "1.3", "thread_ts": "1.1", "text": "<@UQUOTH> is that right?"}))
	r.posted(1)
	if want := "Is it true that Harbour City attracts $9.8 billion of venture capital?"; k.asked[0] != want {
		t.Errorf("asked %q, want %q", k.asked[0], want)
	}
}

// A mention in a channel that asks to check has the message above it read, and no
// other has.
func TestMessageAbove(t *testing.T) {
	for asks, want := range map[string]string{
		"does the above fit what you have?": "Is it true that Harbour City attracts $9.8 billion of venture capital?",
		"why?":                              "",
	} {
		w := newWire(t)
		w.script["conversations.history"] = []http.HandlerFunc{func(rw http.ResponseWriter, r *http.Request) {
			json.NewEncoder(rw).Encode(map[string]any{"ok": true, "messages": []any{
				map[string]any{"user": "UBOB", "ts": "1.2", "text": "Harbour City attracts $9.8 billion of venture capital."},
			}})
		}}
		k := &recorder{}
		r := w.runBot(k.bot())
		r.deliver("e1", shownEvent(map[string]any{"ts": "1.3", "text": "<@UQUOTH> " + asks}))
		r.posted(1)
		if got := strings.Join(k.asked, " | "); got != want {
			t.Errorf("%q asked %q, want %q", asks, got, want)
		}
	}
}
