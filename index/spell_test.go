package index

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"quoth/index/query"
)

// harbour is a corpus in which a word stands misspelt once.
func ferries() []Document {
	lines := []string{"boats.md|Boats of the bay||en"}
	for i := range 12 {
		lines = append(lines, fmt.Sprintf("The ferry number %d sails to Kestrel Island in the morning.", i+1))
	}
	return written(append(lines,
		"The fery to the lighthouse was painted blue by the harbour master; seagulls sit on it.",
		"A lighthouse keeper counts the ships and the seagulls every day."))
}

// A word misspelt in the corpus, rare as it is, does not win over the right one.
func TestMisspeltInTheCorpus(t *testing.T) {
	x := inMemory(t, slices.Values(ferries()), 4)
	a, err := x.Ask(t.Context(), "Which ferrry sails to Kestrel Island?")
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Passages) == 0 || !strings.Contains(a.Passages[0].Text, "ferry number") {
		t.Errorf("the first passage is not one with the right word: %+v", a.Passages)
	}
	if want := []query.Respelling{{Asked: "ferrry", Taken: "ferry"}}; !slices.Equal(a.Spelling, want) || len(a.Unmatched) > 0 {
		t.Errorf("the answer says %v, unmatched %v", a.Spelling, a.Unmatched)
	}
}
