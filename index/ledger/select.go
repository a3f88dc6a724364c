package ledger

import (
	"cmp"
	"iter"
	"slices"

	"quoth/articles/figure"
)

// A Filter says which entries are asked for. The zero value of a field but of the
// first two asks for nothing.
type Filter struct {
	Measure  string        // id of the measure; "" of those that have none
	Place    string        // id of the place; "" of those that have none
	Anywhere bool          // of every place, and Place is not looked at
	Kinds    []figure.Kind // kinds of quantity
	From, To int           // years, both included; entries of no year pass neither
	Levels   bool          // no changes, nothing counted elsewhere or in passing, nothing of another order of magnitude
	Value    *Range        // what values must lie in
}

// A Range bounds values. An entry whose unit or currency it cannot be compared
// with lies in no range.
type Range struct {
	Least, Most float64 // math.Inf where open
	Open        bool    // the bounds themselves lie outside: "more than", not "at least"
	Unit        string  // of the bounds, "" for money
	Currency    string  // of the bounds
	Rates       *Rates  // nil: other currencies lie outside
}

// Select returns the entries that pass, by place, then in the order of the corpus.
func (l *Ledger) Select(f Filter) []Entry {
	var list []Entry
	i, end := l.of(f)
	for sieve := l.sieve(f); i < end; i++ {
		if sieve.passes(&l.rows[i]) {
			list = append(list, l.entry(i))
		}
	}
	return list
}

// Count returns how many entries pass.
func (l *Ledger) Count(f Filter) int {
	n := 0
	i, end := l.of(f)
	for sieve := l.sieve(f); i < end; i++ {
		if sieve.passes(&l.rows[i]) {
			n++
		}
	}
	return n
}

// Places returns the places a measure has an entry of that passes.
func (l *Ledger) Places(f Filter) []string {
	var list []string
	i, end := l.of(f)
	for sieve := l.sieve(f); i < end; i++ {
		if place := l.words[l.rows[i].place]; sieve.passes(&l.rows[i]) && (len(list) == 0 || list[len(list)-1] != place) {
			list = append(list, place)
		}
	}
	return list
}

// A Head is the entry that stands for one place.
type Head struct {
	Entry
	Of int // entries of the place that passed
}

// Heads returns for every place the entry that best stands for it, by place:
// the one Better puts first. within reports which places are asked for, nil all.
func (l *Ledger) Heads(f Filter, within func(place string) bool) []Head {
	var list []Head
	i, end := l.of(f)
	for sieve := l.sieve(f); i < end; {
		place := l.rows[i].place
		wanted := place != 0 && (within == nil || within(l.words[place]))
		best, n := -1, 0
		for ; i < end && l.rows[i].place == place; i++ {
			if wanted && sieve.passes(&l.rows[i]) {
				n++
				if best < 0 || l.rows[i].order < l.rows[best].order { // rows come in the order of the corpus
					best = i
				}
			}
		}
		if best >= 0 {
			list = append(list, Head{l.entry(best), n})
		}
	}
	return list
}

// A Stated is a measure of a place of which the ledger has entries.
type Stated struct {
	Measure, Place string
	Figures        int   // how many
	Years          []int // of them, each once, the newest first
}

// Stated yields every measure of every place, by measure, then by place.
func (l *Ledger) Stated() iter.Seq[Stated] {
	return func(yield func(Stated) bool) {
		l.unpack(0, len(l.rows))
		for g, of := range l.groups {
			s := Stated{Measure: l.words[of.measure], Place: l.words[of.place]}
			rows := l.rows[of.first:l.begins(g+1)]
			for i := range rows {
				if y := int(rows[i].year); y != 0 {
					s.Years = append(s.Years, y)
				}
			}
			s.Figures = len(rows)
			slices.Sort(s.Years)
			s.Years = slices.Compact(s.Years)
			slices.Reverse(s.Years)
			if !yield(s) {
				return
			}
		}
	}
}

// Measures returns the measures a place has entries of, in order.
func (l *Ledger) Measures(place string) []string {
	var list []string
	for first := 0; first < len(l.groups); {
		m := l.words[l.groups[first].measure]
		if i, end := l.groupsOf(Filter{Measure: m, Place: place}); i < end && m != "" {
			list = append(list, m)
		}
		_, first = l.groupsOf(Filter{Measure: m, Anywhere: true})
	}
	return list
}

// Same returns the entries of a value: alike in kind, unit and currency, and
// equal but for the last bit.
func (l *Ledger) Same(kind figure.Kind, value float64, unit, currency string) []Entry {
	var list []Entry
	l.unpack(0, len(l.rows))
	for i := range l.rows {
		r := &l.rows[i]
		if figure.Kind(r.kind) != kind || !near(r.value, value) && !near(r.max, value) {
			continue
		}
		if kind != figure.Count && l.words[r.unit] != cmp.Or(currency, unit) {
			continue
		}
		list = append(list, l.entry(i))
	}
	return list
}

// Better orders entries of one measure and place by how well they stand for
// it: a fact before a plan, the whole before a part, one period before several
// together, then the newest, then what is said outright before what was
// inferred or rounded, then the order of the corpus. What has a year comes
// before what has none.
func Better(a, b Entry) int {
	return cmp.Or(cmp.Compare(a.order(), b.order()), cmp.Compare(a.Passage, b.Passage), cmp.Compare(a.Index, b.Index))
}

// order is what Better compares first: the less, the better.
func (e Entry) order() uint64 {
	const unsure = figure.PlaceFromTitle | figure.YearNear | figure.NounCarried
	order := uint64(0)
	for _, worse := range []bool{e.Planned(), e.Partial(), e.Several(), e.Year == 0} {
		order = order<<1 | bit(worse)
	}
	order = order<<14 | uint64(1<<14-1-min(max(e.AsOf(), 0), 1<<14-1))
	for _, worse := range []bool{e.Doubt&unsure != 0, e.Qualifier == figure.About, e.Attribution == "", e.InTable} {
		order = order<<1 | bit(worse)
	}
	return order<<28 | uint64(latest-min(max(e.Published, 0), latest))
}

// latest is the last day that is told apart, as Published has it.
const latest = 1<<28 - 1

// publishedIn returns the day of publication that an order has been made of.
func publishedIn(order uint64) int32 { return latest - int32(order&latest) }

func bit(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// Planned reports whether an entry tells what is to be, not what is.
func (e Entry) Planned() bool { return e.Status.Planned() }

// AsOf is the year an entry is taken to speak of: the one stated, or the one
// before its article was published.
func (e Entry) AsOf() int {
	if e.Year != 0 || e.Published == 0 {
		return e.Year
	}
	return e.Published/10000 - 1
}
