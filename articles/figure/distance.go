package figure

import (
	"iter"

	"quoth/articles/text"
)

// figureCost is that of another figure of the same kind.
const figureCost = 7

// reach is how many tokens may part a figure from what links to it.
const reach = 80

// readingsIn yields the readings between the tokens, those nearest to reading i first.
func (l *linker) readingsIn(from, to, i int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for k := i + 1; k < len(l.list) && l.list[k].To <= to; k++ {
			if l.list[k].From >= from && !yield(k) {
				return
			}
		}
		for k := i - 1; k >= 0 && l.list[k].From >= from; k-- {
			if l.list[k].To <= to && !yield(k) {
				return
			}
		}
	}
}

// words returns how many words the tokens from..to are.
func (l *linker) words(from, to int) int {
	return (l.parting[to].Halves - l.parting[from].Halves + 1) / 2
}

// between returns the cost of the tokens from..to that part reading i from
// something that links to it.
func (l *linker) between(from, to, i int, left bool) int {
	if to-from > reach {
		return never
	}
	cost := l.words(from, to) + l.parting[to].Cost - l.parting[from].Cost
	if l.parting[to].Depth != l.parting[from].Depth {
		cost += text.CommaCost
	}
	for k := range l.readingsIn(from, to, i) {
		if l.list[k].Kind == l.list[i].Kind {
			cost += figureCost
		}
	}
	return cost
}
