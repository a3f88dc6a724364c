package articles

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A part is a paragraph, heading, list item or table row as a format gives
// it, before cleaning. Its lines are parted by \n.
type part struct {
	kind   BlockKind
	text   string
	links  []Link // bytes of text
	line   int    // of the file, where it begins
	header []string
	level  int // of a heading, 0 unknown

	written []byte    // text, while it is written
	marks   []string  // of footnotes, that stood in it
	removed []Removed // what stood in it and is not shown
}

func (p *part) write(s string) { p.written = append(p.written, s...) }

// done ends the writing.
func (p *part) done() {
	p.text, p.written = string(p.written), nil
	if len(p.marks) > 0 {
		p.removed = append(p.removed, Removed{p.line, strings.Join(p.marks, " "), reasonMark})
		p.marks = nil
	}
}

// referenceHeadings begin the list of an article's sources.
var referenceHeadings = []string{"sources", "references", "source", "bibliography", "further reading", "来源", "资料来源", "参考资料", "参考文献", "数据来源"}

// assemble joins parts into the stored text and notes where each stands.
func (a *Article) assemble(parts []part) {
	var text strings.Builder
	length := 0
	for i := range parts {
		length += len(parts[i].text) + len("\n\n")
	}
	text.Grow(length)
	a.Blocks = make([]Block, 0, len(parts))
	heading, references := "", false
	for i := range parts {
		p := &parts[i]
		p.unwrap()
		if p.text == "" {
			continue
		}
		if text.Len() > 0 {
			if last := a.Blocks[len(a.Blocks)-1]; last.Kind == p.kind && (p.kind == Item || p.kind == Row) {
				text.WriteString("\n")
			} else {
				text.WriteString("\n\n")
			}
		}
		start := text.Len()
		text.WriteString(p.text)
		b := Block{Kind: p.kind, Start: start, End: text.Len(), Heading: heading, Header: p.header}
		switch {
		case p.kind == Heading:
			heading = clipBytes(p.text, longTitle)
			references = slices.Contains(referenceHeadings, strings.ToLower(strings.TrimRight(p.text, ":： ")))
			b.Heading = ""
		case references:
			b.Kind = Reference
		}
		a.Blocks = append(a.Blocks, b)
		for _, l := range p.links {
			a.Links = append(a.Links, Link{start + l.Start, start + l.End, l.URL})
		}
		*p = part{} // its text is in the article's now
	}
	a.Text = text.String()
}

// unwrap joins the lines of a part: with a space, between Chinese characters
// with nothing. Runs of blanks become one.
func (p *part) unwrap() {
	if p.kind == Row || p.unwrapped() {
		return // a row's cells are
	}
	var b strings.Builder
	moved := make([]int, 0, 2*len(p.links)) // the ends of links, in order of the text
	for _, l := range p.links {
		moved = append(moved, l.Start, l.End)
	}
	order := make([]int, len(moved))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return moved[i] - moved[j] })
	next := 0
	place := func(at int) {
		for next < len(order) && moved[order[next]] <= at {
			moved[order[next]] = b.Len()
			next++
		}
	}
	var last rune
	for i := 0; i < len(p.text); {
		r, size := utf8.DecodeRuneInString(p.text[i:])
		if r != ' ' && r != '\t' && r != '\n' {
			place(i)
			b.WriteString(p.text[i : i+size])
			last = r
			i += size
			continue
		}
		j, wrapped := i, false
		for j < len(p.text) && (p.text[j] == ' ' || p.text[j] == '\t' || p.text[j] == '\n') {
			wrapped = wrapped || p.text[j] == '\n'
			j++
		}
		place(i)
		after, _ := utf8.DecodeRuneInString(p.text[j:])
		if j < len(p.text) && b.Len() > 0 && !(wrapped && chinese(last) && chinese(after)) {
			b.WriteByte(' ')
		}
		i = j
	}
	place(len(p.text))
	p.text = b.String()
	for i := range p.links {
		p.links[i].Start, p.links[i].End = moved[2*i], moved[2*i+1]
	}
	p.links = slices.DeleteFunc(p.links, func(l Link) bool { return l.Start >= l.End || l.End > len(p.text) })
}

// unwrapped reports whether a part is one line without runs of blanks.
func (p *part) unwrapped() bool {
	blank := true
	for i := 0; i < len(p.text); i++ {
		switch p.text[i] {
		case '\n', '\t':
			return false
		case ' ':
			if blank {
				return false
			}
			blank = true
		default:
			blank = false
		}
	}
	return !blank
}

// chinese reports whether a character belongs to Chinese text, which has no spaces.
func chinese(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r < 0x3040 || r >= 0xff00 && r < 0xff60
}
