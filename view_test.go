package main

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"quoth/articles"
	"quoth/articles/lexicon"
	"quoth/bot"
	"quoth/bot/slack"
	"quoth/index"
)

// What a collection says that is kept to some channels is said nowhere else:
// in no answer, no passage to read on with, no count and on no page.
func TestRestrictedCollection(t *testing.T) {
	c, err := articles.Load(fstest.MapFS{
		"board/faro.md":  {Data: []byte("---\ntitle: The board's plans\nplaces: [Faro]\n---\nFaro attracted €35 million in venture capital in 2024.\n")},
		"hubs/porto.md":  {Data: []byte("---\ntitle: A hub\nplaces: [Porto]\n---\nPorto attracted €310 million in venture capital in 2024.\n")},
		"hubs/lisbon.md": {Data: []byte("---\ntitle: Another\nplaces: [Lisbon]\n---\nLisbon attracted €410 million in venture capital in 2024.\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	x, err := index.Memory(t.Context(), c, lexicon.Default())
	if err != nil {
		t.Fatal(err)
	}
	p := slack.Policy{Restricted: map[string][]string{"board": {"C0BOARD"}}}
	v := &views{all: x, prepare: func(*bot.Bot) {}}
	defer v.retire()
	said := func(channel string) string {
		b, err := v.bot(t.Context(), p.Seen(channel, bot.Setting{}, x.Collections()))
		if err != nil {
			t.Fatal(err)
		}
		var all strings.Builder
		for _, question := range []string{"venture capital in Faro?", "compare venture capital in Faro and Porto", "what does the board plan?"} {
			for _, want := range []bot.Want{bot.TheAnswer, bot.More, bot.Who, bot.Why, bot.Places, bot.Years} {
				m, err := b.Reply(context.Background(), bot.Question{Text: question, Want: want})
				if err != nil {
					t.Fatal(err)
				}
				all.WriteString(m.Text())
				for _, f := range m.Follow {
					all.WriteString("\n" + f.Label)
				}
			}
		}
		all.WriteString(b.About("en").Text())
		return all.String()
	}
	for _, secret := range []string{"€35 million", "board's plans"} {
		if text := said("C0BOARD"); !strings.Contains(text, secret) {
			t.Errorf("where it may be quoted, %q is not:\n%s", secret, text)
		}
		if text := said("C0OTHER"); strings.Contains(text, secret) {
			t.Errorf("elsewhere it says %q:\n%s", secret, text)
		}
	}
	public, err := v.of(t.Context(), p.Public(x.Collections()))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := site(func() (*index.Index, func()) { return public.index, func() {} }, nil).Article("board/faro.md"); err == nil {
		t.Error("the reader page shows it")
	}
	if _, err := site(func() (*index.Index, func()) { return public.index, func() {} }, nil).Article("hubs/porto.md"); err != nil {
		t.Errorf("the reader page does not show the others: %v", err)
	}
}
