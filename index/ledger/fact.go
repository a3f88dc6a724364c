package ledger

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// A Fact is what one entry states, or several alike: one measure, place, period
// and amount. The Entry is the one that stands for it.
type Fact struct {
	Entry
	Entries []Entry // all that state it, best first
}

// Facts gathers entries into facts, best first. It ends early with the context's
// error.
func Facts(ctx context.Context, entries []Entry) ([]Fact, error) {
	facts, _, err := gather(ctx, entries)
	return facts, err
}

// gather gathers entries into facts, best first, and tells how many comparisons of
// an entry with a fact it took: an entry is compared with those that may be the
// same, not with every one.
func gather(ctx context.Context, entries []Entry) (facts []Fact, compared int, err error) {
	groups := map[likeness]*alike{}
	for n, i := range inOrder(entries) {
		if n%1024 == 0 && ctx.Err() != nil {
			return nil, 0, ctx.Err()
		}
		e := &entries[i]
		like := likenessOf(e)
		g := groups[like]
		if g == nil {
			g = &alike{}
			groups[like] = g
		}
		if at := g.find(e, facts); at >= 0 {
			facts[at].Entries = append(facts[at].Entries, *e)
			continue
		}
		facts = append(facts, Fact{Entry: *e, Entries: []Entry{*e}})
		g.add(facts)
	}
	for _, g := range groups {
		compared += g.compared
	}
	return facts, compared, nil
}

// inOrder returns the places of entries, the best first, as Better has it; those
// it holds equal in the order given.
func inOrder(entries []Entry) []int {
	orders, list := make([]uint64, len(entries)), make([]int, len(entries))
	for i := range entries {
		orders[i], list[i] = entries[i].order(), i
	}
	slices.SortFunc(list, func(i, j int) int {
		a, b := &entries[i], &entries[j]
		return cmp.Or(cmp.Compare(orders[i], orders[j]), cmp.Compare(a.Passage, b.Passage), cmp.Compare(a.Index, b.Index), cmp.Compare(i, j))
	})
	return list
}

// Is reports whether two facts are the same one.
func (f Fact) Is(o Fact) bool { return f.Passage == o.Passage && f.Index == o.Index }

// sameUnit reports whether two entries are counted in one unit; the noun of a
// count is a word of its text, in any language, and its measure says what it is.
func sameUnit(a, b *Entry) bool {
	return samePer(a, b) && (a.Unit == b.Unit || a.counts() && b.counts())
}

// samePer reports whether two entries are per the same, as far as both say.
func samePer(a, b *Entry) bool { return a.Per == b.Per || a.Per == "" || b.Per == "" }

// sameTime reports whether two entries hold for one stretch of time, as far as
// both say. The end of a year is that year.
func sameTime(a, b *Entry) bool {
	s, t := a.Span(), b.Span()
	if s.To == 0 || t.To == 0 {
		return s.To == t.To || near(a.Value, b.Value)
	}
	return s.Alongside(t)
}

// agree reports whether two values are the same, as exactly as they are said:
// about 11 billion is 11.3 billion, 65 is not 66.
func agree(a, b *Entry) bool {
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
	return math.Abs(coarse-fine) <= roundedBy*math.Abs(fine) && near(round(fine, digits(coarse)), coarse)
}

// roundedBy is how much of a value may be lost where it is rounded.
const roundedBy = 0.05

// rounded reports whether an entry's value may be a rounded one: money is, and
// what is said to be about so much.
func (e Entry) rounded() bool { return e.Currency != "" || e.Qualifier != 0 }

// mostDigits is how many digits of a value are told apart.
const mostDigits = 15

// digits returns how many digits of a value are not the zeros it ends on.
func digits(v float64) int {
	for n := 1; n < mostDigits; n++ {
		if near(round(v, n), v) {
			return n
		}
	}
	return mostDigits
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
