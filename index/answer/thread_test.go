package answer_test

import (
	"slices"
	"testing"

	"quoth/articles/corpus"
)

// What was only heard is what the next question builds on, as if it had been
// answered.
func TestHeard(t *testing.T) {
	x := indexed(t, corpus.FS)
	asked, heard := x.Thread(), x.Thread()
	for _, question := range []string{"how much venture capital does Shanghai attract?", "thanks", "and Berlin?"} {
		if _, err := asked.Ask(t.Context(), question); err != nil {
			t.Fatal(err)
		}
		heard.Hear(question)
	}
	want, err := asked.Ask(t.Context(), "and in 2023?")
	if err != nil {
		t.Fatal(err)
	}
	got, err := heard.Ask(t.Context(), "and in 2023?")
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(got.Query.Places, want.Query.Places) || !slices.Equal(got.Query.Measures, want.Query.Measures) || len(got.Query.Measures) == 0 {
		t.Errorf("heard %+v, asked %+v", got.Query, want.Query)
	}
}
