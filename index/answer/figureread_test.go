package answer

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/articles/lexicon"
)

// A clause in which many figures stand is read once, and what it says beside what
// is told of a figure is what both say together.
func TestClauseIsReadOnce(t *testing.T) {
	lex := lexicon.Default()
	const clause = "Porto had 12 start-ups and 13 start-ups and 14 start-ups in all"
	var words vocabulary
	var r clauseRead
	r.read(&words, lex, clause)
	if n := testing.AllocsPerRun(10, func() { r.read(&words, lex, clause) }); n > 0 {
		t.Errorf("%v allocations to read it again", n)
	}
	want := words.bag(lex, "start-ups in Lisbon", clause)
	got := words.bag(lex, "start-ups in Lisbon").and(r.says)
	if diff := cmp.Diff([]any{want.words, len(want.names)}, []any{got.words, len(got.names)}); diff != "" {
		t.Errorf("(-read together +put together):\n%s", diff)
	}
}
