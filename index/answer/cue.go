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
var cues = sync.OnceValue(func() map[query.Form][]*lexicon.Phrase {
	table, err := readCues(cueTable)
	if err != nil {
		panic(err) // a test reads the table
	}
	return table
})

// readCues reads the table. Errors name the line.
func readCues(table string) (map[query.Form][]*lexicon.Phrase, error) {
	all := map[query.Form][]*lexicon.Phrase{}
	for i, line := range strings.Split(strings.TrimSuffix(table, "\n"), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) != 3 || cols[2] == "" {
			return nil, fmt.Errorf("cues.tsv: line %d: %d columns, want 3: form, language, phrases", i+1, len(cols))
		}
		for phrase := range strings.SplitSeq(cols[2], "|") {
			all[query.Form(cols[0])] = append(all[query.Form(cols[0])], lexicon.NewPhrase(phrase))
		}
	}
	return all, nil
}

// fewCues is how many different cues of a form tell all that cues can tell.
const fewCues = 3

// cued tells how much a text reads like an answer to a question of a form, 0 to 1.
func cued(form query.Form, text string) float64 {
	phrases := cues()[form]
	if len(phrases) == 0 {
		return 0
	}
	t, n := lexicon.NewText(text).Indexed(), 0
	for _, p := range phrases {
		if _, _, ok := p.Find(t); ok {
			if n++; n == fewCues {
				break
			}
		}
	}
	return float64(n) / fewCues
}
