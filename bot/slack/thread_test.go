package slack

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"quoth/bot"
	"quoth/index/answer"
	"quoth/index/query"
)

// spoken in a thread of a channel, without a mention.
func reply(ts, user, text string) string {
	return fmt.Sprintf(`{"type":"message","channel_type":"channel","user":%q,"channel":"C1","ts":%q,"thread_ts":"1.1","text":%q}`, user, ts, text)
}

// talker knows what asks, and what was asked before.
type talker struct {
	mu      sync.Mutex
	earlier []string
}

func (k *talker) bot() *bot.Bot {
	return &bot.Bot{Ask: answering, Text: articleText,
		Follow: func(ctx context.Context, earlier []string, question string) (answer.Answer, error) {
			k.mu.Lock()
			k.earlier = slices.Clone(earlier)
			k.mu.Unlock()
			a, err := answering(ctx, strings.Join(append(earlier, question), " "))
			if !strings.HasPrefix(question, "again") { // another passage than that of the answer before
				for i := range a.Passages {
					id := fmt.Sprint("harbour.md#", 1+len(earlier))
					a.Passages[i].ID, a.Figures[i].Passage = id, id
				}
			}
			return a, err
		},
		Meant: func(h query.Heard) float64 {
			switch {
			case strings.HasPrefix(h.Text, "and "), strings.HasPrefix(h.Text, "rents"):
				return 0.95
			case strings.HasSuffix(h.Text, "?"):
				return (query.MeantLeast + query.MeantSurely) / 2 // perhaps
			}
			return 0.1
		},
	}
}

// Complaint 1: a follow-up needs no mention, and talk between people is left
// alone.
func TestFollowUp(t *testing.T) {
	tests := map[string]struct {
		event string
		want  string // said, "" nothing
		steps string // of the last decision
	}{
		"a question that goes on":         {reply("2.1", "UALICE", "and Braga?"), "$9.8 billion", "thread.live asks taken"},
		"that the articles do not say":    {reply("2.1", "UALICE", "rents?"), "$9.8 billion", "thread.live asks taken"},
		"by someone else":                 {reply("2.1", "UBOB", "and Braga?"), "$9.8 billion", "thread.live asks taken"},
		"by name":                         {reply("2.1", "UBOB", "quoth, and Braga?"), "$9.8 billion", "named taken"},
		"that tells nothing new":          {reply("2.1", "UALICE", "again?"), "", "thread.live asks.perhaps silent"},
		"of something unknown":            {reply("2.1", "UALICE", "who runs it?"), "$9.8 billion", "thread.live asks.perhaps taken"},
		"thanks":                          {reply("2.1", "UALICE", "thanks, that helps"), "", "thread.live talk left"},
		"put to someone else":             {reply("2.1", "UALICE", "<@UBOB> and Braga?"), "", "thread.live names.someone left"},
		"put to everyone":                 {reply("2.1", "UALICE", "<!here> and Braga?"), "", "thread.live names.someone left"},
		"a long story":                    {reply("2.1", "UALICE", "and "+strings.Repeat("so on ", 60)), "", "thread.live long left"},
		"in another thread":               {strings.Replace(reply("2.1", "UALICE", "and Braga?"), `"thread_ts":"1.1"`, `"thread_ts":"1.0"`, 1), "", "via.mention taken"},
		"in the channel itself":           {strings.Replace(reply("2.1", "UALICE", "and Braga?"), `"thread_ts":"1.1",`, "", 1), "", "via.mention taken"},
		"a mention, told of as a message": {reply("2.1", "UALICE", "<@UQUOTH> rents?"), "$9.8 billion", "via.mention taken"},
		"in a private channel":            {strings.Replace(reply("2.1", "UALICE", "and Braga?"), `"channel_type":"channel"`, `"channel_type":"group"`, 1), "$9.8 billion", "thread.live asks taken"},
		"in a direct message of a group":  {strings.Replace(reply("2.1", "UALICE", "and Braga?"), `"channel_type":"channel"`, `"channel_type":"mpim"`, 1), "$9.8 billion", "thread.live asks taken"},
		"by a bot":                        {strings.Replace(reply("2.1", "UALICE", "and Braga?"), `"user"`, `"bot_id":"B2","user"`, 1), "", "via.mention taken"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s := memory(t)
			k := &talker{}
			r := newWire(t).runBot(k.bot(), func(c *Config) { c.Store = s })
			r.deliver("e1", mention("1.1", "venture capital?"))
			r.posted(1)
			r.settled(1)
			r.deliver("e2", test.event)
			want := 1
			if test.want != "" {
				want = 2
				if post := r.posted(2)[1]; !strings.Contains(post.Get("text"), test.want) || post.Get("thread_ts") != "1.1" {
					t.Errorf("said in %s: %s", post.Get("thread_ts"), post.Get("text"))
				}
				if !slices.Equal(k.earlier, []string{"venture capital?"}) {
					t.Errorf("goes on from %q", k.earlier)
				}
			}
			if err := r.finish(); err != nil {
				t.Fatal(err)
			}
			r.posted(want)
			d, _, err := s.Decision(t.Context(), "T1", "C1")
			if got := strings.Join(d.Steps, " "); err != nil || got != test.steps {
				t.Errorf("decided %q, want %q (%v)", got, test.steps, err)
			}
		})
	}
}

