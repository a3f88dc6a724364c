package ledger

import (
	"math"
	"slices"
)

// A Fact is what one entry states, or several alike: one measure, place, period
// and amount. The Entry is the one that stands for it.
type Fact struct {
	Entry
	Entries []Entry // all that state it, best first
}

// Facts gathers entries into facts, best first.
func Facts(entries []Entry) []Fact {
	sorted := slices.Clone(entries)
	slices.SortStableFunc(sorted, Better)
	var facts []Fact
	for _, e := range sorted {
		i := slices.IndexFunc(facts, func(f Fact) bool { return f.states(e) })
		if i < 0 {
			facts = append(facts, Fact{Entry: e, Entries: []Entry{e}})
		} else {
			facts[i].Entries = append(facts[i].Entries, e)
		}
	}
	return facts
}

// Is reports whether two facts are the same one.
func (f Fact) Is(o Fact) bool { return f.Passage == o.Passage && f.Index == o.Index }

// states reports whether an entry states the fact again.
func (f Fact) states(e Entry) bool {
	if f.MeasureID != e.MeasureID || f.Place != e.Place || !sameKind(f.Entry, e) || f.Currency != e.Currency || f.Change != e.Change || f.Status != e.Status {
		return false
	}
	if !sameUnit(f.Entry, e) || scopeOf(f.Entry) != scopeOf(e) || f.Several() != e.Several() {
		return false
	}
	return sameTime(f.Entry, e) && agree(f.Entry, e)
}

// sameUnit reports whether two entries are counted in one unit; the noun of a
// count is a word of its text, in any language, and its measure says what it is.
func sameUnit(a, b Entry) bool {
	if a.Per != b.Per && a.Per != "" && b.Per != "" {
		return false
	}
	return a.Unit == b.Unit || a.counts() && b.counts()
}

// sameTime reports whether two entries hold for one stretch of time, as far as
// both say. The end of a year is that year.
func sameTime(a, b Entry) bool {
	s, t := a.Span(), b.Span()
	if s.To == 0 || t.To == 0 {
		return s.To == t.To || near(a.Value, b.Value)
	}
	return s.Alongside(t)
}

// agree reports whether two values are the same, as exactly as they are said:
// about 11 billion is 11.3 billion, 65 is not 66.
func agree(a, b Entry) bool {
	if near(a.Value, b.Value) && near(a.Max, b.Max) {
		return true
	}
	if a.Max != a.Value || b.Max != b.Value || !a.rounded() && !b.rounded() {
		return false
	}
	coarse, fine := a.Value, b.Value
	if digits(coarse) > digits(fine) {
		coarse, fine = fine, coarse
	}
	return math.Abs(coarse-fine) <= 0.05*math.Abs(fine) && near(round(fine, digits(coarse)), coarse)
}

// rounded reports whether an entry's value may be a rounded one: money is, and
// what is said to be about so much.
func (e Entry) rounded() bool { return e.Currency != "" || e.Qualifier != 0 }

// digits returns how many digits of a value are not the zeros it ends on.
func digits(v float64) int {
	for n := 1; n < 15; n++ {
		if near(round(v, n), v) {
			return n
		}
	}
	return 15
}

// round returns a value in n digits.
func round(v float64, n int) float64 {
	if v == 0 {
		return 0
	}
	scale := math.Pow(10, float64(n-1)-math.Floor(math.Log10(math.Abs(v))))
	return math.Round(v*scale) / scale
}

// near reports whether two values are the same but for rounding of the last bit.
func near(a, b float64) bool {
	return math.Abs(a-b) <= 1e-9*max(math.Abs(a), math.Abs(b))
}
