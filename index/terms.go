package index

import (
	"bytes"
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"quoth/articles/lexicon"
)

// What parts of a word count for beside it.
const (
	compoundWorth  = 0.5 // a compound, and each of its parts: "start-up", "start", "up"
	characterWorth = 0.5 // a character of a pair, in Chinese
)

// Terms returns the words of a question as terms to search for. Words that ask
// ("what", 多少) are left out or count for less.
func Terms(question string) []Term {
	question = asking.blank(question)
	var terms []Term
	compound := -1 // where the last one ends
	for _, tok := range Analyze(question) {
		word := question[tok.Start:tok.End]
		t := Term{Word: word, Variants: []Variant{{tok.Term, 1}}, Weight: 1}
		if w, ok := asking.worth[strings.ToLower(word)]; ok {
			t.Weight = w
		}
		if tok.Whole {
			compound = tok.End
		}
		if tok.End <= compound {
			t.Weight *= compoundWorth
		}
		if t.Weight > 0 {
			terms = append(terms, t)
		}
		for i, r := range tok.Term {
			size := utf8.RuneLen(r)
			if class, _ := classAt(tok.Term, i); class == classGram && size < len(tok.Term) {
				single := tok.Term[i : i+size]
				terms = append(terms, Term{Word: single, Variants: []Variant{{single, 1}}, Weight: characterWorth})
			}
		}
	}
	return terms
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
