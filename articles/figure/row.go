package figure

import (
	"strings"
	"unicode"

	"quoth/articles/lexicon"
)

// cellBreak parts the cells of a row of a table.
const cellBreak = "|"

// A tableRow is a row of a table being read: what its figures are said to be
// stands in the titles of the columns, in its first cell, and around the table.
type tableRow struct {
	ctx    Context
	cells  []string
	header []string
	text   string

	placed int    // the cell that names the row's place, -1 none
	place  string // the lexicon's id of it
	year   string // of a column of years, "" none
	across bool   // the columns are of places
}

// extractRow reads a row: what is measured, the unit and the year stand in
// the titles of the columns or the first cell, and so does the place.
func extractRow(text string, ctx Context) []Figure {
	row := tableRow{ctx: ctx, cells: strings.Split(text, cellBreak), header: ctx.Header, text: text}
	row.ctx.Header = nil
	row.placed, row.place = placeCell(row.cells, ctx.Lexicon)
	if row.placed >= 0 {
		row.ctx.Place = row.place
	}
	for i, cell := range row.cells { // a column of years dates the row
		if titled(row.title(i), yearTitle) && len(strings.TrimSpace(cell)) == 4 {
			row.year = strings.TrimSpace(cell)
		}
	}
	for i := range row.header {
		row.across = row.across || i > 0 && row.placed < 0 && ctx.Lexicon.FirstPlace(row.header[i]) != ""
	}
	var list []Figure
	at := 0
	for i, cell := range row.cells {
		start := at + len(cell) - len(strings.TrimLeftFunc(cell, unicode.IsSpace))
		at += len(cell) + len(cellBreak)
		if i == row.placed || titled(row.title(i), yearTitle) || titled(row.title(i), numberTitle) {
			continue
		}
		first := len(list)
		list = extractSentence(list, newReader(strings.TrimSpace(cell), row.ctx), &linker{}, start)
		for k := first; k < len(list); k++ {
			f := &list[k]
			f.Sentence = [2]int{0, len(text)}
			row.locate(f, i)
			row.named(f, i)
		}
	}
	return list
}

// title is what the table's head says of a column.
func (row *tableRow) title(i int) string {
	if i < len(row.header) {
		return row.header[i]
	}
	return ""
}

// locate gives a figure of a cell the place or the name it is of: its row's,
// else its column's.
func (row *tableRow) locate(f *Figure, i int) {
	f.Place = row.ctx.Place
	switch {
	case row.placed >= 0:
		f.PlaceText = strings.TrimSpace(row.cells[row.placed])
		f.Doubt &^= PlaceFromTitle
	case i > 0 && row.across:
		f.Place = row.ctx.Lexicon.FirstPlace(row.title(i))
		f.Doubt &^= PlaceFromTitle
		if f.Place == "" {
			f.Entity = row.title(i) // a place the lexicon does not know
		}
	case i > 0 && len(row.header) > 0 && (titled(row.header[0], placeTitle) || titled(row.header[0], nameTitle)):
		f.Entity = strings.TrimSpace(row.cells[0])
		if titled(row.header[0], placeTitle) {
			f.Place = ""
			f.Doubt &^= PlaceFromTitle
		}
	}
}

// named gives a figure of a cell what the title of its column and the first
// cell of its row say, and what stands above the table where they say nothing.
func (row *tableRow) named(f *Figure, i int) {
	title, label, ctx := row.title(i), strings.TrimSpace(row.cells[0]), row.ctx
	said := title
	if i > 0 && ctx.Lexicon.FirstPlace(label) == "" && f.Entity != label && strings.IndexFunc(label, unicode.IsLetter) >= 0 {
		said = label + ": " + title
	}
	above := []string{ctx.Heading, ctx.Title}
	if leadsIn(ctx.Before) {
		above = append([]string{ctx.Before}, above...)
	}
	row.unit(f, said, above)
	for _, m := range ctx.Lexicon.Find(said) {
		if m.Entry.Kind == lexicon.Measure && (f.MeasureID == "" || suits(f.Kind, m.Entry.Class) == 0) {
			f.MeasureID, f.Measure = m.Entry.ID, said[m.Start:m.End]
			break
		}
	}
	if f.MeasureID == "" {
		for _, m := range ctx.Lexicon.Find(strings.Join(above, "\n")) {
			c := suits(f.Kind, m.Entry.Class)
			if m.Entry.Kind == lexicon.Measure && (c == 0 || c < never && (f.Kind == Number || f.Change != NoChange)) {
				f.MeasureID, f.Measure = m.Entry.ID, m.Entry.ID
				if n := newReader(strings.Join(above, "\n")[m.Start:m.End], ctx).NounAt(0); f.Kind == Number && n.Tokens > 0 && suits(Count, m.Entry.Class) == 0 {
					f.Kind, f.Unit = Count, n.Head
				}
				break
			}
		}
	}
	if f.Measure == "" {
		f.Measure = said
	}
	if f.Year == 0 {
		for _, words := range []string{row.year, title, label, ctx.Heading, ctx.Before} {
			if y := newReader(words, ctx).years(nil); len(y) > 0 {
				f.Year, f.Period = y[len(y)-1].last, y[len(y)-1].text
				break
			}
		}
	}
}

// leadsIn reports whether what stands before a table is its caption: it ends
// with a colon, or as a title does.
func leadsIn(before string) bool {
	before = strings.TrimSpace(before)
	return before != "" && !strings.HasSuffix(before, ".") && !strings.HasSuffix(before, "。")
}

// placeCell returns the first cell that names a place and nothing else, or
// the first cell of all when it names one, and the place; -1 when none does.
func placeCell(cells []string, lex *lexicon.Lexicon) (cell int, id string) {
	for i, c := range cells {
		if c = strings.TrimSpace(c); len(c) > longestLabel {
			continue
		}
		for _, m := range lex.Find(c) {
			if m.Entry.Kind == lexicon.Place && (i == 0 || m.Start == 0 && m.End == len(c)) {
				return i, m.Entry.ID
			}
		}
	}
	return -1, ""
}

// longestLabel is how many bytes a cell has at the most that names a place.
const longestLabel = 200
