package answer

import (
	_ "embed"
	"quoth/index"
	"strings"
	"sync"

	"quoth/articles/lexicon"
)

//go:embed tables/leaning.tsv
var leaningTable string

// leanings are the phrases that sentences begin with which lean on the one
// before them: tables/leaning.tsv.
var leanings = sync.OnceValue(func() (list []*lexicon.Phrase) {
	for line := range strings.Lines(leaningTable) {
		_, phrases, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || line[0] == '#' {
			continue
		}
		for _, phrase := range strings.Split(phrases, "|") {
			list = append(list, lexicon.NewPhrase(phrase))
		}
	}
	return list
})

// leans reports whether a sentence needs the one before it to be understood:
// "It has 40 members.", "The figure has doubled.", "该园区占地三公顷。"
func leans(sentence string) bool {
	text := lexicon.NewText(sentence)
	for _, p := range leanings() {
		if _, _, ok := p.Find(text); ok {
			return true
		}
	}
	return false
}

// mostLeant is how many sentences before one are shown with it.
const mostLeant = 2

// show returns the bytes of a passage to show for the sentences from..to: they
// and, where the first leans on the one before it, that one too.
func show(r *index.Record, from, to int) [2]int {
	for range mostLeant {
		if from == 0 || !leans(r.Text[r.Sentences[from][0]:r.Sentences[from][1]]) {
			break
		}
		from--
	}
	return [2]int{r.Sentences[from][0], r.Sentences[to][1]}
}
