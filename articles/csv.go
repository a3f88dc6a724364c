package articles

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
)

// separators are the characters that may part the cells of a table in text,
// the first of equals taken.
var separators = []rune{',', ';', '\t', '|'}

const (
	sampleRows = 50        // of a table that are looked at for its separator
	mostCell   = 32 << 10  // bytes of a cell that are read
	mostRows   = 1_000_000 // of a table that are read
)

// readCSV reads a table in text: cells parted by commas, semicolons, tabs or
// bars, whichever gives the most rows of one length.
func readCSV(a *Article, text string) ([]part, *Problem) {
	a.Title = nameAsTitle(a.Path)
	r := csvCells(text, separatorOf(text))
	var s sheet
	var limit *Problem
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			limit = either(limit, csvProblem(err))
			if cells == nil {
				break
			}
		}
		line, _ := r.FieldPos(0)
		if len(s.rows) == mostRows {
			limit = either(limit, &Problem{Line: line, Err: fmt.Errorf("more than %d rows: the first are read", mostRows)})
			break
		}
		limit = either(limit, s.add(line, cells))
	}
	if limit == nil && strings.Count(text, `"`)%2 == 1 { // read as it stands, and told
		strict := csvCells(text, r.Comma)
		strict.LazyQuotes = false
		for {
			_, err := strict.Read()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				limit = csvProblem(err)
				break
			}
		}
	}
	parts, problem := s.parts()
	return parts, either(limit, problem)
}

func csvCells(text string, separator rune) *csv.Reader {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord, r.TrimLeadingSpace = separator, true, -1, separator != '\t'
	return r
}

func csvProblem(err error) *Problem {
	var at *csv.ParseError
	if errors.As(err, &at) {
		return &Problem{Line: at.StartLine, Err: at.Err, Hint: "quotes around a cell are closed, and doubled within it"}
	}
	return &Problem{Err: err}
}

// separatorOf returns what parts the cells of a table.
func separatorOf(text string) rune {
	best, most := separators[0], 0
	for _, sep := range separators {
		r := csvCells(text, sep)
		rows := map[int]int{} // by number of cells
		for range sampleRows {
			cells, err := r.Read()
			if err != nil {
				break
			}
			if len(cells) > 1 {
				rows[len(cells)]++
			}
		}
		for wide, n := range rows {
			if score := n*1000 + min(wide, 999); score > most {
				best, most = sep, score
			}
		}
	}
	return best
}
