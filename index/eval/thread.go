package eval

import (
	"slices"
	"strconv"
	"strings"

	"quoth/index/rank"
)

// A turn is a question of a thread with what was answered.
type turn struct{ Question, Answer string }

// answered reports whether the thread has shown this passage already.
func (q question) answered(text string) bool {
	return slices.ContainsFunc(q.history, func(t turn) bool { return t.Answer == text })
}

// last returns what the thread of a question has shown. A title of two parts
// is those of article and section.
func (s *set) last(q question) rank.Shown {
	if len(q.history) == 0 {
		return rank.Shown{}
	}
	t := q.history[len(q.history)-1]
	last := rank.Shown{Question: t.Question, Answer: t.Answer}
	last.Title, last.Section, _ = strings.Cut(q.title, " – ")
	for n, a := range s.articles {
		if q.title != "" && a.title == q.title {
			last.Article = strconv.Itoa(n)
		}
	}
	return last
}
