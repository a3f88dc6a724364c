package ledger

import (
	"math"

	"quoth/articles/figure"
)

// A likeness is what two entries must have in common, letter for letter, to state
// one fact.
type likeness struct {
	measure, place, currency, unit, scope string
	kind                                  figure.Kind
	change                                figure.Change
	status                                figure.Status
	several                               bool
}

// likenessOf returns the likeness of an entry. A number is a count whose noun was
// not read, and the nouns of counts are not told apart.
func likenessOf(e *Entry) likeness {
	s := likeness{
		measure: e.MeasureID, place: e.Place, currency: e.Currency, unit: e.Unit, scope: scopeOf(*e),
		kind: e.Kind, change: e.Change, status: e.Status, several: e.Several(),
	}
	if e.counts() {
		s.kind, s.unit = figure.Count, ""
	}
	return s
}

// states reports whether an entry states a fact of its likeness again.
func (f *Fact) states(e *Entry) bool {
	return samePer(&f.Entry, e) && sameTime(&f.Entry, e) && agree(&f.Entry, e)
}

// Alike are the facts of one likeness, found by what an entry that states one of
// them again shares with it. The zero value has none.
//
// A fact is written down under its amount, its time and what it is per, and also
// under what it is to an entry that does not say one of them; an entry looks under
// what it says, and under what a fact may have left unsaid.
type alike struct {
	facts    []int            // by number, the first found first
	at       map[mark][]int32 // the facts by their marks; nil for few
	names    map[string]int32 // of parts of a year, and of what is counted per
	rounded  bool             // one of them may have a rounded value
	ranges   bool             // one of them is a range
	compared int              // how often an entry was compared with a fact
}

// fewAlike is how many facts of one likeness are compared one by one.
const fewAlike = 12

// A mark is something that a fact is found by.
type mark struct {
	value, most cell  // its amount; most is that of a range's end, else 0
	digits      int8  // value is the amount in so many; 0 as it is
	when        when  // how much of its time the mark tells
	from, to    int32 // years
	part        int32 // of a year
	per         int32 // perAny: whatever it is per
}

// when is how much of its time a mark tells.
type when uint8

const (
	stated when = iota // all of it
	points             // that it is at a point of the years
	ever               // nothing
)

const perAny = -1

// find returns which of the facts an entry states again, the first of them; -1
// none.
func (g *alike) find(e *Entry, facts []Fact) int {
	best := -1
	try := func(i int) bool {
		if best >= 0 && i >= best {
			return true
		}
		g.compared++
		if facts[i].states(e) {
			best = i
		}
		return best == i
	}
	if g.at == nil {
		for _, i := range g.facts {
			if try(i) {
				break
			}
		}
		return best
	}
	g.sought(e, func(m mark) {
		for _, i := range g.at[m] {
			if try(int(i)) {
				return
			}
		}
	})
	return best
}

// add takes in a fact, the last of facts.
func (g *alike) add(facts []Fact) {
	g.facts = append(g.facts, len(facts)-1)
	if g.at == nil && len(g.facts) <= fewAlike {
		return
	}
	unwritten := g.facts[len(g.facts)-1:]
	if g.at == nil {
		g.at, g.names, unwritten = map[mark][]int32{}, map[string]int32{}, g.facts
	}
	for _, i := range unwritten {
		g.borne(&facts[i].Entry, func(m mark) { g.at[m] = append(g.at[m], int32(i)) })
	}
}

// borne yields the marks that a fact is written down under.
func (g *alike) borne(e *Entry, yield func(mark)) {
	g.rounded = g.rounded || e.rounded()
	g.ranges = g.ranges || e.Max != e.Value
	m := mark{value: cellOf(e.Value), per: g.name(e.Per)}
	if e.Max != e.Value {
		m.most = cellOf(e.Max)
	}
	write := func(m mark) {
		yield(m)
		m.per = perAny
		yield(m)
	}
	timed := func(m mark) {
		s := e.Span()
		if s.To == 0 {
			write(m)
			return
		}
		m.from, m.to = int32(s.From), int32(s.To)
		if s.point() {
			m.when = points
			write(m)
			m.when = stated
		}
		m.part = g.name(s.Part)
		write(m)
	}
	timed(m)
	m.when = ever
	write(m)
	m.when = stated
	if e.Max == e.Value {
		for n, coarse := range rougher(e.Value) {
			m.value, m.digits = cellOf(coarse), int8(n)
			timed(m)
		}
	}
}

// sought yields the marks of the facts that an entry may state again.
func (g *alike) sought(e *Entry, yield func(mark)) {
	s := e.Span()
	per := func(m mark) {
		if e.Per == "" {
			m.per = perAny
			yield(m)
			return
		}
		yield(m)
		m.per = g.name(e.Per)
		yield(m)
	}
	timed := func(m mark) { // the facts of the entry's time
		if s.To == 0 {
			per(m)
			return
		}
		m.from, m.to = int32(s.From), int32(s.To)
		if s.Part == "" {
			m.when = points
			per(m)
			m.when = stated
		}
		if s.point() {
			per(m)
		}
		m.part = g.name(s.Part)
		per(m)
	}
	beside(cellOf(e.Value), func(value cell) {
		amount := func(m mark) {
			if s.To == 0 {
				m.when = ever
				per(m)
				return
			}
			timed(m)
			per(m) // a fact of no time
		}
		amount(mark{value: value})
		if g.ranges || e.Max != e.Value {
			beside(cellOf(e.Max), func(most cell) { amount(mark{value: value, most: most}) })
		}
	})
	if e.Max != e.Value || !g.rounded && !e.rounded() {
		return
	}
	beside(cellOf(e.Value), func(value cell) { timed(mark{value: value, digits: int8(digits(e.Value))}) })
	for _, coarse := range rougher(e.Value) {
		beside(cellOf(coarse), func(value cell) { timed(mark{value: value}) })
	}
}

// name returns the number of a name; that of "" is 0.
func (g *alike) name(s string) int32 {
	if s == "" {
		return 0
	}
	n, ok := g.names[s]
	if !ok {
		n = int32(len(g.names) + 1)
		g.names[s] = n
	}
	return n
}

// rougher yields what a value may be rounded to, by how many digits are left.
func rougher(v float64) func(yield func(int, float64) bool) {
	return func(yield func(int, float64) bool) {
		const slack = 1 + 1e-6 // agree decides
		for n := 1; n < digits(v); n++ {
			if r := round(v, n); math.Abs(r-v) <= roundedBy*slack*math.Abs(v) && !yield(n, r) {
				return
			}
		}
	}
}

// A cell is a stretch of values: two that are near each other lie in one, or in
// two side by side.
type cell int64

// cellOf returns the cell of a value. The bits of floats stand in the order of
// their values, and near ones differ in the last of them.
func cellOf(v float64) cell {
	const within = 26 // of 52 bits: a cell is some times wider than near allows
	c := cell(math.Float64bits(math.Abs(v))>>within) + 1
	if v < 0 {
		return -c
	}
	return c
}

// beside yields a cell and those on either side of it.
func beside(c cell, yield func(cell)) {
	for by := cell(-1); by <= 1; by++ {
		yield(c + by)
	}
}
