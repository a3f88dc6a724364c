package figure

import (
	"fmt"

	"quoth/articles/text"
)

// readWeights is text.ReadWeights of a table that has all of names.
func readWeights[W float32 | float64](table string, names []string, weights []W) error {
	absent, err := text.ReadWeights(table, names, weights)
	if err == nil && len(absent) > 0 {
		err = fmt.Errorf("no weight of %q", absent[0])
	}
	return err
}

// mustWeights reads a table by its name, without .tsv. It panics where that cannot be
// read: a test reads the tables.
func mustWeights[W float32 | float64](table string, names []string, weights []W) {
	if err := readWeights(mustTable(table), names, weights); err != nil {
		panic(fmt.Sprintf("%s.tsv: %v", table, err))
	}
}
