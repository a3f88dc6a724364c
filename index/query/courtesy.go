package query

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/articles/lexicon"
	"quoth/index/term"
)

// courtesies returns the bytes of a question in which the phrases stand that
// people wrap one in and that ask nothing: "could you look up …", "thanks a lot".
func courtesies(question string) [][2]int {
	_, spans, _ := strike(question, questions().cues["courtesy"])
	return spans
}

// strike finds the phrases of cues in a text, one after the other. It returns
// the text with blanks in their place, every byte where it was, their bytes, and
// the value of the first cue found, "" none.
func strike(question string, cues []cue) (rest string, spans [][2]int, first string) {
	left := []byte(question)
	text := lexicon.NewText(question)
	for _, c := range cues {
		for {
			start, end, ok := c.find(text)
			if !ok {
				break
			}
			if len(spans) == 0 {
				first = c.value
			}
			spans = append(spans, [2]int{start, end})
			copy(left[start:end], strings.Repeat(" ", end-start))
			text = lexicon.NewText(string(left))
		}
	}
	return string(left), spans, first
}

// relatives returns the bytes of the words that reckon a time from the day of
// asking.
func relatives(question string) [][2]int {
	var spans [][2]int
	text := lexicon.NewText(question)
	for _, c := range questions().cues["relative"] {
		if start, end, ok := c.find(text); ok {
			spans = append(spans, [2]int{start, end})
		}
	}
	return spans
}

// relative returns the first words that do, "" none, and how many years they are
// from the year of asking; years is false for what is no year.
func relative(question string) (words string, offset int, years bool) {
	text := lexicon.NewText(question)
	for _, c := range questions().cues["relative"] {
		if start, end, ok := c.find(text); ok {
			n, err := strconv.Atoi(c.value)
			return question[start:end], n, err == nil
		}
	}
	return "", 0, false
}

// On returns the question as it is asked in a year: "last year" is the one before.
// A question that names a year of its own keeps to it.
func (q Query) On(year int) Query {
	words, offset, years := relative(q.Bare)
	if !years || q.Period != (Period{}) {
		return q
	}
	q.Period = Period{Text: words, From: year + offset, To: year + offset}
	q.Relative, q.Reckoned = "", strconv.Itoa(year+offset)
	if intent := intent(q, lexicon.NewText(q.Question)); q.Intent == Lookup {
		q.Intent = intent
	}
	return q
}

// leads returns the bytes of what a question says before it comes to what it
// asks: the clauses before the first one that names a measure. What a clause says
// that holds a figure or begins as a condition does, "excluding debt, …", narrows
// the question and is none of it.
func leads(question string, mentions []lexicon.Mention) [][2]int {
	var spans [][2]int
	for _, c := range clauses(question) {
		if slices.ContainsFunc(mentions, func(m lexicon.Mention) bool {
			return m.Entry.Kind == lexicon.Measure && c[0] <= m.Start && m.Start < c[1]
		}) {
			return spans
		}
		clause := question[c[0]:c[1]]
		if words := lexicon.NewText(clause).Words(); len(words) > 0 && !questions().narrows[words[0]] && !strings.ContainsFunc(clause, unicode.IsDigit) {
			spans = append(spans, c)
		}
	}
	return nil // nothing is measured
}

// clauses cuts a question at its commas and stops, but for those within a word
// or a number.
func clauses(question string) [][2]int {
	var list [][2]int
	start := 0
	for i, r := range question {
		if !strings.ContainsRune(",;:.!?，；：。！？", r) {
			continue
		}
		next, _ := utf8.DecodeRuneInString(question[i+utf8.RuneLen(r):])
		if r < utf8.RuneSelf && !unicode.IsSpace(next) {
			continue
		}
		list = append(list, [2]int{start, i})
		start = i + utf8.RuneLen(r)
	}
	return append(list, [2]int{start, len(question)})
}

// inside reports whether a token lies in one of the spans.
func inside(spans [][2]int, tok term.Token) bool {
	return slices.ContainsFunc(spans, func(s [2]int) bool { return s[0] <= tok.Start && tok.End <= s[1] })
}
