package answer_test

import (
	"encoding/json"
	"math"
	"strings"
	"testing"
)

// An explanation is of the very answer: the first candidate is the headline,
// and its reasons make up its points.
func TestExplain(t *testing.T) {
	x := hubs(t)
	for question, why := range map[string]string{
		"How much venture capital does Shanghai attract?": "scope",
		"How many unicorns does Shenzhen have?":           "",
		"what is the anchor-accelerator effect":           "article share",
		"Who runs the Zhangjiang park?":                   "neighbouring",
		"compare unicorns in London and Paris":            "",
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
		c := e.Contests[len(e.Contests)-1]
		if !strings.Contains(c.Why, why) {
			t.Errorf("%s: the first is the first for %q, not for %q", question, c.Why, why)
		}
		if len(a.Figures) == 0 {
			continue
		}
		c = e.Contests[0]
		if first := c.Candidates[0]; !c.Won || !strings.HasSuffix(first.Text, a.Figures[0].Text) {
			t.Errorf("%s: the first candidate is %q, the answer %q", question, first.Text, a.Figures[0].Text)
		}
		for _, j := range c.Candidates {
			product := 1.0
			for _, f := range j.Features {
				product *= f.Value
			}
			if len(j.Features) > 0 && math.Abs(product-j.Points) > 1e-9 {
				t.Errorf("%s: %q has %v points, its reasons make %v", question, j.Text, j.Points, product)
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
