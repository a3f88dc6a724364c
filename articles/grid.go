package articles

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	mostColumns = 500 // of a table that are read
	mostDown    = 200 // rows that a cell spans
	longTitle   = 300 // bytes of a column's title that are kept, about
)

// A grid is a table as a format gives it.
type grid struct {
	rows []gridRow
	wide int // columns it has
}

// A gridRow is a row of a table, its cells as the file has them.
type gridRow struct {
	line  int
	head  bool // it stands in the table's head
	cells []gridCell
}

// A gridCell is a cell of a table.
type gridCell struct {
	text         string
	title        bool // it is marked as a title
	across, down int  // columns and rows that it spans; 0 is 1
	links        []Link
	removed      []Removed
	repeated     bool // it is a cell of a row above, or the one to the left
}

// asCell makes one cell of what stands in it.
func asCell(parts []part) (cell gridCell) {
	for _, p := range parts {
		if cell.text != "" && p.text != "" {
			cell.text += " "
		}
		for _, l := range p.links {
			cell.links = append(cell.links, Link{l.Start + len(cell.text), l.End + len(cell.text), l.URL})
		}
		cell.text += p.text
		cell.removed = append(cell.removed, p.removed...)
	}
	return cell
}

// parts returns the rows below the table's head, each with the titles of its
// columns: what all rows of the head say of them, and the row that heads its
// group. A cell that spans rows is written in each of them.
func (g *grid) parts() []part {
	g.spread()
	heads := g.heads()
	titles := titlesOf(g.rows[:heads])
	var list []part
	group := ""
	for _, r := range g.rows[:heads] {
		if removed := r.removed(); len(removed) > 0 {
			list = append(list, part{line: r.line, removed: removed})
		}
	}
	for i := heads; i < len(g.rows); i++ {
		r := g.rows[i]
		p := r.part()
		if label, ok := g.groups(i); ok {
			group = label
			titles = titlesOf(g.rows[:heads])
			for k := range titles {
				if k > 0 {
					titles[k] = clipBytes(joinTitles(group, titles[k]), longTitle)
				}
			}
			if len(titles) == 0 {
				titles = []string{"", clipBytes(group, longTitle)}
			}
		}
		if p.header = titles; len(p.header) == 0 && len(r.cells) > 1 {
			p.header = make([]string, len(r.cells))
		}
		if len(p.header) > len(r.cells) {
			p.header = p.header[:max(1, len(r.cells))]
		}
		if strings.Trim(p.text, "| ") != "" || len(p.removed) > 0 {
			list = append(list, p)
		}
	}
	return list
}

// spread writes each cell in every row it spans, and leaves room in the row
// for the columns it spans, so that cells of one place in their rows are of one column.
func (g *grid) spread() {
	type span struct {
		cell gridCell
		left int
	}
	var above []span // by column
	for i := range g.rows {
		r := &g.rows[i]
		var cells []gridCell
		from := 0
		fill := func() {
			for len(cells) < len(above) && above[len(cells)].left > 0 {
				s := &above[len(cells)]
				s.left--
				cells = append(cells, s.cell)
			}
		}
		for fill(); from < len(r.cells) && len(cells) < mostColumns; from++ {
			c := r.cells[from]
			across, down := max(1, c.across), min(max(1, c.down), mostDown)
			c.across, c.down = 0, 0
			for k := range min(across, mostColumns-len(cells)) {
				if k > 0 {
					c.removed, c.links, c.repeated = nil, nil, true
				}
				if down > 1 {
					for len(above) <= len(cells) {
						above = append(above, span{})
					}
					below := c
					below.removed, below.repeated = nil, k > 0
					above[len(cells)] = span{below, down - 1}
				}
				cells = append(cells, c)
			}
			fill()
		}
		g.wide = max(g.wide, len(r.cells))
		r.cells = cells
	}
}

// part is the row as a part: its cells parted by " | ".
func (r gridRow) part() part {
	p := part{kind: Row, line: r.line, removed: r.removed()}
	var b strings.Builder
	for i, c := range r.cells {
		if i > 0 && b.Len() > 0 {
			b.WriteString(" | ")
		} else if i > 0 {
			b.WriteString("| ")
		}
		if c.repeated {
			continue
		}
		cell := part{text: strings.ReplaceAll(c.text, "|", "/"), links: c.links}
		cell.unwrap()
		for _, l := range cell.links {
			p.links = append(p.links, Link{b.Len() + l.Start, b.Len() + l.End, l.URL})
		}
		b.WriteString(cell.text)
	}
	p.text = strings.TrimRight(b.String(), " |")
	return p
}

