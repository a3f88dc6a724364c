package ledger

import (
	"cmp"
	"slices"

	"quoth/articles/figure"
)

// Kinds of difference between two figures for one measure and place.
const (
	Period     = "period"     // another stretch of time
	Definition = "definition" // counted otherwise: unit, scope, kind, place
	Revision   = "revision"   // the same counter, later
	Conflict   = "conflict"   // nothing tells why
)

// Differ tells why two facts for one measure and place differ; revised says
// that the words around one of them tell of an earlier or a later count. It is
// "" where they agree.
func Differ(a, b Fact, revised bool) string {
	s, t := a.Span(), b.Span()
	same := a.sharesOrigin(b)
	otherPer := a.Per != b.Per && a.Per != "" && b.Per != ""
	switch {
	case s.To != 0 && t.To != 0 && !s.Alongside(t):
		return Period
	case !sameKind(a.Entry, b.Entry) || a.Currency != b.Currency || !sameUnit(&a.Entry, &b.Entry) || otherPer || a.Change != b.Change || a.Planned() != b.Planned():
		return Definition
	case scopeOf(a.Entry) != scopeOf(b.Entry) || a.Place != b.Place || a.MeasureID != b.MeasureID || a.Several() != b.Several():
		return Definition
	case agree(&a.Entry, &b.Entry):
		return ""
	case same && (revised || a.Published != b.Published):
		return Revision
	case (s.To == 0) != (t.To == 0):
		return Period
	case a.Scope != b.Scope && (a.Scope == "cluster" || b.Scope == "cluster"):
		return Definition
	}
	return Conflict
}

// sharesOrigin reports whether one counter is cited for both facts, or none is
// for one of them and one passage states both.
func (f Fact) sharesOrigin(o Fact) bool {
	for _, a := range f.Entries {
		for _, b := range o.Entries {
			silent := a.Attribution == "" || b.Attribution == ""
			if SameOrigin(a.Attribution, b.Attribution) || silent && a.Passage == b.Passage {
				return true
			}
		}
	}
	return false
}

// Respects in which figures of two places can be apart.
const (
	ApartUnit     = "unit"
	ApartCurrency = "currency"
	ApartPer      = "per"
	ApartPeriod   = "period"
	ApartScope    = "scope"
	ApartKind     = "kind"   // a fact and a plan, an exact value and a range
	ApartOrigin   = "origin" // counted by others, so perhaps otherwise
)

// Apart tells in which respects two facts of one measure cannot stand in one
// chart or sum: none where one counter, unit, period and scope run through. A
// ranking is its own counter.
func Apart(a, b Fact) []string {
	var least []string
	for i, x := range a.Entries {
		for j, y := range b.Entries {
			apart := apart(x, y)
			if i == 0 && j == 0 || len(apart) < len(least) {
				least = apart
			}
		}
	}
	if !slices.Contains(least, ApartOrigin) && a.Kind != figure.Rank && otherCounters(a, b) {
		least = append(least, ApartOrigin)
	}
	return least
}

// otherCounters reports whether both facts name who counted, and none is named
// for both.
func otherCounters(a, b Fact) bool {
	named, same := [2]bool{}, false
	for _, x := range a.Entries {
		named[0] = named[0] || x.counter() != ""
		for _, y := range b.Entries {
			named[1] = named[1] || y.counter() != ""
			same = same || SameOrigin(x.counter(), y.counter())
		}
	}
	return named[0] && named[1] && !same
}

func apart(a, b Entry) []string {
	var list []string
	add := func(differ bool, respect string) {
		if differ {
			list = append(list, respect)
		}
	}
	s, t := a.Span(), b.Span()
	add(a.Currency != b.Currency, ApartCurrency)
	add(!sameKind(a, b) || a.Unit != b.Unit && !a.counts(), ApartUnit)
	add(a.Per != b.Per, ApartPer)
	add(s != t || s.To == 0, ApartPeriod)
	add(a.Scope != b.Scope || a.Several() != b.Several(), ApartScope)
	add(a.Status != b.Status || a.Change != b.Change || (a.Value != a.Max) != (b.Value != b.Max), ApartKind)
	add(a.Kind != figure.Rank && !sameCounter(a, b), ApartOrigin)
	return list
}

// counter is who counted: who is cited, else who or what the figure is said of.
func (e Entry) counter() string { return cmp.Or(e.Attribution, e.Entity) }

// sameKind reports whether two entries are of one kind of quantity. A number
// is a count whose noun was not read.
func sameKind(a, b Entry) bool { return a.Kind == b.Kind || a.counts() && b.counts() }

// counts reports whether an entry counts things, whose noun is a word of its text.
func (e Entry) counts() bool { return e.Kind == figure.Count || e.Kind == figure.Number }

// sameCounter reports whether two figures were counted by the same: it is cited
// for both, or one passage or one table gives both and cites no two.
func sameCounter(a, b Entry) bool {
	if SameOrigin(a.counter(), b.counter()) {
		return true
	}
	silent := a.counter() == "" || b.counter() == ""
	return silent && (a.Passage == b.Passage || a.Article == b.Article && a.InTable && b.InTable)
}
