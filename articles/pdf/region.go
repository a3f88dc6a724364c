package pdf

import (
	"math"
	"slices"
	"unicode"
	"unicode/utf8"
)

// A region is segments that are read together: a column of text, or a table.
type region struct {
	rows    [][]*segment // from the top, each from the left
	columns []span       // of a table, nil in text
	flows   bool         // the next rows may go on with it
}

// A span is a stretch from left to right.
type span struct{ from, to float64 }

const (
	gutter     = 0.9  // of the size a gap between columns has at the least
	wideShare  = 0.55 // of a region's width a line has that runs over all columns
	leastLines = 3    // on both sides of a gutter
	deepestCut = 6    // regions within each other
)

// regions cuts a page into what is read one after the other: lines that run
// over the whole width part it, and what stands between them is columns, each
// read down before the next, or a table.
func regions(segs []*segment, depth int) []region {
	rows := rowsOf(segs)
	if len(rows) == 0 {
		return nil
	}
	if depth < deepestCut {
		if gaps := gutters(rows); len(gaps) > 0 {
			if list := columnsOrTable(rows, gaps, depth); list != nil {
				return list
			}
		}
	}
	left, right := bounds(segs)
	var list []region
	var group [][]*segment
	flow := func(more [][]*segment) { // text that goes on in one column
		if n := len(list); n > 0 && list[n-1].columns == nil && list[n-1].flows {
			list[n-1].rows = append(list[n-1].rows, more...)
		} else if len(more) > 0 {
			list = append(list, region{rows: more, flows: true})
		}
	}
	end := func() {
		if len(group) == 0 {
			return
		}
		if gaps := gutters(group); len(gaps) > 0 && depth < deepestCut {
			if parts := columnsOrTable(group, gaps, depth); parts != nil {
				list = append(list, parts...)
				group = nil
				return
			}
		}
		flow(group)
		group = nil
	}
	for _, row := range rows {
		if wide(row, left, right) {
			end()
			flow([][]*segment{row})
			continue
		}
		group = append(group, row)
	}
	end()
	return list
}

// rowsOf gathers segments by their base lines.
func rowsOf(segs []*segment) [][]*segment {
	segs = slices.Clone(segs)
	slices.SortStableFunc(segs, func(a, b *segment) int { return compare(b.y, a.y) })
	var rows [][]*segment
	for _, s := range segs {
		if n := len(rows); n > 0 && rows[n-1][0].y-s.y < 0.4*min(s.size, rows[n-1][0].size) {
			rows[n-1] = append(rows[n-1], s)
		} else {
			rows = append(rows, []*segment{s})
		}
	}
	for _, row := range rows {
		slices.SortStableFunc(row, func(a, b *segment) int { return compare(a.x0, b.x0) })
	}
	return rows
}

func bounds(segs []*segment) (left, right float64) {
	left, right = math.Inf(1), math.Inf(-1)
	for _, s := range segs {
		left, right = min(left, s.x0), max(right, s.x1)
	}
	return left, right
}

// gutters finds the gaps from top to bottom that part columns. A few rows, such
// as titles over several columns, may run across them.
func gutters(rows [][]*segment) []span {
	size, n := 0.0, 0
	for _, row := range rows {
		for _, s := range row {
			size += s.size
			n++
		}
	}
	if n < 2*leastLines || len(rows) < leastLines {
		return nil
	}
	least := gutter * size / float64(n)
	list := gaps(rows, 0, least)
	if len(rows) > leastLines {
		for _, g := range gaps(rows, 1+len(rows)/12, least) {
			if !slices.ContainsFunc(list, func(o span) bool { return o.from < g.to && g.from < o.to }) {
				list = append(list, g)
			}
		}
	}
	slices.SortFunc(list, func(a, b span) int { return compare(a.from, b.from) })
	return list
}

