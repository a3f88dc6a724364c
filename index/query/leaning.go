package query

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"quoth/articles/lexicon"
	"quoth/index/term"
)

// leaningLeast is how much alike a word has to be to one of the table to stand
// for it.
const leaningLeast = 0.62

// leaning is what a line that names nothing of its own asks of the answer before
// it: the wish of which the table has the words most like its own. NoWish where it has
// none.
func leaning(q Query, likeness func(a, b string) float64) Wish {
	best, most := NoWish, 0.0
	for _, row := range leanings() {
		sum := 0.0
		for _, t := range term.Analyze(q.Question) {
			level := 0.0
			for _, r := range row.terms {
				switch {
				case r == t.Term:
					level = 1
				case likeness != nil && term.Worth(t.Term) == 1:
					if like := likeness(r, t.Term); like >= leaningLeast {
						level = max(level, like)
					}
				}
			}
			sum += level
		}
		if sum > most {
			best, most = row.wish, sum
		}
	}
	return best
}

// A leaningRow is a wish and the terms that it is told by.
type leaningRow struct {
	wish  Wish
	terms []string
}

//go:embed tables/leanings.tsv
var leaningTable string

// leanings is tables/leanings.tsv, read once.
var leanings = sync.OnceValue(func() (rows []leaningRow) {
	for line := range strings.Lines(leaningTable) {
		wish, words, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if wish == "" || wish[0] == '#' {
			continue
		}
		row := leaningRow{wish: Wish(wish)}
		for _, t := range term.Analyze(words) {
			row.terms = append(row.terms, t.Term)
		}
		rows = append(rows, row)
	}
	return rows
})

// bare reports whether a line names nothing of the articles and nobody: what it
// asks, it can only ask of what was said before.
func bare(q Query) bool {
	text := lexicon.NewText(q.Question)
	people := slices.ContainsFunc(heardCues(), func(c cue) bool {
		_, _, ok := c.find(text)
		return ok && (c.value == "we" || c.value == "they" || c.value == "office" || c.value == "calendar")
	})
	return !people && !names(q)
}
