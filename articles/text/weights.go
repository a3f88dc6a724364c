package text

import (
	"fmt"
	"strconv"
	"strings"
)

// ReadWeights reads a table of fitted weights into weights: a name and its weight a
// line, parted by a tab, each of names once at the most, in any order. It returns the
// names that the table does not have, whose weights stay as they are. Errors name the
// line.
func ReadWeights[W float32 | float64](table string, names []string, weights []W) (absent []string, err error) {
	given := make([]bool, len(names))
	at := make(map[string]int, len(names))
	for i, name := range names {
		at[name] = i
	}
	for i, line := range strings.Split(strings.TrimSuffix(table, "\n"), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		name, weight, _ := strings.Cut(line, "\t")
		at, ok := at[name]
		if !ok || given[at] {
			return nil, fmt.Errorf("line %d: %q is unknown, or given twice", i+1, name)
		}
		v, err := strconv.ParseFloat(weight, 64)
		if err != nil {
			return nil, fmt.Errorf("line %d: weight %q is no number", i+1, weight)
		}
		given[at], weights[at] = true, W(v)
	}
	for i, has := range given {
		if !has {
			absent = append(absent, names[i])
		}
	}
	return absent, nil
}
