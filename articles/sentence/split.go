// Package sentence knows where sentences end, in English and Chinese.
package sentence

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:embed tables/abbreviations.tsv
var abbreviationTable string

// abbreviations tells for a word that ends in a stop what kind it is.
var abbreviations = readAbbreviations(abbreviationTable)

func readAbbreviations(table string) map[string]map[string]bool {
	kinds := map[string]map[string]bool{}
	for row := range strings.SplitSeq(table, "\n") {
		kind, words, ok := strings.Cut(row, "\t")
		if !ok || strings.HasPrefix(row, "#") {
			continue
		}
		kinds[kind] = map[string]bool{}
		for _, w := range strings.Fields(words) {
			kinds[kind][w] = true
		}
	}
	return kinds
}

// longestSentence is where text without an end of a sentence is cut, in
// bytes: at a blank or mark if there is one.
const longestSentence = 4000

// longestStarter is how many bytes a word of the table has at the most that
// begins sentences.
const longestStarter = 24

// A Span is a stretch of bytes of a text, end exclusive.
type Span struct{ Start, End int }

// Split cuts text, one paragraph, into sentences without the blanks between
// them. Joined with those blanks they give the text back. It takes time in
// proportion to the text.
func Split(text string) []Span {
	var list []Span
	start := skipBlank(text, 0)
	for i := start; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		end := i + size
		switch {
		case strings.ContainsRune("。！？", r), strings.ContainsRune(".!?…", r):
			for end < len(text) { // "?!", "...", and what closes quotes and brackets
				r, size := utf8.DecodeRuneInString(text[end:])
				if !strings.ContainsRune(".!?…。！？\"'”’)）]」』》»", r) || opens(text, end, r) {
					break
				}
				end += size
			}
			if !endsHere(text, start, i, end, r) {
				i = end
				continue
			}
		case end-start >= longestSentence && (unicode.IsSpace(r) || unicode.IsPunct(r) || end-start >= 2*longestSentence):
		default:
			i = end
			continue
		}
		list = append(list, Span{start, end})
		start = skipBlank(text, end)
		i = start
	}
	if tail := strings.TrimRightFunc(text[start:], unicode.IsSpace); tail != "" {
		list = append(list, Span{start, start + len(tail)})
	}
	return list
}

// opens reports whether a straight quote mark at byte at begins a quote and
// does not close one: a blank stands before it.
func opens(text string, at int, r rune) bool {
	return (r == '"' || r == '\'') && at > 0 && text[at-1] == ' '
}

func skipBlank(text string, i int) int {
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsSpace(r) {
			break
		}
		i += size
	}
	return i
}

// endsHere reports whether the mark r at byte at, which with what closes it
// ends at byte end, ends the sentence that begins at start.
func endsHere(text string, start, at, end int, r rune) bool {
	if end == len(text) {
		return true
	}
	next := skipBlank(text, end)
	if next == len(text) {
		return true
	}
	first, _ := utf8.DecodeRuneInString(text[next:])
	if strings.ContainsRune("。！？", r) {
		return true
	}
	if next == end { // "3.5", "U.S.", "example.org": no blank behind it
		return unicode.Is(unicode.Han, first) && r != '.'
	}
	// A bracket that closes a remark inside the sentence, or a small letter, goes on.
	if unicode.IsLower(first) {
		return false
	}
	if r != '.' || end > at+1 && text[at+1] == '.' {
		return true
	}
	before := text[start:at]
	word := before[strings.LastIndexAny(before, " (\"'“‘（[—–-/\u00a0")+1:]
	word = strings.TrimLeft(word, "“‘（—–\u00a0")
	switch {
	case end > at+1: // the stop stands inside a quote or bracket
		return true
	case abbreviations["always"][word]:
		return false
	case abbreviations["number"][word]:
		return !unicode.IsDigit(first)
	case abbreviations["maybe"][word], initials(word):
		follows := text[next:min(len(text), next+longestStarter)]
		if i := strings.IndexFunc(follows, unicode.IsSpace); i >= 0 {
			follows = follows[:i]
		}
		return abbreviations["starter"][strings.TrimRight(follows, ",;:")]
	case ordinal(word) && start+len(word) == at: // "1. First"
		return false
	}
	return true
}

// initials reports whether a word is one capital, or capitals parted by stops.
func initials(word string) bool {
	for part := range strings.SplitSeq(word, ".") {
		if r, size := utf8.DecodeRuneInString(part); size != len(part) || !unicode.IsUpper(r) {
			return false
		}
	}
	return word != "I"
}

func ordinal(word string) bool {
	return word != "" && len(word) <= 3 && strings.Trim(word, "0123456789") == ""
}
