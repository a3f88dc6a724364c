package main

import (
	"context"
	"errors"
	"strings"
	"testing"

	"quoth/bot"
	"quoth/index/answer"
	"quoth/index/query"
)

// What is claimed to answer is told apart from what is not by the exit code,
// with and without --json.
func TestAskTellsTheOutcome(t *testing.T) {
	const article = "The fund was set up by Ana Reis."
	found := []answer.Quote{{ID: "a.md#1", Article: "a.md", Text: article, End: len(article)}}
	tests := map[string]struct {
		given  answer.Answer
		silent bool
	}{
		"answered":                     {answer.Answer{Status: answer.Answered, Passages: found}, false},
		"in part":                      {answer.Answer{Status: answer.Partial, Passages: found}, false},
		"closest":                      {answer.Answer{Status: answer.Closest, Passages: found}, true},
		"not said":                     {answer.Answer{Status: answer.Unanswered}, true},
		"small talk":                   {answer.Answer{Status: answer.Unanswered, Query: answer.Understood{Intent: query.SmallTalk, Talk: query.Thanks}}, false},
		"one of two is answered":       {answer.Answer{Status: answer.Unanswered, Also: []answer.Answer{{Status: answer.Answered, Passages: found}}}, false},
		"of one of two there is close": {answer.Answer{Status: answer.Unanswered, Also: []answer.Answer{{Status: answer.Closest, Passages: found}}}, true},
	}
	for name, test := range tests {
		for _, asJSON := range []bool{false, true} {
			var out strings.Builder
			b := &bot.Bot{Text: func(string) (string, error) { return article, nil },
				Ask: func(context.Context, string) (answer.Answer, error) { return test.given, nil }}
			err := (&asker{bot: b, std: stdio{out: &out}, json: asJSON}).ask(t.Context(), "Who founded the fund?")
			if errors.Is(err, errSilent) != test.silent || err != nil && !test.silent {
				t.Errorf("%s, json %t: %v, want silent %t", name, asJSON, err, test.silent)
			}
			if asJSON && !strings.Contains(out.String(), `"status":"`+string(test.given.Status)+`"`) {
				t.Errorf("%s: %s", name, out.String())
			}
		}
	}
}
