package quantity

import (
	"fmt"
	"strconv"
	"strings"
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
	at := make(map[string]int, len(names))
	for i, name := range names {
		at[name] = i
	}
	w, n := make(weights, len(names)), 0
	for line := range strings.Lines(string(table)) {
		if n++; line[0] == '#' {
			continue
		}
		name, weight, _ := strings.Cut(strings.TrimSpace(line), "\t")
		i, ok := at[name]
		v, err := strconv.ParseFloat(weight, 32)
		if !ok || err != nil {
			return nil, fmt.Errorf("%s: line %d: %q is nothing observed and its weight", file, n, strings.TrimSpace(line))
		}
		w[i] = float32(v)
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
