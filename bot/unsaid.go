package bot

import (
	"strings"
	"unicode"
)

// Unsaid is an error as it may be logged: every word in it that one of the texts
// has, whatever is asked, is left out.
func Unsaid(err error, texts ...string) string {
	isPart := func(r rune) bool { return isWordRune(r) || unicode.IsMark(r) || r == '_' }
	words := map[string]bool{}
	for _, text := range texts {
		for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !isPart(r) }) {
			words[word] = true
		}
	}
	var out, word strings.Builder
	end := func() {
		if w := word.String(); words[strings.ToLower(w)] {
			out.WriteString("…")
		} else {
			out.WriteString(w)
		}
		word.Reset()
	}
	for _, r := range err.Error() {
		if isPart(r) {
			word.WriteRune(r)
			continue
		}
		end()
		out.WriteRune(r)
	}
	end()
	return out.String()
}
