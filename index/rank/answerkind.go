package rank

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"quoth/articles/lexicon"
	"quoth/index/term"
)

//go:embed tables/kinds.tsv
var kindsTable string

// An answerKind is a sort of thing that answers questions.
type answerKind struct {
	name   string
	cues   []string        // phrases that ask for it, as lexicon.Plain has them
	beside map[string]bool // terms that stand beside it in a text
	signs  string          // characters that do
}

// answerKinds returns tables/kinds.tsv, read once.
var answerKinds = sync.OnceValue(func() []answerKind {
	kinds, err := readKinds(kindsTable)
	if err != nil {
		panic(err) // a test reads the table
	}
	return kinds
})

// readKinds reads the table. Errors name the line.
func readKinds(table string) ([]answerKind, error) {
	var kinds []answerKind
	for i, line := range strings.Split(strings.TrimSuffix(table, "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) != 3 {
			return nil, fmt.Errorf("kinds.tsv: line %d: %d columns, want 3: kind, phrases, words beside", i+1, len(cols))
		}
		k := answerKind{name: cols[0], cues: strings.Split(cols[1], "|"), beside: map[string]bool{}}
		for word := range strings.FieldsSeq(cols[2]) {
			tokens := term.Analyze(word)
			if len(tokens) == 0 {
				k.signs += word
			}
			for _, t := range tokens {
				k.beside[t.Term] = true
			}
		}
		kinds = append(kinds, k)
	}
	return kinds, nil
}

// kindAsked returns the kind of answer a question asks for and the bytes after
// what asks for it; nil where it does not tell.
func kindAsked(question string) (*answerKind, string) {
	plain := lexicon.Plain(question)
	kinds := answerKinds()
	for i := range kinds {
		for _, cue := range kinds[i].cues {
			at := strings.Index(plain, cue)
			if at < 0 || at > 0 && letter(cue[0]) && letter(plain[at-1]) {
				continue
			}
			return &kinds[i], question[at+len(cue):]
		}
	}
	return nil, ""
}

// What a word that may answer is worth when nothing beside it says that it is
// of the kind asked for.
const (
	bareNumber    = 0.3 // where a share, an amount of money or a date is asked for
	bareExtent    = 0.6
	bareCount     = 0.7
	yearForNumber = 0.2
	bareName      = 0.7 // one word, where a person or a place is asked for
	hanName       = 0.5 // Chinese does not show names
	besideWithin  = 4   // words
)

// answers tells how well word at of a reading may begin an answer of the kind
// asked for, 0 to 1. What the question says itself does not answer it.
func (s *Question) answers(r *Reading, at, end int) float64 {
	w := &r.words[at]
	k := s.kind
	switch k.name {
	case "reason":
		if s.beside(k, w.term) {
			return 1
		}
		return 0
	case "person", "place":
		switch {
		case s.says(w):
			return 0
		case w.marks&isName == 0:
			if r.text[w.start] >= 0x80 {
				return hanName
			}
			return 0
		case k.name == "place" && at > 0 && s.beside(k, r.words[at-1].term),
			k.name == "person" && at+1 < end && r.words[at+1].marks&isName != 0 && !s.says(&r.words[at+1]):
			return 1
		}
		return bareName
	case "date":
		if s.beside(k, w.term) && !s.says(w) {
			return 1
		}
	}
	if w.marks&isNumber == 0 || s.says(w) {
		return 0
	}
	year := w.marks&isYear != 0
	beside := k.signs != "" && (strings.ContainsAny(r.text[max(0, int(w.start)-3):w.start], k.signs) || strings.ContainsAny(r.text[w.end:min(len(r.text), int(w.end)+3)], k.signs))
	for i := at + 1; i < min(end, at+1+besideWithin) && !beside; i++ {
		term := r.words[i].term
		beside = s.beside(k, term) || k.name == "number" && s.noun != "" && s.terms[term].term == s.noun
	}
	switch {
	case k.name == "date" && year:
		return 1
	case beside:
		return 1
	case k.name == "date" || k.name == "share" || k.name == "money":
		return bareNumber
	case year:
		return yearForNumber
	case k.name == "extent":
		return bareExtent
	}
	return bareCount
}

func (s *Question) beside(k *answerKind, term uint32) bool { return k.beside[s.terms[term].term] }

func letter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }
