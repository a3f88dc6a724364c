package answer_test

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"

	"quoth/articles"
	"quoth/articles/lexicon"
	"quoth/index"
	"quoth/index/answer"
)

// The default corpus, asked the questions of testdata/questions.tsv.
func TestQuestions(t *testing.T) { goldenOf(t, hubs(t), "testdata/questions.tsv", 60) }

// One article with lines injected between its paragraphs. What was injected
// is in no answer, and every quote stands in the article.
func TestInjected(t *testing.T) {
	file, err := os.ReadFile("testdata/port/port.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range golden(t, os.DirFS("testdata/port"), "testdata/port.tsv", 30) {
		for _, q := range a.Passages {
			for line := range strings.Lines(q.Text) {
				if !strings.Contains(string(file), strings.TrimSpace(line)) {
					t.Errorf("%q: the article does not say %q", a.Question, line)
				}
			}
			for _, injected := range []string{"免费", "彩", "发票", "[Story"} {
				if strings.Contains(q.Text, injected) {
					t.Errorf("%q: an injected line is quoted: %q", a.Question, q.Text)
				}
			}
		}
	}
}

// Pages as they are found: a table under its caption, a list under its title.
func TestPages(t *testing.T) { golden(t, os.DirFS("testdata/pages"), "testdata/pages.tsv", 15) }

// Another corpus, with tables of its own, and without them.
func TestRivers(t *testing.T) {
	files := os.DirFS("../../articles/testdata/rivers")
	golden(t, files, "testdata/rivers.tsv", 15)
	bare, err := articles.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	bare.Lexicon, bare.Units, bare.Tables = lexicon.Default(), nil, nil
	bare.Recognise()
	goldenOf(t, inMemory(t, bare), "testdata/recurring.tsv", 5)
}

// golden asks a corpus the questions of a table, of which there are at least
// least, and returns the answers. Nine in ten must be right; those that are
// not are listed in the table with a reason.
func golden(t *testing.T, files fs.FS, name string, least int) []answer.Answer {
	t.Helper()
	return goldenOf(t, indexed(t, files), name, least)
}

func goldenOf(t *testing.T, x *answer.Answerer, name string, least int) []answer.Answer {
	t.Helper()
	var answers []answer.Answer
	right := 0
	for _, line := range rows(t, name) {
		missed := line[0] == '!'
		cols := append(strings.Split(strings.TrimPrefix(line, "!"), "\t"), "", "", "")
		a, err := x.Ask(context.Background(), cols[0])
		if err != nil {
			t.Fatal(err)
		}
		answers = append(answers, a)
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
	t.Logf("%s: %d of %d questions right", name, right, len(answers))
	if !testing.Short() && (len(answers) < least || 10*right < 9*len(answers)) {
		t.Errorf("%s: %d of %d questions right, want nine in ten of %d or more", name, right, len(answers), least)
	}
	return answers
}

// indexed loads articles and indexes them until the test ends.
func indexed(t *testing.T, files fs.FS) *answer.Answerer {
	t.Helper()
	loaded, err := articles.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return inMemory(t, loaded)
}

func inMemory(t *testing.T, loaded *articles.Corpus) *answer.Answerer {
	t.Helper()
	x, err := index.Memory(context.Background(), loaded, loaded.Lexicon)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	return answer.New(x)
}

// wrong tells what is wrong with an answer, "" nothing.
func wrong(a answer.Answer, figure, words string) string {
	got := fmt.Sprintf("%s, %d figures", a.Status, len(a.Figures))
	if len(a.Figures) > 0 {
		f := a.Figures[0]
		got = fmt.Sprintf("%s, first %q (%s, %s, %s)", a.Status, f.Text, f.Measure, f.Place, f.Period)
	}
	said := a.Status == answer.Answered || a.Status == answer.Partial
	if figure == "none" {
		if said {
			if len(a.Figures) == 0 && len(a.Passages) > 0 {
				got += fmt.Sprintf(" %.90q", a.Passages[0].Text)
			}
			return got + ", want no answer"
		}
		return ""
	}
	if !said || len(a.Passages) == 0 {
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
