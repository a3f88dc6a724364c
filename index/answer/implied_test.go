package answer_test

import (
	"context"
	"strings"
	"testing"

	"quoth/index/answer"
)

// How big something is, is its area where the articles state one, and else whatever
// they say of its size.
func TestHowBig(t *testing.T) {
	x := madeOf(t, map[string]string{
		"park.md":   "# The science park of Leuven\n\nThe science park Arenberg in Leuven covers 42 hectares and houses 130 firms.\n",
		"market.md": "# Nordlys Market\n\nNordlys Market was opened for young firms. Nordlys Market lists 64 firms with a combined value of $3.1 billion.\n\nMost firms on Nordlys Market sell software.\n",
	})
	for question, shows := range map[string]string{
		"how big is the science park in Leuven?": "42 hectares",
		"how big is Nordlys Market?":             "64 firms",
	} {
		a, err := x.Ask(context.Background(), question)
		if err != nil {
			t.Fatal(err)
		}
		if a.Status == answer.Unanswered || len(a.Passages) == 0 || !strings.Contains(a.Passages[0].Text, shows) {
			t.Errorf("%s: %s, %v, want %s first", question, a.Status, a.Passages, shows)
		}
	}
}
