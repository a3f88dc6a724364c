package advert

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/articles/sentence"
)

// A unit is what advertising is looked for in: a paragraph, one of its lines, a
// sentence, or what stands in another script before one.
type unit struct {
	start, end int // bytes of the paragraph
	place      place
	open       bool // it stands inside a quotation that is opened before it
	between    bool // the line before it ends no sentence
	more       bool // it begins in small letters, as what goes on does
	cut        bool // the line behind it begins so
	full       bool // the first word of the line behind it would not have gone into it
	kin        bool // its paragraph tells something in its script, which is not the article's
}

// place says how a unit stands in its paragraph.
type place uint8

const (
	alone  place = iota // it is all of it
	within              // it is a line of several
	inner               // it is a sentence of a line
)

const (
	longestUnit      = 1200     // bytes that are looked at
	longestParagraph = 64 << 10 // bytes of a paragraph whose sentences are looked at
	longestPitch     = 260      // characters of a line that is looked at whole
)

// unitsOf cuts a paragraph into what is looked at: all of it, its lines, its
// sentences, which may go over lines, and what stands before them; the larger
// before the smaller in it.
func unitsOf(text string) []unit {
	var list []unit
	from := len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
	to := len(strings.TrimRightFunc(text, unicode.IsSpace))
	if from >= to {
		return nil
	}
	several := strings.Contains(text[from:to], "\n")
	if !several && utf8.RuneCountInString(text[from:to]) <= longestPitch {
		list = append(list, unit{start: from, end: to, more: beginsLower(text[from:to])})
	}
	if several {
		list = append(list, linesOf(text, from, to)...)
	}
	if to-from > longestParagraph {
		return list
	}
	spans := sentence.Split(text[from:to])
	width := widest(text[from:to])
	open := false
	for i, s := range spans {
		inside := unit{start: from + s.Start, end: from + s.End, place: inner, open: open, more: i > 0 && beginsLower(text[from+s.Start:from+s.End])}
		open = opens(text[inside.start:inside.end], open)
		if inside.end-inside.start > longestUnit || !wrapped(text[inside.start:inside.end], width) {
			continue
		}
		if (i == 0 || !inside.open) && !open {
			if edge := edges(text, inside); edge != nil { // each by itself: the one is no part of the other
				list = append(list, edge...)
				end := edge[0].end
				inside.start = end + len(text[end:]) - len(strings.TrimLeftFunc(text[end:], unicode.IsSpace))
			}
		}
		if len(spans) > 1 || inside.start > from+s.Start {
			list = append(list, inside)
		}
	}
	return list
}

// linesOf are the lines of a paragraph of several.
func linesOf(text string, from, to int) []unit {
	var list []unit
	width := widest(text[from:to])
	at := from
	between := false
	for line := range strings.SplitAfterSeq(text[from:to], "\n") {
		start := at + len(line) - len(strings.TrimLeftFunc(line, unicode.IsSpace))
		at += len(line)
		end := start + len(strings.TrimSpace(line))
		if start >= end {
			continue
		}
		if n := len(list); n > 0 && list[n-1].end < start && beginsLower(text[start:end]) && strings.Count(text[list[n-1].end:start], "\n") == 1 {
			list[n-1].cut = true
		}
		if n := len(list); n > 0 {
			list[n-1].full = list[n-1].end-list[n-1].start+1+firstWord(text[start:end]) > width
		}
		if utf8.RuneCountInString(text[start:end]) <= longestPitch {
			list = append(list, unit{start: start, end: end, place: within, between: between, more: beginsLower(text[start:end])})
		}
		last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text[start:end], `"'”’»)）」』]`))
		between = !strings.ContainsRune(".!?。！？…:：", last)
	}
	return list
}

// firstWord is how many bytes the first word of a line has that is not parted where
// lines are wrapped: a character, in a script without blanks.
func firstWord(line string) int {
	if first, n := utf8.DecodeRuneInString(line); unblanked(first) {
		return n
	}
	word, _, _ := strings.Cut(line, " ")
	return len(word)
}

func beginsLower(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLower(r)
}

// opens reports whether a quotation is open behind a text, where it was or was not before.
func opens(text string, open bool) bool {
	for _, r := range text {
		switch r {
		case '“', '„', '«', '「', '『':
			open = true
		case '”', '»', '」', '』':
			open = false
		case '"':
			open = !open
		}
	}
	return open
}

// fewestForeign is how many letters of another script stand together at the least that are
// looked at by themselves.
const fewestForeign = 4

// edges are what stands in another script before a sentence that begins behind it.
func edges(text string, u unit) []unit {
	s := text[u.start:u.end]
	if !mixed(s) {
		return nil
	}
	class := func(r rune) int {
		switch {
		case r < utf8.RuneSelf && unicode.IsLetter(r), unicode.Is(unicode.Latin, r):
			return 1
		case unicode.IsLetter(r):
			return 2
		}
		return 0
	}
	first, end, letters := 0, 0, 0
run:
	for i, r := range s {
		c := class(r)
		switch {
		case c == 0 && r != ' ' && !unicode.IsDigit(r):
			return nil
		case c == 0:
			continue
		case first == 0:
			first = c
		}
		if c != first {
			if first != 2 || letters < fewestForeign || !unicode.IsUpper(r) {
				return nil
			}
			break run
		}
		letters++
		end = i + utf8.RuneLen(r)
	}
	for end < len(s) && s[end] >= '0' && s[end] <= '9' {
		end++
	}
	if first != 2 || end == len(s) {
		return nil
	}
	return []unit{{start: u.start, end: u.start + end, place: within}}
}

// mixed reports whether a text has letters of Latin script and of another.
func mixed(text string) bool {
	latin, other := false, false
	for _, r := range text {
		if r < utf8.RuneSelf {
			latin = latin || r|0x20 >= 'a' && r|0x20 <= 'z'
		} else if unicode.IsLetter(r) {
			if unicode.Is(unicode.Latin, r) {
				latin = true
			} else {
				other = true
			}
		}
	}
	return latin && other
}

// widest is how many bytes the lines of a paragraph have that is wrapped: as many as its longest but one in ten.
func widest(text string) int {
	var list []int
	for line := range strings.SplitSeq(text, "\n") {
		list = append(list, len(strings.TrimSpace(line)))
	}
	slices.Sort(list)
	return list[len(list)-1-len(list)/10]
}

// wrapped reports whether the lines that a sentence goes over are those of wrapped
// text of a width: what breaks off before is another line than the one it begins in.
func wrapped(s string, width int) bool {
	first := true
	for {
		line, rest, more := strings.Cut(s, "\n")
		if !more {
			return true
		}
		if !first && len(strings.TrimSpace(line))+1+firstWord(strings.TrimSpace(rest)) <= width {
			return false
		}
		first, s = false, rest
	}
}
