package slack

import (
	"strings"
	"testing"
)

func TestCommand(t *testing.T) { inBothModes(t, testCommand) }

func testCommand(t *testing.T, w *wire) {
	r := w.run(answering)
	w.command("c1", "How much venture capital does Harbour City attract?")
	said := w.whispered(1)
	holds(t, said, "You asked: How much venture capital does Harbour City attract?", "$9.8 billion", `"action_id":"quoth:share:0"`, feedbackAction, `"response_type":"ephemeral"`)
	if wrong := checkWhisper(said); len(wrong) > 0 {
		t.Error(strings.Join(wrong, "\n"))
	}
	w.command("c2", "")
	holds(t, w.whispered(2), "Ask me in plain words")
	w.command("c3", "help")
	holds(t, w.whispered(3), "Ask me in plain words", "/quoth forget me")
	w.command("c4", "about")
	holds(t, w.whispered(4), "I have read 0 articles")
	if err := r.finish(); err != nil {
		t.Fatal(err)
	}
	r.posted(0)
}

// What begins like an order and goes on is a question.
func TestOrders(t *testing.T) {
	for text, want := range map[string]order{
		"help": toHelp, "Why": toExplain, "关于": toAbout, "  config  auto on": toConfigure, "forget  me ": toForget, "Forget <@UBOB|bob>": toForget, "add": toAdd, "add <https://post.example/feed.xml>": toAdd, "添加 https://post.example/a?b=1&amp;c=2": toAdd, "忘记我": toForget,
		"forget": toAnswer, "helpless": toAnswer, "forget the hype, how many unicorns?": toAnswer, "why is Berlin ahead?": toAnswer, "about Shenzhen": toAnswer, "add up the firms of Porto": toAnswer, "add porto.example to the list": toAnswer, "address of the park": toAnswer, "forget me not": toAnswer,
	} {
		q, ok := readCommand([]byte(jsonEvent(map[string]any{"command": "/quoth", "text": text, "channel_id": "C1", "trigger_id": "1"})), identity{user: "UQUOTH"})
		if !ok || q.order != want {
			t.Errorf("%q is the order %q, want %q", text, q.order, want)
		}
	}
}
