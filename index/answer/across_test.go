package answer_test

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"quoth/index/answer"
)

// The default corpus, asked the questions across articles of testdata/across.tsv.
func TestAcross(t *testing.T) {
	kinds := across(t, hubs(t), "testdata/across.tsv", 150)
	if testing.Short() {
		return
	}
	for kind, least := range map[string]int{"compare": 25, "rank": 25, "filter": 25, "disagreement": 25, "follow-up": 25, "trend": 15} {
		if kinds[kind] < least {
			t.Errorf("%d questions of %s, want %d", kinds[kind], kind, least)
		}
	}
}

// A small corpus on another subject, with tables of its own: nothing is fitted
// to the default one.
func TestAcrossLibraries(t *testing.T) {
	across(t, indexed(t, os.DirFS("testdata/libraries")), "testdata/libraries.tsv", 20)
}

// across asks a corpus the threads of a table and judges the last answer of
// each. Nine in ten must be right; those that are not are listed with a reason.
// It returns how many there are of each kind.
func across(t *testing.T, x *answer.Answerer, name string, least int) map[string]int {
	t.Helper()
	kinds := map[string]int{}
	right, all := 0, 0
	for _, line := range rows(t, name) {
		missed := line[0] == '!'
		cols := append(strings.Split(strings.TrimPrefix(line, "!"), "\t"), "", "")
		kinds[cols[0]]++
		all++
		a := converse(t, x, strings.Split(cols[1], " → "))
		if a.Missing == nil || a.Figures == nil || a.Passages == nil || a.Disagreements == nil || a.Notes == nil {
			t.Errorf("%q: a list of the answer is nil", cols[1])
		}
		var lacks []string
		for _, want := range strings.Split(cols[2], "; ") {
			if !holds(a, want) {
				lacks = append(lacks, want)
			}
		}
		if len(lacks) == 0 {
			right++
		}
		switch {
		case len(lacks) == 0 && missed:
			t.Errorf("%q is right now: take its ! away", cols[1])
		case len(lacks) > 0 && !missed:
			t.Errorf("%s: %q lacks %q: %s", cols[0], cols[1], lacks, told(a))
		case missed && cols[3] == "":
			t.Errorf("%q: a known miss without a reason", cols[1])
		}
	}
	t.Logf("%s: %d of %d questions right", name, right, all)
	if !testing.Short() && (all < least || 10*right < 9*all) {
		t.Errorf("%s: %d of %d questions right, want nine in ten of %d or more", name, right, all, least)
	}
	return kinds
}

// converse asks the questions of one conversation and returns the last answer.
func converse(t *testing.T, x *answer.Answerer, questions []string) (a answer.Answer) {
	t.Helper()
	thread, err := x.Thread(), error(nil)
	for _, q := range questions {
		if a, err = thread.Ask(context.Background(), q); err != nil {
			t.Fatal(err)
		}
	}
	return a
}

// holds reports whether an answer holds what a line of the table wants.
func holds(a answer.Answer, want string) bool {
	word, rest, _ := strings.Cut(want, " ")
	switch {
	case want == "":
		return true
	case want == "none":
		return a.Status == answer.Unanswered || a.Status == answer.Closest
	case want == "chart":
		return a.Chart != nil && len(a.Chart.Points) > 1
	case want == "no chart":
		return a.Chart == nil
	case want == "supported", want == "contradicted":
		return noted(a, answer.NoteKind(want), "")
	case word == "missing":
		return slices.Contains(a.Missing, rest)
	case word == "formula":
		return noted(a, answer.Formula, rest)
	case word == "taken":
		return noted(a, answer.Taken, rest)
	case word == "only":
		places := strings.Split(rest, ", ")
		slices.Sort(places)
		return slices.Equal(places, slices.Sorted(slices.Values(firsts(a))))
	case word == "first":
		place, figure, _ := strings.Cut(rest, "=")
		return a.Table != nil && len(a.Table.Rows) > 0 && a.Table.Rows[0][0].Text == place && shows(a, a.Table.Rows[0], figure)
	}
	if kind, figure, ok := strings.Cut(want, ":"); ok {
		return slices.ContainsFunc(a.Disagreements, func(d answer.Disagreement) bool {
			return d.Kind == kind && slices.ContainsFunc(d.Figures, func(n int) bool { return strings.HasPrefix(a.Figures[n].Text, figure) })
		})
	}
	subject, figure, _ := strings.Cut(want, "=")
	if a.Table == nil {
		return len(a.Figures) > 0 && a.Figures[0].Place == subject && strings.HasPrefix(a.Figures[0].Text, figure)
	}
	return slices.ContainsFunc(a.Table.Rows, func(row []answer.Cell) bool {
		about := slices.ContainsFunc(row, func(c answer.Cell) bool {
			return c.Text == subject || c.Figure != nil && (a.Figures[*c.Figure].Place == subject || subject[0] == '2' && strings.Contains(c.Text, subject))
		})
		return about && shows(a, row, figure)
	})
}

// shows reports whether a cell of a row is the figure that begins so.
func shows(a answer.Answer, row []answer.Cell, figure string) bool {
	return slices.ContainsFunc(row, func(c answer.Cell) bool {
		return c.Figure != nil && c.Text == a.Figures[*c.Figure].Text && strings.HasPrefix(c.Text, figure)
	})
}

func noted(a answer.Answer, kind answer.NoteKind, words string) bool {
	return slices.ContainsFunc(a.Notes, func(n answer.Note) bool {
		return n.Kind == kind && (words == "" || strings.Contains(n.Text, words) || slices.Contains(n.Names, words))
	})
}

// firsts are the first cells of a table.
func firsts(a answer.Answer) (list []string) {
	if a.Table != nil {
		for _, row := range a.Table.Rows {
			list = append(list, row[0].Text)
		}
	}
	return list
}

// told is an answer in one line, for a person who reads a failure.
func told(a answer.Answer) string {
	text := fmt.Sprintf("%s, %s", a.Status, a.Query.Intent)
	if a.Table != nil {
		for _, row := range a.Table.Rows {
			text += "; "
			for _, c := range row {
				text += c.Text + " "
			}
		}
	} else if len(a.Figures) > 0 {
		text += fmt.Sprintf("; %s (%s)", a.Figures[0].Text, a.Figures[0].Place)
	}
	for _, d := range a.Disagreements {
		text += "; " + d.Kind
		for _, n := range d.Figures[1:] {
			text += " " + a.Figures[n].Text
		}
	}
	return fmt.Sprintf("%s; missing %q; notes %v", text, a.Missing, a.Notes)
}
