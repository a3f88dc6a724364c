package slack

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"quoth/bot"
	"quoth/bot/store"
	"quoth/index/answer"
)

// Complaint 14: nothing is quoted where other organisations read along, nor to
// their people, unless that is allowed.
func TestOutside(t *testing.T) { inBothModes(t, testOutside) }

func testOutside(t *testing.T, w *wire) {
	shared := func(callback string) string {
		return strings.Replace(callback, `"team_id"`, `"is_ext_shared_channel":true,"team_id"`, 1)
	}
	tests := map[string]struct {
		event  string
		shared bool // the channel is
		policy Policy
		said   string // "" nothing
	}{
		"a channel of ours":            {mention("1.1", "venture capital?"), false, Policy{}, "$9.8 billion"},
		"a shared channel":             {mention("1.1", "venture capital?"), true, Policy{}, "people of this workspace only"},
		"asked in Chinese":             {mention("1.1", "风险投资？"), true, Policy{}, "我只回答本工作区成员的提问"},
		"one that is approved":         {mention("1.1", "venture capital?"), true, Policy{External: []string{"C1"}}, "$9.8 billion"},
		"someone of another workspace": {strings.Replace(direct("1.1", "venture capital?"), `"user"`, `"user_team":"T9","user"`, 1), false, Policy{}, "people of this workspace only"},
		"someone of ours":              {strings.Replace(direct("1.1", "venture capital?"), `"user"`, `"user_team":"T1","user"`, 1), false, Policy{}, "$9.8 billion"},
		"someone of our organisation":  {strings.Replace(direct("1.1", "venture capital?"), `"user"`, `"user_team":"E1","user"`, 1), false, Policy{}, "$9.8 billion"},
		"talk in a shared channel":     {reply("2.1", "UALICE", "and Braga?"), true, Policy{}, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s := memory(t)
			r := newWireLike(t, w).runBot((&talker{}).bot(), func(c *Config) { c.Store, c.Policy = s, test.policy })
			r.wrap = func(callback string) string { return callback }
			if test.shared {
				r.wrap = shared
			}
			r.deliver("e1", test.event)
			if test.said != "" {
				if text := r.posted(1)[0].Get("text"); !strings.Contains(text, test.said) {
					t.Errorf("said: %s", text)
				}
				r.settled(1)
			}
			if !strings.Contains(test.said, "$") {
				r.deliver("talk after a refusal", reply("2.2", "UALICE", "and Braga?"))
			}
			if err := r.finish(); err != nil {
				t.Fatal(err)
			}
			if test.said == "" {
				r.posted(0)
				return
			}
			r.posted(1)
			q, _, err := s.Question(t.Context(), store.Key{Team: "T1", Channel: r.posts[0].Get("channel"), TS: "1.1"})
			if refused := q.Kind == string(bot.Refused); err != nil || refused && (q.Text != "" || q.User != "") || q.Ended.IsZero() {
				t.Errorf("kept: %+v, %v", q, err)
			}
		})
	}
}

// Complaint 17: who asks too much is told when to come again, and nobody else.
func TestTooMany(t *testing.T) {
	for name, policy := range map[string]Policy{"a person": {Person: 2}, "a channel": {Channel: 2}} {
		t.Run(name, func(t *testing.T) {
			w := newWire(t)
			r := w.run(answering, func(c *Config) { c.Policy = policy })
			for i := range 3 {
				r.deliver(fmt.Sprint("e", i), mention(fmt.Sprintf("1.%d", i), "venture capital?"))
				r.settled(i + 1)
			}
			r.deliver("e2 again", mention("1.2", "venture capital?"))
			r.until("the asker is told", func() bool { return len(w.forms["chat.postEphemeral"]) > 0 })
			got := w.forms["chat.postEphemeral"][0]
			if got.Get("user") != "UALICE" || got.Get("channel") != "C1" || got.Get("thread_ts") != "1.2" {
				t.Errorf("told %s in the thread %s of %s", got.Get("user"), got.Get("thread_ts"), got.Get("channel"))
			}
			if text := got.Get("text"); !strings.HasPrefix(text, "There are too many questions just now; please ask again in ") {
				t.Errorf("said: %s", text)
			}
			if policy.Person > 0 { // in a message to the bot everyone sees it
				r.deliver("direct", direct("1.9", "venture capital?"))
				if text := r.posted(3)[2].Get("text"); !strings.Contains(text, "too many") {
					t.Errorf("said: %s", text)
				}
			}
			if err := r.finish(); err != nil {
				t.Fatal(err)
			}
			if len(w.forms["chat.postEphemeral"]) > 1 {
				t.Error("told twice")
			}
		})
	}
}

// What is kept to some channels is quoted nowhere else, and what a channel is
// set to is all it is answered from.
func TestCollections(t *testing.T) {
	all := []string{"", "board", "hubs"}
	tests := map[string]struct {
		policy  Policy
		set     *bot.Setting // in Slack
		channel string
		want    []string
	}{
		"nothing said":                        {Policy{}, nil, "C1", all},
		"kept to another channel":             {Policy{Restricted: map[string][]string{"board": {"C2"}}}, nil, "C1", []string{"", "hubs"}},
		"kept to this channel":                {Policy{Restricted: map[string][]string{"board": {"C1"}}}, nil, "C1", all},
		"kept to a channel, asked elsewhere":  {Policy{Restricted: map[string][]string{"board": {"C1"}}}, nil, "D1", []string{"", "hubs"}},
		"set in the file":                     {Policy{Channels: map[string]bot.Setting{"C1": {Collections: []string{"hubs"}}}}, nil, "C1", []string{"hubs"}},
		"set in Slack":                        {Policy{Channels: map[string]bot.Setting{"C1": {Collections: []string{"board"}}}}, &bot.Setting{Collections: []string{"hubs"}}, "C1", []string{"hubs"}},
		"set in Slack to what it may not see": {Policy{Restricted: map[string][]string{"board": {"C2"}}}, &bot.Setting{Collections: []string{"board"}}, "C1", []string{}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s := memory(t)
			if test.set != nil {
				if err := s.Set(t.Context(), "T1", test.channel, *test.set); err != nil {
					t.Fatal(err)
				}
			}
			seen := make(chan []string, 10)
			r := newWire(t).run(func(context.Context, string) (answer.Answer, error) { panic("asked of all") }, func(c *Config) {
				c.Store = s
				view := func(_ context.Context, collections []string) (*bot.Bot, error) {
					seen <- collections
					return &bot.Bot{Ask: answering, Text: articleText, Log: c.Log}, nil
				}
				c.Now = func() Standing { return Standing{test.policy, all, view} }
			})
			if test.channel == "D1" {
				r.deliver("e1", direct("1.1", "venture capital?"))
			} else {
				r.deliver("e1", mention("1.1", "venture capital?"))
			}
			r.posted(1)
			if got := <-seen; !slices.Equal(got, test.want) {
				t.Errorf("answered from %q, want %q", got, test.want)
			}
		})
	}
}
