package figure

import (
	"sort"

	"quoth/articles/quantity"
)

// A mark is a set of bits that say what a token is part of.
type mark uint8

const (
	isFigure mark = 1 << iota
	isPeriod
	isPlace
	isMeasure
	isCited
	isAside // said by the way, between commas
)

func (l *linker) mark(from, to int, what mark) {
	for at := from; at < to; at++ {
		l.marks[at] |= what
	}
}

// any reports whether one of the tokens from..to is part of one of what.
func (l *linker) any(from, to int, what mark) bool {
	for at := max(from, 0); at < min(to, len(l.marks)); at++ {
		if l.marks[at]&what != 0 {
			return true
		}
	}
	return false
}

// all reports whether each of the tokens from..to is part of one of what.
func (l *linker) all(from, to int, what mark) bool {
	for at := from; at < to; at++ {
		if l.marks[at]&what == 0 {
			return false
		}
	}
	return to > from
}

// figureAt returns the index of the reading that begins at token at or is the
// first behind it.
func (l *linker) figureAt(at int) int {
	return sort.Search(len(l.list), func(k int) bool { return l.list[k].From >= at })
}

// within returns the bounds of the items of a list in order, whose ends to(k)
// and beginnings from(k) are given, that lie within reach of a reading.
func within(n int, q *quantity.Quantity, from, to func(k int) int) (first, last int) {
	first = sort.Search(n, func(k int) bool { return to(k) >= q.From-reach })
	last = first + sort.Search(n-first, func(k int) bool { return from(first+k) > q.To+reach })
	return first, last
}

// placesNear returns the bounds of the places within reach of a reading.
func (l *linker) placesNear(q *quantity.Quantity) (first, last int) {
	return within(len(l.places), q, func(k int) int { return l.places[k].from }, func(k int) int { return l.places[k].to })
}

// measuresNear returns the bounds of the measures within reach of a reading.
func (l *linker) measuresNear(q *quantity.Quantity) (first, last int) {
	return within(len(l.measures), q, func(k int) int { return l.measures[k].from }, func(k int) int { return l.measures[k].to })
}

// periodsNear returns the bounds of the periods within reach of a reading.
func (l *linker) periodsNear(q *quantity.Quantity) (first, last int) {
	return within(len(l.periods), q, func(k int) int { return l.periods[k].from }, func(k int) int { return l.periods[k].to })
}

// citedNear returns the bounds of the citations within reach of a reading.
func (l *linker) citedNear(q *quantity.Quantity) (first, last int) {
	return within(len(l.cited), q, func(k int) int { return l.cited[k].from }, func(k int) int { return l.cited[k].to })
}
