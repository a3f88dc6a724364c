package bot

import (
	"errors"
	"log/slog"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/index"
	"quoth/index/answer"
	"quoth/index/query"
)

const (
	harbour = "Preface.\nHarbour City attracts over $9.8 billion a year. Café owners pay 3 % of it.\nEnd."
	mill    = "Mill Town attracts $2 billion a year."
)

func stored(path string) (string, error) {
	switch path {
	case "harbour.md":
		return harbour, nil
	case "mill.md":
		return mill, nil
	}
	return "", errors.New("no such article: " + path)
}

// quoteOf is the passage of an article that holds words.
func quoteOf(path, id, words string) answer.Quote {
	text, _ := stored(path)
	start := strings.Index(text, words)
	return answer.Quote{ID: id, Article: path, Text: words, Start: start, End: start + len(words)}
}

func figureOf(q answer.Quote, words string) answer.Figure {
	start := strings.Index(q.Text, words)
	return answer.Figure{Text: words, Measure: "venture capital", Passage: q.ID, Start: start, End: start + len(words)}
}

// sound is an answer whose every word stands in the stored articles.
func sound() answer.Answer {
	h := quoteOf("harbour.md", "harbour.md#1", "Harbour City attracts over $9.8 billion a year. Café owners pay 3 % of it.")
	m := quoteOf("mill.md", "mill.md#1", mill)
	zero, one := 0, 1
	return answer.Answer{
		Question:      "How much venture capital does Harbour City attract?",
		Status:        answer.Answered,
		Query:         answer.Understood{Intent: query.Lookup},
		Figures:       []answer.Figure{figureOf(h, "$9.8 billion"), figureOf(m, "$2 billion"), figureOf(h, "3 %")},
		Passages:      []answer.Quote{h, m},
		Disagreements: []answer.Disagreement{{Kind: "conflict", Figures: []int{0, 2, 1}}},
		Table:         &answer.Table{Columns: []string{"place", "money"}, Rows: [][]answer.Cell{{{Text: "Harbour City"}, {Text: "$9.8 billion", Figure: &zero}}, {{Text: "Mill Town"}, {Text: "$2 billion", Figure: &one}}}},
		Chart:         &answer.Chart{Type: "bar", Points: []answer.Point{{Label: "Harbour City", Figure: 0}, {Label: "Mill Town", Figure: 1}}},
		Notes:         []answer.Note{{Kind: answer.Formula, Text: "9.8 − 2 = 7.8", Figures: []int{0, 1}}},
		Also:          []answer.Answer{},
	}
}

func TestVerifyLeavesWhatStands(t *testing.T) {
	checked, refused := Verify(sound(), stored)
	if len(refused) > 0 {
		t.Errorf("refused %v", refused)
	}
	want := sound()
	want.Passages[0].Links, want.Passages[1].Links = checked.Passages[0].Links, checked.Passages[1].Links
	if diff := cmp.Diff(want, checked); diff != "" {
		t.Errorf("changed (-want +got):\n%s", diff)
	}
}

