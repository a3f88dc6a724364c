package slack

import (
	"context"
	"strings"
	"testing"

	"quoth/bot"
	"quoth/bot/store"
	"quoth/index/answer"
	"quoth/index/query"
)

// nearly knows one thing, and has only what is closest to it otherwise.
func nearly(ctx context.Context, question string) (answer.Answer, error) {
	a, err := answering(ctx, "venture capital?")
	a.Question = question
	if !strings.Contains(question, "venture") {
		a.Status = answer.Closest
	}
	return a, err
}

// What is closest is said to a question that was put to the bot, and to nobody
// else.
func TestClosestIsNotSaidUnasked(t *testing.T) {
	s := memory(t)
	k := &talker{}
	b := k.bot()
	b.Ask, b.Follow = nearly, nil
	r := newWire(t).runBot(b, func(c *Config) { c.Store = s })
	r.deliver("asked", mention("1.1", "how much money?"))
	post := r.posted(1)[0]
	holds(t, post.Get("text"), "Closest in the articles\n\n“Harbour City attracts over $9.8 billion")
	holds(t, post.Get("blocks"), "quoth:tell:", "quoth:more:")
	r.settled(1)
	r.deliver("overheard", reply("2.1", "UALICE", "who runs it?"))
	r.settled(2)
	if err := r.finish(); err != nil {
		t.Fatal(err)
	}
	r.posted(1)
	d, _, err := s.Decision(t.Context(), "T1", "C1")
	if got := strings.Join(d.Steps, " "); err != nil || got != "thread.live asks.perhaps closest" {
		t.Errorf("decided %q, %v", got, err)
	}
	for kind, want := range map[bot.Kind]uint64{bot.Closest: 1, bot.Silent: 1, bot.Unanswered: 0} {
		if n := r.vitals.Signs().Outcomes[kind]; n != want {
			t.Errorf("%s %d times, want %d", kind, n, want)
		}
	}
	if misses, err := s.Misses(t.Context(), "T1", 5); err != nil || len(misses) != 1 || misses[0].Text != "how much money?" {
		t.Errorf("misses %v, %v", misses, err)
	}
}

func TestClosestIsNotVolunteered(t *testing.T) {
	s := memory(t)
	if err := s.Set(t.Context(), "T1", "C1", bot.Setting{Auto: true}); err != nil {
		t.Fatal(err)
	}
	b := listener(t)
	ask := b.Ask
	b.Ask = func(ctx context.Context, question string) (answer.Answer, error) {
		a, err := ask(ctx, question)
		a.Status, a.Confidence = answer.Closest, 1
		return a, err
	}
	b.Asking = func(string) query.Asking { return query.Asks }
	r := newWire(t).runBot(b, func(c *Config) { c.Store = s })
	r.deliver("e1", said("1.1", "how many unicorns does Paris have?"))
	if err := r.finish(); err != nil {
		t.Fatal(err)
	}
	r.posted(0)
	if d, _, err := s.Decision(t.Context(), "T1", "C1"); err != nil || strings.Join(d.Steps, " ") != "auto auto.unsure left" {
		t.Errorf("decided %q, %v", d.Steps, err)
	}
}

// Whoever wants to be told is told an answer, not what is closest to one.
func TestClosestFulfilsNoWish(t *testing.T) {
	s := memory(t)
	for _, text := range []string{"how much money?", "venture capital?"} {
		if _, err := s.Subscribe(t.Context(), store.Subscription{Team: "T1", User: "UALICE", Text: text}); err != nil {
			t.Fatal(err)
		}
	}
	r := newWire(t).run(nearly, func(c *Config) { c.Store = s })
	holds(t, r.posted(1)[0].Get("text"), "venture capital?")
	if err := r.finish(); err != nil {
		t.Fatal(err)
	}
	r.posted(1)
	if wishes, err := s.Subscriptions(t.Context(), "T1"); err != nil || len(wishes) != 1 || wishes[0].Text != "how much money?" {
		t.Errorf("%v left, %v", wishes, err)
	}
}
