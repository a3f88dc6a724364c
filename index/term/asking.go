package term

import (
	"bytes"
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"quoth/articles/lexicon"
)

// Worth is how much a word of a question tells beside the others: 1, less for
// one that asks ("many"), 0 for one that does nothing else ("what").
func Worth(word string) float64 {
	if w, ok := asking.worth[strings.ToLower(word)]; ok {
		return w
	}
	return 1
}

// asking are the words that ask.
var asking = readAsking(askingTable)

//go:embed tables/asking.tsv
var askingTable string

type askingWords struct {
	worth map[string]float64
	pairs []string // those of scripts that are cut into pairs, the longest first
}

func readAsking(table string) askingWords {
	a := askingWords{worth: map[string]float64{}}
	for line := range strings.Lines(table) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		worth, words, _ := strings.Cut(line, "\t")
		w, err := strconv.ParseFloat(worth, 64)
		if err != nil {
			panic(fmt.Sprintf("asking.tsv: %q: %v", line, err)) // a test reads the table
		}
		for word := range strings.FieldsSeq(words) {
			if class, _ := classAt(word, 0); class == classGram {
				a.pairs = append(a.pairs, word)
			} else {
				a.worth[word] = w
			}
		}
	}
	slices.SortStableFunc(a.pairs, func(a, b string) int { return len(b) - len(a) })
	return a
}

// blank puts blanks in the place of words that ask; every byte keeps its place.
func (a askingWords) blank(question string) string {
	plain, blanked := []byte(lexicon.Plain(question)), []byte(question)
	for _, word := range a.pairs {
		blank := strings.Repeat(" ", len(word))
		for at := bytes.Index(plain, []byte(word)); at >= 0; at = bytes.Index(plain, []byte(word)) {
			copy(plain[at:], blank)
			copy(blanked[at:], blank)
		}
	}
	return string(blanked)
}
