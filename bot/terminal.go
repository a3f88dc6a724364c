package bot

import (
	"io"
	"strings"
	"unicode"
)

// Styles of a terminal.
const (
	styleFigure = "\x1b[1;32m" // the figure that answers
	styleBold   = "\x1b[1m"
	styleDim    = "\x1b[2m"
	styleOff    = "\x1b[0m"
)

// Terminal writes the message for a person: lines of at most width columns
// (0: not broken), passages indented, and with color the figures that answer
// set apart. What articles wrote cannot steer the terminal: runs hold no
// control characters.
func (m Message) Terminal(w io.Writer, color bool, width int) error {
	var out strings.Builder
	for i, p := range m.Parts {
		out.WriteString(strings.TrimSuffix(p.gap(i, m.Parts), "\n"))
		var laid [][]styled
		switch {
		case p.Table != nil:
			laid = p.Table.aligned(width)
		case p.Chart != nil:
			laid = p.Chart.bars(width)
		}
		if laid != nil {
			for _, row := range laid {
				writeRow(&out, row, color)
			}
			continue
		}
		first, rest := "", ""
		switch p.Role {
		case Quote:
			first, rest = "  │ ", "  │ "
		case Source:
			first, rest = "  — ", "    "
		case Item:
			first, rest = "• ", "  "
		}
		var words []styled
		for _, r := range p.Runs {
			words = append(words, split(r.Text, r.style(p.Role))...)
		}
		for n, row := range wrap(words, width-columns(first)) {
			if n == 0 {
				out.WriteString(first)
			} else {
				out.WriteString(rest)
			}
			writeRow(&out, row, color)
		}
		if p.Role == Source {
			for _, r := range p.Runs {
				if r.Link != "" {
					out.WriteString(rest)
					writeRow(&out, []styled{{text: withoutFragmentText(r.Link), style: styleDim}}, color)
				}
			}
		}
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// style is how a run of a part looks with color.
func (r Run) style(role Role) string {
	switch {
	case role == Headline && r.Bold, role == Quote && r.Bold:
		return styleFigure
	case r.Bold:
		return styleBold
	case role == Source, role == Detail:
		return styleDim
	}
	return ""
}

// A styled is a piece of text that is not broken, in one style.
type styled struct {
	text  string
	style string
	glued bool // no line may be broken before it
}

// split parts text into pieces: words with the space after them, single
// characters where a script breaks anywhere, "\n" alone.
func split(text, style string) []styled {
	var pieces []styled
	start := 0
	cut := func(end int) {
		if end > start {
			pieces = append(pieces, styled{text: text[start:end], style: style})
			start = end
		}
	}
	space, wide := false, false
	for i, r := range text {
		switch {
		case r == '\n':
			cut(i)
		case i > start && (text[start] == '\n' || space && !unicode.IsSpace(r) || (wide || isWide(r)) && !unicode.IsPunct(r)):
			cut(i)
		}
		space, wide = unicode.IsSpace(r), isWide(r)
	}
	cut(len(text))
	if len(pieces) > 0 {
		r := []rune(pieces[0].text)[0]
		pieces[0].glued = !unicode.IsSpace(r) && !isWide(r)
	}
	return pieces
}

// wrap sets pieces in rows of at most width columns; 0 or less: one row a line.
func wrap(pieces []styled, width int) [][]styled {
	rows := [][]styled{nil}
	used := 0
	for i, p := range pieces {
		if p.text == "\n" {
			rows = append(rows, nil)
			used = 0
			continue
		}
		glued := p.glued && i > 0 && !strings.HasSuffix(pieces[i-1].text, " ")
		if n := columns(strings.TrimRight(p.text, " ")); width > 0 && used > 0 && used+n > width && !glued {
			rows = append(rows, nil)
			used = 0
		}
		last := &rows[len(rows)-1]
		*last = append(*last, p)
		used += columns(p.text)
	}
	return rows
}

func writeRow(out *strings.Builder, row []styled, color bool) {
	style := ""
	for i, p := range row {
		text := p.text
		if i == len(row)-1 {
			text = strings.TrimRight(text, " ")
		}
		if color && p.style != style {
			if style != "" {
				out.WriteString(styleOff)
			}
			out.WriteString(p.style)
			style = p.style
		}
		out.WriteString(text)
	}
	if style != "" {
		out.WriteString(styleOff)
	}
	out.WriteByte('\n')
}

// columns is how many columns of a terminal s takes.
func columns(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case isWide(r):
			n += 2
		case !unicode.Is(unicode.Mn, r):
			n++
		}
	}
	return n
}

// isWide reports whether a character takes two columns: those of Chinese,
// Japanese and Korean, full-width forms and most pictures.
func isWide(r rune) bool {
	return r >= 0x1100 && (r <= 0x115F || r >= 0x2E80 && r <= 0xA4CF || r >= 0xAC00 && r <= 0xD7A3 || r >= 0xF900 && r <= 0xFAFF ||
		r >= 0xFE30 && r <= 0xFE6F || r >= 0xFF00 && r <= 0xFF60 || r >= 0xFFE0 && r <= 0xFFE6 || r >= 0x1F300 && r <= 0x1FAFF || r >= 0x20000 && r <= 0x3FFFD)
}
