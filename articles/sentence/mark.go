package sentence

import (
	"strings"
	"unicode/utf8"
)

// Marks are characters that part a text: commas, colons, brackets. They are
// looked for byte by byte, so that few marks in much text cost little.
type Marks struct {
	runes string
	ends  [256]bool // the bytes that end one
}

// NewMarks makes marks of the characters of a text.
func NewMarks(runes string) *Marks {
	m := &Marks{runes: runes}
	for i, r := range runes {
		m.ends[runes[i+utf8.RuneLen(r)-1]] = true
	}
	return m
}

// First returns the byte at which the first mark of a text begins, -1 none.
func (m *Marks) First(text string) int {
	for i := range len(text) {
		if !m.ends[text[i]] {
			continue
		}
		if start := m.endingAt(text, i+1); start >= 0 {
			return start
		}
	}
	return -1
}

// Last returns the byte at which the last mark of a text begins, -1 none.
func (m *Marks) Last(text string) int {
	for i := len(text); i > 0; i-- {
		if !m.ends[text[i-1]] {
			continue
		}
		if start := m.endingAt(text, i); start >= 0 {
			return start
		}
	}
	return -1
}

// endingAt returns where the mark that ends at byte end begins, -1 none.
func (m *Marks) endingAt(text string, end int) int {
	r, size := utf8.DecodeLastRuneInString(text[:end])
	if r == utf8.RuneError || !strings.ContainsRune(m.runes, r) {
		return -1
	}
	return end - size
}
