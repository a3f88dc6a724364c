package answer_test

import (
	"context"
	"testing"

	"quoth/index/answer"
)

// A question for a measure of a place and nothing beside is answered from a heading
// that says both; what narrows it is not.
func TestSureOfMeasure(t *testing.T) {
	x := madeOf(t, map[string]string{"braga.md": "# Braga\n\n## Braga counts 640 startups\n\nThe chamber says so each spring.\n"})
	for question, want := range map[string]answer.Status{
		"How many startups are there in Braga?":          answer.Answered,
		"How many robotics startups are there in Braga?": answer.Closest,
	} {
		a, err := x.Ask(context.Background(), question)
		if err != nil {
			t.Fatal(err)
		}
		if a.Status != want {
			t.Errorf("%s: %s (%.2f), want %s", question, a.Status, a.Confidence, want)
		}
	}
}
