package query

import (
	"testing"

	"quoth/articles/lexicon"
)

// What a line of several clauses wants of the bot, beside those that go on to ask or
// tell of something.
func TestGist(t *testing.T) {
	for line, want := range map[string]string{
		"please stop answering here, we are in the middle of something": "please stop answering here",
		"I only joined today, what can you do?":                         "what can you do?",
		"thank you, you made my day":                                    "thank you",
		"oops, wrong channel, I meant my colleague":                     "wrong channel",
		"You told us 2019 was the newest. That's not good enough":       "That's not good enough",
		"谢谢，你帮了我们大忙":                                                    "谢谢",

		"thanks, what about London?":                 "", // it asks
		"source? I see two here":                     "source",
		"stop, Berlin had 20":                        "", // it names what articles tell of
		"thanks":                                     "", // it is one clause
		"hi, I would like to know how visas work":    "",
		"hello, we are looking for info on founders": "",
		"no, Paris":                                  "",
	} {
		if got := LineOf(line, lexicon.Default(), nil).Gist; got != want {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
}

// What no article can answer is told apart from questions in the same words.
func TestBeyond(t *testing.T) {
	for text, want := range map[string]Talk{
		"can you book a room for six?":              Deed,
		"Could you please remind me on Friday":      Deed,
		"帮我订一张去上海的机票":                               Deed,
		"what is our own exposure to Nairobi?":      Ours,
		"我们公司的预算是多少":                                Ours,
		"sorry, wrong chat":                         Astray,
		"发错群了":                                      Astray,
		"could you send me the office rent in Oslo": NoTalk,
		"who can order a review of a visa?":         NoTalk,
		"can you say who may book an office there?": NoTalk,
		"how do founders pay themselves?":           NoTalk,
	} {
		if got := Understand(text, lexicon.Default()).Talk; got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
