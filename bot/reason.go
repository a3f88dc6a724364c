package bot

import "slices"

// Reasons are why an answer may not have helped, as they are kept.
var Reasons = []string{"figure", "place", "question", "outdated", "other"}

// A Form asks why an answer did not help.
type Form struct {
	Title, Ask, Send, Leave string
	Choices                 []Choice
}

// A Choice is a reason and what it is called.
type Choice struct{ Reason, Label string }

// ReasonForm is the form in a language.
func ReasonForm(lang string) Form {
	n := noticesIn(lang)
	f := Form{Title: n.FallsShort, Ask: n.WhyNot, Send: n.SendIt, Leave: n.LeaveIt}
	for i, r := range Reasons {
		f.Choices = append(f.Choices, Choice{r, n.Fallen[i]})
	}
	return f
}

// A Reasoned is a reason and how often it was given.
type Reasoned struct {
	Reason string
	Times  int
}

// label is what a reason is called; the reason itself where it is not one of Reasons.
func (r Reasoned) label(lang string) string {
	if i := slices.Index(Reasons, r.Reason); i >= 0 {
		return noticesIn(lang).Fallen[i]
	}
	return r.Reason
}
