package figure

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/articles/text"
)

const raisedDigits = "⁰¹²³⁴⁵⁶⁷⁸⁹"

// markAt returns where what may be the mark of a footnote, "[12]" or "³",
// begins and ends in a text from byte i on; none when end is 0.
func markAt(text string, i int) (start, end int) {
	for ; i < len(text); i++ {
		switch c := text[i]; {
		case c == '[':
			if end := bracketed(text, i); end > 0 {
				return i, end
			}
		case c == raisedFirst || c == raisedOther:
			start = i
			for size := raised(text, i); size > 0; size = raised(text, i) {
				i += size
			}
			if i > start {
				return start, i
			}
		}
	}
	return 0, 0
}

// The bytes that the raised digits ¹²³, and the others, begin with.
const (
	raisedFirst = 0xc2
	raisedOther = 0xe2
)

// raised returns the length of the raised digit at byte i, 0 none.
func raised(text string, i int) int {
	if r, size := utf8.DecodeRuneInString(text[i:]); size > 1 && strings.ContainsRune(raisedDigits, r) {
		return size
	}
	return 0
}

// bracketed returns the end of the "[12]" or "[a]" that begins at byte i, 0 none.
func bracketed(written string, i int) int {
	at := i + 1
	for at < len(written) && at <= i+3 && text.IsDigit(written[at]) {
		at++
	}
	if at == i+1 && at < len(written) && 'a' <= written[at] && written[at] <= 'z' {
		at++
	}
	if at == i+1 || at == len(written) || written[at] != ']' {
		return 0
	}
	return at + 1
}

// A cut is a stretch of a text that was left out.
type cut struct {
	at   int // byte of what is left
	left int // bytes left out so far, these included
}

// withoutMarks returns a text without the marks of footnotes, which are neither
// digits nor words beside a figure, and where they stood in it.
func withoutMarks(text string) (string, []cut) {
	var plain strings.Builder
	var cuts []cut
	at := 0
	for start, end := markAt(text, 0); end > 0; start, end = markAt(text, end) {
		if isFootnoteMark(text[:start], text[start] == '[') {
			plain.WriteString(text[at:start])
			left := end - start
			if len(cuts) > 0 {
				left += cuts[len(cuts)-1].left
			}
			cuts = append(cuts, cut{plain.Len(), left})
			at = end
		}
	}
	if len(cuts) == 0 {
		return text, nil
	}
	plain.WriteString(text[at:])
	return plain.String(), cuts
}

// extractAround reads a text without the marks of footnotes, and returns its
// figures where they stand among them.
func extractAround(text, plain string, cuts []cut, ctx Context) []Figure {
	list := Extract(plain, ctx)
	back := func(at int, end bool) int {
		if n := sort.Search(len(cuts), func(i int) bool { return cuts[i].at > at || cuts[i].at == at && end }); n > 0 {
			at += cuts[n-1].left
		}
		return at
	}
	for i := range list {
		f := &list[i]
		f.Start, f.End = back(f.Start, false), back(f.End, true)
		f.Sentence = [2]int{back(f.Sentence[0], false), back(f.Sentence[1], true)}
		f.Text = text[f.Start:f.End]
	}
	return list
}

// isFootnoteMark reports whether a mark behind a text is one of a footnote,
// and not the power of a unit or of ten, nor the number of a list.
func isFootnoteMark(before string, bracketed bool) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	switch {
	case bracketed:
		return before != "" && !unicode.IsSpace(last)
	case unicode.IsDigit(last):
		number := strings.TrimRight(before, "0123456789.,")
		return before[len(number):] != "10" // 4×10⁶
	}
	return unicode.IsPunct(last) && last != '/' && last != '('
}
