package quantity

import (
	"fmt"

	"quoth/articles/text"
)

// weights say how much each thing that can be observed of a choice speaks for
// it, by number. A command fits them to annotated texts and writes a table.
type weights []float32

// sum is the score of what was observed.
func (w weights) sum(seen []uint16) (score float32) {
	for _, k := range seen {
		score += w[k]
	}
	return score
}

// weightsOf reads the table of weights of the named observations; those it does
// not name weigh nothing. Errors name the table and the line.
func weightsOf(file string, names []string) (weights, error) {
	table, err := tables.ReadFile("tables/" + file)
	if err != nil {
		return nil, err
	}
	w := make(weights, len(names))
	if _, err := text.ReadWeights(string(table), names, w); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return w, nil
}

// mustWeights is weightsOf for a table that a test reads.
func mustWeights(file string, names []string) weights {
	w, err := weightsOf(file, names)
	if err != nil {
		panic(err)
	}
	return w
}
