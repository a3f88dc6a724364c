package index_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"quoth/articles"
	"quoth/articles/corpus"
	"quoth/articles/lexicon"
	"quoth/index"
)

// TestQuestions asks the default corpus the questions of testdata/questions.tsv.
// Nine in ten must be right; those that are not are listed there with a reason.
func TestQuestions(t *testing.T) {
	loaded, err := articles.Load(corpus.FS)
	if err != nil {
		t.Fatal(err)
	}
	x, err := index.Memory(context.Background(), loaded, lexicon.Default())
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	table, err := os.ReadFile("testdata/questions.tsv")
	if err != nil {
		t.Fatal(err)
	}
	asked, right := 0, 0
	for line := range strings.Lines(string(table)) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		missed := line[0] == '!'
		cols := strings.Split(strings.TrimPrefix(line, "!"), "\t")
		for len(cols) < 4 {
			cols = append(cols, "")
		}
		a, err := x.Ask(context.Background(), cols[0])
		if err != nil {
			t.Fatal(err)
		}
		asked++
		why := wrong(a, cols[1], cols[2])
		if why == "" {
			right++
		}
		switch {
		case why == "" && missed:
			t.Errorf("%q is right now: take its ! away", cols[0])
		case why != "" && !missed:
			t.Errorf("%q: %s", cols[0], why)
		case missed && cols[3] == "":
			t.Errorf("%q: a known miss without a reason", cols[0])
		}
	}
	t.Logf("%d of %d questions right", right, asked)
	if asked < 60 || 10*right < 9*asked {
		t.Errorf("%d of %d questions right, want nine in ten of 60 or more", right, asked)
	}
}

// wrong tells what is wrong with an answer, "" nothing.
func wrong(a index.Answer, figure, words string) string {
	got := fmt.Sprintf("%s, %d figures", a.Status, len(a.Figures))
	if len(a.Figures) > 0 {
		f := a.Figures[0]
		got = fmt.Sprintf("%s, first %q (%s, %s, %s)", a.Status, f.Text, f.Measure, f.Place, f.Period)
	}
	if figure == "none" {
		if a.Status != index.Unanswered {
			if len(a.Figures) == 0 && len(a.Passages) > 0 {
				got += fmt.Sprintf(" %.90q", a.Passages[0].Text)
			}
			return got + ", want no answer"
		}
		return ""
	}
	if a.Status == index.Unanswered || len(a.Passages) == 0 {
		return got + ", want an answer"
	}
	if figure != "-" && (len(a.Figures) == 0 || a.Figures[0].Text != figure && !strings.HasPrefix(a.Figures[0].Text, figure+" ")) {
		return got + fmt.Sprintf(", want %q", figure)
	}
	passage := a.Passages[0]
	if len(a.Figures) > 0 {
		for _, q := range a.Passages {
			if q.ID == a.Figures[0].Passage {
				passage = q
			}
		}
	}
	if !strings.Contains(passage.Text, words) {
		return fmt.Sprintf("%s in the passage %.120q, want one with %q", got, passage.Text, words)
	}
	return ""
}
