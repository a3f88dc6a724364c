package query

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"quoth/index/term"
)

//go:embed tables/alike.tsv
var alikeTable string

// alikeGroups is tables/alike.tsv, read once: by term, the terms of the words that
// stand in a group with it.
var alikeGroups = sync.OnceValue(func() map[string][]string { return readAlike(alikeTable) })

func readAlike(table string) map[string][]string {
	all := map[string][]string{}
	for line := range strings.Lines(table) {
		if line[0] == '#' {
			continue
		}
		var whole, found []string // terms that are a word, and those that a word is found by
		for word := range strings.FieldsSeq(line) {
			terms := termsOf(word)
			if len(terms) == 1 {
				whole = append(whole, terms[0])
			}
			found = append(found, terms...)
		}
		for _, t := range whole {
			for _, o := range found {
				if o != t && !slices.Contains(all[t], o) {
					all[t] = append(all[t], o)
				}
			}
		}
	}
	return all
}

// termsOf returns the terms that a word is found by: its stem, or, of a Chinese
// word of more than two characters, the pairs it begins and ends with.
func termsOf(word string) []string {
	first, _ := utf8.DecodeRuneInString(word)
	if !unicode.Is(unicode.Han, first) {
		return []string{term.Stem(word)}
	}
	runes := []rune(word)
	switch {
	case len(runes) <= 2:
		return []string{word}
	case len(runes) == 3:
		return []string{string(runes[:2])}
	}
	return []string{string(runes[:2]), string(runes[len(runes)-2:])}
}

// Alike returns the terms that people use for a term, in English and Chinese.
// They may answer for it; that one stands in a text tells less than that the
// term itself does.
func Alike(term string) []string { return alikeGroups()[term] }
