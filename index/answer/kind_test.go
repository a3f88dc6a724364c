package answer

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"quoth/articles"
	"quoth/index"
	"quoth/index/query"
)

// mills is a corpus of one article.
func mills(t *testing.T) *Answerer {
	t.Helper()
	c, err := articles.Load(fstest.MapFS{"mills.md": {Data: []byte("---\ntitle: Mills of Berlin\nplaces: [Berlin]\n---\nBerlin had 24 unicorns in 2024.\n\nParis had 41 unicorns in 2024.\n\nThe old mill was closed in 2019 because the river had moved.\n")}})
	if err != nil {
		t.Fatal(err)
	}
	x, err := index.Memory(t.Context(), c, c.Lexicon)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	return New(x)
}

// A kind of question is added in one file and one row: what it puts together is
// judged beside everything else, and wins where its evidence is best.
func TestKindIsOneRow(t *testing.T) {
	x := mills(t)
	twice := kind{"twice", func(a asked) bool { return strings.Contains(a.Question, "twice") }, func(r *reply, c *crossing) error {
		for range 2 {
			entries := c.book.Select(placed(c.Measures[0], c.Places[0].ID))
			if _, err := r.show(c, entries[0]); err != nil {
				return err
			}
		}
		r.note("twice", "said twice", []int{0})
		r.put(1)
		return nil
	}}
	question := "how many unicorns in Berlin, twice?"
	noted := func() bool {
		a, err := x.Ask(t.Context(), question)
		if err != nil {
			t.Fatal(err)
		}
		return slices.ContainsFunc(a.Notes, func(n Note) bool { return n.Kind == "twice" })
	}
	if noted() {
		t.Fatal("the kind answers before it is there")
	}
	x.kinds = append([]kind{twice}, x.kinds...)
	if !noted() {
		t.Error("the kind does not answer")
	}
}

// What a gate refuses is not shown, and the answer carries the gate's name.
func TestGates(t *testing.T) {
	x := mills(t)
	for question, gate := range map[string]string{
		"how many unicorns does Tokyo have?":          "unknown place",
		"how many unicorns did Berlin have in 2011?":  "another year",
		"what is the airspeed of an unladen swallow?": "nothing in common",
	} {
		a, err := x.Ask(t.Context(), question)
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(a.Notes, func(n Note) bool { return n.Kind == Gated })
		if a.Status != Unanswered || len(a.Figures)+len(a.Passages) > 0 || i < 0 || a.Notes[i].Names[0] != gate {
			t.Errorf("%q: %s, %d figures, notes %v, want unanswered by the gate %q", question, a.Status, len(a.Figures), a.Notes, gate)
		}
	}
	names := map[string]bool{}
	for _, g := range gates {
		if g.name == "" || g.why == "" || names[g.name] {
			t.Errorf("gate %q: %q: want a name of its own and a reason", g.name, g.why)
		}
		names[g.name] = true
	}
}

// No answer denies what it shows: what is said not to be in the articles comes
// with nothing, what is shown comes without a gate's refusal.
func TestNothingShownIsDenied(t *testing.T) {
	x := mills(t)
	for _, question := range []string{
		"unicorns in Berlin", "why was the mill closed?", "unicorns in Tokyo", "unicorns in Berlin in 1990", "who closed the mill", "mill", "compare unicorns in Berlin and Tokyo", "rent of the mill",
	} {
		a, err := x.Ask(t.Context(), question)
		if err != nil {
			t.Fatal(err)
		}
		gated := slices.ContainsFunc(a.Notes, func(n Note) bool { return n.Kind == Gated })
		shown := len(a.Figures)+len(a.Passages) > 0
		if shown == (a.Status == Unanswered) || gated != (a.Status == Unanswered) {
			t.Errorf("%q: %s, shows %v, refused by a gate %v", question, a.Status, shown, gated)
		}
	}
}

// A message with several questions is answered each.
func TestSeveralQuestions(t *testing.T) {
	x := mills(t)
	a, err := x.Ask(t.Context(), "How many unicorns does Berlin have? And how many unicorns does Paris have?")
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Also) != 1 || len(a.Figures) == 0 || len(a.Also[0].Figures) == 0 || a.Figures[0].Text != "24" || a.Also[0].Figures[0].Text != "41" {
		t.Errorf("first %+v, also %+v", a.Figures, a.Also)
	}
	if a.Query.Intent != query.Lookup {
		t.Errorf("the first is of intent %q", a.Query.Intent)
	}
}
