package eval

import (
	"fmt"
	"io"
	"strings"

	"quoth/index/answer"
)

// A Miss is an answer that did not show at once what was wanted, or that says
// something where nothing answers.
type Miss struct {
	Question LotQuestion
	Verdict  Verdict
	Given    answer.Answer
}

// How much of a miss is told.
const (
	toldWanted  = 2
	toldFigures = 3
	toldStart   = 110
)

// Print writes what was wanted and what was given.
func (m Miss) Print(w io.Writer) error {
	q := m.Question
	wanted := "nothing"
	var quotes, figures []string
	for _, x := range q.Answers[:min(len(q.Answers), toldWanted)] {
		quotes = append(quotes, start(x.Quote))
	}
	if len(quotes) > 0 {
		wanted = strings.Join(quotes, " | ")
	}
	for _, f := range m.Given.Figures[:min(len(m.Given.Figures), toldFigures)] {
		figures = append(figures, f.Text)
	}
	passage := ""
	if len(m.Given.Passages) > 0 {
		passage = start(m.Given.Passages[0].Text)
	}
	_, err := fmt.Fprintf(w, "%s %s · %s %s · %s\n   wanted: %s\n   given: %q %q\n",
		m.Verdict.Came, m.Verdict.Held, q.ID, q.Kind, strings.Join(q.conversation(), " / "),
		wanted, figures, passage)
	return err
}

// start is the beginning of a text.
func start(s string) string {
	letters := []rune(s)
	return string(letters[:min(len(letters), toldStart)])
}
