package articles

import (
	"strings"
	"unicode/utf8"
)

// readText reads plain text. A blank line ends a paragraph, and so does a line
// that ends as a sentence does; other line ends are taken for wrapping. A line
// that is a word or two in square brackets ("[Article Content]") marks where
// the text goes on and is taken out with the boilerplate.
func readText(_ *Article, text string) ([]part, *Problem) {
	parts := make([]part, 0, strings.Count(text, "\n\n")+1)
	var lines []string
	first := 0
	end := func() {
		if len(lines) > 0 {
			parts = append(parts, part{kind: Paragraph, text: strings.Join(lines, "\n"), line: first})
		}
		lines = lines[:0]
	}
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n++
		trimmed := strings.TrimSpace(line)
		if trimmed == "" {
			end()
			continue
		}
		if marker(trimmed) {
			end()
		}
		if len(lines) == 0 {
			first = n
		}
		lines = append(lines, trimmed)
		if marker(trimmed) || endsSentence(trimmed) {
			end()
		}
	}
	end()
	return parts, nil
}

// longestMarker is how many characters a marker has inside its brackets.
const longestMarker = 40

// marker reports whether a line is nothing but a few words in brackets.
func marker(line string) bool {
	for _, pair := range [][2]string{{"[", "]"}, {"【", "】"}} {
		inner, open := strings.CutPrefix(line, pair[0])
		inner, closed := strings.CutSuffix(inner, pair[1])
		if open && closed && inner != "" && !strings.ContainsAny(inner, "[]【】") && utf8.RuneCountInString(inner) <= longestMarker {
			return true
		}
	}
	return false
}

// endsSentence reports whether a line ends as a sentence does.
func endsSentence(line string) bool {
	line = strings.TrimRight(line, `"'”’)）」』]`)
	r, _ := utf8.DecodeLastRuneInString(line)
	return strings.ContainsRune(".!?。！？…:：", r)
}
