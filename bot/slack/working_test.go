package slack

import (
	"context"
	"testing"
	"time"

	"quoth/index/answer"
)

// An answer that takes a while shows in a direct message that it is looked
// for; one that does not shows nothing.
func TestWorking(t *testing.T) {
	w := newWire(t)
	shown := make(chan struct{})
	r := w.run(func(ctx context.Context, question string) (answer.Answer, error) {
		if question == "slow venture capital?" {
			<-shown
		}
		return answering(ctx, question)
	}, func(c *Config) { c.pace.status = 20 * time.Millisecond })
	r.deliver("e1", direct("1.1", "slow venture capital?"))
	r.until("it is shown", func() bool { return len(r.forms["agents.sessions.setStatus"]) > 0 })
	close(shown)
	r.posted(1)
	r.until("it is taken away", func() bool { return len(r.forms["agents.sessions.setStatus"]) > 1 })
	for i, want := range []string{"processing", "active"} {
		got := r.forms["agents.sessions.setStatus"][i]
		if got.Get("status") != want || got.Get("channel_id") != "D1" || got.Get("thread_ts") != "1.1" {
			t.Errorf("%v, want %s", got, want)
		}
	}
}

// An answer that takes long in a channel is said to, to the asker alone.
func TestWorkingInAChannel(t *testing.T) {
	w := newWire(t)
	told := make(chan struct{})
	r := w.run(func(ctx context.Context, question string) (answer.Answer, error) {
		<-told
		return answering(ctx, question)
	}, func(c *Config) { c.pace.status = time.Millisecond })
	r.deliver("e1", mention("1.1", "venture capital?"))
	said := r.called("chat.postEphemeral")
	close(told)
	if said.Get("channel") != "C1" || said.Get("user") != "UALICE" {
		t.Errorf("told %s in %s", said.Get("user"), said.Get("channel"))
	}
	r.posted(1)
}

// Where a direct message begins, questions are shown that the articles answer.
func TestPrompts(t *testing.T) { inBothModes(t, testPrompts) }

func testPrompts(t *testing.T, w *wire) {
	b := articlesBot(t)
	r := w.runBot(b)
	r.deliver("e1", `{"type":"app_home_opened","user":"UALICE","channel":"D1","tab":"messages","event_ts":"3.3"}`)
	prompts := r.called("assistant.threads.setSuggestedPrompts")
	if prompts.Get("channel_id") != "D1" {
		t.Errorf("shown in %s", prompts.Get("channel_id"))
	}
	holds(t, prompts.Get("prompts"), `"message":"unicorns in Berlin"`, `"message":"venture capital in Paris"`)
}
