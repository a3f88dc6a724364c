package eval

import (
	"strings"

	"quoth/index"
)

// What the words of a thread count beside those of the question asked in it.
const (
	ofTitle        = 0.6 // of the article last shown
	ofSection      = 0.3 // of it
	ofLastQuestion = 0.2

	ofLastQuestionAlone = 0.4 // where no article is known
	ofLastAnswer        = 0.25
)

// terms returns what to search for: the words of the question, and of its
// thread.
func (q question) terms() []index.Term {
	terms := index.Terms(q.text)
	add := func(text string, weight float64) {
		for _, t := range index.Terms(text) {
			t.Weight *= weight
			terms = append(terms, t)
		}
	}
	last := turn{}
	if len(q.history) > 0 {
		last = q.history[len(q.history)-1]
	}
	if q.title != "" {
		title, section, _ := strings.Cut(q.title, " – ")
		add(title, ofTitle)
		add(section, ofSection)
		add(last.Question, ofLastQuestion)
		return terms
	}
	add(last.Question, ofLastQuestionAlone)
	add(last.Answer, ofLastAnswer)
	return terms
}
