package bot

import "quoth/index/answer"

// Outcome is the kind of message an answer becomes. What is closest without a
// passage is nothing.
func Outcome(a answer.Answer) Kind {
	switch {
	case a.Status == answer.Unanswered, a.Status == answer.Closest && len(a.Passages) == 0:
		return Unanswered
	case a.Status == answer.Closest:
		return Closest
	case a.Status == answer.Partial:
		return Partial
	}
	return Answered
}

// Open reports whether the question is open still: nothing was claimed to
// answer it.
func (k Kind) Open() bool { return k == Closest || k == Unanswered }
