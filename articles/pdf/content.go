package pdf

import (
	"math"
)

// A glyph is a character where it is shown: from x on, y its base line, in
// points from the lower left of the page.
type glyph struct {
	x, y, width, size float64
	text              string
	bold              bool
	unseen            bool // it is not drawn, as the words behind a scanned page
	artifact          bool // the document says that it belongs to the page
	turned            bool // it is not written from left to right
}

// A page is what stands on a page.
type page struct {
	left, bottom, right, top float64
	glyphs                   []glyph
}

// A matrix maps points as PDF does: x' = a·x + c·y + e, y' = b·x + d·y + f.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// times is first m, then n.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// page reads a page.
func (r *reader) page(v value) *page {
	p := &page{right: 612, top: 792}
	box := inherited(v, "CropBox")
	if box.len() != 4 {
		box = inherited(v, "MediaBox")
	}
	if box.len() == 4 {
		x1, y1, x2, y2 := box.index(0).number(), box.index(1).number(), box.index(2).number(), box.index(3).number()
		p.left, p.right, p.bottom, p.top = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
	}
	c := &content{reader: r, page: p}
	start := identity
	switch (int(inherited(v, "Rotate").number())%360 + 360) % 360 {
	case 90:
		start = matrix{0, -1, 1, 0, 0, 0}
		p.left, p.bottom, p.right, p.top = p.bottom, -p.right, p.top, -p.left
	case 180:
		start = matrix{-1, 0, 0, -1, 0, 0}
		p.left, p.bottom, p.right, p.top = -p.right, -p.top, -p.left, -p.bottom
	case 270:
		start = matrix{0, 1, -1, 0, 0, 0}
		p.left, p.bottom, p.right, p.top = -p.top, p.left, -p.bottom, p.right
	}
	var raw []byte
	switch contents := v.key("Contents"); contents.kind {
	case 'S':
		raw = r.file.unpack(contents)
	case '[':
		for i := 0; i < contents.len(); i++ {
			raw = append(append(raw, r.file.unpack(contents.index(i))...), '\n')
		}
	}
	c.run(raw, inherited(v, "Resources"), state{ctm: start, scale: 1}, 0)
	return p
}

// A state is what drawing goes by.
type state struct {
	ctm                  matrix
	font                 *font
	size, spacing, words float64
	scale, leading, rise float64
	mode                 int
}

// A content is the content of a page being read.
type content struct {
	*reader
	page      *page
	artifacts []bool // of the marks that are open
}

// Bounds of drawing.
const (
	mostStates = 200
	mostArgs   = 100
)

// run reads what is drawn, by the resources that its names are of.
func (c *content) run(raw []byte, resources value, s state, depth int) {
	l := &lexer{b: raw}
	var saved []state
	var args []token
	tm, line := identity, identity
	num := func(i int) float64 {
		if i < len(args) && args[i].kind == 'n' {
			return args[i].num
		}
		return 0
	}
	last := func() token {
		if len(args) == 0 {
			return token{}
		}
		return args[len(args)-1]
	}
	move := func(x, y float64) {
		line = matrix{1, 0, 0, 1, x, y}.times(line)
		tm = line
	}
	fonts := map[string]*font{}
	for {
		t, ok := l.next(0)
		if !ok {
			return
		}
		if t.kind != 'o' {
			if args = append(args, t); len(args) > mostArgs {
				args = args[1:]
			}
			continue
		}
		switch t.text {
		case "q":
			if len(saved) < mostStates {
				saved = append(saved, s)
			}
		case "Q":
			if n := len(saved); n > 0 {
				s, saved = saved[n-1], saved[:n-1]
			}
		case "cm":
			s.ctm = matrix{num(0), num(1), num(2), num(3), num(4), num(5)}.times(s.ctm)
		case "BT":
			tm, line = identity, identity
		case "Tf":
			if len(args) == 2 && args[0].kind == '/' {
				name := args[0].text
				if fonts[name] == nil {
					fonts[name] = c.font(resources.key("Font").key(name))
				}
				s.font, s.size = fonts[name], num(1)
			}
		case "Tc":
			s.spacing = num(0)
		case "Tw":
			s.words = num(0)
		case "Tz":
			s.scale = num(0) / 100
		case "TL":
			s.leading = num(0)
		case "Ts":
			s.rise = num(0)
		case "Tr":
			s.mode = int(num(0))
		case "Td":
			move(num(0), num(1))
		case "TD":
			s.leading = -num(1)
			move(num(0), num(1))
		case "Tm":
			line = matrix{num(0), num(1), num(2), num(3), num(4), num(5)}
			tm = line
		case "T*":
			move(0, -s.leading)
		case "Tj":
			c.show(&s, &tm, last().text)
		case "'":
			move(0, -s.leading)
			c.show(&s, &tm, last().text)
		case "\"":
			s.words, s.spacing = num(0), num(1)
			move(0, -s.leading)
			c.show(&s, &tm, last().text)
		case "TJ":
			for _, part := range last().list {
				if part.kind == 'n' {
					tm = matrix{1, 0, 0, 1, -part.num / 1000 * s.size * s.scale, 0}.times(tm)
				} else if part.kind == 's' {
					c.show(&s, &tm, part.text)
				}
			}
		case "BMC", "BDC":
			if len(c.artifacts) < mostStates {
				c.artifacts = append(c.artifacts, len(args) > 0 && args[0].text == "Artifact")
			}
		case "EMC":
			c.artifacts = c.artifacts[:max(0, len(c.artifacts)-1)]
		case "ID":
			l.skipImage()
		case "Do":
			form := resources.key("XObject").key(last().text)
			if depth < deepestForm && form.kind == 'S' && form.key("Subtype").name() == "Form" {
				inner := s
				if m := form.key("Matrix"); m.len() == 6 {
					var by matrix
					for i := range by {
						by[i] = m.index(i).number()
					}
					inner.ctm = by.times(s.ctm)
				}
				own := form.key("Resources")
				if own.kind != '<' {
					own = resources
				}
				c.run(c.file.unpack(form), own, inner, depth+1)
			}
		}
		args = args[:0]
	}
}

// show adds the characters of a text and moves on behind them.
func (c *content) show(s *state, tm *matrix, text string) {
	if s.font == nil {
		return
	}
	artifact := false
	for _, a := range c.artifacts {
		artifact = artifact || a
	}
	for _, ch := range s.font.chars(text) {
		at := matrix{s.size * s.scale, 0, 0, s.size, 0, s.rise}.times(*tm).times(s.ctm)
		size := math.Hypot(at[2], at[3])
		forward := math.Hypot(at[0], at[1])
		if c.glyphs++; c.glyphs > mostGlyphs+1 {
			return
		}
		if ch.text == "" {
			c.unknown++
		}
		if !(size > 0 && size < 1e5 && math.Abs(at[4]) < 1e6 && math.Abs(at[5]) < 1e6) {
			continue
		}
		if ch.text != "" {
			c.page.glyphs = append(c.page.glyphs, glyph{
				x: at[4], y: at[5], width: ch.width * forward, size: size, text: ch.text,
				bold: s.font.bold || s.mode == 2, unseen: s.mode == 3 || s.mode == 7, artifact: artifact,
				turned: math.Abs(at[1]) > 0.3*forward || at[0] < 0,
			})
		}
		advance := ch.width*s.size + s.spacing
		if ch.space {
			advance += s.words
		}
		*tm = matrix{1, 0, 0, 1, advance * s.scale, 0}.times(*tm)
	}
}
