package ledger

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed tables/units.tsv
var unitTable string

// A base is what a unit is in base units.
type base struct {
	unit   string
	factor float64
}

// units is tables/units.tsv, read once.
var units = sync.OnceValue(func() map[string]base {
	table, err := readUnits(unitTable)
	if err != nil {
		panic(err) // a test reads the table
	}
	return table
})

// readUnits reads the table. Errors name the line.
func readUnits(table string) (map[string]base, error) {
	m := map[string]base{}
	for i, line := range strings.Split(table, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) != 3 {
			return nil, fmt.Errorf("units.tsv: line %d: %d columns, want 3: unit, base, factor", i+1, len(cols))
		}
		factor, err := strconv.ParseFloat(cols[2], 64)
		if err != nil || factor <= 0 {
			return nil, fmt.Errorf("units.tsv: line %d: factor %q is no number above 0", i+1, cols[2])
		}
		m[cols[0]] = base{cols[1], factor}
	}
	return m, nil
}

// Convert returns what a value in one unit is multiplied by to be one in
// another; false when they measure different things.
func Convert(from, to string) (float64, bool) {
	if from == to {
		return 1, true
	}
	a, known := units()[from]
	b, too := units()[to]
	if !known || !too || a.unit != b.unit {
		return 0, false
	}
	return a.factor / b.factor, true
}
