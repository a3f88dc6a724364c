package answer

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"quoth/articles/lexicon"
	"quoth/index/query"
)

//go:embed tables/cues.tsv
var cueTable string

// cues is tables/cues.tsv, read once: by form, the phrases that stand in a
// stretch which answers a question of it.
var cues = sync.OnceValue(func() map[query.Form]*lexicon.Phrases {
	table, err := readCues(cueTable)
	if err != nil {
		panic(err) // a test reads the table
	}
	return table
})

// readCues reads the table. Errors name the line.
func readCues(table string) (map[query.Form]*lexicon.Phrases, error) {
	patterns := map[query.Form][]string{}
	for i, line := range strings.Split(strings.TrimSuffix(table, "\n"), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) != 3 || cols[2] == "" {
			return nil, fmt.Errorf("cues.tsv: line %d: %d columns, want 3: form, language, phrases", i+1, len(cols))
		}
		for phrase := range strings.SplitSeq(cols[2], "|") {
			patterns[query.Form(cols[0])] = append(patterns[query.Form(cols[0])], phrase)
		}
	}
	all := map[query.Form]*lexicon.Phrases{}
	for form, list := range patterns {
		all[form] = lexicon.NewPhrases(list...)
	}
	return all, nil
}

// fewCues is how many different cues of a form tell all that cues can tell.
const fewCues = 3

// cued tells how much a text reads like an answer to a question of a form, 0 to 1.
func cued(form query.Form, text string) float64 {
	phrases := cues()[form]
	if phrases == nil {
		return 0
	}
	return float64(phrases.Count(text, fewCues)) / fewCues
}
