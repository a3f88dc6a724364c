package eval

import (
	"testing"

	"quoth/index/answer"
)

func TestJudge(t *testing.T) {
	n := func(v float64) *float64 { return &v }
	const starts = "Today 64 start-ups work there, most of them on sensors."
	const roof = "The slips spent a third of it on the roof."
	passage := func(id, text string) answer.Quote { return answer.Quote{ID: id, Article: "a.md", Text: text} }
	figure := func(v float64, passage string) answer.Figure { return answer.Figure{Value: n(v), Passage: passage} }
	number := LotQuestion{Answers: []Wanted{{Article: "a.md", Quote: starts, Value: n(64)}}}
	words := LotQuestion{Need: 2, Answers: []Wanted{{Article: "a.md", Quote: starts}, {Article: "a.md", Quote: roof}}}
	for _, test := range []struct {
		name     string
		question LotQuestion
		given    answer.Answer
		want     Verdict
		share    float64
	}{
		{"the figure", number,
			answer.Answer{Status: answer.Answered, Figures: []answer.Figure{figure(64, "1")}, Passages: []answer.Quote{passage("1", starts)}},
			Verdict{Said, First}, 1},
		{"another figure of the passage", number,
			answer.Answer{Status: answer.Answered, Figures: []answer.Figure{figure(9, "1")}, Passages: []answer.Quote{passage("1", starts)}},
			Verdict{Said, Off}, 0},
		{"the passage, no figure", number,
			answer.Answer{Status: answer.Answered, Passages: []answer.Quote{passage("1", starts)}},
			Verdict{Said, First}, 1},
		{"a figure of a passage that is not shown", number,
			answer.Answer{Status: answer.Answered, Figures: []answer.Figure{figure(64, "2")}, Passages: []answer.Quote{passage("1", roof)}},
			Verdict{Said, Off}, 0},
		{"figures come before passages", number,
			answer.Answer{Status: answer.Partial, Figures: []answer.Figure{figure(9, "2")}, Passages: []answer.Quote{passage("1", starts), passage("2", roof)}},
			Verdict{Said, Three}, 1},
		{"the fourth thing", number,
			answer.Answer{Status: answer.Answered, Passages: []answer.Quote{passage("1", roof), passage("2", roof), passage("3", roof), passage("4", starts)}},
			Verdict{Said, Off}, 1},
		{"a figure in the passage, where words are wanted", words,
			answer.Answer{Status: answer.Answered, Figures: []answer.Figure{figure(9, "1")}, Passages: []answer.Quote{passage("1", starts)}},
			Verdict{Said, First}, 0.5},
		{"closest, both", words,
			answer.Answer{Status: answer.Closest, Passages: []answer.Quote{passage("1", starts), passage("2", roof)}},
			Verdict{Closest, First}, 1},
		{"more than needed", LotQuestion{Answers: words.Answers},
			answer.Answer{Status: answer.Answered, Passages: []answer.Quote{passage("1", starts), passage("2", roof)}},
			Verdict{Said, First}, 1},
		{"nothing said, whatever is shown", words,
			answer.Answer{Status: answer.Unanswered, Passages: []answer.Quote{passage("1", starts)}},
			Verdict{Silent, Off}, 0},
		{"nothing to say, and something said", LotQuestion{},
			answer.Answer{Status: answer.Partial, Passages: []answer.Quote{passage("1", starts)}},
			Verdict{Said, None}, 0},
		{"nothing to say, and nothing said", LotQuestion{},
			answer.Answer{Status: answer.Unanswered},
			Verdict{Silent, None}, 0},
	} {
		if got, share := test.question.Judge(test.given); got != test.want || share != test.share {
			t.Errorf("%s: %s %s, %v of it, want %s %s, %v", test.name, got.Came, got.Held, share, test.want.Came, test.want.Held, test.share)
		}
	}
}
