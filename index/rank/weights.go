package rank

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed tables/weights.tsv
var weightsTable string

// Weights are what features are worth in the order of passages, and signals
// in the confidence: one set for every corpus.
type Weights struct {
	Order Features
	Sure  Signals
}

// TableWeights returns the weights that Quoth comes with.
func TableWeights() Weights { return weights() }

// weights returns tables/weights.tsv, read once.
var weights = sync.OnceValue(func() Weights {
	w, err := readWeights(weightsTable)
	if err != nil {
		panic(err) // a test reads the table
	}
	return w
})

// readWeights reads the table, which must give each feature and each signal
// once. Errors name the line.
func readWeights(table string) (Weights, error) {
	var w Weights
	given := map[string]bool{}
	for i, line := range strings.Split(strings.TrimSuffix(table, "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) != 4 {
			return w, fmt.Errorf("weights.tsv: line %d: %d columns, want 4: of, name, weight, what it is", i+1, len(cols))
		}
		at := w.slot(cols[0], cols[1])
		if at == nil || given[cols[0]+cols[1]] {
			return w, fmt.Errorf("weights.tsv: line %d: %s %q is unknown, or given twice", i+1, cols[0], cols[1])
		}
		given[cols[0]+cols[1]] = true
		var err error
		if *at, err = strconv.ParseFloat(cols[2], 64); err != nil {
			return w, fmt.Errorf("weights.tsv: line %d: weight %q is no number", i+1, cols[2])
		}
	}
	if n := int(features) + int(signals); len(given) != n {
		return w, fmt.Errorf("weights.tsv: %d weights, want %d", len(given), n)
	}
	return w, nil
}

// Given is what one feature of a passage gave to its points.
type Given struct {
	Name  string
	Value float64
	Gives float64
}

// Gives returns what features give to the points of a passage, those that give
// something.
func (w *Weights) Gives(f *Features) (list []Given) {
	for i, v := range f {
		if gives := v * w.Order[i]; gives != 0 {
			list = append(list, Given{featureNames[i], v, gives})
		}
	}
	return list
}

// slot returns where the weight of that name is kept, nil nowhere.
func (w *Weights) slot(of, name string) *float64 {
	switch of {
	case "order":
		for f, known := range featureNames {
			if known == name {
				return &w.Order[f]
			}
		}
	case "sure":
		for s, known := range signalNames {
			if known == name {
				return &w.Sure[s]
			}
		}
	}
	return nil
}

// Table returns the table of the weights: that Quoth comes with, its numbers
// replaced by these.
func (w Weights) Table() string {
	var b strings.Builder
	for line := range strings.Lines(weightsTable) {
		if cols := strings.Split(line, "\t"); len(cols) == 4 {
			cols[2] = strconv.FormatFloat(*w.slot(cols[0], cols[1]), 'f', 3, 64)
			line = strings.Join(cols, "\t")
		}
		b.WriteString(line)
	}
	return b.String()
}
