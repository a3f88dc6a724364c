package meaning

import (
	_ "embed"
	"fmt"
	"sort"
	"sync"
)

// The translations of words, both ways, from the glosses of CC-CEDICT
// (make/translations.py): a line that names the form; the SHA-256 of words.bin,
// whose places of words it has; how many there are, 32 bits; and of each the word,
// what stands for it, 16 bits either, and how well of 255, in order of the words.
//
//go:embed translations.bin
var translationTable string

const (
	translationForm   = "translations 1\n"
	translationHeader = len(translationForm) + sumBytes + 4
	sumBytes          = 32
	translationBytes  = 5
)

// translations are the lines of the table, once it is known to be whole.
var translations = sync.OnceValue(func() string {
	list, err := readTranslations(translationTable, own().n)
	if err != nil {
		panic(err) // a test reads the table
	}
	return list
})

// readTranslations returns the lines of a table for n words; errors say what is
// wrong with it.
func readTranslations(data string, n int) (string, error) {
	if len(data) < translationHeader || data[:len(translationForm)] != translationForm {
		return "", fmt.Errorf("translations.bin: it does not begin with %q", translationForm)
	}
	lines := data[translationHeader:]
	if count := int(number32(data, translationHeader-4)); len(lines) != count*translationBytes {
		return "", fmt.Errorf("translations.bin: %d bytes, which %d translations do not take", len(data), count)
	}
	for at := 0; at < len(lines); at += translationBytes {
		if w, o := number16(lines, at), number16(lines, at+2); w >= n || o >= n {
			return "", fmt.Errorf("translations.bin: word %d for word %d, of %d", o, w, n)
		}
	}
	return lines, nil
}

func number16(s string, at int) int { return int(s[at]) | int(s[at+1])<<8 }

// translated yields what stands for a word in the other language.
func translated(w Word) func(yield func(Neighbour) bool) {
	lines := translations()
	first := sort.Search(len(lines)/translationBytes, func(i int) bool { return number16(lines, i*translationBytes) >= int(w) })
	return func(yield func(Neighbour) bool) {
		for at := first * translationBytes; at < len(lines) && number16(lines, at) == int(w); at += translationBytes {
			if !yield(Neighbour{Word(number16(lines, at+2)), float32(lines[at+4]) / 255}) {
				return
			}
		}
	}
}
