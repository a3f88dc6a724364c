package answer_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"quoth/index/query"
)

// A word misspelt in the corpus, rare as it is, does not win over the right one.
func TestMisspeltInTheCorpus(t *testing.T) {
	var text strings.Builder
	for i := range 12 {
		fmt.Fprintf(&text, "The ferry number %d sails to Kestrel Island in the morning.\n\n", i+1)
	}
	text.WriteString("The fery to the lighthouse was painted blue by the harbour master; seagulls sit on it.\n\n")
	text.WriteString("A lighthouse keeper counts the ships and the seagulls every day.\n")
	x := indexed(t, fstest.MapFS{"boats.md": {Data: []byte(text.String())}})
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
