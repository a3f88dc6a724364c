package articles

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Reasons for which text that stands in a file is kept as removed and never
// quoted. The others are those of clean.
const (
	reasonStruck    = "struck out"
	reasonHidden    = "hidden"
	reasonComments  = "readers' comments"
	reasonMark      = "footnote mark"
	reasonNoted     = "footnote"
	reasonShortcode = "shortcode"
	reasonNote      = "note to oneself"
)

// takeOut removes what was written from byte at on and keeps it as removed.
func (p *part) takeOut(at int, reason string) {
	if text := strings.Join(strings.Fields(string(p.written[at:])), " "); text != "" {
		p.removed = append(p.removed, Removed{p.line, text, reason})
	}
	p.cutBack(at)
}

// cutBack forgets what was written from byte at on.
func (p *part) cutBack(at int) {
	p.written = p.written[:at]
	p.links = slices.DeleteFunc(p.links, func(l Link) bool { return l.End > at })
}

// raise decides what raised text, written from byte at on, is: a power, which
// is written with raised digits; a footnote's mark, which is taken out so that
// it never reads as digits of the number before it; else words, left as they
// are ("4th").
func (p *part) raise(at int, linked bool) {
	raised := strings.TrimSpace(string(p.written[at:]))
	switch before := string(p.written[:at]); {
	case raised == "":
	case power(before, raised):
		p.cutBack(at)
		p.write(strings.Map(func(r rune) rune {
			if i := strings.IndexRune("0123456789-−+", r); i >= 0 {
				return []rune("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁺")[min(i, 12)]
			}
			return r
		}, strings.ReplaceAll(raised, "−", "-")))
	case linked && len(raised) <= longestMark || footnoteMark(raised, before):
		p.marks = append(p.marks, raised)
		p.cutBack(at)
	}
}

// longestMark is how many bytes a footnote's mark has at the most.
const longestMark = 12

// power reports whether raised text is a power of what stands before it: of a
// unit or a letter ("km²", "x²"), or of ten.
func power(before, raised string) bool {
	digits := strings.TrimLeft(raised, "-−+")
	if digits == "" || len(digits) > 2 || strings.Trim(digits, "0123456789") != "" {
		return false
	}
	inWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '.' || r == ',' }
	word := before[len(strings.TrimRightFunc(before, inWord)):]
	if word == "10" {
		return true
	}
	letters := strings.TrimLeft(word, "0123456789.,")
	n := utf8.RuneCountInString(letters)
	square := digits == "2" || digits == "3"
	return n > 0 && n <= 2 && (square || digits != raised) || square && slices.Contains([]string{"平方公里", "公里", "千米", "sqm"}, letters)
}

// footnoteMark reports whether raised text is the mark of a footnote: numbers,
// a symbol, a letter behind a digit, or anything in brackets.
func footnoteMark(raised, before string) bool {
	if len(raised) > longestMark {
		return false
	}
	if strings.HasPrefix(raised, "[") && strings.HasSuffix(raised, "]") || strings.HasPrefix(raised, "(") && strings.HasSuffix(raised, ")") {
		return true
	}
	if strings.Trim(raised, "0123456789,;–- ") == "" || strings.Trim(raised, "*†‡§¶#") == "" {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	return len(raised) == 1 && strings.Contains("abcdfgh", raised) && (unicode.IsDigit(last) || unicode.IsPunct(last))
}
