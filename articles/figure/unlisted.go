package figure

import (
	"slices"
	"strings"

	"quoth/articles/lexicon"
	"quoth/articles/quantity"
	"quoth/articles/text"
)

// unlisted finds the places that no table knows, by how they stand: "venture
// capital in Dravor", "Dravor has 40 start-ups", "Dravor's start-ups".
func (l *linker) unlisted() {
	r := l.r
	for i := 0; i < len(r.Tokens); i++ {
		if !l.placeWord(i) {
			continue
		}
		end := i + 1
		for l.placeWord(end) {
			end++
		}
		if _, before := r.Word(i-1, cuePlaceNot); !before && !r.capitalised(i-1) && !r.capitalised(end) && l.standsAsPlace(i, end) {
			name := strings.TrimSuffix(strings.TrimSuffix(r.Span(i, end), "'s"), "’s")
			m := mention{i, end, &lexicon.Entry{Kind: lexicon.Place, ID: name, Class: "city"}}
			at, _ := slices.BinarySearchFunc(l.places, m, func(a, b mention) int { return a.from - b.from })
			l.places = slices.Insert(l.places, at, m)
			l.mark(i, end, isPlace)
		}
		i = end
	}
}

// placeWord reports whether token i may be a word of a place's name: a capital
// and small letters behind it.
func (l *linker) placeWord(i int) bool {
	r := l.r
	if !r.capitalised(i) || !l.named(i) || l.marks[i]&(isPlace|isCited) != 0 {
		return false
	}
	if _, not := r.Word(i, cuePlaceNot); not {
		return false
	}
	s := strings.TrimSuffix(strings.TrimSuffix(r.Str(i), "'s"), "’s")
	return len(s) > 2 && strings.ToLower(s[1:]) == s[1:] && !r.StopWord(i)
}

// capitalised reports whether token i is a word written with a capital.
func (r *reader) capitalised(i int) bool {
	return r.Is(i, text.Letters) && text.StartsUpper(r.Str(i)) && !(r.Opening(i) && r.StopWord(i))
}

// standsAsPlace reports whether a name at the tokens stands as a place does.
func (l *linker) standsAsPlace(from, to int) bool {
	r := l.r
	if _, in := r.Word(from-1, quantity.CuePlaceIn); in {
		return from > 1 && l.marks[from-2]&isMeasure != 0 || !r.Opening(from-1) && !l.putIn(from-1)
	}
	if r.Possessive(to - 1) {
		return l.countsFor(to, to)
	}
	if _, n := r.At(to, cuePlaceHas); n > 0 && l.beginsClause(from) {
		k := l.figureAt(to + n)
		return k < len(l.list) && l.list[k].From-to-n <= 3 && l.countsFor(l.list[k].From, l.list[k].To+4)
	}
	return false
}

// putIn reports whether the clause before token i speaks of what is put into
// something, or told in it: "invested €4 million in Stripe".
func (l *linker) putIn(i int) bool {
	for at := i - 1; at >= max(0, i-8) && l.parting[at].Cost == l.parting[i].Cost; at-- {
		if _, put := l.r.Word(at, cuePlaceNotIn); put {
			return true
		}
	}
	return false
}

// countsFor reports whether a measure of the lexicon by which places are told
// apart, of things counted or of money, begins at one of the tokens.
func (l *linker) countsFor(from, to int) bool {
	return slices.ContainsFunc(l.measures, func(m mention) bool {
		return from <= m.from && m.from <= to && (m.entry.Is("count") || m.entry.Is("money"))
	})
}

// beginsClause reports whether a clause begins at token i.
func (l *linker) beginsClause(i int) bool {
	if l.r.Opening(i) {
		return true
	}
	switch l.r.Low(i - 1) {
	case ",", ";", ":", "—", "and", "while", "whereas", "but":
		return true
	}
	return false
}
