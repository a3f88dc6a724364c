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

// dependsOnPrevious reports whether a sentence needs the one before it to be understood:
// "It has 40 members.", "The figure has doubled.", "该园区占地三公顷。"
func dependsOnPrevious(sentence string) bool {
	text := lexicon.NewText(sentence)
	for _, p := range leanings() {
		if _, _, ok := p.Find(text); ok {
			return true
		}
	}
	return false
}

// mostBefore is how many sentences before one are shown with it.
const mostBefore = 2

// understandable returns the bytes of a passage to show for a sentence: it and,
// where it depends on the one before it, that one too. One too short to say
// anything by itself is shown with those around it.
func (e *reading) understandable(sentence int) [2]int {
	shown := show(&e.Record, sentence, sentence)
	for from, to := sentence, sentence; shown[1]-shown[0] < shortAlone && (from > 0 || to+1 < len(e.Sentences)); {
		if to+1 < len(e.Sentences) {
			to++
		} else {
			from--
		}
		shown = show(&e.Record, from, to)
	}
	return shown
}

// show returns the bytes of a passage to show for the sentences from..to.
func show(r *index.Record, from, to int) [2]int {
	for range mostBefore {
		if from == 0 || !dependsOnPrevious(r.Text[r.Sentences[from][0]:r.Sentences[from][1]]) {
			break
		}
		from--
	}
	return [2]int{r.Sentences[from][0], r.Sentences[to][1]}
}

// shortAlone is how many bytes a stretch has at the least that is shown alone:
// "Challenges persist, of course." is no answer.
const shortAlone = 45
