package answer

import (
	"slices"
	"strings"

	"quoth/articles/lexicon"
	"quoth/index/query"
)

// coverage judges how much of what is asked the figure's sentence says,
// besides the place, the measure and the period.
func (a asked) coverage(s slot, c *candidate, at int) float64 {
	near := newBag(c.lexicon, c.Measure, c.Entity, c.Unit, c.clause())
	got, all := uncovered, uncovered
	for i, w := range a.Words {
		if w.Role == query.OfPeriod || w.Entry != nil && (w.Entry == s.place || w.Entry == s.measure) || w.Role == query.OfPlace && s.listed(w) {
			continue
		}
		if w.Role == query.OfMeasure && s.measure != nil && (slices.Contains(a.Measures, w.Entry) || !a.narrowing(w.Entry)) {
			continue // another slot's
		}
		weight := a.weights[i]
		if w.Role == query.Weak {
			weight *= weakCoverage
		}
		level := max(a.holds(near, i), inSentence*a.holds(c.sentences[at], i), inPassage*a.holds(c.text, i), inFrame*a.holds(c.frame, i))
		got += weight * level
		all += weight
	}
	return got / all
}

// narrowing reports whether a measure that the question names and does not ask
// for narrows what it asks: how many of something there are, where a sum is asked
// for, "in fintech".
func (a asked) narrowing(m *lexicon.Entry) bool {
	return m.Class == "count" && a.Want == query.WantMoney
}

// clause returns the stretch of the figure's sentence around it, up to the
// next comma, bracket or other mark on either side.
func (c *candidate) clause() string {
	text := c.Record.Text
	s := c.Sentences[c.sentence(c.Figure.Start)]
	marks := ",;:()（），；：、—–\"“”|"
	start, end := s[0], s[1]
	if i := strings.LastIndexAny(text[s[0]:c.Figure.Start], marks); i >= 0 {
		start += i
	}
	if i := strings.IndexAny(text[c.Figure.End:s[1]], marks); i >= 0 {
		end = c.Figure.End + i
	}
	return strings.ToValidUTF8(text[start:end], " ")
}