func (r gridRow) removed() (list []Removed) {
	for _, c := range r.cells {
		list = append(list, c.removed...)
	}
	return list
}

// heads is how many rows at the top are the table's head.
func (g *grid) heads() int {
	n := 0
	for n < len(g.rows) && (g.rows[n].head || g.rows[n].titled()) {
		n++
	}
	if n == len(g.rows) { // a table of titles alone has none
		return 0
	}
	if n == 0 && len(g.rows) > 1 && g.rows[0].says() && slices.ContainsFunc(g.rows[1:min(len(g.rows), 4)], gridRow.counts) {
		n = 1
	}
	if n == 1 && n+1 < len(g.rows) && g.rows[n].continues(g.rows[0]) {
		n++
	}
	return n
}

// titled reports whether all cells of a row are marked as titles.
func (r gridRow) titled() bool {
	return len(r.cells) > 1 && !slices.ContainsFunc(r.cells, func(c gridCell) bool { return !c.title && strings.TrimSpace(c.text) != "" })
}

// says reports whether a row is of titles by what it says: behind its first
// cell it has words or years, and no figure.
func (r gridRow) says() bool {
	words := 0
	for i, c := range r.cells {
		text := strings.TrimSpace(c.text)
		if i == 0 || text == "" {
			continue
		}
		if figureCell(text) && !yearCell.MatchString(text) {
			return false
		}
		words++
	}
	return words > 0 && words >= len(r.cells)/2
}

// counts reports whether a row has figures behind its first cell.
func (r gridRow) counts() bool {
	for i, c := range r.cells {
		if i > 0 && figureCell(strings.TrimSpace(c.text)) {
			return true
		}
	}
	return false
}

// continues reports whether a row goes on with the titles above it: those
// leave columns without a title, or name one for several, and this has years, units or words there.
func (r gridRow) continues(above gridRow) bool {
	open := slices.ContainsFunc(above.cells[min(1, len(above.cells)):], func(c gridCell) bool { return c.repeated || strings.TrimSpace(c.text) == "" })
	return open && r.says()
}

var (
	yearCell = regexp.MustCompile(`^(?:(?:FY|H[12]|Q[1-4]|fiscal)[ -]?)?(?:19|20)\d\d(?:[-–/]\d{2,4})?(?:年度?)?(?: ?(?:Q[1-4]|H[12]))?(?: ?\([a-z]{1,3}\)|[ef])?$`)
)

// figureCell reports whether a cell begins as a figure does.
func figureCell(text string) bool {
	for i, r := range text {
		switch {
		case unicode.IsDigit(r):
			return true
		case i > 8 || unicode.IsLetter(r) && !unicode.IsUpper(r):
			return false
		}
	}
	return false
}

// groups reports whether row i heads the rows below it: it says one thing in
// its first cell and nothing else, and rows of figures follow.
func (g *grid) groups(i int) (string, bool) {
	r := g.rows[i]
	if len(r.cells) == 0 || i+1 >= len(g.rows) {
		return "", false
	}
	label := strings.Join(strings.Fields(r.cells[0].text), " ")
	for _, c := range r.cells[1:] {
		if !c.repeated && strings.TrimSpace(c.text) != "" {
			return "", false
		}
	}
	single := len(r.cells) == 1 && len(g.rows[i+1].cells) == 1
	return label, label != "" && !single && !figureCell(label) && len(label) <= longTitle
}

// titlesOf is what rows of a table's head say of each column.
func titlesOf(rows []gridRow) []string {
	var titles []string
	for n, r := range rows {
		last := ""
		for i, c := range r.cells {
			text := strings.Join(strings.Fields(c.text), " ")
			if n+1 < len(rows) && i > 0 && text == "" { // a title stands over the columns to its right too
				text = last
			}
			last = text
			for len(titles) <= i {
				titles = append(titles, "")
			}
			titles[i] = clipBytes(joinTitles(titles[i], strings.ReplaceAll(text, "|", "/")), longTitle)
		}
	}
	return titles
}

// joinTitles joins what two rows say of a column.
func joinTitles(above, below string) string {
	if above == "" || above == below {
		return below
	}
	if below == "" {
		return above
	}
	return above + ", " + below
}

// clipBytes shortens a text to about n bytes.
func clipBytes(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "…"
}

func number(s string) int {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil || n < 0 {
		return 0
	}
	return min(n, 1000)
}

// limit says that a table has more columns than are read, nil when it has not.
func (g *grid) limit(line int) *Problem {
	if g.wide <= mostColumns {
		return nil
	}
	return &Problem{Line: line, Err: fmt.Errorf("a table of %d columns: the first %d are read", g.wide, mostColumns)}
}
