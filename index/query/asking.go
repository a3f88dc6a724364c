package query

import (
	"strings"
	"unicode"

	"quoth/articles/lexicon"
	"quoth/index/term"
)

// Asking is how much something said in a conversation asks of the articles.
type Asking uint8

const (
	AsksNothing Asking = iota // talk: it tells, thanks, or speaks of other things
	AsksPerhaps               // a question that names nothing the lexicon knows
	Asks                      // a question on a place, a measure or a period, or nothing but such: "and Berlin?", "2023"
)

// AskingOf tells whether something said among people asks anything of the
// articles. What names a place in passing does not.
func AskingOf(text string, lex *lexicon.Lexicon) Asking {
	q := Understand(text, lex)
	if q.Intent == SmallTalk || len(q.Words) == 0 {
		return AsksNothing
	}
	named := len(q.Places) > 0 || len(q.Measures) > 0 || q.Period != Period{}
	bare := !q.AsksBeside()
	switch asks := asks(q); {
	case named && (asks || bare):
		return Asks
	case asks:
		return AsksPerhaps
	}
	return AsksNothing
}

// asks reports whether something is put as a question: by its mark, its first
// word, or the sort of answer it wants.
func asks(q Query) bool {
	end := strings.TrimRightFunc(q.Question, func(r rune) bool { return unicode.IsSpace(r) || r == '!' || r == '！' })
	if strings.HasSuffix(end, "?") || strings.HasSuffix(end, "？") || q.Want != "" {
		return true
	}
	first, _, _ := strings.Cut(q.Question, " ")
	return term.Worth(first) == 0
}
