package slack

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"quoth/index/answer"
	"quoth/index/query"
)

// A step of a conversation: an event, and what the bot says to it, "" nothing.
type step struct{ event, want string }

// converse plays the steps of a conversation one after the other. An answer
// to a mention at the end shows that nothing was still to come.
func converse(t *testing.T, r *running, steps []step) {
	t.Helper()
	said := 0
	steps = append(slices.Clip(steps), step{mention("99.1", "venture capital?"), "$9.8 billion"})
	for i, s := range steps {
		r.deliver(fmt.Sprint("e", i), s.event)
		if s.want == "" {
			continue
		}
		said++
		post := r.posted(said)[said-1]
		if !strings.Contains(post.Get("text"), s.want) {
			t.Errorf("to %s\nsaid %q, want %q", s.event, post.Get("text"), s.want)
		}
		r.settled(said)
	}
	r.posted(said)
}

// The bot keeps out of a thread in which it is told to, until it is called.
func TestMute(t *testing.T) {
	for _, mute := range []string{"stop", "please be quiet", ":mute:", "🔇", "mute"} {
		t.Run(mute, func(t *testing.T) {
			inBothModes(t, func(t *testing.T, w *wire) {
				converse(t, w.runBot((&talker{}).bot()), []step{
					{mention("1.1", "venture capital?"), "$9.8 billion"},
					{reply("2.1", "UBOB", mute), "I keep out of this thread"},
					{reply("2.2", "UALICE", "and Braga?"), ""},
					{reply("2.3", "UALICE", "stop"), ""},
					{reply("2.4", "UBOB", "quoth, and Braga?"), "$9.8 billion"},
					{reply("2.5", "UALICE", "and Porto?"), "$9.8 billion"},
					{mentionIn("2.6", "stop"), "I keep out of this thread"},
					{reply("2.7", "UALICE", "and Lagos?"), ""},
					{mentionIn("2.8", "venture in Lagos?"), "$9.8 billion"},
					{reply("2.9", "UALICE", "and Porto?"), "$9.8 billion"},
				})
			})
		})
	}
}

// mentionIn mentions the bot in the thread of 1.1.
func mentionIn(ts, text string) string {
	return strings.Replace(mention(ts, text), `"ts":`, `"thread_ts":"1.1","ts":`, 1)
}

// A channel is muted as a whole by command: only who calls is answered.
func TestMuteChannel(t *testing.T) {
	inBothModes(t, func(t *testing.T, w *wire) {
		s := memory(t)
		r := w.runBot((&talker{}).bot(), func(c *Config) { c.Store = s })
		r.deliver("e1", mention("1.1", "venture capital?"))
		r.posted(1)
		r.settled(1)
		r.command("c1", "mute")
		holds(t, r.whispered(1), "only where I am mentioned")
		r.deliver("e2", reply("2.1", "UALICE", "and Braga?"))
		r.deliver("e3", mentionIn("2.2", "venture in Braga?"))
		r.posted(2)
		r.settled(3)
		r.command("c2", "unmute")
		r.whispered(2)
		r.deliver("e4", reply("2.3", "UALICE", "and Porto?"))
		r.posted(3)
	})
}

// In a direct message all is put to the bot.
func TestMuteDirect(t *testing.T) {
	r := newWire(t).runBot((&talker{}).bot())
	converse(t, r, []step{
		{direct("1.1", "venture capital?"), "$9.8 billion"},
		{direct("1.2", "stop"), "Here I only answer"},
		{direct("1.3", "venture capital?"), "$9.8 billion"},
	})
}

// What is said after an answer does what the buttons do, in a thread of a
// channel without a mention, in a direct message in its thread or below it.
func TestWishes(t *testing.T) {
	wishes := map[string]string{"why?": "Understood:", "who says so?": "Who says so:", "source?": "A harbour and its money", "when was this?": "2025-03-02",
		"shorter": "Harbour City: over $9.8 billion", "that's wrong": "Noted.", "what can you do?": "Ask me in plain words", "can I get this as csv?": "I sent you the file"}
	for text, want := range wishes {
		t.Run(text, func(t *testing.T) {
			inBothModes(t, func(t *testing.T, w *wire) {
				b := (&talker{}).bot()
				b.Meant = func(h query.Heard) float64 {
					if query.WishOf(h.Text) != query.NoWish {
						return 0.9
					}
					return 0
				}
				r := w.runBot(b)
				at := 0
				for _, ask := range []string{
					mention("1.1", "venture capital?"), reply("2.1", "UALICE", text),
					direct("3.1", "venture capital?"), strings.Replace(direct("3.2", text), `"ts":"3.2"`, `"ts":"3.2","thread_ts":"3.1"`, 1), direct("3.3", text),
				} {
					at++
					r.deliver(fmt.Sprint("e", at), ask)
					r.settled(at)
					text := func() string { w.mu.Lock(); defer w.mu.Unlock(); return w.posts[len(w.posts)-1].Get("text") }()
					switch {
					case strings.Contains(ask, "venture"):
						holds(t, text, "$9.8 billion")
					case strings.Contains(ask, `"D1"`) && want == "I sent you the file":
						holds(t, text, "The figures and passages")
					default:
						holds(t, text, want)
					}
				}
			})
		})
	}
}

// What was silent, failed, or is no question changes nothing of what a question
// goes on from.
func TestSubjectIsKept(t *testing.T) {
	inBothModes(t, func(t *testing.T, w *wire) {
		k := &talker{}
		b := k.bot()
		follow := b.Follow
		b.Follow = func(ctx context.Context, earlier []string, question string) (answer.Answer, error) {
			if strings.Contains(question, "won") {
				return answering(ctx, question)
			}
			return follow(ctx, earlier, question)
		}
		r := w.runBot(b)
		converse(t, r, []step{
			{mention("1.1", "venture capital?"), "$9.8 billion"},
			{mentionIn("1.2", "who won?"), "do not say"},
			{reply("1.3", "UALICE", "great, shall I put it on a slide"), ""},
			{mentionIn("1.4", "why?"), "Understood:"},
			{reply("1.5", "UALICE", "and Braga?"), "$9.8 billion"},
		})
		k.mu.Lock()
		defer k.mu.Unlock()
		if !slices.Equal(k.earlier, []string{"venture capital?"}) {
			t.Errorf("goes on from %q", k.earlier)
		}
	})
}
