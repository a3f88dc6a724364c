// Package ledger keeps the figures of a corpus side by side: what is measured,
// where, when, in which unit and by whose count, so that they can be compared,
// ranked and filtered without a word of prose being read again.
//
// It is pure: entries go in, entries come out, and nothing in it knows what an
// article or a question is. The words of a figure stay in its passage; an Entry
// says which.
package ledger

import (
	"cmp"
	"slices"
	"sort"

	"quoth/articles/figure"
)

// An Entry is one figure of the corpus. Of the embedded Figure the words and
// spans (Text, Measure, PlaceText, Start, End, Sentence, SameAs) are left out:
// they are in the passage.
type Entry struct {
	Passage   int // its passage's number in the corpus
	Index     int // its place among the passage's figures
	Article   int // its article's number in the corpus
	Published int // of the article, 20250601; what is not known of it is 0
	InTable   bool
	Part      bool // a part of what stands before it: "of which"
	figure.Figure

	span *Span // what Year and Period say, once for all entries of a ledger that say the same; nil not read yet
}

// A Ledger holds entries, sorted by measure, then place, then their order in
// the corpus. Once sealed it is read-only and safe for concurrent use.
type Ledger struct {
	words  []string          // what is said of entries in words, each once; 0 is ""
	number map[string]uint32 // of words; nil once it is sealed and read from bytes
	rows   []row
	more   []more // of rows
	groups []group
	saids  []said  // of rows, each once
	spans  []Span  // what saids say
	packed *packed // where the rows are that have not been unpacked; nil all have
}

// A group is the rows of a measure and place. They are next to each other, by
// measure, then by place.
type group struct {
	measure, place uint32
	first          int // of its rows
}

// Said is what is said of the time of a row.
type said struct {
	year   int16
	period uint32
}

// A row is what an entry is chosen by, its words as numbers. It is small, for
// a question may go over every row there is.
type row struct {
	value, max                     float64
	order                          uint64 // see Entry.order
	measure, place                 uint32
	unit                           uint32 // the currency, of money
	year                           int16
	kind, qualifier, change, doubt uint8
	stray                          bool // a part, or of another order of magnitude than its measure, see Seal
}

// A more is the rest of an entry.
type more struct {
	passage, article                   uint32
	published                          int32
	span                               uint32 // of Ledger.spans
	entity, period, scope, attrib, per uint32
	index                              uint16
	status                             uint8
	inTable                            bool
}

// New makes an empty ledger.
func New() *Ledger {
	return &Ledger{words: []string{""}, number: map[string]uint32{"": 0}}
}

// Len is how many entries the ledger holds.
func (l *Ledger) Len() int { return len(l.rows) }

// Add takes in an entry. Call Seal before the ledger is read.
func (l *Ledger) Add(e Entry) {
	f := &e.Figure
	unit := f.Unit
	if f.Kind == figure.Money {
		unit = f.Currency
	}
	l.rows = append(l.rows, row{
		value: f.Value, max: f.Max, order: e.order(), measure: l.word(f.MeasureID), place: l.word(f.Place), unit: l.word(unit),
		stray: e.Part, year: int16(f.Year), kind: uint8(f.Kind), qualifier: uint8(f.Qualifier), change: uint8(f.Change), doubt: uint8(f.Doubt),
	})
	l.more = append(l.more, more{
		passage: uint32(e.Passage), article: uint32(e.Article), published: int32(e.Published), index: uint16(e.Index),
		entity: l.word(f.Entity), period: l.word(f.Period), scope: l.word(f.Scope), attrib: l.word(f.Attribution), per: l.word(f.Per),
		status: uint8(f.Status), inTable: e.InTable,
	})
}

// word returns the number of a word.
func (l *Ledger) word(s string) uint32 {
	n, ok := l.number[s]
	if !ok {
		n = uint32(len(l.words))
		l.words = append(l.words, s)
		l.number[s] = n
	}
	return n
}

// Seal sorts the entries, and finds those that are of another order of magnitude
// than the rest of their measure: "$1,060" among billions is per something the
// text did not say beside it.
func (l *Ledger) Seal() {
	order := make([]int, len(l.rows))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		a, b, x, y := &l.rows[i], &l.rows[j], &l.more[i], &l.more[j]
		return cmp.Or(
			cmp.Compare(l.words[a.measure], l.words[b.measure]),
			cmp.Compare(l.words[a.place], l.words[b.place]),
			cmp.Compare(x.passage, y.passage),
			cmp.Compare(x.index, y.index),
		)
	})
	rows, rest := make([]row, len(order)), make([]more, len(order))
	for to, from := range order {
		rows[to], rest[to] = l.rows[from], l.more[from]
	}
	l.rows, l.more = rows, rest
	l.group()
	l.readSpans()
	for first := 0; first < len(rows); {
		end := first
		for end < len(rows) && rows[end].measure == rows[first].measure {
			end++
		}
		strays(rows[first:end])
		first = end
	}
}

