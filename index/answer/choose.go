package answer

import (
	"cmp"
	"math"
	"slices"

	"quoth/articles/figure"
	"quoth/index/ledger"
	"quoth/index/query"
)

// Answerable is the least fit, or the least score of a sentence, that is given
// as an answer. Below it the articles do not say.
const (
	Answerable         = 0.5
	AnswerableSentence = 0.62
)

const (
	peer      = 0.85 // a figure that fits this much as well as the best one competes with it for newest
	otherLeft = 0.7  // …and this much as well is shown beside it
	maxBeside = 5    // figures shown beside the headline of a slot
)

// choose picks from the candidates for one slot: the headline first, then the
// figures that differ from it, newest first. It returns none when none fits
// well enough.
func choose(s slot, list []candidate) []candidate {
	if len(list) == 0 {
		return nil
	}
	best := slices.MaxFunc(list, func(a, b candidate) int { return cmp.Compare(a.fit, b.fit) })
	if best.fit < Answerable {
		return nil
	}
	var peers []candidate
	for _, c := range list {
		if c.fit >= peer*best.fit && c.exact == best.exact && (s.measure != nil || c.same(best)) {
			peers = append(peers, c)
		}
	}
	slices.SortStableFunc(peers, byMerit)
	picked := peers[:1:1]
	slices.SortStableFunc(list, byMerit)
	for _, c := range list {
		if len(picked) > maxBeside {
			break
		}
		if c.fit < max(Answerable, otherLeft*best.fit) || c.exact != best.exact || s.measure == nil && !c.same(best) {
			continue
		}
		if !slices.ContainsFunc(picked, c.repeats) {
			picked = append(picked, c)
		}
	}
	return picked
}

// merits are what orders candidates that fit about as well, the first that
// differs; negative: a goes before b.
var merits = [...]struct {
	name    string
	compare func(a, b candidate) int
}{
	{"the figure is the place's own", func(a, b candidate) int { return -compareBool(a.own, b.own) }},
	{"it is a level, not a change", func(a, b candidate) int { return compareBool(a.Change != figure.NoChange, b.Change != figure.NoChange) }},
	{"it is a fact, not a plan", func(a, b candidate) int { return compareBool(a.planned(), b.planned()) }},
	{"it is newer", func(a, b candidate) int { return -cmp.Compare(a.asOf(), b.asOf()) }},
	{"it is of the whole year", func(a, b candidate) int { return compareBool(a.halved(), b.halved()) }},
	{"it fits better", func(a, b candidate) int { return -cmp.Compare(a.fit, b.fit) }},
	{"its passage was found first", func(a, b candidate) int { return cmp.Compare(a.rank, b.rank) }},
	{"it stands first in the passage", func(a, b candidate) int { return cmp.Compare(a.Figure.Start, b.Figure.Start) }},
}

// byMerit orders candidates that fit about as well.
func byMerit(a, b candidate) int {
	for _, m := range merits {
		if order := m.compare(a, b); order != 0 {
			return order
		}
	}
	return 0
}

// planned reports whether a figure is of what is meant to be.
func (c candidate) planned() bool {
	return c.Status == figure.Target || c.Status == figure.Forecast
}

// halved reports whether a figure is of a part of a year: a half, a quarter.
func (c candidate) halved() bool {
	return ledger.Entry{Figure: c.Figure}.Span().Halved()
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// asOf returns the year the figure is taken to speak of: the one stated, or
// the year before its article was published.
func (c candidate) asOf() int {
	if c.Year != 0 {
		return c.Year
	}
	return c.publishedYear() - 1
}

// same reports whether two figures measure the same thing, as far as their
// words tell: the same unit of the same phrase.
func (c candidate) same(o candidate) bool {
	if c.Record.ID == o.Record.ID && c.index == o.index {
		return true
	}
	if c.Kind != o.Kind || c.Unit != o.Unit || c.MeasureID != o.MeasureID || c.Place != o.Place || c.Entity != o.Entity {
		return false
	}
	if c.MeasureID != "" {
		return true
	}
	mine, its := newBag(nil, c.Measure), newBag(nil, o.Measure)
	shared := 0
	for _, t := range mine.terms {
		if its.terms.has(t) {
			shared++
		}
	}
	return shared > 0 && 2*shared >= max(len(mine.terms), len(its.terms))
}

// repeats reports whether o states the same amount as c: a copy, or the same
// sum in another currency.
func (c candidate) repeats(o candidate) bool {
	if c.Record.ID == o.Record.ID && (c.index == o.index || c.SameAs == o.index || o.SameAs == c.index) {
		return true
	}
	return c.Unit == o.Unit && c.Currency == o.Currency && (c.Year == o.Year || c.Year == 0 || o.Year == 0) &&
		near(c.Value, o.Value) && near(c.Max, o.Max)
}

// near reports whether two values are the same but for rounding of the last bit.
func near(a, b float64) bool {
	return math.Abs(a-b) <= 1e-9*max(math.Abs(a), math.Abs(b))
}

// disagreements tells how the figures beside the headline of a slot differ
// from it; at is where the headline stands in Answer.Figures, the others follow.
func (x *Answerer) disagreements(s slot, picked []candidate, at int) []Disagreement {
	var list []Disagreement
	for i, c := range picked[1:] {
		kind := x.differs(picked[0], c)
		if kind == "" {
			continue // the same, as exactly as they are said
		}
		j := slices.IndexFunc(list, func(d Disagreement) bool { return d.Kind == kind })
		if j < 0 {
			d := Disagreement{Kind: kind, Measure: picked[0].Measure, Place: picked[0].Place, Figures: []int{at}}
			if s.measure != nil {
				d.Measure = s.measure.ID
			}
			if s.place != nil {
				d.Place = s.place.ID
			}
			j, list = len(list), append(list, d)
		}
		list[j].Figures = append(list[j].Figures, at+1+i)
	}
	return list
}

// differs tells why two figures of one slot differ, "" when they do not.
func (x *Answerer) differs(head, c candidate) string {
	return ledger.Differ(x.fact(head), x.fact(c), head.recounts() || c.recounts())
}

// fact is what a candidate states, with all entries that state the same.
func (x *Answerer) fact(c candidate) ledger.Fact {
	own := ledger.Entry{Passage: c.Passage.Number, Index: c.index, Published: ledger.Day(c.Published), InTable: len(c.Header) > 0, Figure: c.Figure}
	book, err := x.Ledger()
	if err == nil && c.MeasureID != "" {
		for _, f := range ledger.Facts(book.Select(ledger.Filter{Measure: c.MeasureID, Place: c.Place})) {
			if slices.ContainsFunc(f.Entries, func(e ledger.Entry) bool { return e.Passage == own.Passage && e.Index == own.Index }) {
				return ledger.Fact{Entry: own, Entries: f.Entries}
			}
		}
	}
	return ledger.Fact{Entry: own, Entries: []ledger.Entry{own}}
}

// recounts reports whether the sentence tells of an earlier or a later count.
func (c candidate) recounts() bool {
	s := c.Sentences[c.sentence(c.Figure.Start)]
	return query.Revises(c.Record.Text[s[0]:s[1]])
}