// A passage that is not byte for byte in its stored article is refused, and
// every figure that stands in it.
func TestVerifyRefusesPassages(t *testing.T) {
	changes := map[string]func(*answer.Quote){
		"another digit":               func(q *answer.Quote) { q.Text = strings.Replace(q.Text, "9.8", "9.9", 1) },
		"another case":                func(q *answer.Quote) { q.Text = strings.Replace(q.Text, "Harbour", "harbour", 1) },
		"another kind of space":       func(q *answer.Quote) { q.Text = strings.Replace(q.Text, " ", "\u00a0", 1) },
		"an accent written otherwise": func(q *answer.Quote) { q.Text = strings.Replace(q.Text, "é", "e\u0301", 1) },
		"a zero width space":          func(q *answer.Quote) { q.Text = strings.Replace(q.Text, "billion", "bil\u200blion", 1) },
		"a word left out":             func(q *answer.Quote) { q.Text = strings.Replace(q.Text, "over ", "", 1) },
		"a space at its end":          func(q *answer.Quote) { q.Text += " " },
		"no words":                    func(q *answer.Quote) { q.Text, q.End = "", q.Start },
		"a byte to the left":          func(q *answer.Quote) { q.Start--; q.End-- },
		"an end beyond the article":   func(q *answer.Quote) { q.End = len(harbour) + 1 },
		"a start before the article":  func(q *answer.Quote) { q.Start = -1 },
		"the end before the start":    func(q *answer.Quote) { q.Start, q.End = q.End, q.Start },
		"half a character": func(q *answer.Quote) {
			q.End = strings.Index(harbour, "é") + 1
			q.Text = harbour[q.Start:q.End]
		},
		"another article":        func(q *answer.Quote) { q.Article = "mill.md" },
		"an article that is not": func(q *answer.Quote) { q.Article = "gone.md" },
	}
	for name, change := range changes {
		t.Run(name, func(t *testing.T) {
			a := sound()
			change(&a.Passages[0])
			checked, refused := Verify(a, stored)
			want := []string{"harbour.md#1", "figure in harbour.md#1", "figure in harbour.md#1"}
			if diff := cmp.Diff(want, refused); diff != "" {
				t.Errorf("refused (-want +got):\n%s", diff)
			}
			if len(checked.Passages) != 1 || checked.Passages[0].ID != "mill.md#1" || len(checked.Figures) != 1 || checked.Figures[0].Text != "$2 billion" {
				t.Errorf("left: %+v and %+v", checked.Passages, checked.Figures)
			}
			if len(checked.Disagreements) != 0 {
				t.Errorf("one figure disagrees with itself: %+v", checked.Disagreements)
			}
			rows := [][]answer.Cell{{{Text: "Harbour City"}, {}}, {{Text: "Mill Town"}, {Text: "$2 billion", Figure: new(int)}}}
			if diff := cmp.Diff(rows, checked.Table.Rows); diff != "" {
				t.Errorf("table (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff([]answer.Point{{Label: "Mill Town", Figure: 0}}, checked.Chart.Points); diff != "" {
				t.Errorf("chart (-want +got):\n%s", diff)
			}
		})
	}
}

func TestVerifyRefusesFigures(t *testing.T) {
	changes := map[string]func(*answer.Figure){
		"another amount":               func(f *answer.Figure) { f.Text = "$8.9 billion" },
		"a byte to the right":          func(f *answer.Figure) { f.Start++; f.End++ },
		"an end beyond the passage":    func(f *answer.Figure) { f.End = 1000 },
		"a passage that is not shown":  func(f *answer.Figure) { f.Passage = "harbour.md#2" },
		"a passage of another article": func(f *answer.Figure) { f.Passage = "mill.md#1" },
		"no words":                     func(f *answer.Figure) { f.Text, f.End = "", f.Start },
	}
	for name, change := range changes {
		t.Run(name, func(t *testing.T) {
			a := sound()
			change(&a.Figures[0])
			checked, refused := Verify(a, stored)
			if len(refused) != 1 || len(checked.Figures) != 2 || len(checked.Passages) != 2 {
				t.Errorf("refused %v, left %+v", refused, checked.Figures)
			}
			if diff := cmp.Diff([]answer.Disagreement{{Kind: "conflict", Figures: []int{1, 0}}}, checked.Disagreements); diff != "" {
				t.Errorf("disagreements (-want +got):\n%s", diff)
			}
		})
	}
}

// The answers to further questions are checked as the first one is, and each
// article is read once for all of them.
func TestVerifyFurtherAnswers(t *testing.T) {
	a := sound()
	a.Also = []answer.Answer{sound(), sound()}
	reads := map[string]int{}
	text := func(path string) (string, error) { reads[path]++; return stored(path) }
	if checked, refused := Verify(a, text); len(refused) > 0 || len(checked.Also) != 2 || len(checked.Also[1].Figures) != 3 || reads["harbour.md"] != 1 {
		t.Errorf("refused %v, left %+v, read %v", refused, checked.Also, reads)
	}
	a.Also[1].Passages[0].Text = strings.Replace(a.Also[1].Passages[0].Text, "9.8", "8.9", 1)
	checked, refused := Verify(a, stored)
	if diff := cmp.Diff([]string{"harbour.md#1", "figure in harbour.md#1", "figure in harbour.md#1"}, refused); diff != "" {
		t.Errorf("refused (-want +got):\n%s", diff)
	}
	if len(checked.Also[0].Figures) != 3 || len(checked.Also[1].Figures) != 1 || checked.Also[1].Chart.Points[0].Figure != 0 {
		t.Errorf("left %+v", checked.Also)
	}
	if a.Also[1].Chart.Points[0].Figure != 0 || len(a.Also[1].Figures) != 3 {
		t.Error("the answer that was given has changed")
	}
	b := Bot{Ask: always(a), Text: stored, Log: slog.New(slog.DiscardHandler)}
	if m, err := b.Reply(t.Context(), Question{Text: a.Question}); !errors.Is(err, errUnquotable) {
		t.Errorf("said %q, error %v", m.Text(), err)
	}
}

func TestVerifyDropsBoundsThatAreNone(t *testing.T) {
	a := sound()
	a.Passages[0].Show = [2]int{3, 4000}
	a.Passages[0].Links = []index.Link{{Start: 0, End: 7, URL: "https://tide.example"}, {Start: 5, End: 5, URL: "https://tide.example"}, {Start: 0, End: 4000, URL: "https://tide.example"}}
	checked, refused := Verify(a, stored)
	if len(refused) > 0 || checked.Passages[0].Show != [2]int{} || len(checked.Passages[0].Links) != 1 {
		t.Errorf("refused %v, shown %v, links %v", refused, checked.Passages[0].Show, checked.Passages[0].Links)
	}
	if len(a.Passages[0].Links) != 3 {
		t.Error("the answer that was given has changed")
	}
}

// A Mark is kept where it is a stretch of the passage, and of what is shown of it.
func TestVerifyDropsMarksThatAreNone(t *testing.T) {
	for name, test := range map[string]struct {
		show, mark [2]int
		kept       bool
	}{
		"a stretch of it":      {[2]int{}, [2]int{0, 7}, true},
		"within what is shown": {[2]int{0, 20}, [2]int{8, 20}, true},
		"beside what is shown": {[2]int{0, 5}, [2]int{8, 12}, false},
		"half a character":     {[2]int{}, [2]int{48, 52}, false},
		"backwards":            {[2]int{}, [2]int{7, 2}, false},
		"beyond the passage":   {[2]int{}, [2]int{7, 4000}, false},
		"what is shown is not": {[2]int{9, 4000}, [2]int{0, 7}, true},
	} {
		a := sound()
		a.Passages[0].Show, a.Passages[0].Mark = test.show, test.mark
		if checked, _ := Verify(a, stored); (checked.Passages[0].Mark == test.mark) != test.kept {
			t.Errorf("%s: mark %v", name, checked.Passages[0].Mark)
		}
	}
}

func TestVerifyReadsEachArticleOnce(t *testing.T) {
	a := sound()
	a.Passages = append(a.Passages, quoteOf("harbour.md", "harbour.md#2", "End."))
	reads := map[string]int{}
	Verify(a, func(path string) (string, error) { reads[path]++; return stored(path) })
	if diff := cmp.Diff(map[string]int{"harbour.md": 1, "mill.md": 1}, reads); diff != "" {
		t.Errorf("reads (-want +got):\n%s", diff)
	}
}

// An answer whose headline does not stand is a fault, not an answer without
// it, and the log has its ids but none of its words.
func TestReplyRefusesAnAnswerWithoutItsHeadline(t *testing.T) {
	changes := map[string]func(*answer.Answer){
		"the figure":               func(a *answer.Answer) { a.Figures[0].Text = "$8.9 billion" },
		"its passage":              func(a *answer.Answer) { a.Passages[0].Text = strings.Replace(a.Passages[0].Text, "9.8", "8.9", 1) },
		"the passage that answers": func(a *answer.Answer) { a.Figures = nil; a.Passages[0].Start++ },
	}
	for name, change := range changes {
		t.Run(name, func(t *testing.T) {
			a := sound()
			change(&a)
			var log strings.Builder
			b := Bot{Ask: always(a), Text: stored, Log: slog.New(slog.NewTextHandler(&log, nil))}
			if m, err := b.Reply(t.Context(), Question{Text: a.Question}); !errors.Is(err, errUnquotable) {
				t.Errorf("said %q, error %v", m.Text(), err)
			}
			if !strings.Contains(log.String(), "harbour.md#1") || strings.Contains(log.String(), "billion") {
				t.Errorf("log: %s", log.String())
			}
		})
	}
	a := sound()
	a.Status, a.Figures = answer.Unanswered, nil
	a.Passages[0].Start++
	b := Bot{Ask: always(a), Text: stored, Log: slog.New(slog.DiscardHandler)}
	m, err := b.Reply(t.Context(), Question{Text: a.Question})
	if err != nil || strings.Contains(m.Text(), "Harbour City attracts") {
		t.Errorf("a nearest passage that does not stand: said %q, error %v", m.Text(), err)
	}
}
