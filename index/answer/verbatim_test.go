package answer_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"quoth/articles/lexicon"
	"quoth/index/answer"
)

// Over the whole corpus: every number in every table and chart stands, word for
// word, in the passage its cell cites; and a chart has one unit, currency, per,
// kind and scope throughout, and of bars one period.
func TestTablesAreVerbatim(t *testing.T) {
	x := hubs(t)
	texts := map[string]string{}
	for _, m := range x.Articles() {
		a, err := x.Article(m.Path)
		if err != nil {
			t.Fatal(err)
		}
		texts[m.Path] = a.Text
	}
	tables, charts := 0, 0
	for _, question := range some(everything()) {
		a, err := x.Ask(context.Background(), question)
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range a.Passages {
			if texts[q.Article][q.Start:q.End] != q.Text {
				t.Errorf("%q: passage %s does not stand in its article", question, q.ID)
			}
		}
		if a.Table != nil {
			tables++
			for _, row := range a.Table.Rows {
				for _, c := range row {
					checkCell(t, question, a, c)
				}
			}
		}
		if a.Chart != nil {
			charts++
			checkChart(t, question, a)
		}
	}
	t.Logf("%d tables, %d charts", tables, charts)
	if testing.Short() {
		return
	}
	if tables < 300 || charts < 40 {
		t.Errorf("%d tables and %d charts are too few to prove anything", tables, charts)
	}
}

// everything asks for every measure of the lexicon in every way, of the hubs.
func everything() (questions []string) {
	hubs := []string{"London", "Paris", "Shanghai", "Shenzhen", "Singapore", "Bengaluru", "Lagos", "Tokyo", "New York"}
	for _, e := range lexicon.Default().Entries() {
		if e.Kind != lexicon.Measure {
			continue
		}
		questions = append(questions,
			"which city has the most "+e.ID, "which country has the least "+e.ID, "top five cities by "+e.ID,
			"compare "+e.ID+" of "+strings.Join(hubs, ", "), "compare "+e.ID+" of Israel, China and Japan",
			"cities with more than 10 "+e.ID, "cities with less than $5 billion in "+e.ID)
		for _, hub := range hubs {
			questions = append(questions, e.ID+" of "+hub+" over time")
		}
	}
	for _, hub := range hubs {
		questions = append(questions, "what do you know about "+hub+"?")
	}
	return questions
}

func passage(a answer.Answer, f answer.Figure) string {
	i := slices.IndexFunc(a.Passages, func(q answer.Quote) bool { return q.ID == f.Passage })
	if i < 0 {
		return ""
	}
	return a.Passages[i].Text
}

func checkCell(t *testing.T, question string, a answer.Answer, c answer.Cell) {
	t.Helper()
	numbers := strings.FieldsFunc(c.Text, func(r rune) bool { return r < '0' || r > '9' })
	if c.Figure == nil {
		if len(numbers) > 0 && lexicon.Default().Lookup(lexicon.Measure, c.Text) == nil {
			t.Errorf("%q: %q cites nothing", question, c.Text)
		}
		return
	}
	f := a.Figures[*c.Figure]
	text := passage(a, f)
	if text[f.Start:f.End] != f.Text {
		t.Errorf("%q: the figure %q does not stand in its passage", question, f.Text)
	}
	for _, n := range numbers {
		if !strings.Contains(text, n) {
			t.Errorf("%q: %q of %q does not stand in %q", question, n, c.Text, text)
		}
	}
}

func checkChart(t *testing.T, question string, a answer.Answer) {
	t.Helper()
	first := a.Figures[a.Chart.Points[0].Figure]
	alike := func(f answer.Figure) string {
		return fmt.Sprint(f.Currency, f.Per, f.Kind, f.Change, f.Measure, f.Scope)
	}
	for _, p := range a.Chart.Points {
		f := a.Figures[p.Figure]
		if f.Value == nil || *f.Value != p.Value || f.ValueMax != nil {
			t.Errorf("%q: the chart draws %v for %q", question, p.Value, f.Text)
		}
		if text := passage(a, f); text[f.Start:f.End] != f.Text {
			t.Errorf("%q: the figure %q does not stand in its passage", question, f.Text)
		}
		if alike(f) != alike(first) {
			t.Errorf("%q: %q and %q in one chart", question, f.Text, first.Text)
		}
		if a.Chart.Type == "bar" && (f.Year == nil || *f.Year != *first.Year) {
			t.Errorf("%q: %q of %s and %q of %s in one chart of bars", question, f.Text, f.Period, first.Text, first.Period)
		}
	}
}
