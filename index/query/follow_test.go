package query

import (
	"fmt"
	"testing"

	"quoth/articles/lexicon"
)

func TestFollow(t *testing.T) {
	lex := lexicon.Default()
	var last Query
	for _, turn := range []struct{ asked, understood string }{
		{"How much venture capital did Berlin raise in 2022?", "lookup [Berlin] [venture capital] 2022"},
		{"And Paris?", "lookup [Paris] [venture capital] 2022"},
		{"what about 2021?", "lookup [Paris] [venture capital] 2021"},
		{"How many unicorns are there?", "lookup [Paris] [unicorns] 0"},
		{"London?", "lookup [London] [unicorns] 0"},
		{"thanks", "smalltalk [] [] 0"},
		{"Which city has the most start-ups?", "rank [] [start-ups] 0"},
		{"What is Line 14?", "passage [] [] 0"},
		{"斯德哥尔摩呢？", "passage [Stockholm] [] 0"},
	} {
		q := Follow(Understand(turn.asked, lex), last)
		if q.Intent != SmallTalk {
			last = q
		}
		got := fmt.Sprint(q.Intent, " ", named(q.Places), " ", named(q.Measures), " ", q.Period.To)
		if got != turn.understood {
			t.Errorf("%q: %s, want %s", turn.asked, got, turn.understood)
		}
	}
}
