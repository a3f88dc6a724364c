package answer_test

import (
	"slices"
	"testing"
)

// A follow-up is about the last question that was answered, whatever was said or
// failed in between.
func TestFollowsTheLastAnswered(t *testing.T) {
	x := hubs(t)
	thread := x.Thread()
	for _, question := range []string{"unicorns in London", "thanks", "how many submarines does Paris have?", "who says so?"} {
		if _, err := thread.Ask(t.Context(), question); err != nil {
			t.Fatal(err)
		}
	}
	a, err := thread.Ask(t.Context(), "and in Paris?")
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(a.Query.Measures, []string{"unicorns"}) || !slices.Equal(a.Query.Places, []string{"Paris"}) || len(a.Figures) == 0 || a.Figures[0].Text != "53" {
		t.Errorf("asks %q of %q, first %+v", a.Query.Measures, a.Query.Places, a.Figures)
	}
}
