package articles

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

const (
	mostUnpacked = 256 << 20 // bytes that the parts of one document unpack to
	mostSheets   = 200       // of a workbook that are read
)

// readWorkbook reads a workbook of Excel: each sheet that is shown, its name a
// heading, its cells as they are shown. Sheets, rows and columns that are
// hidden are kept as removed.
func readWorkbook(a *Article, raw []byte) (parts []part, problem *Problem) {
	defer func() {
		if r := recover(); r != nil {
			parts, problem = nil, &Problem{Err: fmt.Errorf("not a workbook that can be read: %v", r), Left: true}
		}
	}()
	if err := packedWithin(raw, mostUnpacked); err != nil {
		return nil, &Problem{Err: err, Left: true}
	}
	book, err := excelize.OpenReader(bytes.NewReader(raw), excelize.Options{UnzipSizeLimit: mostUnpacked, UnzipXMLSizeLimit: mostUnpacked})
	if err != nil {
		if errors.Is(err, excelize.ErrWorkbookPassword) || errors.Is(err, excelize.ErrWorkbookFileFormat) {
			err = errors.New("not a workbook, or it has a password")
		}
		return nil, &Problem{Err: err, Left: true}
	}
	defer book.Close()
	a.Title = nameAsTitle(a.Path)
	if props, err := book.GetDocProps(); err == nil {
		if title := strings.TrimSpace(props.Title); title != "" {
			a.Title = title
		}
		a.guessPublished(props.Modified, "the file's properties")
	}
	names := book.GetSheetList()
	if len(names) > mostSheets {
		problem = &Problem{Err: fmt.Errorf("%d sheets: the first %d are read", len(names), mostSheets)}
		names = names[:mostSheets]
	}
	size := 0
	for _, name := range names {
		s, limit, err := readSheet(book, name, &size)
		if err != nil {
			problem = either(problem, &Problem{Err: fmt.Errorf("sheet %q: %w", name, err)})
			continue
		}
		problem = either(problem, limit)
		list, limit := s.parts()
		problem = either(problem, limit)
		if shown, err := book.GetSheetVisible(name); err == nil && !shown {
			for i := range list {
				list[i] = list[i].withhold(reasonHidden)
			}
		} else if len(names) > 1 && len(list) > 0 {
			list = append([]part{{kind: Heading, text: name}}, list...)
		}
		parts = append(parts, list...)
	}
	for i := range parts {
		parts[i].line = 0 // rows are of a sheet, not of the file
	}
	return parts, problem
}

// readSheet reads the cells of a sheet. size counts the bytes of all sheets.
func readSheet(book *excelize.File, name string, size *int) (*sheet, *Problem, error) {
	rows, err := book.Rows(name)
	if err != nil {
		return nil, nil, err
	}
	defer rows.Close()
	s := &sheet{}
	var limit *Problem
	hidden := map[int]bool{} // columns
	looked := 0              // columns
	for n := 1; rows.Next(); n++ {
		cells, err := rows.Columns()
		if err != nil {
			return nil, nil, err
		}
		for _, c := range cells {
			*size += len(c)
		}
		if *size > maxArticle || len(s.rows) == mostRows {
			limit = &Problem{Err: fmt.Errorf("sheet %q: more than %d MB or %d rows: those before row %d are read", name, maxArticle>>20, mostRows, n)}
			break
		}
		if len(cells) > mostColumns {
			limit = either(limit, &Problem{Err: fmt.Errorf("sheet %q: %d columns: the first %d are read", name, len(cells), mostColumns)})
			cells = cells[:mostColumns]
		}
		for ; looked < len(cells); looked++ {
			if letters, err := excelize.ColumnNumberToName(looked + 1); err == nil {
				if shown, err := book.GetColVisible(name, letters); err == nil && !shown {
					hidden[looked] = true
				}
			}
		}
		if more := s.add(n, cells); more != nil {
			more.Line, more.Err = 0, fmt.Errorf("sheet %q: row %d: %w", name, n, more.Err)
			limit = either(limit, more)
		}
		r := &s.rows[len(s.rows)-1]
		if rows.GetRowOpts().Hidden {
			for i := range r.cells {
				r.cells[i].withhold(reasonHidden)
			}
		}
		for i := range r.cells {
			if hidden[i] {
				r.cells[i].withhold(reasonHidden)
			}
		}
	}
	s.merge(book, name)
	s.dropHidden(hidden)
	return s, limit, nil
}

// withhold keeps a cell's text as removed.
func (c *gridCell) withhold(reason string) {
	if text := strings.Join(strings.Fields(c.text), " "); text != "" {
		c.removed = append(c.removed, Removed{Text: text, Reason: reason})
	}
	c.text, c.links = "", nil
}

// merge writes cells that were merged in each row and column that they span.
func (s *sheet) merge(book *excelize.File, name string) {
	merged, err := book.GetMergeCells(name, true)
	if err != nil {
		return
	}
	for _, m := range merged {
		left, top, err1 := excelize.CellNameToCoordinates(m.GetStartAxis())
		right, bottom, err2 := excelize.CellNameToCoordinates(m.GetEndAxis())
		if err1 != nil || err2 != nil || top > len(s.rows) || left > len(s.rows[top-1].cells) {
			continue
		}
		whole := right-left >= mostColumns || left == 1 && right > 1 && right >= s.wide() // a heading over all of it
		first := s.rows[top-1].cells[left-1]
		first.removed = nil
		for y := top; y <= min(bottom, len(s.rows), top+mostDown) && !whole; y++ {
			r := &s.rows[y-1]
			for len(r.cells) < min(right, mostColumns) {
				r.cells = append(r.cells, gridCell{})
			}
			for x := left; x <= min(right, mostColumns); x++ {
				if x != left || y != top {
					c := first
					c.repeated = x != left
					r.cells[x-1] = c
				}
			}
		}
	}
}

// wide is how many cells the longest row has.
func (s *sheet) wide() (n int) {
	for _, r := range s.rows {
		n = max(n, len(r.cells))
	}
	return n
}

// dropHidden takes hidden columns out of every row; what stood in them stays as removed.
func (s *sheet) dropHidden(hidden map[int]bool) {
	if len(hidden) == 0 {
		return
	}
	for i := range s.rows {
		r := &s.rows[i]
		var kept []gridCell
		var removed []Removed
		for k, c := range r.cells {
			if hidden[k] {
				removed = append(removed, c.removed...)
			} else {
				kept = append(kept, c)
			}
		}
		if len(kept) == 0 && len(removed) > 0 {
			kept = []gridCell{{}}
		}
		if len(kept) > 0 {
			kept[0].removed = append(kept[0].removed, removed...)
		}
		r.cells = kept
	}
}
