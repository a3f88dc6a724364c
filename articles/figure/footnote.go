package figure

import (
	"regexp"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

const raisedDigits = "⁰¹²³⁴⁵⁶⁷⁸⁹"

// footnoteMarks matches what may be the mark of a footnote: "[12]", "³".
var footnoteMarks = regexp.MustCompile(`\[(?:\d{1,3}|[a-z])\]|[` + raisedDigits + `]+`)

// A cut is a stretch of a text that was left out.
type cut struct {
	at   int // byte of what is left
	left int // bytes left out so far, these included
}

// withoutMarks returns a text without the marks of footnotes, which are neither
// digits nor words beside a figure, and where they stood in it.
func withoutMarks(text string) (string, []cut) {
	if !strings.ContainsAny(text, "["+raisedDigits) {
		return text, nil
	}
	var plain strings.Builder
	var cuts []cut
	at := 0
	for _, m := range footnoteMarks.FindAllStringIndex(text, -1) {
		if isFootnoteMark(text[:m[0]], text[m[0]] == '[') {
			plain.WriteString(text[at:m[0]])
			left := m[1] - m[0]
			if len(cuts) > 0 {
				left += cuts[len(cuts)-1].left
			}
			cuts = append(cuts, cut{plain.Len(), left})
			at = m[1]
		}
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
