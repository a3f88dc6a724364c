package answer

import (
	"testing"

	"quoth/articles/lexicon"
)

// What articles are about is read once, and not of every article for every question.
func TestCoversReadsArticlesOnce(t *testing.T) {
	x := mills(t)
	london := x.lex.Lookup(lexicon.Place, "London")
	once := x.named()
	x.metas = nil
	if again := x.named(); len(again) != len(once) {
		t.Errorf("%d places are named, and then %d", len(once), len(again))
	}
	if allocated := testing.AllocsPerRun(10, func() { x.named() }); allocated > 0 {
		t.Errorf("%v allocations to name them again", allocated)
	}
	if x.covers(london) != x.knows(london) {
		t.Error("London is covered by no article that is about it or names it")
	}
}
