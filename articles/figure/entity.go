package figure

import "strings"

// entity returns the words that name whose figure i is, where that is no
// place of the lexicon: the company, park or agency nearest before it. "" when
// the sentence names none.
func (l *linker) entity(i int) string {
	q, r := l.list[i], l.r
	best := ""
	for at := q.from; at > max(0, q.from-reach); {
		from, to := l.nameEndingBefore(at)
		if to == 0 {
			break
		}
		if best == "" {
			best = strings.TrimSuffix(strings.TrimSuffix(r.span(from, to), "'s"), "’s")
		}
		at = from
		if l.clauseBetween(to, q.from) {
			continue // the subject of the sentence rather than a name in another clause
		}
		break
	}
	return best
}

// clauseBetween reports whether a clause ends between the tokens.
func (l *linker) clauseBetween(from, to int) bool {
	return l.parting[to].cost-l.parting[from].cost >= clauseCost
}

// nameEndingBefore returns the tokens of the last name before token i: words
// with capitals that are no place, no time, nobody cited and not just the
// sentence's first word. to is 0 when there is none.
func (l *linker) nameEndingBefore(i int) (from, to int) {
	r := l.r
	for to = i; to > 0; to-- {
		if !l.named(to - 1) {
			continue
		}
		for from = to - 1; from > 0 && (l.named(from-1) || (r.str(from-1) == "&" || r.str(from-1) == "-" && r.glued(from)) && from > 1 && l.named(from-2)); from-- {
		}
		begin := from
		for from < to && (r.stopWord(from) || !startsUpper(r.str(from))) {
			from++
		}
		plain := from == 0 && to == 1 && !upperEnds(r.str(0)) && !r.nameOwner(0) // "Revenue rose"
		if from < to && !plain && !l.isPlaceName(from, to) {
			return from, to
		}
		to = begin + 1 // the loop goes on before this name
	}
	return 0, 0
}

// named reports a word that may be part of a name.
func (l *linker) named(i int) bool {
	r := l.r
	if !r.is(i, letters) || !startsUpper(r.str(i)) || l.cites(i) {
		return false
	}
	if _, n := r.at(i, cueMonth); n > 0 {
		return false
	}
	if _, none := r.word(i, cueNoName); none {
		return false
	}
	for _, q := range l.list {
		if i >= q.from && i < q.to {
			return false
		}
	}
	for _, m := range l.measures {
		if i >= m.from && i < m.to {
			return false
		}
	}
	return true
}

// isPlaceName reports whether the tokens are a place of the lexicon and nothing else.
func (l *linker) isPlaceName(from, to int) bool {
	for _, m := range l.places {
		if m.from <= from && m.to >= to {
			return true
		}
	}
	return false
}