// group notes where the rows of each measure and place begin.
func (l *Ledger) group() {
	l.groups = nil
	for i := range l.rows {
		r := &l.rows[i]
		if i == 0 || r.measure != l.rows[i-1].measure || r.place != l.rows[i-1].place {
			l.groups = append(l.groups, group{r.measure, r.place, i})
		}
	}
}

// readSpans reads what the years and periods of all rows say.
func (l *Ledger) readSpans() {
	known := map[said]uint32{}
	l.saids, l.spans = nil, nil
	for i := range l.rows {
		s := said{l.rows[i].year, l.more[i].period}
		n, ok := known[s]
		if !ok {
			n = uint32(len(l.spans))
			known[s] = n
			l.saids = append(l.saids, s)
			l.spans = append(l.spans, spanOf(int(s.year), l.words[s.period]))
		}
		l.more[i].span = n
	}
}

const (
	strayFactor = 1000 // how far from the median of its measure a value is no longer taken for one of it
	strayLeast  = 5    // values that make a median
)

// strays marks the rows of one measure that are.
func strays(rows []row) {
	type amount struct {
		kind uint8
		unit uint32
	}
	alike := map[amount][]*row{}
	for i := range rows {
		if r := &rows[i]; r.value > 0 {
			a := amount{r.kind, r.unit}
			alike[a] = append(alike[a], r)
		}
	}
	for _, list := range alike {
		if len(list) < strayLeast {
			continue
		}
		byValue := slices.SortedFunc(slices.Values(list), func(a, b *row) int { return cmp.Compare(a.value, b.value) })
		median := byValue[len(byValue)/2].value
		for _, r := range list {
			r.stray = r.stray || r.value > strayFactor*median || r.value < median/strayFactor
		}
	}
}

// entry is a row with its words.
func (l *Ledger) entry(i int) Entry {
	r, m := &l.rows[i], &l.more[i]
	e := Entry{
		Passage: int(m.passage), Index: int(m.index), Article: int(m.article), Published: int(m.published), InTable: m.inTable,
		Figure: figure.Figure{
			Kind: figure.Kind(r.kind), Value: r.value, Max: r.max, Unit: l.words[r.unit], Per: l.words[m.per],
			Qualifier: figure.Qualifier(r.qualifier), Change: figure.Change(r.change),
			MeasureID: l.words[r.measure], Place: l.words[r.place], Entity: l.words[m.entity],
			Period: l.words[m.period], Year: int(r.year), Scope: l.words[m.scope],
			Status: figure.Status(m.status), Attribution: l.words[m.attrib],
			SameAs: -1, Doubt: figure.Doubt(r.doubt),
		},
		span: &l.spans[m.span],
	}
	if e.Kind == figure.Money {
		e.Currency, e.Unit = e.Unit, ""
	}
	return e
}

// of returns which rows a filter is for, by its measure and place: from first up
// to end. They are there to be read then.
func (l *Ledger) of(f Filter) (first, end int) {
	from, to := l.groupsOf(f)
	first, end = l.begins(from), l.begins(to)
	l.unpack(first, end)
	return first, end
}

// groupsOf returns which groups a filter is for.
func (l *Ledger) groupsOf(f Filter) (first, end int) {
	all := l.groups
	first = sort.Search(len(all), func(i int) bool { return l.words[all[i].measure] >= f.Measure })
	end = first + sort.Search(len(all)-first, func(i int) bool { return l.words[all[first+i].measure] > f.Measure })
	if f.Anywhere {
		return first, end
	}
	some := all[first:end]
	begin := sort.Search(len(some), func(i int) bool { return l.words[some[i].place] >= f.Place })
	return first + begin, first + begin + sort.Search(len(some)-begin, func(i int) bool { return l.words[some[begin+i].place] > f.Place })
}

// begins returns the first row of a group; of one behind the last how many rows
// there are.
func (l *Ledger) begins(group int) int {
	if group == len(l.groups) {
		return len(l.rows)
	}
	return l.groups[group].first
}
