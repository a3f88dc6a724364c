package slack

import (
	"strings"
	"testing"

	"quoth/bot"
)

// What does not fit on a screen is shown with one passage, where the others are a
// click away; nothing else is left out.
func TestOnScreen(t *testing.T) {
	quote := func(words int) []bot.Part {
		return []bot.Part{{Role: bot.Quote, Runs: []bot.Run{{Text: strings.Repeat("word ", words)}}}, {Role: bot.Source, Runs: []bot.Run{{Text: "The Tide"}}}}
	}
	message := func(words int, more bool, extra ...bot.Part) bot.Message {
		m := bot.Message{Parts: append([]bot.Part{{Role: bot.Headline, Runs: []bot.Run{{Text: "Porto: 3 unicorns"}}}}, append(quote(words), quote(words)...)...)}
		m.Parts = append(m.Parts, bot.Part{Role: bot.Line, Runs: []bot.Run{{Text: "Others count differently: 5"}}})
		m.Parts = append(m.Parts, extra...)
		if more {
			m.Follow = []bot.Follow{{Label: "More passages", Want: bot.More}}
		}
		return m
	}
	for name, test := range map[string]struct {
		m    bot.Message
		want int // parts
	}{
		"short":                      {message(10, true), 6},
		"long":                       {message(80, true), 4},
		"long, and no more to click": {message(80, false), 6},
		"with a table":               {message(80, true, bot.Part{Role: bot.Rows}), 7},
	} {
		got := onScreen(test.m)
		if len(got.Parts) != test.want {
			t.Errorf("%s: %d parts, want %d", name, len(got.Parts), test.want)
		}
		if len(test.m.Parts) < 6 {
			t.Errorf("%s: the message itself was cut", name)
		}
		if last := got.Parts[len(got.Parts)-1]; last.Role == bot.Quote || last.Role == bot.Source {
			t.Errorf("%s: it ends with %v", name, last)
		}
	}
}
