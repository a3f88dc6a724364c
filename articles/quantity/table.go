package quantity

import (
	"embed"
	"fmt"
	"strings"
)

//go:embed tables/*.tsv
var tables embed.FS

// rows calls each with the columns of a table's rows, of which there must be n.
// A table that cannot be read panics with its line: a test reads them.
func rows(name string, n int, each func(cols []string)) {
	text, err := tables.ReadFile("tables/" + name)
	if err != nil {
		panic(err)
	}
	line := 0
	for row := range strings.Lines(string(text)) {
		line++
		row = strings.TrimSuffix(row, "\n")
		if row == "" || row[0] == '#' {
			continue
		}
		cols := strings.Split(row, "\t")
		if len(cols) != n {
			panic(fmt.Sprintf("%s: line %d: %d columns, want %d", name, line, len(cols), n))
		}
		each(cols)
	}
}

// list returns the parts of a column.
func list(col string) []string {
	if col == "" {
		return nil
	}
	return strings.Split(col, "|")
}
