package articles

import (
	"fmt"
	"strings"
)

// A sheet is the cells of a spreadsheet, or of a table in text: what stands
// above and below its tables is words, and blank rows may part several.
type sheet struct {
	rows []gridRow
}

// add adds a row, and says so of a cell that is longer than is read.
func (s *sheet) add(line int, cells []string) (limit *Problem) {
	r := gridRow{line: line}
	for _, text := range cells {
		if len(text) > mostCell {
			limit = either(limit, &Problem{Line: line, Err: fmt.Errorf("a cell of %d KB: the first %d KB are read", len(text)>>10, mostCell>>10)})
			text = clipBytes(text, mostCell)
		}
		r.cells = append(r.cells, gridCell{text: text})
	}
	s.rows = append(s.rows, r)
	return limit
}

// parts returns each table with what stands around it: rows of one cell before
// it are its heading, those behind it are paragraphs.
func (s *sheet) parts() ([]part, *Problem) {
	var list []part
	var limit *Problem
	s.trim()
	for from := 0; from < len(s.rows); {
		if r := s.rows[from]; r.filled() == 0 {
			if removed := r.removed(); len(removed) > 0 {
				list = append(list, part{line: r.line, removed: removed})
			}
			from++
			continue
		}
		to := s.tableEnd(from)
		rows := s.rows[from:to]
		for len(rows) > 0 && rows[0].filled() <= 1 && hasTable(rows) {
			list = append(list, rows[0].words(Heading))
			rows = rows[1:]
		}
		end := len(rows)
		for end > 0 && rows[end-1].filled() <= 1 && hasTable(rows) {
			end--
		}
		if hasTable(rows) {
			g := grid{rows: rows[:end]}
			list = append(list, g.parts()...)
			limit = either(limit, g.limit(rows[0].line))
		} else {
			end = 0
		}
		for _, r := range rows[end:] {
			if r.filled() > 0 || len(r.removed()) > 0 {
				list = append(list, r.words(Paragraph))
			}
		}
		from = to
	}
	return list, limit
}

// hasTable reports whether rows are a table: one has two cells that say something.
func hasTable(rows []gridRow) bool {
	for _, r := range rows {
		if r.filled() > 1 {
			return true
		}
	}
	return false
}

// tableEnd returns the row behind the table that begins at from: a blank row
// ends it where a heading or a row of titles follows.
func (s *sheet) tableEnd(from int) int {
	for i := from + 1; i < len(s.rows); i++ {
		if s.rows[i].filled() > 0 || !hasTable(s.rows[from:min(i, from+8)]) {
			continue
		}
		next := i
		for next < len(s.rows) && s.rows[next].filled() == 0 {
			next++
		}
		if next == len(s.rows) || s.rows[next].filled() == 1 || s.rows[next].says() {
			return i
		}
	}
	return len(s.rows)
}

// trim takes columns off the left that are blank in every row.
func (s *sheet) trim() {
	blank := mostColumns
	for _, r := range s.rows {
		for i, c := range r.cells {
			if i >= blank {
				break
			}
			if strings.TrimSpace(c.text) != "" {
				blank = i
				break
			}
		}
	}
	for i := range s.rows {
		r := &s.rows[i]
		n := min(blank, len(r.cells))
		removed := gridRow{cells: r.cells[:n]}.removed()
		if r.cells = r.cells[n:]; len(r.cells) == 0 && len(removed) > 0 {
			r.cells = []gridCell{{}}
		}
		if len(removed) > 0 {
			r.cells[0].removed = append(removed, r.cells[0].removed...)
		}
	}
}

// filled is how many cells of a row say something, 2 where there are more.
func (r gridRow) filled() int {
	n := 0
	for _, c := range r.cells {
		if strings.TrimSpace(c.text) != "" {
			if n++; n == 2 {
				break
			}
		}
	}
	return n
}

// words is a row that is no row of a table.
func (r gridRow) words(kind BlockKind) part {
	p := part{kind: kind, line: r.line, removed: r.removed()}
	for _, c := range r.cells {
		if text := strings.TrimSpace(c.text); text != "" {
			p.text, p.links = strings.TrimSpace(c.text), c.links
			if p.text != c.text {
				p.links = nil
			}
		}
	}
	return p
}
