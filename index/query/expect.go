package query

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"quoth/articles/lexicon"
)

//go:embed tables/expects.tsv
var expectTable string

// expecting is tables/expects.tsv, read once.
var expecting = sync.OnceValue(func() []cue {
	list, err := readExpects(expectTable)
	if err != nil {
		panic(err) // a test reads the table
	}
	return list
})

// readExpects reads the table. Errors name the line.
func readExpects(table string) ([]cue, error) {
	var list []cue
	for i, line := range strings.Split(strings.TrimSuffix(table, "\n"), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) != 3 || cols[2] == "" {
			return nil, fmt.Errorf("expects.tsv: line %d: %d columns, want 3: kind, language, phrases", i+1, len(cols))
		}
		list = append(list, newCue(cols[0], cols[2]))
	}
	return list, nil
}

// growth is the line of the table for words that ask how much something grew.
const growth = "growth"

// expects returns the classes of figure that the words of a question expect, and
// whether they ask how much something grew or fell.
func expects(question lexicon.Text) (classes map[string]bool, grew bool) {
	classes = map[string]bool{}
	for _, c := range expecting() {
		switch _, _, ok := c.find(question); {
		case !ok:
		case c.value == growth:
			grew = true
		default:
			classes[c.value] = true
		}
	}
	return classes, grew
}
