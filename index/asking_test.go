package index

import (
	"slices"
	"testing"
)

func TestAsking(t *testing.T) {
	tests := map[Asking][]string{
		Asks: {
			"and Berlin?", "Berlin", "and in 2023?", "2023", "what about unicorns", "how many unicorns are in Berlin", "venture capital in Shanghai?",
			"深圳呢？", "2022年", "上海有多少家独角兽企业",
		},
		AsksPerhaps: {
			"who runs the science park?", "why does that differ?", "when does the canteen open", "食堂几点开门？",
		},
		AsksNothing: {
			"thanks!", "great, that helps", "I was in Berlin last week and it rained", "let us put that on the slide", "Shanghai's figure looks wrong to me",
			"ok", "", ":+1:", "谢谢", "我上周去了深圳出差",
		},
	}
	x := inMemory(t, slices.Values(towns()), 2)
	defer x.Close()
	for want, texts := range tests {
		for _, text := range texts {
			if got := x.Asking(text); got != want {
				t.Errorf("%q: %d, want %d", text, got, want)
			}
		}
	}
}

// What was only heard is what the next question builds on, as if it had been
// answered.
func TestHeard(t *testing.T) {
	x := inMemory(t, slices.Values(towns()), 2)
	defer x.Close()
	asked, heard := x.Thread(), x.Thread()
	for _, question := range []string{"how much venture capital does Shanghai attract?", "thanks", "and Chengdu?"} {
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
