package figure

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// readWeights reads a table of the folder tables into weights: a name and its weight a
// line, parted by a tab, each of names once, in any order. Errors name the line.
func readWeights[W float32 | float64](table string, names []string, weights []W) error {
	given := make([]bool, len(names))
	for i, line := range strings.Split(strings.TrimSuffix(table, "\n"), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		name, weight, _ := strings.Cut(line, "\t")
		at := slices.Index(names, name)
		if at < 0 || given[at] {
			return fmt.Errorf("line %d: %q is unknown, or given twice", i+1, name)
		}
		v, err := strconv.ParseFloat(weight, 64)
		if err != nil {
			return fmt.Errorf("line %d: weight %q is no number", i+1, weight)
		}
		given[at], weights[at] = true, W(v)
	}
	if at := slices.Index(given, false); at >= 0 {
		return fmt.Errorf("no weight of %q", names[at])
	}
	return nil
}

// mustWeights reads a table by its name, without .tsv. It panics where that cannot be
// read: a test reads the tables.
func mustWeights[W float32 | float64](table string, names []string, weights []W) {
	if err := readWeights(mustTable(table), names, weights); err != nil {
		panic(fmt.Sprintf("%s.tsv: %v", table, err))
	}
}
