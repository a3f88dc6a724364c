package bot

import (
	"strings"
)

// A Table is figures side by side, as an edge may lay them out. Every row has
// a cell for every column, and the part that holds the table says the same in
// words.
type Table struct {
	Caption string
	Columns []string
	Rows    [][]Cell
}

// A Cell is one entry of a table. Its Text is never "": what is not known is "–".
type Cell struct {
	Text  string   // "over $9.8 billion a year"
	Link  string   // where the figure stands, "" none
	Value *float64 // of a figure, to sort by; nil for words
}

// nothing is what a cell without an entry shows.
const nothing = "–"

// lines is the table in words: a line a row, the column titles first.
func (t *Table) lines(between string) []Run {
	runs := []Run{{Text: strings.Join(t.Columns, between), Bold: true}}
	for _, row := range t.Rows {
		runs = append(runs, Run{Text: "\n• "})
		for i, cell := range row {
			if i > 0 {
				runs = append(runs, Run{Text: between})
			}
			runs = append(runs, Run{Text: cell.Text, Link: cell.Link})
		}
	}
	return runs
}

// columnGap parts the columns of a table in a terminal.
const columnGap = 2

// aligned is the table in rows of at most width columns (0: any), the columns
// of figures set to the right. Where it is too wide its widest columns of words
// are cut.
func (t *Table) aligned(width int) [][]styled {
	widths := make([]int, len(t.Columns))
	figures := make([]bool, len(t.Columns))
	for i, title := range t.Columns {
		widths[i] = columns(title)
		for _, row := range t.Rows {
			widths[i] = max(widths[i], columns(row[i].Text))
			figures[i] = figures[i] || row[i].Value != nil
		}
	}
	shrink(widths, figures, width)
	head := make([]styled, 0, len(t.Columns))
	for i, title := range t.Columns {
		head = append(head, set(title, widths[i], figures[i], i == 0, styleDim))
	}
	rows := [][]styled{head}
	for _, row := range t.Rows {
		var line []styled
		for i, cell := range row {
			style := ""
			if cell.Value != nil {
				style = styleBold
			}
			line = append(line, set(cell.Text, widths[i], figures[i], i == 0, style))
		}
		rows = append(rows, line)
	}
	return rows
}

// leastColumn is how narrow a column of words may be made.
const leastColumn = 12

// shrink takes from the widest column of words until all fit in width.
func shrink(widths []int, figures []bool, width int) {
	for width > 0 {
		all, widest := columnGap*(len(widths)-1), -1
		for i, w := range widths {
			all += w
			if !figures[i] && w > leastColumn && (widest < 0 || w > widths[widest]) {
				widest = i
			}
		}
		if all <= width || widest < 0 {
			return
		}
		widths[widest] = max(leastColumn, widths[widest]-(all-width))
	}
}

// set is text in a column of that width.
func set(text string, width int, right, first bool, style string) styled {
	text = within(text, width)
	pad := strings.Repeat(" ", width-columns(text))
	if right {
		text = pad + text
	} else {
		text += pad
	}
	if !first {
		text = strings.Repeat(" ", columnGap) + text
	}
	return styled{text: text, style: style}
}

// within is text in at most width columns, with … where it was cut.
func within(text string, width int) string {
	if columns(text) <= width {
		return text
	}
	used := 0
	for i, r := range text {
		if used += columns(string(r)); used >= width {
			return strings.TrimRight(text[:i], " ") + "…"
		}
	}
	return text
}
