package query

import (
	"strings"
	"testing"

	"quoth/articles/lexicon"
)

// What is asked, and what only wraps it.
func TestWrapping(t *testing.T) {
	lex := lexicon.Default()
	for question, want := range map[string]string{
		"unicorns in London":                             "unicorns London",
		"unicorns in London for the board deck":          "unicorns London",
		"please confirm unicorns in London":              "unicorns London",
		"unicorns in London (FYI Bob asked)":             "unicorns London",
		"unicorns in London https://example.com/deck":    "unicorns London",
		"unicorns in London docs.example.com/paris/deck": "unicorns London",
		"fintech unicorns in London":                     "fintech unicorns London",
		"unicorns in London in spacetech":                "unicorns London spacetech",
		"unicorns in London in consumer fintech":         "unicorns London consumer fintech",
	} {
		q := Understand(question, lex)
		var words []string
		for _, w := range q.Words {
			words = append(words, w.Text)
		}
		if got := strings.Join(words, " "); got != want {
			t.Errorf("%q asks by %q, want %q", question, got, want)
		}
		if len(q.Bare) != len(q.Question) {
			t.Errorf("%q: without its wrapping it has %d bytes, want %d", question, len(q.Bare), len(q.Question))
		}
	}
}
