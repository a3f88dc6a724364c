package bot

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed tables/steps.tsv
var stepsTable string

// steps are what the steps of a decision are called, by their code and
// language: tables/steps.tsv.
var steps = sync.OnceValue(func() map[string]map[string]string {
	said := map[string]map[string]string{}
	for line := range strings.Lines(stepsTable) {
		if cells := strings.Split(strings.TrimSpace(line), "\t"); len(cells) == 3 {
			said[cells[0]] = map[string]string{"en": cells[1], "zh": cells[2]}
		}
	}
	return said
})

// Explained says a decision, step by step. A step that has no name goes by its
// code.
func Explained(lang string, codes []string) Message {
	m := Message{Kind: Noted, Lang: lang, Parts: []Part{{Role: Label, Runs: []Run{{Text: noticesIn(lang).Decided, Bold: true}}}}}
	for _, code := range codes {
		text := steps()[code][lang]
		if text == "" {
			text = short(code)
		}
		m.Parts = append(m.Parts, Part{Role: Item, Runs: []Run{{Text: text}}})
	}
	return m
}
