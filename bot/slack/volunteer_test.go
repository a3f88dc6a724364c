package slack

import (
	"fmt"
	"strings"
	"testing"

	"quoth/bot"
	"quoth/index/query"
)

// said is a message in a channel that is put to nobody.
func said(ts, text string) string {
	return fmt.Sprintf(`{"type":"message","channel_type":"channel","user":"UALICE","channel":"C1","ts":%q,"text":%q}`, ts, text)
}

// listener answers from articles, and knows what asks.
func listener(t *testing.T) *bot.Bot {
	b := articlesBot(t)
	b.Asking = func(text string) query.Asking {
		if strings.Contains(text, "unicorns") || strings.Contains(text, "venture capital") {
			return query.Asks
		}
		return query.AsksNothing
	}
	return b
}

// Unasked the bot speaks only where it is set to, and only when place, measure
// and answer are sure.
func TestVolunteer(t *testing.T) {
	tests := map[string]struct {
		auto  bool
		event string
		want  string // said, "" nothing
		steps string // of the decision, "" none
	}{
		"sure":                      {true, said("1.1", "how many unicorns does Paris have?"), "41", "auto asks taken"},
		"the channel is not set":    {false, said("1.1", "how many unicorns does Paris have?"), "", ""},
		"no place":                  {true, said("1.1", "so many unicorns these days"), "", "auto auto.unsure left"},
		"not in the articles":       {true, said("1.1", "venture capital in Berlin?"), "", "auto auto.unsure left"},
		"talk":                      {true, said("1.1", "lunch?"), "", "auto talk left"},
		"put to someone":            {true, said("1.1", "<@UBOB> how many unicorns does Paris have?"), "", "auto names.someone left"},
		"a long story":              {true, said("1.1", "unicorns in Paris "+strings.Repeat("and so on ", 40)), "", "auto long left"},
		"of a bot":                  {true, strings.Replace(said("1.1", "how many unicorns does Paris have?"), `"user"`, `"bot_id":"B2","user"`, 1), "", ""},
		"a mention is one question": {true, said("1.1", "<@UQUOTH> how many unicorns does Paris have?"), "41", "via.mention taken"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s := memory(t)
			if err := s.Set(t.Context(), "T1", "C1", bot.Setting{Auto: test.auto}); err != nil {
				t.Fatal(err)
			}
			r := newWire(t).runBot(listener(t), func(c *Config) { c.Store = s })
			r.deliver("e1", test.event)
			r.deliver("e1 again", test.event)
			if test.want != "" {
				post := r.posted(1)[0]
				if !strings.Contains(post.Get("text"), test.want) || post.Get("thread_ts") != "1.1" {
					t.Errorf("said in %s: %s", post.Get("thread_ts"), post.Get("text"))
				}
			}
			if err := r.finish(); err != nil {
				t.Fatal(err)
			}
			if test.want == "" {
				r.posted(0)
			}
			d, _, err := s.Decision(t.Context(), "T1", "C1")
			if got := strings.Join(d.Steps, " "); err != nil || got != test.steps {
				t.Errorf("decided %q, %v; want %q", got, err, test.steps)
			}
		})
	}
}

// Once it has spoken unasked the bot keeps quiet there for a while, and what it
// said can be dismissed.
func TestDismiss(t *testing.T) { inBothModes(t, testDismiss) }

func testDismiss(t *testing.T, w *wire) {
	s := memory(t)
	if err := s.Set(t.Context(), "T1", "C1", bot.Setting{Auto: true}); err != nil {
		t.Fatal(err)
	}
	r := w.runBot(listener(t), func(c *Config) { c.Store = s })
	r.deliver("e1", said("1.1", "how many unicorns does Paris have?"))
	holds(t, r.posted(1)[0].Get("blocks"), "quoth:dismiss:")
	r.deliver("e2", said("1.2", "how many unicorns does Berlin have?"))
	w.click("t1", "quoth:dismiss:7", "how many unicorns does Paris have?")
	if gone := r.called("chat.delete"); gone.Get("channel") != "C1" || gone.Get("ts") != "9.1" {
		t.Errorf("deleted %v", gone)
	}
	r.until("the thread is quiet", func() bool {
		quiet, err := s.IsQuiet(t.Context(), "T1", "C1", "1.1")
		return quiet && err == nil
	})
	if err := r.finish(); err != nil {
		t.Fatal(err)
	}
	r.posted(1)
	if d, _, err := s.Decision(t.Context(), "T1", "C1"); err != nil || strings.Join(d.Steps, " ") != "auto auto.pause left" {
		t.Errorf("decided %q, %v", d.Steps, err)
	}
}
