package figure

import "strings"

// entity returns the words that name whose figure i is, where that is no
// place of the lexicon: the company, park or agency nearest before it, unless
// the place m, chosen for the figure, stands nearer. "" when the sentence
// names none.
func (l *linker) entity(i, place int) string {
	q, r := &l.list[i], l.r
	first, last := 0, 0
	for at := q.from; at > max(0, q.from-reach); {
		from, to := l.nameEndingBefore(at)
		if to == 0 {
			break
		}
		at = from
		if l.aside(mention{from: from, to: to}, q) || r.str(from-1) == "(" {
			continue
		}
		if last == 0 {
			first, last = from, to
		}
		if l.clauseBetween(to, q.from) {
			continue // the subject of the sentence rather than a name in another clause
		}
		break
	}
	if last == 0 {
		first, last = l.owner(q)
	}
	if last == 0 {
		first, last = l.hanOwner(q)
	}
	if last == 0 || place >= 0 && l.displaces(l.places[place], last, q) {
		return ""
	}
	return strings.TrimSuffix(strings.TrimSuffix(r.span(first, last), "'s"), "’s")
}

// owner returns the tokens of the name that a share is of: "74% of the CTSP's
// staff". last is 0 when there is none.
func (l *linker) owner(q *reading) (first, last int) {
	r := l.r
	if q.kind != Share || r.low(q.to) != "of" {
		return 0, 0
	}
	at := q.to + 1
	if r.low(at) == "the" {
		at++
	}
	for first = at; l.named(at); at++ {
		if r.nameOwner(at) && !l.isPlaceName(first, at+1) {
			return first, at + 1
		}
	}
	return 0, 0
}

// hanOwner returns the tokens of the Chinese park, district or body that the
// sentence begins with: 琶洲聚集了, 南沙的. last is 0 when there is none.
func (l *linker) hanOwner(q *reading) (first, last int) {
	r := l.r
	for at := 0; at < min(q.from, maxOwner) && r.is(at, han); at++ {
		if r.begins(at, cueLeans) && at == 0 {
			break
		}
		if l.isPlaceName(at, at+1) {
			break
		}
		if r.str(at) == "的" && at > 0 {
			first = at + 1 // 正在兴建的小镇
		}
		if _, n := r.at(at, cueBody); n > 0 && at+n-first > 1 {
			return first, at + n
		}
	}
	return 0, 0
}

// maxOwner is how many characters into a sentence its owner may reach.
const maxOwner = 14

// displaces reports whether place m is nearer to a reading than the name that
// ends at token to: a subject behind it, or in the clause of the reading when
// that is not.
func (l *linker) displaces(m mention, to int, q *reading) bool {
	if m.from < to || m.to > q.from || l.aside(m, q) || l.r.demonym(m) {
		return false
	}
	switch l.r.low(m.from - 1) {
	case "its", "their", "his", "her":
		return false // its Berlin office
	}
	return l.r.binds(m) == "" || l.parting[q.from].cost-l.parting[to].cost > l.parting[q.from].cost-l.parting[m.to].cost
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
	for to = i; to > max(0, i-reach); to-- {
		if !r.toks[to-1].upper || !l.named(to-1) {
			continue
		}
		for from = to - 1; from > 0 && (l.named(from-1) || (r.str(from-1) == "&" || r.str(from-1) == "-" && r.glued(from)) && from > 1 && l.named(from-2)); from-- {
		}
		begin := from
		for from < to && (r.stopWord(from) || !startsUpper(r.str(from))) {
			from++
		}
		plain := to == from+1 && r.opening(from) && !upperEnds(r.str(from)) && !r.nameOwner(from) // "Revenue rose"
		if from < to && !plain && !l.isPlaceName(from, to) {
			for from > 0 && r.glued(from) && (r.is(from-1, letters) || r.is(from-1, digits)) {
				from-- // C4DLab
			}
			return from, to
		}
		to = begin + 1 // the loop goes on before this name
	}
	return 0, 0
}

// opening reports whether token i is the first word of the sentence.
func (r *reader) opening(i int) bool {
	return i == 0 || i == 1 && r.is(0, sign)
}

// named reports a word that may be part of a name.
func (l *linker) named(i int) bool {
	r := l.r
	if uint(i) >= uint(len(r.toks)) || !r.toks[i].upper || l.cites(i) {
		return false
	}
	if r.begins(i, cueMonth) {
		return false
	}
	if _, none := r.word(i, cueNoName); none || r.is(i+1, han) && r.glued(i+1) {
		return false
	}
	if _, numbered := r.word(i, cueNameBefore); numbered && (r.is(i+1, digits) || len(r.str(i+1)) == 1 && capital(r.str(i+1))) {
		return false // Series A
	}
	if _, numbered := r.word(i-1, cueNameBefore); numbered && len(r.str(i)) == 1 {
		return false
	}
	return l.marks[i]&(isFigure|isMeasure) == 0
}

// isPlaceName reports whether the tokens are a place of the lexicon and nothing else.
func (l *linker) isPlaceName(from, to int) bool { return l.all(from, to, isPlace) }
