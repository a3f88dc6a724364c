package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Token is a number in digits, a word, a Chinese character, or a sign.
type Token struct {
	Kind       TokenKind
	Str, Low   string // as written, digits as plain ones; in small ASCII letters
	Start, End int    // bytes of the text
	Glued      bool   // nothing stands between it and the token before, or the blank in "12 家"
	Near       bool   // glued, or a blank sets two Chinese characters, or digits, apart
	Upper      bool   // a word that begins with a capital
	Plain      bool   // a word of ASCII letters or digits, no part of a longer one such as B2B; a Chinese character; no word
}

// A TokenKind is what a token is made of.
type TokenKind uint8

const (
	Digits  TokenKind = iota // 8,742 or 9.8
	Letters                  // a word; U.S. and a.m. are one
	Han                      // one Chinese character
	Sign                     // anything else, one character
)

// scan cuts the sentence into tokens.
func (r *Sentence) scan() {
	text := r.Text
	r.Tokens = r.Tokens[:0]
	last, before := 0, Sign // where the token before ended, and its kind
	for i := 0; i < len(text); {
		c := text[i]
		if c == ' ' || c == '\t' || c == '\n' {
			i++
			continue
		}
		start, kind, class, plain, web, number := i, Sign, byteClass[c], false, 0, ""
		if c == 'h' {
			web = address(text[i:])
		}
		ru, size := rune(c), 1
		if c >= utf8.RuneSelf {
			ru, size = utf8.DecodeRuneInString(text[i:])
		}
		switch {
		case web > 0:
			kind = Letters
			i += web
		case class == digitByte:
			kind = Digits
			if i, plain = plainEnd(text, i); !plain {
				if i, number = r.pointNumber(start); number == "" {
					i = numberEnd(text, start)
				}
			}
		case c == '.' && point(text, i):
			kind = Digits
			i = numberEnd(text, i)
		case '０' <= ru && ru <= '９':
			kind = Digits
			i = wideEnd(text, i)
		case class == letterByte:
			kind = Letters
			if i, plain = plainEnd(text, i); !plain {
				i = wordEnd(text, start)
			}
		case ru < utf8.RuneSelf:
			plain = true
			i++
		case unicode.Is(unicode.Han, ru) || ru == '〇':
			kind, plain = Han, true
			i += size
		case unicode.IsLetter(ru):
			kind = Letters
			i = wordEnd(text, i)
		case unicode.IsSpace(ru):
			i += size
			continue
		default:
			plain = !unicode.IsDigit(ru)
			i += size
		}
		glued := start == last && start > 0
		if start > last && start <= last+2 && last > 0 && (kind == Han) != (before == Han) && kind != Sign && before != Sign {
			glued = true // 12 家: a blank that sets Chinese apart from digits
		}
		near := glued || kind != Sign && kind != Letters && before == Han && start <= last+3 && text[last] != '\n'
		r.Tokens = append(r.Tokens, Token{})
		t := &r.Tokens[len(r.Tokens)-1]
		t.Str, t.Low, t.Start, t.End = text[start:i], r.Lower[start:i], start, i
		t.Kind, t.Glued, t.Near, t.Plain = kind, glued, near, plain
		switch {
		case kind == Letters:
			t.Upper = StartsUpper(t.Str)
		case kind == Han:
			t.Str = t.Low
		case number != "":
			t.Str = number
		case kind == Digits && (c >= utf8.RuneSelf || text[i-1] >= utf8.RuneSelf):
			t.Str = narrow(t.Str)
		}
		last, before = i, kind
	}
}

func smallLetter(c byte) bool { return 'a' <= c && c <= 'z' }

// IsDigit reports whether a byte is a digit of ASCII.
func IsDigit(c byte) bool { return '0' <= c && c <= '9' }

// address returns the length of the web address that s begins with, 0 none:
// its numbers are no figures.
func address(s string) int {
	if !strings.HasPrefix(s, "http://") && !strings.HasPrefix(s, "https://") {
		return 0
	}
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || c <= ' ' || c == '<' || c == '>' || c == '"' {
			return i
		}
	}
	return len(s)
}

// point reports whether the stop at i begins a number: ".5".
func point(text string, i int) bool {
	return i+1 < len(text) && IsDigit(text[i+1]) && (i == 0 || strings.IndexByte(" ($~-", text[i-1]) >= 0)
}

