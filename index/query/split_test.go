package query

import (
	"strings"
	"testing"
	"testing/quick"
)

// A message with several questions is parted; one question stays whole.
func TestSplit(t *testing.T) {
	for message, want := range map[string]string{
		"how many unicorns does London have?":                                    "how many unicorns does London have?",
		"how many unicorns does London have? and who runs Station F?":            "how many unicorns does London have?|and who runs Station F?",
		"how many unicorns does London have and how much did Paris raise?":       "how many unicorns does London have|how much did Paris raise?",
		"Hi there! We meet Monday. How many unicorns does London have? Thanks":   "Hi there! We meet Monday. How many unicorns does London have? Thanks",
		"伦敦有多少独角兽？巴黎融资多少？":                                                       "伦敦有多少独角兽？|巴黎融资多少？",
		"compare unicorns in London and Paris":                                   "compare unicorns in London and Paris",
		"what is the rent in Soho; how many desks are free there; who is to ask": "what is the rent in Soho;|how many desks are free there;|who is to ask",
	} {
		if got := strings.Join(Split(message), "|"); got != want {
			t.Errorf("%q is parted as %q, want %q", message, got, want)
		}
	}
	whole := func(message string) bool { return len(Split(message)) >= 1 && len(Split(message)) <= MaxAsked }
	if err := quick.Check(whole, nil); err != nil {
		t.Error(err)
	}
}
