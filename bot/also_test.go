package bot

import (
	"fmt"
	"strings"
	"testing"

	"quoth/index/answer"
)

// What several answers come to together.
func TestOutcome(t *testing.T) {
	const a, p, c, u = answer.Answered, answer.Partial, answer.Closest, answer.Unanswered
	for _, test := range []struct {
		all  []answer.Status
		want Kind
	}{
		{[]answer.Status{a}, Answered}, {[]answer.Status{p}, Partial}, {[]answer.Status{c}, Closest}, {[]answer.Status{u}, Unanswered},
		{[]answer.Status{a, a, a}, Answered}, {[]answer.Status{u, u}, Unanswered}, {[]answer.Status{c, c}, Closest},
		{[]answer.Status{a, u}, Partial}, {[]answer.Status{u, a}, Partial}, {[]answer.Status{u, c, a}, Partial}, {[]answer.Status{a, p}, Partial},
		{[]answer.Status{c, u}, Closest}, {[]answer.Status{u, c, u}, Closest},
	} {
		of := func(s answer.Status) answer.Answer { return answer.Answer{Status: s, Passages: sound().Passages} }
		given := of(test.all[0])
		for _, s := range test.all[1:] {
			given.Also = append(given.Also, of(s))
		}
		if got := Outcome(given); got != test.want {
			t.Errorf("%v: %s, want %s", test.all, got, test.want)
		}
	}
	if got := Outcome(answer.Answer{Status: c}); got != Unanswered {
		t.Errorf("closest without a passage: %s", got)
	}
}

// Each further answer stands below its question, with its own quotes; what is
// missing is that of all, and one that is not sure makes the message so.
func TestFurtherAnswers(t *testing.T) {
	first, second, third := sound(), sound(), answer.Answer{Question: "And *rents*?\nNow", Status: answer.Unanswered, Missing: []string{"office rent", "porto"}}
	first.Confidence, first.Query.Places, first.Query.Measures, first.Missing = 1, []string{"harbour city"}, []string{"venture capital"}, []string{"porto"}
	second.Question, second.Figures, second.Table, second.Chart = "What about the mill?", second.Figures[1:2], nil, nil
	if m := (&Bot{}).Compose(first); !m.Sure {
		t.Error("the first alone is not sure")
	}
	first.Also = []answer.Answer{second, third}
	m := (&Bot{}).Compose(first)
	if m.Kind != Partial || m.Sure || strings.Join(m.Missing, ",") != "porto,office rent" || m.Asked != first.Question {
		t.Errorf("%s, sure %v, missing %v, asked %q", m.Kind, m.Sure, m.Missing, m.Asked)
	}
	for _, want := range []string{"\n\nWhat about the mill?\nVenture capital: $2 billion\n", "\n\nAnd *rents*? Now\nThe articles do not say.\n\nNot in the articles: "} {
		if !strings.Contains(m.Text(), want) {
			t.Errorf("lacks %q:\n%s", want, m.Text())
		}
	}
	if n := len(quotes(m)); n != 2 { // one of each answer
		t.Errorf("%d quotes:\n%s", n, m.Text())
	}
	if len(first.Missing) != 1 {
		t.Error("the answer that was given has changed")
	}
}

// A message of many questions stays within its limits, and says that it is cut.
func TestManyFurtherAnswers(t *testing.T) {
	a := sound()
	for i := range 40 {
		further := sound()
		further.Question = fmt.Sprint("And number ", i, "?")
		a.Also = append(a.Also, further)
	}
	m := (&Bot{}).Compose(a)
	if n := len([]rune(m.Text())); n > textMax || !strings.HasSuffix(m.Text(), english.Cut) {
		t.Errorf("%d characters, ends %q", n, m.Text()[len(m.Text())-60:])
	}
}
