package query

import (
	"testing"

	"quoth/articles/lexicon"
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
	for want, texts := range tests {
		for _, text := range texts {
			if got := AskingOf(text, lexicon.Default()); got != want {
				t.Errorf("%q: %d, want %d", text, got, want)
			}
		}
	}
}
