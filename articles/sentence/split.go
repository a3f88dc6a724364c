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

// abbreviations, starters and says are the rows of the table.
var abbreviations, starters, says = readAbbreviations(abbreviationTable)

// readAbbreviations returns the kinds of words that end in a stop, by word,
// those that often begin a sentence, and those that end who said a quote.
func readAbbreviations(table string) (kinds map[string]string, starters map[string]bool, says []string) {
	kinds, starters = map[string]string{}, map[string]bool{}
	for row := range strings.SplitSeq(table, "\n") {
		kind, words, ok := strings.Cut(row, "\t")
		if !ok || strings.HasPrefix(row, "#") {
			continue
		}
		for _, w := range strings.Fields(words) {
			switch kind {
			case "starter":
				starters[w] = true
			case "says":
				says = append(says, w)
			default:
				kinds[w] = kind
			}
		}
	}
	return kinds, starters, says
}

// longestSentence is where text without an end of a sentence is cut, in
// bytes: at a blank or mark if there is one.
const longestSentence = 4000

// longestStarter is how many bytes a word of the table has at the most that
// begins sentences.
const longestStarter = 24

// longestNote is how many bytes the mark of a note has at the most.
const longestNote = 6

// longestSaying is how many bytes the words have at the most that tell who
// says what was quoted before them.
const longestSaying = 60

// A Span is a stretch of bytes of a text, end exclusive.
type Span struct{ Start, End int }

// Split cuts text, one paragraph, into sentences without the blanks between
// them. Joined with those blanks they give the text back. It takes time in
// proportion to the text.
func Split(text string) []Span {
	var list []Span
	start := skipBlank(text, 0)
	for i := start; i < len(text); {
		for limit := min(len(text), start+longestSentence-1); i < limit && plain[text[i]]; {
			i++
		}
		if i == len(text) {
			break
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		end := i + size
		switch {
		case endMark(r):
			end = closed(text, end, start+2*longestSentence)
			if !endsHere(text, start, i, end, r) && end-start < 2*longestSentence {
				i = end
				continue
			}
		case end-start >= longestSentence && (unicode.IsSpace(r) || unicode.IsPunct(r) || end-start >= 2*longestSentence):
			if unicode.IsSpace(r) {
				end = i
			}
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

// plain holds the bytes of ASCII that end no sentence.
var plain = func() (plain [256]bool) {
	for c := range rune(utf8.RuneSelf) {
		plain[c] = !endMark(c)
	}
	return plain
}()

// endMark reports a mark that may end a sentence.
func endMark(r rune) bool {
	switch r {
	case '.', '!', '?', '…', '。', '！', '？':
		return true
	}
	return false
}

// closed returns where what belongs to an end mark before byte i ends: more
// marks ("?!", "..."), what closes quotes and brackets, and marks of notes
// ("[12]", "²"). It looks no further than byte limit.
func closed(text string, i, limit int) int {
	for i < len(text) && i < limit {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !closing(r) {
			if size = note(text[i:]); size == 0 {
				break
			}
		}
		i += size
	}
	return i
}

// closing reports more marks behind an end mark, and what closes quotes and
// brackets or is a note.
func closing(r rune) bool {
	switch r {
	case '"', '\'', '”', '’', ')', '）', ']', '」', '』', '》', '»', '⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹':
		return true
	}
	return endMark(r)
}

// note returns how many bytes of a note's mark such as "[12]" text begins with.
func note(text string) int {
	inner, open := strings.CutPrefix(text[:min(len(text), longestNote)], "[")
	if !open {
		return 0
	}
	n := len(inner) - len(strings.TrimLeft(inner, "0123456789"))
	if n == 0 || !strings.HasPrefix(inner[n:], "]") {
		return 0
	}
	return n + len("[]")
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
	next := skipBlank(text, end)
	if next == len(text) {
		return true
	}
	first, size := utf8.DecodeRuneInString(text[next:])
	if strings.ContainsRune("。！？", r) {
		return !saidBehind(text[at:end], text[next:])
	}
	if next == end { // "3.5", "U.S.", "example.org": no blank behind it
		last, _ := utf8.DecodeLastRuneInString(text[:at])
		return unicode.Is(unicode.Han, first) && (r == '!' || r == '?' || r == '.' && unicode.Is(unicode.Han, last))
	}
	// A bracket that closes a remark inside the sentence, or a small letter,
	// goes on; not so a name such as iPhone.
	if second, _ := utf8.DecodeRuneInString(text[next+size:]); unicode.IsLower(first) && !unicode.IsUpper(second) {
		return false
	}
	if first == '.' && (next+1 == len(text) || text[next+1] == ' ') { // ". . ."
		return false
	}
	if r != '.' || end > at+1 { // the stop is one of "...", or stands inside a quote or bracket
		return true
	}
	word := lastWord(text[start:at])
	switch kind := abbreviations[word]; {
	case kind == "always":
		return false
	case kind == "number":
		return !unicode.IsDigit(first)
	case kind == "maybe", initials(word):
		follows := text[next:min(len(text), next+longestStarter)]
		if i := strings.IndexFunc(follows, unicode.IsSpace); i >= 0 {
			follows = follows[:i]
		}
		return starters[strings.TrimRight(follows, ",;:")]
	case ordinal(word) && start+len(word) == at: // "1. First"
		return false
	}
	return true
}

// lastWord returns the word that text ends in.
func lastWord(text string) string {
	i := strings.LastIndexFunc(text, partsWords)
	if i < 0 {
		return text
	}
	_, size := utf8.DecodeRuneInString(text[i:])
	return text[i+size:]
}

// partsWords reports what stands before a word: a blank, an opening quote or
// bracket, a dash.
func partsWords(r rune) bool {
	switch r {
	case '"', '\'', '“', '‘', '（', '(', '[', '—', '–', '-', '/':
		return true
	}
	return unicode.IsSpace(r)
}

// saidBehind reports whether a Chinese quote, which ends as marks say, is
// followed by the words that tell who says it: “多得多！”他说。
func saidBehind(marks, after string) bool {
	if !strings.HasSuffix(marks, "”") && !strings.HasSuffix(marks, "」") {
		return false
	}
	clause := after[:min(len(after), longestSaying)]
	i := strings.IndexAny(clause, "，。！？：；、")
	if i < 0 {
		return false
	}
	for _, w := range says {
		if strings.HasSuffix(clause[:i], w) {
			return true
		}
	}
	return false
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