// numberEnd returns where the number that begins at i ends: digits, with
// commas between groups and one decimal point.
func numberEnd(text string, i int) int {
	point := false
	for i < len(text) {
		switch c := text[i]; {
		case IsDigit(c):
			i++
		case c == ',' && !point && group(text, i+1):
			i++
		case (c == '\'' || c >= utf8.RuneSelf) && !point && apostropheGroup(text, i) > 0:
			i += apostropheGroup(text, i)
		case c == '.' && !point && i+1 < len(text) && IsDigit(text[i+1]):
			point = true
			i++
		case c >= utf8.RuneSelf && wideEnd(text, i) > i, c == '.' && !point && wideDigit(text[i+1:]):
			return wideEnd(text, i) // 7.２
		case c >= utf8.RuneSelf && thinSpace(text[i:]) > 0 && !point && group(text, i+thinSpace(text[i:])):
			i += thinSpace(text[i:])
		default:
			return i
		}
	}
	return i
}

// wideEnd returns where the number in full-width digits that begins at i
// ends; its point and commas may be plain.
func wideEnd(text string, i int) int {
	for i < len(text) {
		ru, size := utf8.DecodeRuneInString(text[i:])
		switch next := text[i+size:]; {
		case anyDigit(ru):
		case (ru == '．' || ru == '.') && startsDigits(next, 1):
		case (ru == '，' || ru == ',') && startsDigits(next, 3):
		default:
			return i
		}
		i += size
	}
	return i
}

// wideDigit reports whether s begins with a full-width digit.
func wideDigit(s string) bool {
	ru, _ := utf8.DecodeRuneInString(s)
	return '０' <= ru && ru <= '９'
}

func anyDigit(ru rune) bool { return '０' <= ru && ru <= '９' || '0' <= ru && ru <= '9' }

// startsDigits reports whether s begins with n digits, of three not more.
func startsDigits(s string, n int) bool {
	k := 0
	for _, ru := range s {
		if !anyDigit(ru) || k > 3 {
			break
		}
		k++
	}
	return k >= n && (n < 3 || k == n)
}

// narrow returns full-width digits as plain ones.
func narrow(s string) string {
	return strings.Map(func(ru rune) rune {
		if '０' <= ru && ru <= '９' {
			return ru - '０' + '0'
		}
		switch ru {
		case '．':
			return '.'
		case '，':
			return ','
		}
		return ru
	}, s)
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
	for i+n < len(text) && IsDigit(text[i+n]) {
		n++
	}
	if n == 2 { // Indian grouping goes on to a group of three
		return i+n < len(text) && text[i+n] == ',' && group(text, i+n+1)
	}
	return n == 3
}

// plainEnd returns where the ASCII letters, or the digits, that begin at i end,
// and whether a word certainly ends there.
func plainEnd(text string, i int) (end int, ends bool) {
	class := byteClass[text[i]]
	for end = i + 1; end < len(text) && byteClass[text[end]] == class; {
		end++
	}
	if end == len(text) {
		return end, true
	}
	switch byteClass[text[end]] {
	case otherByte:
		return end, true
	case stopByte:
		if class == letterByte {
			return end, text[end] == ',' || text[end] == '.' && end > i+1
		}
		return end, end+1 == len(text) || byteClass[text[end+1]] != digitByte && text[end+1] < utf8.RuneSelf
	}
	return end, false
}

// byteClass tells of each byte what it may be in a word.
var byteClass = func() (class [256]byteKind) {
	for c := range class {
		switch {
		case c >= utf8.RuneSelf:
			class[c] = runeByte
		case smallLetter(byte(c)), 'A' <= c && c <= 'Z':
			class[c] = letterByte
		case IsDigit(byte(c)):
			class[c] = digitByte
		case strings.IndexByte(".,'", byte(c)) >= 0:
			class[c] = stopByte
		}
	}
	return class
}()

type byteKind uint8

const (
	otherByte  byteKind = iota
	letterByte          // of ASCII
	digitByte
	stopByte // a stop, comma or apostrophe: a word or number may go on behind it
	runeByte // of a character that is not ASCII
)

// wordEnd returns where the word that begins at i ends. Apostrophes inside
// belong to it, and so do the stops of U.S. and a.m.
func wordEnd(text string, i int) int {
	start := i
	for i < len(text) {
		c := text[i]
		switch {
		case byteClass[c] == letterByte:
			i++
			continue
		case c < utf8.RuneSelf && c != '\'' && c != '.':
			return i
		}
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
