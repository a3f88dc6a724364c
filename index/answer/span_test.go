package answer_test

import (
	"context"
	"testing"
	"testing/fstest"
)

// A figure of several years, or of a quarter of a financial year, is no year's;
// of what holds now it is first.
func TestSpansAreNoYears(t *testing.T) {
	x := indexed(t, fstest.MapFS{"a.md": {Data: []byte(`---
title: Braga
source: Tide
published: 2023-02-17
places: [Braga]
---

In the past five years start-ups in Braga have drawn more than €160m of venture capital.

Braga had 12 unicorns in 2019 and now has 31.

Startups in Porto raised €1.2 million in Q3 FY24. Startups in Porto raised €3 million in H1 2024.
`)}})
	for question, want := range map[string]string{
		"How much venture capital did Braga attract in 2022?":                   "",
		"How much venture capital has Braga attracted in the past five years?":  "€160m",
		"How many unicorns does Braga have?":                                    "31",
		"How many unicorns did Braga have in 2019?":                             "12",
		"How much venture capital did Porto attract in 2024?":                   "€3 million",
		"How much venture capital did Porto attract in the first half of 2024?": "€3 million",
	} {
		a, err := x.Ask(context.Background(), question)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if len(a.Figures) > 0 {
			got = a.Figures[0].Text
		}
		if got != want {
			t.Errorf("%s: %q, want %q", question, got, want)
		}
	}
}