// What was not put to the bot by name is answered only where there is an answer.
func TestNothingToSay(t *testing.T) {
	s := memory(t)
	k := &talker{}
	b := k.bot()
	b.Follow = nil
	r := newWire(t).runBot(b, func(c *Config) { c.Store = s })
	r.deliver("e1", mention("1.1", "venture capital?"))
	r.posted(1)
	r.settled(1)
	r.deliver("perhaps", reply("2.1", "UALICE", "who runs it?"))
	r.deliver("surely", reply("2.2", "UBOB", "rents?"))
	r.settled(3)
	r.deliver("called", reply("2.3", "UALICE", "<@UQUOTH> rents?"))
	if text := r.posted(2)[1].Get("text"); !strings.Contains(text, "do not say") {
		t.Errorf("said: %s", text)
	}
	if n := r.vitals.Signs().Outcomes[bot.Silent]; n != 2 {
		t.Errorf("silent %d times, want twice", n)
	}
}

// A thread that is over, or that the bot was told to keep out of, is talk.
func TestThreadOver(t *testing.T) {
	for name, want := range map[string]string{"told to be quiet": "thread.quiet left", "a day later": "thread.over left"} {
		t.Run(name, func(t *testing.T) {
			s := memory(t)
			if name == "a day later" {
				s.Now = func() time.Time { return time.Now().Add(-threadLive - time.Minute) }
			} else if err := s.Quiet(t.Context(), "T1", "C1", "1.1"); err != nil {
				t.Fatal(err)
			}
			k := &talker{}
			r := newWire(t).runBot(k.bot(), func(c *Config) { c.Store = s })
			r.deliver("e1", mention("1.1", "venture capital?"))
			r.posted(1)
			r.settled(1)
			r.deliver("e2", reply("2.1", "UALICE", "and Braga?"))
			if err := r.finish(); err != nil {
				t.Fatal(err)
			}
			r.posted(1)
			d, _, err := s.Decision(t.Context(), "T1", "C1")
			if got := strings.Join(d.Steps, " "); err != nil || got != want {
				t.Errorf("decided %q, want %q (%v)", got, want, err)
			}
		})
	}
}

// A thread goes on after a restart.
func TestThreadAfterARestart(t *testing.T) { inBothModes(t, testThreadAfterARestart) }

func testThreadAfterARestart(t *testing.T, w *wire) {
	path := filepath.Join(t.TempDir(), "kept.db")
	first := w.runBot((&talker{}).bot(), func(c *Config) { c.Store = file(t, path) })
	first.deliver("e1", mention("1.1", "venture capital?"))
	first.posted(1)
	if err := first.finish(); err != nil {
		t.Fatal(err)
	}
	w.forgetSockets()
	k := &talker{}
	second := w.runBot(k.bot(), func(c *Config) { c.Store = file(t, path) })
	second.deliver("e2", reply("2.1", "UALICE", "and Braga?"))
	second.posted(2)
	if !slices.Equal(k.earlier, []string{"venture capital?"}) {
		t.Errorf("goes on from %q", k.earlier)
	}
}
