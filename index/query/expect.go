package query

import (
	_ "embed"
	"strings"
	"sync"

	"quoth/articles/lexicon"
)

//go:embed tables/expects.tsv
var expectTable string

// expecting is tables/expects.tsv, read once.
var expecting = sync.OnceValue(func() []cue { return mustCues("expects.tsv", expectTable) })

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

// An Expecting is a phrase of a question that expects a figure of a class.
type Expecting struct{ Class, Phrase string }

// AllExpecting returns the phrases of tables/expects.tsv, in order.
func AllExpecting() (list []Expecting) {
	for line := range strings.Lines(expectTable) {
		cols := strings.Split(strings.TrimSpace(line), "\t")
		if len(cols) != 3 || line[0] == '#' {
			continue
		}
		for phrase := range strings.SplitSeq(cols[2], "|") {
			list = append(list, Expecting{cols[0], phrase})
		}
	}
	return list
}
