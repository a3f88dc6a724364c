package figure

import (
	"strings"

	"quoth/articles/quantity"
	"quoth/articles/text"
)

// entity returns the words that name whose figure i is, where that is no
// place of the lexicon: the company, park or agency nearest before it, unless
// the place m, chosen for the figure, stands nearer. "" when the sentence
// names none.
func (l *linker) entity(i, place int) string {
	q, r := &l.list[i], l.r
	first, last := 0, 0
	for at := q.From; at > max(0, q.From-reach); {
		from, to := l.nameEndingBefore(at)
		if to == 0 {
			break
		}
		at = from
		if l.aside(mention{from: from, to: to}, q) || r.Str(from-1) == "(" {
			continue
		}
		if last == 0 {
			first, last = from, to
		}
		if l.clauseBetween(to, q.From) {
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
	return strings.TrimSuffix(strings.TrimSuffix(r.Span(first, last), "'s"), "’s")
}

// owner returns the tokens of the name that a share is of: "74% of the CTSP's
// staff". last is 0 when there is none.
func (l *linker) owner(q *quantity.Quantity) (first, last int) {
	r := l.r
	if q.Kind != Share || r.Low(q.To) != "of" {
		return 0, 0
	}
	at := q.To + 1
	if r.Low(at) == "the" {
		at++
	}
	for first = at; l.named(at); at++ {
		if r.Possessive(at) && !l.isPlaceName(first, at+1) {
			return first, at + 1
		}
	}
	return 0, 0
}

// hanOwner returns the tokens of the Chinese park, district or body that the
// sentence begins with: 琶洲聚集了, 南沙的. last is 0 when there is none.
func (l *linker) hanOwner(q *quantity.Quantity) (first, last int) {
	r := l.r
	for at := 0; at < min(q.From, maxOwner) && r.Is(at, text.Han); at++ {
		if r.Begins(at, cueLeans) && at == 0 {
			break
		}
		if l.isPlaceName(at, at+1) {
			break
		}
		if r.Str(at) == "的" && at > 0 {
			first = at + 1 // 正在兴建的小镇
		}
		if _, n := r.At(at, cueBody); n > 0 && at+n-first > 1 {
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
func (l *linker) displaces(m mention, to int, q *quantity.Quantity) bool {
	if m.from < to || m.to > q.From || l.aside(m, q) || l.r.demonym(m) {
		return false
	}
	switch l.r.Low(m.from - 1) {
	case "its", "their", "his", "her":
		return false // its Berlin office
	}
	return l.r.binds(m) == "" || l.parting[q.From].Cost-l.parting[to].Cost > l.parting[q.From].Cost-l.parting[m.to].Cost
}

// clauseBetween reports whether a clause ends between the tokens.
func (l *linker) clauseBetween(from, to int) bool {
	return l.parting[to].Cost-l.parting[from].Cost >= text.ClauseCost
}

// nameEndingBefore returns the tokens of the last name before token i: words
// with capitals that are no place, no time, nobody cited and not just the
// sentence's first word. to is 0 when there is none.
func (l *linker) nameEndingBefore(i int) (from, to int) {
	r := l.r
	for to = i; to > max(0, i-reach); to-- {
		if !r.Tokens[to-1].Upper || !l.named(to-1) {
			continue
		}
		for from = to - 1; from > 0 && (l.named(from-1) || (r.Str(from-1) == "&" || r.Str(from-1) == "-" && r.Glued(from)) && from > 1 && l.named(from-2)); from-- {
		}
		begin := from
		for from < to && (r.StopWord(from) || !text.StartsUpper(r.Str(from))) {
			from++
		}
		plain := to == from+1 && r.Opening(from) && !text.Acronym(r.Str(from)) && !r.Possessive(from) // "Revenue rose"
		if from < to && !plain && !l.isPlaceName(from, to) {
			for from > 0 && r.Glued(from) && (r.Is(from-1, text.Letters) || r.Is(from-1, text.Digits)) {
				from-- // C4DLab
			}
			return from, to
		}
		to = begin + 1 // the loop goes on before this name
	}
	return 0, 0
}

// named reports a word that may be part of a name.
func (l *linker) named(i int) bool {
	r := l.r
	if uint(i) >= uint(len(r.Tokens)) || !r.Tokens[i].Upper || l.cites(i) {
		return false
	}
	if r.Begins(i, quantity.CueMonth) {
		return false
	}
	if _, none := r.Word(i, cueNoName); none || r.Is(i+1, text.Han) && r.Glued(i+1) {
		return false
	}
	if _, numbered := r.Word(i, quantity.CueNameBefore); numbered && (r.Is(i+1, text.Digits) || len(r.Str(i+1)) == 1 && text.Capital(r.Str(i+1))) {
		return false // Series A
	}
	if _, numbered := r.Word(i-1, quantity.CueNameBefore); numbered && len(r.Str(i)) == 1 {
		return false
	}
	return l.marks[i]&(isFigure|isMeasure) == 0
}

// isPlaceName reports whether the tokens are a place of the lexicon and nothing else.
func (l *linker) isPlaceName(from, to int) bool { return l.all(from, to, isPlace) }
