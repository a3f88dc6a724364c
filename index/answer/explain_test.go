package answer_test

import (
	"encoding/json"
	"math"
	"strings"
	"testing"
)

// An explanation is of the very answer: the first candidate is the headline,
// and its evidence makes up its points.
func TestExplain(t *testing.T) {
	x := hubs(t)
	for _, question := range []string{
		"How much venture capital does Shanghai attract?", "How many unicorns does Shenzhen have?",
		"what is the anchor-accelerator effect", "Who runs the Zhangjiang park?", "compare unicorns in London and Paris",
	} {
		want, err := x.Ask(t.Context(), question)
		if err != nil {
			t.Fatal(err)
		}
		a, e, err := x.Explain(t.Context(), question)
		if err != nil {
			t.Fatal(err)
		}
		if asJSON(t, a) != asJSON(t, want) {
			t.Errorf("%s: explained, it is answered otherwise", question)
		}
		if len(e.Contests) == 0 || len(e.Contests[0].Candidates) == 0 {
			t.Errorf("%s: nothing was judged", question)
			continue
		}
		c := e.Contests[0]
		if first := c.Candidates[0]; len(a.Figures) > 0 && (!c.Won || !strings.HasSuffix(first.Text, a.Figures[0].Text)) {
			t.Errorf("%s: the first candidate is %q, the answer %q", question, first.Text, a.Figures[0].Text)
		}
		if len(c.Candidates) > 1 && c.Why == "" {
			t.Errorf("%s: nothing says why the first is before the second", question)
		}
		for _, j := range c.Candidates {
			sum := 0.0
			for _, f := range j.Features {
				sum += f.Gives
			}
			if math.Abs(sum-j.Points) > 1e-6 {
				t.Errorf("%s: %q has %v points, its evidence makes %v", question, j.Text, j.Points, sum)
			}
		}
	}
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
