package figure

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A token is a number in digits, a word, a Chinese character, or a sign.
type token struct {
	kind       tokenKind
	start, end int  // bytes of the text
	glued      bool // nothing stands between it and the token before
}

type tokenKind uint8

const (
	digits  tokenKind = iota // 8,742 or 9.8
	letters                  // a word; U.S. and a.m. are one
	han                      // one Chinese character
	sign
)

// A reader reads one sentence.
type reader struct {
	text  string
	lower string // text in small ASCII letters: as many bytes
	toks  []token
	words vocabulary
	ctx   Context
}

// maxPhrase is how many tokens a phrase of the tables has at the most.
const maxPhrase = 7

// scan cuts the sentence into tokens.
func (r *reader) scan() {
	text := r.text
	r.toks = make([]token, 0, len(text)/4+1)
	last := 0 // where the token before ended
	for i := 0; i < len(text); {
		c := text[i]
		if c == ' ' || c == '\t' || c == '\n' {
			i++
			continue
		}
		start, kind := i, sign
		ru, size := rune(c), 1
		if c >= utf8.RuneSelf {
			ru, size = utf8.DecodeRuneInString(text[i:])
		}
		switch {
		case isDigit(c), c == '.' && point(text, i):
			kind = digits
			i = numberEnd(text, i)
		case unicode.Is(unicode.Han, ru) || ru == '〇':
			kind = han
			i += size
		case unicode.IsLetter(ru):
			kind = letters
			i = wordEnd(text, i)
		case unicode.IsSpace(ru):
			i += size
			continue
		default:
			i += size
		}
		r.toks = append(r.toks, token{kind, start, i, start == last && start > 0})
		last = i
	}
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// point reports whether the stop at i begins a number: ".5".
func point(text string, i int) bool {
	return i+1 < len(text) && isDigit(text[i+1]) && (i == 0 || strings.IndexByte(" ($~", text[i-1]) >= 0)
}

// numberEnd returns where the number that begins at i ends: digits, with
// commas between groups and one decimal point.
func numberEnd(text string, i int) int {
	point := false
	for i < len(text) {
		switch c := text[i]; {
		case isDigit(c):
			i++
		case c == ',' && !point && group(text, i+1):
			i++
		case c == '.' && !point && i+1 < len(text) && isDigit(text[i+1]):
			point = true
			i++
		case thinSpace(text[i:]) > 0 && !point && group(text, i+thinSpace(text[i:])):
			i += thinSpace(text[i:])
		default:
			return i
		}
	}
	return i
}

// thinSpace returns the length of a no-break or thin space at the start of s.
func thinSpace(s string) int {
	for _, sp := range []string{"\u00a0", "\u202f", "\u2009"} {
		if strings.HasPrefix(s, sp) {
			return len(sp)
		}
	}
	return 0
}

// group reports whether a group of two or three digits begins at i: 8,742 and 2,68,233.
func group(text string, i int) bool {
	n := 0
	for i+n < len(text) && isDigit(text[i+n]) {
		n++
	}
	if n == 2 { // Indian grouping goes on to a group of three
		return i+n < len(text) && text[i+n] == ',' && group(text, i+n+1)
	}
	return n == 3
}

// wordEnd returns where the word that begins at i ends. Apostrophes inside
// belong to it, and so do the stops of U.S. and a.m.
func wordEnd(text string, i int) int {
	start := i
	for i < len(text) {
		ru, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsLetter(ru) && !unicode.Is(unicode.Han, ru), unicode.Is(unicode.Mn, ru), ru == '²', ru == '³':
			i += size
		case (ru == '\'' || ru == '’') && letterAt(text, i+size):
			i += size
		case ru == '.' && i-start == 1 && letterAt(text, i+1) && (i+2 >= len(text) || text[i+2] == '.'):
			for i+1 < len(text) && text[i] == '.' && letterAt(text, i+1) {
				i += 2
			}
			if i < len(text) && text[i] == '.' {
				i++
			}
			return i
		default:
			return i
		}
	}
	return i
}

func letterAt(text string, i int) bool {
	if i >= len(text) {
		return false
	}
	ru, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsLetter(ru) && !unicode.Is(unicode.Han, ru)
}

// lowerASCII returns s in small ASCII letters, as many bytes.
func lowerASCII(s string) string {
	for i := 0; i < len(s); i++ {
		if 'A' <= s[i] && s[i] <= 'Z' {
			b := []byte(s)
			for ; i < len(b); i++ {
				if 'A' <= b[i] && b[i] <= 'Z' {
					b[i] += 'a' - 'A'
				}
			}
			return string(b)
		}
	}
	return s
}

// str returns the words of token i as written, "" beyond the ends.
func (r *reader) str(i int) string {
	if i < 0 || i >= len(r.toks) {
		return ""
	}
	return r.text[r.toks[i].start:r.toks[i].end]
}

// low returns the words of token i in small letters, "" beyond the ends.
func (r *reader) low(i int) string {
	if i < 0 || i >= len(r.toks) {
		return ""
	}
	return r.lower[r.toks[i].start:r.toks[i].end]
}

func (r *reader) is(i int, kind tokenKind) bool {
	return i >= 0 && i < len(r.toks) && r.toks[i].kind == kind
}

// glued reports whether nothing stands between tokens i-1 and i.
func (r *reader) glued(i int) bool { return i > 0 && i < len(r.toks) && r.toks[i].glued }

// at returns the longest phrase of that kind that begins at token i, and how
// many tokens it has; 0 when there is none.
func (r *reader) at(i int, kind string) (meaning, int) {
	if i < 0 {
		return meaning{}, 0
	}
	for n := min(maxPhrase, len(r.toks)-i); n > 0; n-- {
		if m, ok := r.words.get(r.lower[r.toks[i].start:r.toks[i+n-1].end], kind); ok {
			return m, n
		}
	}
	return meaning{}, 0
}

// before returns the longest phrase of that kind that ends before token i,
// and how many tokens it has; 0 when there is none.
func (r *reader) before(i int, kind string) (meaning, int) {
	for n := min(maxPhrase, i); n > 0; n-- {
		if m, ok := r.words.get(r.lower[r.toks[i-n].start:r.toks[i-1].end], kind); ok {
			return m, n
		}
	}
	return meaning{}, 0
}
