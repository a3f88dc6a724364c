package main

import (
	"strings"
	"testing"

	"quoth/bot"
	"quoth/index/answer"
	"quoth/index/query"
)

// What people say after an answer, and what is said to it from the articles Quoth
// comes with: in a thread without a mention, and in a direct message below it.
// Nothing is said twice in a thread that did not call the bot.
func TestSaidAfterAnAnswer(t *testing.T) {
	x, _, err := source{}.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	b := newBot(answer.New(x))
	b.Knows = x.Coverage
	for _, test := range []struct{ asked, line, want string }{
		{"venture capital in London", "as a chart", "venture capital"},
		{"unicorns in London", "why?", "Understood: one figure · unicorns · London"},
		{"unicorns in London", "who says so?", "Who says so:"},
		{"venture capital in Berlin", "in dollars?", "≈ USD"},
		{"venture capital in London", "how much is that in euros?", "≈ EUR"},
		{"venture capital in London", "in baht?", "I hold no rate from USD to THB"},
		{"unicorns in Seoul", "is that up from last year?", "2023 · 17"},
		{"unicorns in Seoul", "any newer numbers", "2024 · 20"},
		{"unicorns in London", "and the trend?", "London"},
		{"unicorns in London", "link?", "•"},
		{"unicorns in London", "source?", "•"},
		{"unicorns in London", "when was this?", "2025"},
		{"unicorns in London", "can I get this as csv?", "figures and passages"},
		{"unicorns in London", "more", "Further passages:"},
		{"unicorns in London", "no, Paris", "Paris: 53 unicorns"},
		{"unicorns in Berlin", "not Berlin but Paris", "Paris: 53 unicorns"},
		{"unicorns in London", "that's wrong", "Noted."},
		{"unicorns in London", "shorter", "London: 125 unicorns"},
		{"unicorns in London and Paris", "which of them is higher?", "London"},
		{"unicorns in London", "what can you do?", "Ask me in plain words"},
		{"unicorns in London", "how old is your data?", "published from"},
		{"unicorns in London", "what cities do you know?", "I know figures of"},
	} {
		earlier := []string{test.asked}
		chance := b.Meant(query.Heard{Text: test.line, Asker: true, Earlier: earlier})
		m, err := b.Reply(t.Context(), bot.Question{Text: test.line, Earlier: earlier, Overheard: true})
		if err != nil {
			t.Fatal(err)
		}
		if m.Repeats != (test.line == "which of them is higher?") {
			t.Errorf("%q says again what was said: %v", test.line, m.Repeats)
		}
		if !m.Repeats && (chance < query.MeantLeast || !m.Unasked(chance >= query.MeantSurely)) {
			t.Errorf("%q is not answered in a thread (%.2f, %s)", test.line, chance, m.Kind)
		}
		if !strings.Contains(m.Text(), test.want) {
			t.Errorf("%q after %q: no %q in\n%s", test.line, test.asked, test.want, m.Text())
		}
		direct, err := b.Reply(t.Context(), bot.Question{Text: test.line, Earlier: b.GoesOn(test.line, earlier)})
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(direct.Text(), test.want) {
			t.Errorf("%q below %q in a direct message: no %q in\n%s", test.line, test.asked, test.want, direct.Text())
		}
	}
}
