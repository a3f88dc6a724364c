package eval

import (
	"strings"

	"quoth/index/answer"
)

// Scores are how the answers to the questions of lots stand, by the kind of
// the question, by its language and in all. The zero value holds none.
type Scores struct {
	Faults int    // questions whose answer was refused: they count as met with silence
	Misses []Miss // answers that were not right at once, in the order they were asked for

	rows map[string]*score
}

// A score sums up the verdicts of a row.
type score struct {
	verdicts    map[Verdict]int
	shares      float64 // of full replies, over the questions that something answers
	valued      int     // questions that ask for a number
	valuedFirst int     // of which the first thing is right, and a figure given
}

// The rows of all questions.
const (
	allEnglish = "ALL en" // and of any language but Chinese
	allChinese = "ALL zh"
	allOfThem  = "ALL"
)

// add counts what was given to a question.
func (s *Scores) add(q LotQuestion, a answer.Answer) {
	v, share := q.Judge(a)
	all := allEnglish
	if strings.HasPrefix(q.Lang, "zh") {
		all = allChinese
	}
	for _, name := range []string{q.Kind, all, allOfThem} {
		s.row(name).add(q, a, v, share)
	}
	if v.Held == Off || v.Held == Three || v == (Verdict{Said, None}) {
		s.Misses = append(s.Misses, Miss{q, v, a})
	}
}

// row returns the row of a name, which it makes where there is none.
func (s *Scores) row(name string) *score {
	if s.rows == nil {
		s.rows = map[string]*score{}
	}
	if s.rows[name] == nil {
		s.rows[name] = &score{verdicts: map[Verdict]int{}}
	}
	return s.rows[name]
}

func (c *score) add(q LotQuestion, a answer.Answer, v Verdict, share float64) {
	c.verdicts[v]++
	c.shares += share
	if len(q.Answers) == 0 || q.Answers[0].Value == nil {
		return
	}
	c.valued++
	if v.Held == First && len(a.Figures) > 0 {
		c.valuedFirst++
	}
}
