package main

import (
	"fmt"
	"io"
	"math"
	"strings"
	"text/tabwriter"
	"unicode/utf8"

	"quoth/index/answer"
)

// Of more features than few, those are printed that give so much.
const (
	few     = 12
	telling = 0.25
)

// explain prints what was understood of a question, what was judged for it and
// by what, and why the first is the first.
func explain(w io.Writer, e answer.Explanation) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	q := e.Query
	said := func(name, value string) {
		if value != "" {
			fmt.Fprintf(t, "%s\t%s\n", name, value)
		}
	}
	said("intent", string(q.Intent))
	said("wanted", string(q.Want))
	for _, p := range q.Places {
		said("place", p.ID)
	}
	for _, m := range q.Measures {
		said("measure", m.ID)
	}
	said("period", q.Period.Text)
	said("condition", q.Condition)
	for _, r := range q.Respelt {
		said("read as", r.Asked+" → "+r.Taken)
	}
	var words []string
	for i, word := range q.Words {
		if i < len(e.Weights) {
			words = append(words, fmt.Sprintf("%s %.2f", word.Text, e.Weights[i]))
		}
	}
	said("words", strings.Join(words, ", "))
	for _, c := range e.Contests {
		t.Flush()
		fmt.Fprintf(t, "\nLooked for %s, %d candidates:\n", c.For, len(c.Candidates))
		for i, j := range c.Candidates {
			mark := " "
			if i == 0 && c.Won {
				mark = "*"
			}
			var features []string
			for _, f := range j.Features {
				if len(j.Features) <= few || math.Abs(f.Gives) >= telling {
					features = append(features, fmt.Sprintf("%s %.2f", f.Name, f.Value))
				}
			}
			if met := metWords(j.Met); met != "" {
				features = append(features, met)
			}
			fmt.Fprintf(t, "%s %d\t%.3f\t%s\t%s\n\t\t\t%s\n", mark, i+1, j.Points, clip(j.Text, 60), j.Passage, strings.Join(features, ", "))
		}
		if c.Why != "" {
			t.Flush()
			fmt.Fprintf(t, "The first is before the second: %s.\n", c.Why)
		}
	}
	return t.Flush()
}

// metWords tells which words of the question a passage says in other words.
func metWords(list []answer.Met) string {
	var words []string
	for _, m := range list {
		words = append(words, fmt.Sprintf("%s ~ %s %.2f", m.Asked, m.Found, m.Level))
	}
	if len(words) == 0 {
		return ""
	}
	return "said in other words: " + strings.Join(words, ", ")
}

// clip is the beginning of a text, on one line.
func clip(text string, most int) string {
	text = strings.Join(strings.Fields(text), " ")
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	return string([]rune(text)[:most-1]) + "…"
}
