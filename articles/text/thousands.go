package text

import (
	"strings"
	"unicode/utf8"
)

// PointsGroup reports whether the numbers of a text have points between
// thousands, as in 1.150 and 2.300.000, and commas before decimals: one is
// written so, and none the other way round.
func PointsGroup(text string) bool {
	so, from := false, 0
	for from < len(text) {
		at := strings.IndexAny(text[from:], ".,")
		if at < 0 {
			break
		}
		at += from
		from = at + 1
		if at == 0 || from == len(text) || !IsDigit(text[at-1]) || !IsDigit(text[from]) {
			continue
		}
		start := at - 1
		for start > 0 && IsDigit(text[start-1]) {
			start--
		}
		for from < len(text) && (IsDigit(text[from]) || from+1 < len(text) && (text[from] == '.' || text[from] == ',') && IsDigit(text[from+1])) {
			from++
		}
		if start > 0 && (text[start-1] == '/' || text[start-1] == '-') {
			continue
		}
		switch styleOf(text[start:from]) {
		case pointStyle:
			so = true
		case commaStyle:
			return false
		}
	}
	return so
}

// A numeralStyle is how a number parts its thousands.
type numeralStyle uint8

const (
	eitherStyle numeralStyle = iota // 1.150 and 12,5 may be both
	pointStyle                      // 2.300.000 and 1.150,25
	commaStyle                      // 1,150 and 12.5
)

// styleOf tells the style of a number of digits, points and commas.
func styleOf(number string) numeralStyle {
	points, commas := strings.Count(number, "."), strings.Count(number, ",")
	lastPoint, lastComma := strings.LastIndexByte(number, '.'), strings.LastIndexByte(number, ',')
	switch {
	case points == 2 && commas == 0 && pointGroupsEnd(number, 0, 2) == len(number):
		return pointStyle
	case points > 0 && commas == 1 && lastComma > lastPoint && pointGroupsEnd(number, 0, 1) == lastComma:
		return pointStyle
	case commas > 0 && len(number)-lastComma == 4 && points == 0, commas > 0 && lastPoint > lastComma:
		return commaStyle
	case points == 1 && commas == 0 && len(number)-lastPoint < 4:
		return commaStyle
	}
	return eitherStyle
}

// pointGroupsEnd returns where the number at i ends whose thousands points part,
// at least so many of them; i when it is none.
func pointGroupsEnd(text string, i, least int) int {
	at, groups := i, 0
	for at < len(text) && IsDigit(text[at]) && at-i < 4 {
		at++
	}
	if at-i > 3 || at == i || text[i] == '0' {
		return i
	}
	for at < len(text) && text[at] == '.' && threeDigits(text, at+1) {
		at += 4
		groups++
	}
	if groups < least || groups == 3 && least > 1 || at+1 < len(text) && text[at] == '.' && IsDigit(text[at+1]) {
		return i // 192.168.100.200
	}
	return at
}

// threeDigits reports whether three digits stand at i, and no fourth.
func threeDigits(text string, i int) bool {
	return i+3 <= len(text) && IsDigit(text[i]) && IsDigit(text[i+1]) && IsDigit(text[i+2]) && (i+3 == len(text) || !IsDigit(text[i+3]))
}

// pointNumber returns where the number at i ends that has points between its
// thousands, and the number with commas there; "" when it is none. Where texts
// do not write so, two points are needed.
func (r *Sentence) pointNumber(i int) (end int, plain string) {
	least := 2
	if r.points {
		least = 1
	}
	if end = pointGroupsEnd(r.Text, i, least); end == i {
		return i, ""
	}
	plain = strings.ReplaceAll(r.Text[i:end], ".", ",")
	if r.points && end+1 < len(r.Text) && r.Text[end] == ',' && IsDigit(r.Text[end+1]) && !threeDigits(r.Text, end+1) {
		from := end + 1
		for end++; end < len(r.Text) && IsDigit(r.Text[end]); end++ {
		}
		plain += "." + r.Text[from:end]
	}
	return end, plain
}

// Thousands reports whether the number at token i, which counts things, is in
// thousands that a point parts: nobody counts 1.150 companies otherwise, unless
// the text has decimals behind a point.
func (r *Sentence) Thousands(i int) bool {
	s := r.Str(i)
	at := strings.IndexByte(s, '.')
	if !r.Is(i, Digits) || at < 1 || at > 3 || len(s) != at+4 || s[0] == '0' {
		return false
	}
	for k := range r.Tokens {
		if t := &r.Tokens[k]; k != i && t.Kind == Digits && styleOf(r.Text[t.Start:t.End]) == commaStyle {
			return false
		}
	}
	return true
}

// apostropheGroup returns the length of an apostrophe at i that parts thousands, as
// the Swiss write them: 1'450. 0 when it does not.
func apostropheGroup(text string, i int) int {
	size := 0
	switch {
	case text[i] == '\'':
		size = 1
	case strings.HasPrefix(text[i:], "’"):
		size = len("’")
	}
	if size == 0 || !threeDigits(text, i+size) {
		return 0
	}
	if end := i + size + 3; end < len(text) { // not '450s
		if ru, _ := utf8.DecodeRuneInString(text[end:]); ru == 's' {
			return 0
		}
	}
	return size
}
