package answer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/index/query"
)

// What a word of the question is worth to a sentence for standing near it.
const (
	inSentence = 0.85 // the place asked for, in another sentence or the title
	inPassage  = 0.6  // in the passage, but in another sentence
	inFrame    = 0.5  // only in the heading or title
)

// Levels are how well the words of a question stand in a passage, 0 to 1 each.
type levels struct {
	sentences   [][]float64
	text, frame []float64
}

// levels looks for the words asked in a passage; floats gives zeros to work in.
func (a *asked) levels(e *reading, floats func(n int) []float64) levels {
	e.read()
	n := len(a.Words)
	room := floats(n * (len(e.sentences) + 2))
	take := func() []float64 {
		list := room[:n:n]
		room = room[n:]
		return list
	}
	l := levels{sentences: make([][]float64, len(e.sentences)), text: take(), frame: take()}
	for at, b := range e.sentences {
		l.sentences[at] = take()
		a.stand(b, l.sentences[at])
		for i, level := range l.sentences[at] {
			l.text[i] = max(l.text[i], level)
		}
	}
	a.stand(e.frame, l.frame)
	return l
}

// around tells how well word i, of that role, stands in a sentence and what is
// around it.
func (l levels) around(at, i int, role query.Role) float64 {
	level := max(l.sentences[at][i], inPassage*l.text[i], inFrame*l.frame[i])
	if role == query.OfPlace {
		level = max(level, inSentence*l.text[i], inSentence*l.frame[i])
	}
	return level
}

// namesSomebody reports whether two words in a row are written as names are
// and do not stand in the question. Chinese has no such mark: any text will do.
func (a asked) namesSomebody(text string) bool {
	if query.Language(text) == "zh" {
		return true
	}
	run := 0
	for i, w := range strings.Fields(text) {
		word := strings.Trim(w, ".,;:\"'“”‘’()")
		first, _ := utf8.DecodeRuneInString(word)
		if i > 0 && unicode.IsUpper(first) && !strings.Contains(a.Question, word) {
			if run++; run > 1 {
				return true
			}
		} else {
			run = 0
		}
		if word != w && strings.ContainsAny(w[len(w)-1:], ".,;:") {
			run = 0
		}
	}
	return false
}
