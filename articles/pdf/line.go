package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A segment is a stretch of a line without a wide gap in it.
type segment struct {
	x0, x1, y, size float64
	runs            []Run
	bold            bool
	n               int // characters
}

func (s *segment) text() string {
	var b strings.Builder
	for _, r := range s.runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// add adds a character.
func (s *segment) add(text string, raised bool) {
	if n := len(s.runs); n > 0 && s.runs[n-1].Raised == raised {
		s.runs[n-1].Text += text
	} else {
		s.runs = append(s.runs, Run{text, raised})
	}
}

const (
	sameLine  = 0.25 // of the size two base lines differ at the most on one line
	wordGap   = 0.17 // of the size between characters is a blank
	wideGap   = 1.0  // of the size between characters parts segments
	smallSize = 0.86 // of a line's size a raised character has at the most
)

// A word is characters that are drawn one behind the other in one size on one base line.
type word struct {
	x0, x1, y, size float64
	glyphs          []glyph
	raised          bool
}

// wordsOf gathers characters as they are drawn, and sets small ones that stand
// a little above the end of larger ones on the line of those, as raised.
func wordsOf(glyphs []glyph) []*word {
	var list []*word
	for _, g := range glyphs {
		if strings.TrimSpace(g.text) == "" {
			continue // gaps tell where words end
		}
		end := max(g.x+g.width, g.x+0.1*g.size)
		if n := len(list); n > 0 {
			w := list[n-1]
			last := w.glyphs[len(w.glyphs)-1]
			if last.text == g.text && math.Abs(last.x-g.x) < 0.1*g.size && math.Abs(last.y-g.y) < 0.1*g.size {
				continue // drawn twice to look bold
			}
			if math.Abs(w.y-g.y) < 0.02*g.size && math.Abs(w.size-g.size) < 0.02*g.size && g.x-w.x1 < wordGap*g.size && g.x-w.x1 > -0.4*g.size {
				w.glyphs, w.x1 = append(w.glyphs, g), end
				continue
			}
		}
		list = append(list, &word{x0: g.x, x1: end, y: g.y, size: g.size, glyphs: []glyph{g}})
	}
	slices.SortStableFunc(list, func(a, b *word) int { return compare(b.y, a.y) })
	for i, w := range list {
		if len(w.glyphs) > longestRaised {
			continue
		}
		for _, o := range list[i+1:] {
			if w.y-o.y > 0.75*w.size/0.5 {
				break
			}
			gap := w.x0 - o.x1
			if w.size < smallSize*o.size && w.y > o.y+0.12*o.size && w.y < o.y+0.75*o.size && gap > -0.5*w.size && gap < 0.3*o.size && !o.raised {
				w.y, w.raised = o.y, true
				break
			}
		}
	}
	slices.SortStableFunc(list, func(a, b *word) int { return compare(b.y, a.y) })
	return list
}

// longestRaised is how many characters a raised word has at the most.
const longestRaised = 12

// segments puts the characters of a page in lines, from the top, and parts the
// lines where they have wide gaps.
func segments(glyphs []glyph) []*segment {
	var list []*segment
	var line []*word
	end := func() {
		list = append(list, parted(line)...)
		line = nil
	}
	for _, w := range wordsOf(glyphs) {
		if len(line) > 0 && line[0].y-w.y > sameLine*min(w.size, line[0].size) {
			end()
		}
		line = append(line, w)
	}
	end()
	return list
}

// parted cuts the words of a line into segments.
func parted(line []*word) (list []*segment) {
	slices.SortStableFunc(line, func(a, b *word) int { return compare(a.x0, b.x0) })
	var s *segment
	bolds := 0
	flush := func() {
		if s != nil {
			s.bold = 2*bolds > s.n
			list = append(list, s)
		}
		s, bolds = nil, 0
	}
	for _, w := range line {
		if s != nil && w.x0-s.x1 > wideGap*max(min(w.size, s.size), 1) {
			flush()
		}
		switch {
		case s == nil:
			s = &segment{x0: w.x0, y: w.y, size: w.size}
		case w.x0-s.x1 > wordGap*min(w.size, s.size) && !w.raised:
			s.add(" ", false)
		}
		if !w.raised && len(w.glyphs) > s.n {
			s.size = w.size
		}
		for _, g := range w.glyphs {
			s.add(g.text, w.raised)
			s.n += utf8.RuneCountInString(g.text)
			if g.bold {
				bolds++
			}
		}
		s.x1 = max(s.x1, w.x1)
	}
	flush()
	return list
}

func compare(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// figures reports whether a text is a number with a sign or a unit at the most.
func figures(text string) bool {
	digits, letters := 0, 0
	for _, r := range text {
		if unicode.IsDigit(r) {
			digits++
		} else if unicode.IsLetter(r) {
			letters++
		}
	}
	return digits > 0 && letters <= 3 || strings.Trim(text, "–—-. ") == "" && text != ""
}
