package query

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/articles/lexicon"
	"quoth/index/term"
)

// A Vocabulary is the words of a corpus as they are written, not as they are
// indexed: what a misspelt word is put right by. It knows words of letters
// that part words by blanks, in lower case and without accents.
type Vocabulary map[string]*spelt

// A spelt word is how often it stands in the corpus.
type spelt struct {
	count int  // in all
	lower int  // of them begin with a small letter; 0: it is a name
	named bool // it is part of what the lexicon calls something
}

const (
	minSpelt      = 4       // letters of a word that is kept
	maxVocabulary = 1 << 20 // words; beyond them those that stand once are let go
	ofLexicon     = 3       // what standing in the lexicon counts for
)

// Read takes in a text.
func (v Vocabulary) Read(text string) {
	for start, end := range term.Words(text, minSpelt) {
		v.add(text[start:end], 1)
	}
	if len(v) > maxVocabulary {
		for word, s := range v {
			if s.count == 1 {
				delete(v, word)
			}
		}
	}
}

func (v Vocabulary) add(word string, n int) {
	folded := term.Fold(word)
	s := v[folded]
	if s == nil {
		s = &spelt{}
		v[strings.Clone(folded)] = s
	}
	s.count += n
	if first, _ := utf8.DecodeRuneInString(word); unicode.IsLower(first) {
		s.lower += n
	}
}

// names takes in what things are called.
func (v Vocabulary) names(lex *lexicon.Lexicon) {
	for _, e := range lex.Entries() {
		for _, name := range append([]string{e.ID}, e.Aliases...) {
			for start, end := range term.Words(name, minSpelt) {
				v.add(name[start:end], ofLexicon)
				v[term.Fold(name[start:end])].named = true
			}
		}
	}
}

// Write writes the vocabulary: word, count and lower, a line each, by word.
func (v Vocabulary) Write() []byte {
	words := make([]string, 0, len(v))
	for word := range v {
		words = append(words, word)
	}
	slices.Sort(words)
	var b bytes.Buffer
	for _, word := range words {
		fmt.Fprintf(&b, "%s\t%d\t%d\n", word, v[word].count, v[word].lower)
	}
	return b.Bytes()
}

// ReadVocabulary reads what Write wrote.
func ReadVocabulary(r io.Reader) (Vocabulary, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	v := Vocabulary{}
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		cols := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(cols) != 3 {
			return nil, fmt.Errorf("line %d: %d columns, want 3", n, len(cols))
		}
		count, err := strconv.Atoi(cols[1])
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		lower, err := strconv.Atoi(cols[2])
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		v[cols[0]] = &spelt{count: count, lower: lower}
	}
	return v, nil
}
