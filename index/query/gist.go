package query

import (
	"slices"
	"strings"
	"unicode"

	"quoth/articles/lexicon"
)

// gist returns the clause of a line that is a wish or talk where its other clauses
// are said beside it, about people and to no purpose: "please stop replying" of
// "please stop replying, we are in a meeting". It is "" for a line of one clause, and
// where another clause asks something, names what the articles tell of or has a number,
// but for a complaint, which is of such. A wish goes before talk. A greeting before something else is no gist.
func gist(line string, lex *lexicon.Lexicon) string {
	var wish, talked string
	told := false // something that articles tell of
	spans := clauses(line)
	if len(spans) < 2 {
		return ""
	}
	for i, c := range spans {
		clause := strings.TrimSpace(line[c[0]:c[1]])
		said := talk(clause)
		switch w := WishOf(clause); {
		case !strings.ContainsFunc(clause, unicode.IsLetter):
		case w != NoWish:
			if wish == "" {
				wish = clause
			}
		case said == Greeting && i == 0, said == Mood:
		case said != NoTalk:
			if talked == "" {
				talked = clause
			}
		default:
			asks, tells := idle(line, c, lex)
			if asks {
				return ""
			}
			told = told || tells
		}
	}
	if wish != "" && (!told || WishOf(wish) == WishWrong) {
		return wish
	}
	if told {
		return ""
	}
	return talked
}

// idle tells of a clause of a line whether it is put as a question or an order, and
// whether it tells of anything but people.
func idle(line string, at [2]int, lex *lexicon.Lexicon) (asks, tells bool) {
	clause := strings.TrimSpace(line[at[0]:at[1]])
	text := lexicon.NewText(clause)
	has := func(values ...string) bool {
		return slices.ContainsFunc(heardCues(), func(c cue) bool {
			_, _, ok := c.find(text)
			return ok && slices.Contains(values, c.value)
		})
	}
	mark := line[at[1]:]
	asks = strings.HasPrefix(mark, "?") || strings.HasPrefix(mark, "？") || formed(clause) != NoForm || has("order", "amount", "goes")
	if !slices.ContainsFunc(text.Words(), func(w string) bool { return !questions().filler[w] }) {
		return asks, false
	}
	tells = strings.ContainsFunc(clause, unicode.IsDigit) || names(Understand(clause, lex)) || has("figures") || !has("we", "you", "they", "says", "office", "calendar")
	return asks, tells
}
