package slack

import (
	"sync"
	"testing"
	"testing/fstest"

	"quoth/articles"
	"quoth/articles/lexicon"
	"quoth/bot"
	"quoth/index"
	"quoth/index/answer"
)

// articlesBot answers from two articles of its own, by a real index.
func articlesBot(t *testing.T) *bot.Bot {
	t.Helper()
	c, err := articles.Load(fstest.MapFS{
		"berlin.md": {Data: []byte("---\ntitle: Berlin counts\nsource: Spree Review\nurl: https://tide.example/berlin\npublished: 2025-05-20\nplaces: [Berlin]\n---\nBerlin had 24 unicorns in 2024, according to the Ledger List.\n\nStartup Almanac counted 31 unicorns in Berlin in 2024.\n")},
		"paris.md":  {Data: []byte("---\ntitle: Paris counts\nsource: Seine Weekly\nurl: https://tide.example/paris\npublished: 2025-06-02\nplaces: [Paris]\n---\nParis had 41 unicorns in 2024, according to the Ledger List.\n\nParis attracted €7.8 billion in venture capital in 2024.\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	opened, err := index.Memory(t.Context(), c, lexicon.Default())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { opened.Close() })
	x := answer.New(opened)
	return &bot.Bot{Ask: x.Ask, More: x.More, Knows: sync.OnceValues(x.Coverage), Name: x.Name,
		Text: func(path string) (string, error) {
			a, err := x.Article(path)
			return a.Text, err
		}}
}
