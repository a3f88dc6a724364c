package bot

import "quoth/index/answer"

// Outcome is the kind of message an answer becomes. Of several questions in a
// message all have to come to it; else it is partial where one is answered,
// and closest where for one there is that.
func Outcome(a answer.Answer) Kind {
	kind := outcome(a)
	for _, further := range a.Also {
		switch other := outcome(further); {
		case other == kind:
		case kind.Open() && other.Open():
			kind = Closest
		default:
			kind = Partial
		}
	}
	return kind
}

// outcome is what an answer comes to by itself. What is closest without a
// passage is nothing.
func outcome(a answer.Answer) Kind {
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

// Unasked reports whether a message may be said to a line that did not call the
// bot, surely meant for it or not: what the articles do not say never is, what
// they come close to, a note or an apology only to what surely was, and nothing twice.
func (m Message) Unasked(surely bool) bool {
	switch m.Kind {
	case Unanswered:
		return false
	case Answered, Partial:
		return !m.Repeats
	case Closest, Noted, Faulted:
		return surely
	}
	return true
}
