package answer_test

import (
	"context"
	"encoding/json"
	"testing"
)

// An answer's JSON keeps its contract whatever was asked: every list is a
// list, with nothing in it perhaps, and never null.
func TestListsAreLists(t *testing.T) {
	x := hubs(t)
	for _, question := range []string{
		"", "hello", "how many unicorns does London have?", "How many moons does London have?",
		"compare unicorns in London and Paris", "which city has the most unicorns?",
		"cities with more than 50 unicorns", "cities with more than 50 moons",
		"venture capital in London since 2015", "by how much did venture capital in London grow?",
		"ratio of unicorns in London to Paris", "who says London has 125 unicorns?",
		"what do you know about Shenzhen?", "what do you know about Atlantis?", "Who runs Station F?",
	} {
		answer, err := x.Ask(context.Background(), question)
		if err != nil {
			t.Fatal(err)
		}
		text, err := json.Marshal(answer)
		if err != nil {
			t.Fatal(err)
		}
		var got map[string]any
		if err := json.Unmarshal(text, &got); err != nil {
			t.Fatal(err)
		}
		query, _ := got["query"].(map[string]any)
		for _, list := range []struct {
			of   map[string]any
			name string
		}{
			{got, "unmatched"}, {got, "figures"}, {got, "passages"}, {got, "disagreements"}, {got, "missing"},
			{query, "places"}, {query, "measures"},
		} {
			if _, ok := list.of[list.name].([]any); !ok {
				t.Errorf("%q: %s is %v, want a list", question, list.name, list.of[list.name])
			}
		}
	}
}