// gaps finds those that at most so many segments run across, and that have
// enough rows on both sides.
func gaps(rows [][]*segment, crossing int, least float64) []span {
	type edge struct {
		x  float64
		by int
	}
	var edges []edge
	for _, row := range rows {
		for _, s := range row {
			edges = append(edges, edge{s.x0, 1}, edge{s.x1, -1})
		}
	}
	slices.SortFunc(edges, func(a, b edge) int {
		if c := compare(a.x, b.x); c != 0 {
			return c
		}
		return b.by - a.by
	})
	var list []span
	covered := 0
	from := math.Inf(-1)
	for _, e := range edges {
		before := covered
		covered += e.by
		switch {
		case before > crossing && covered <= crossing:
			from = e.x
		case before <= crossing && covered > crossing && !math.IsInf(from, -1):
			if e.x-from > least {
				list = append(list, span{from, e.x})
			}
		}
	}
	return slices.DeleteFunc(list, func(g span) bool {
		left, right := 0, 0
		for _, row := range rows {
			if row[0].x1 <= g.from+0.1 {
				left++
			}
			if row[len(row)-1].x0 >= g.to-0.1 {
				right++
			}
		}
		return left < leastLines || right < leastLines
	})
}

// wide reports whether a row runs over all of a region: it is one long
// segment, or words stretched evenly from one side to the other.
func wide(row []*segment, left, right float64) bool {
	sum, least, most := 0.0, math.Inf(1), 0.0
	for i, s := range row {
		if s.x1-s.x0 > wideShare*(right-left) {
			return true
		}
		sum += s.x1 - s.x0
		if i > 0 {
			gap := s.x0 - row[i-1].x1
			least, most = min(least, gap), max(most, gap)
		}
	}
	size := row[0].size
	return len(row) > 2 && sum > wideShare*(right-left) && most < 1.3*least+1 && row[0].x0 < left+2*size && row[len(row)-1].x1 > right-size
}

// columnsOrTable reads what gutters part: as a table where most rows have
// short cells side by side, else column by column. nil where it is neither.
func columnsOrTable(rows [][]*segment, gaps []span, depth int) []region {
	var columns []span
	from := math.Inf(-1)
	for _, g := range gaps {
		columns = append(columns, span{from, (g.from + g.to) / 2})
		from = (g.from + g.to) / 2
	}
	columns = append(columns, span{from, math.Inf(1)})
	if sideBySide(rows, columns) && !prose(rows, columns) {
		return []region{{rows: rows, columns: columns}}
	}
	var list []region
	by := make([][]*segment, len(columns))
	end := func() {
		for k, segs := range by {
			list = append(list, regions(segs, depth+1)...)
			by[k] = nil
		}
		if len(list) > 0 {
			list[len(list)-1].flows = false
		}
	}
	for _, row := range rows {
		if slices.ContainsFunc(row, func(s *segment) bool { return crosses(s, gaps) }) { // a title over the columns
			end()
			list = append(list, region{rows: [][]*segment{row}})
			continue
		}
		for _, s := range row {
			k := columnOf(columns, s)
			by[k] = append(by[k], s)
		}
	}
	end()
	return list
}

// crosses reports whether a segment runs over a gap.
func crosses(s *segment, gaps []span) bool {
	return slices.ContainsFunc(gaps, func(g span) bool { return s.x0 < g.from && s.x1 > g.to })
}

// sideBySide reports whether most rows have cells in several columns.
func sideBySide(rows [][]*segment, columns []span) bool {
	side := 0
	for _, row := range rows {
		if columnOf(columns, row[0]) != columnOf(columns, row[len(row)-1]) {
			side++
		}
	}
	return 2*side >= len(rows)
}

// prose reports whether columns are text: their lines go on from one to the
// next, so that many begin with a small letter or most fill the column.
func prose(rows [][]*segment, columns []span) bool {
	cells, letters, numbers, small, full := 0, 0, 0, 0, 0
	width := make([]float64, len(columns))
	for _, row := range rows {
		for _, s := range row {
			k := columnOf(columns, s)
			width[k] = max(width[k], s.x1-s.x0)
		}
	}
	for _, row := range rows {
		for _, s := range row {
			text := s.text()
			cells++
			letters += s.n
			if figures(text) {
				numbers++
			}
			if r, _ := utf8.DecodeRuneInString(text); unicode.IsLower(r) {
				small++
			}
			if s.x1-s.x0 > 0.85*width[columnOf(columns, s)] {
				full++
			}
		}
	}
	return letters >= 12*cells && 4*numbers < cells && (100*small >= 35*cells || 10*full >= 6*cells)
}

// columnOf is the column that a segment begins in.
func columnOf(columns []span, s *segment) int {
	at := s.x0 + min(s.size, (s.x1-s.x0)/2)
	for i, c := range columns {
		if at < c.to {
			return i
		}
	}
	return len(columns) - 1
}
