package articles

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// A tableTransformer makes tables of paragraphs that have a line such as
// "|---|--:|" below their titles. Rows have the cells that stand in them and
// none besides, so that a table takes memory as its text does; of one row
// as many cells are read as tables have columns.
type tableTransformer struct{}

// Transform makes the table.
func (tableTransformer) Transform(n *ast.Paragraph, reader text.Reader, _ parser.Context) {
	lines := n.Lines()
	source := reader.Source()
	for i := 1; i < lines.Len(); i++ {
		rule := lines.At(i)
		if !tableRule(rule.Value(source)) {
			continue
		}
		columns := cellsOf(rule, source)
		titles := cellsOf(lines.At(i-1), source)
		if len(columns) != len(titles) {
			return
		}
		t := east.NewTable()
		t.SetPos(lines.At(i - 1).Start)
		t.SetAttributeString(columnsOf, len(titles))
		t.AppendChild(t, east.NewTableHeader(tableRow(titles, lines.At(i-1))))
		for j := i + 1; j < lines.Len(); j++ {
			t.AppendChild(t, tableRow(cellsOf(lines.At(j), source), lines.At(j)))
		}
		lines.SetSliced(0, i-1)
		n.Parent().InsertAfter(n.Parent(), n, t)
		if lines.Len() == 0 {
			n.Parent().RemoveChild(n.Parent(), n)
			return
		}
		last := lines.At(i - 2)
		lines.Set(i-2, last.TrimRightSpace(source))
		return
	}
}

// columnsOf is the attribute that tells how many columns a table has.
const columnsOf = "columns"

// tableRule reports whether a line parts titles from rows.
func tableRule(line []byte) bool {
	return bytes.ContainsAny(line, "|:") && bytes.IndexByte(line, '-') >= 0 && len(bytes.Trim(line, "|:- \t\n")) == 0
}

// cellsOf are the cells of a line, without the blanks around them.
func cellsOf(line text.Segment, source []byte) []text.Segment {
	line = line.TrimLeftSpace(source)
	line = line.TrimRightSpace(source)
	value := line.Value(source)
	at, end := 0, len(value)
	if bytes.HasPrefix(value, []byte("|")) {
		at = 1
	}
	if end > at && value[end-1] == '|' && (end < 2 || value[end-2] != '\\') {
		end--
	}
	var cells []text.Segment
	for from, i := at, at; i <= end; i++ {
		if i+1 < end && value[i] == '\\' {
			i++
			continue
		}
		if i >= end || value[i] == '|' {
			cell := text.NewSegment(line.Start+from, line.Start+min(i, end))
			cell = cell.TrimLeftSpace(source)
			cells = append(cells, cell.TrimRightSpace(source))
			from = i + 1
		}
	}
	return cells
}

// tableRow is a row of cells.
func tableRow(cells []text.Segment, line text.Segment) *east.TableRow {
	row := east.NewTableRow(nil)
	row.SetPos(line.Start)
	for _, segment := range cells[:min(len(cells), mostColumns+1)] {
		cell := east.NewTableCell()
		cell.SetPos(segment.Start)
		cell.Lines().Append(segment)
		row.AppendChild(row, cell)
	}
	return row
}
