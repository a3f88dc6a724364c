package figure

import (
	"strings"

	"quoth/articles/text"
)

// A reading is a quantity as it stands in tokens from to to, before it is
// linked to what it measures.
type reading struct {
	from, to  int // tokens, end exclusive
	kind      Kind
	num, max  float64
	scale     float64 // of the scale words read, 1 none
	unit      string
	currency  string
	per       string
	qualifier Qualifier
	change    Change
	doubt     Doubt
	bare      bool // a number with neither unit nor noun
	noun      noun
}

// read reads the quantity that begins at token i.
func (r *reader) read(i int) (reading, bool) {
	if q, ok := r.rank(i); ok {
		return q, true
	}
	if q, ok := r.oneAndPart(i); ok {
		return q, true
	}
	if q, ok := r.part(i); ok {
		return q, true
	}
	if q, ok := r.multiple(i); ok {
		return q, true
	}
	return r.amount(i)
}

// oneAndPart reads one of a unit and a part of it: "a day and a half", "a mile and a quarter".
func (r *reader) oneAndPart(i int) (reading, bool) {
	if w := r.Low(i); w != "a" && w != "an" {
		return reading{}, false
	}
	for _, c := range []text.Cue{cueDuration, cueUnit} {
		m, n := r.At(i+1, c)
		if part := r.partBehind(i + 1 + n); n > 0 && part.num > 0 {
			q := reading{from: i, to: part.to, kind: Quantity, num: 1 + part.num, max: 1 + part.num, scale: 1, unit: m.Value}
			if c == cueDuration {
				q.kind = Duration
			}
			return q, true
		}
	}
	return reading{}, false
}

// partBehind reads "and a half" at token i, behind a unit. Its num is 0 when
// nothing of the kind stands there.
func (r *reader) partBehind(i int) reading {
	if r.Low(i) != "and" {
		return reading{}
	}
	part, ok := r.fraction(i + 1)
	if !ok || part.num >= 1 || r.Low(part.to) == "of" || r.Low(i+1) != "a" {
		return reading{}
	}
	return part
}

// amount reads "$9.8 billion a year", "10–15%", "between 3 and 5 days",
// "8,742 companies".
func (r *reader) amount(i int) (reading, bool) {
	q, ok := r.signed(i)
	if !ok || r.adjective(q) {
		return q, false
	}
	if far, ok := r.far(q); ok {
		q = far
	}
	if q.bare && q.currency == "" {
		r.factor(&q)
	}
	if q.bare && q.currency == "" {
		r.count(&q)
	}
	if q.bare && r.Low(q.from) == "one" && q.to == q.from+1 && len(r.Tokens) > 4 {
		return q, false // a pronoun
	}
	r.denominator(&q)
	return q, true
}

// signed reads one number with the sign before it. A share keeps its sign out:
// "-1.3%" is the size of a fall.
func (r *reader) signed(i int) (reading, bool) {
	n := r.minus(i)
	if n == 0 {
		return r.single(i)
	}
	q, ok := r.part(i + n)
	if !ok {
		if q, ok = r.single(i + n); !ok {
			return q, false
		}
	}
	if q.kind == Share && q.unit != "fraction" || q.kind == Count {
		return q, r.Is(i, text.Sign)
	}
	q.from, q.num, q.max = i, -q.num, -q.max
	return q, true
}

// adjective reports a number word that is part of an adjective: four-door,
// a five-year plan.
func (r *reader) adjective(q reading) bool {
	at := q.to // of the hyphen
	if q.kind == Duration {
		at -= 2
	}
	return r.Is(q.from, text.Letters) && q.scale == 1 && r.Str(at) == "-" && r.Glued(at) && r.Glued(at+1) && r.Is(at+1, text.Letters) &&
		(q.kind == Duration || q.bare) && q.currency == "" && r.Low(at+1) != "to"
}

// single reads one number with the unit at either side of it.
func (r *reader) single(i int) (reading, bool) {
	q := reading{from: i, scale: 1}
	code, n := r.currencyAt(i)
	at := i + n
	if r.ordinalSuffix(at) > 0 {
		return q, false
	}
	less := 0
	if n > 0 {
		less = r.minus(at) // $-99.99
		at += less
	}
	v, ok := r.number(at)
	if !ok || n > 0 && !r.Is(at, text.Digits) && !r.Is(at, text.Han) && !r.Glued(at) && r.Low(at) != "one" && v.scale == 1 {
		return q, false
	}
	q.num, q.max, q.scale, q.qualifier = v.num, v.num, v.scale, v.inside
	q.to = at + v.tokens
	if v.far > 0 {
		q.max, q.qualifier = v.far, Range
	}
	if n > 0 {
		q.kind, q.currency = Money, code
		if m := r.mega(i); m > 1 {
			q.num, q.max, q.scale = q.num*m, q.max*m, m
		}
		r.named(&q)
		if less > 0 {
			q.num, q.max = -q.num, -q.max
		}
		return q, true
	}
	r.suffix(&q)
	return q, true
}

// count reads the noun that a bare number counts.
func (r *reader) count(q *reading) {
	at := q.to
	if _, n := r.At(at, cueAfterOver); n > 0 && r.Is(at, text.Sign) {
		at += n // 500+ companies
	}
	if _, n := r.At(at, cueAfterAbout); n > 1 && r.Is(at, text.Sign) {
		q.to, q.qualifier = at+n, About // 360-ish plates
		at = q.to
	}
	n := r.nounAt(at)
	if n.tokens == 0 || r.Is(at, text.Han) && !r.Glued(at) {
		return
	}
	q.noun, q.kind, q.unit, q.bare = n, Count, n.head, false
	if q.scale == 1 && q.to == q.from+1 && q.num == q.max && r.Thousands(q.from) {
		q.num, q.max = q.num*1e3, q.max*1e3
	}
	if r.Str(at) == "-" { // the noun belongs to the words of "12-member"
		q.to = at + n.tokens
	}
}

// denominator reads "a year", "per square foot" behind a quantity, and
// behind its noun: 18 new firms a day.
func (r *reader) denominator(q *reading) {
	if per, n := r.perAt(q.to); n > 0 && (q.kind != Duration || r.Begins(q.to, cuePer)) {
		q.per = per
		q.to += n
		return
	}
	if q.noun.tokens > 0 {
		if per, n := r.perAt(q.noun.from + r.nounLen(q)); n > 0 {
			q.per = per
			return
		}
	}
	if m, n := r.Before(q.from, cuePer); n > 0 && r.Is(q.from-n, text.Han) {
		q.per = m.Value
	} else if unit := r.perBefore(q.from); unit != "" {
		q.per = unit
	}
}

// perAt reads what something is per at token i, "a year", "per square foot per
// year": in the words of the tables, and how many tokens; 0 nothing.
func (r *reader) perAt(i int) (per string, tokens int) {
	if m, n := r.At(i, cuePer); n > 0 {
		per, tokens = m.Value, n
	} else if per, tokens = r.perUnit(i); tokens == 0 {
		return "", 0
	}
	if m, n := r.At(i+tokens, cuePer); n > 0 { // per square foot per year
		return per + " per " + m.Value, tokens + n
	}
	return per, tokens
}

// perBefore reads the Chinese denominator that ends before token i: 每吨300元.
func (r *reader) perBefore(i int) string {
	m, n := r.Before(i, cueUnit)
	if n == 0 || !r.Is(i-1, text.Han) || !r.EndsBefore(i-n, cuePerUnit) || !r.Is(i-n-1, text.Han) {
		return ""
	}
	return m.Value
}

// headsEnd returns the token behind what q counts is given for, whose number
// states nothing: 12 doctors per 100,000 people. 0 when it is not.
func (r *reader) headsEnd(q *reading) int {
	if q.noun.tokens == 0 {
		return 0
	}
	at := q.noun.from + r.nounLen(q)
	if per, n := r.perAt(at); n > 0 && (forPeople(per) || manyOf(per)) {
		return at + n
	}
	return 0
}

// manyOf reports whether a denominator is several of something: 1,000 resident,
// thousand resident, but for a unit's own: 100 km.
func manyOf(per string) bool {
	first, _, several := strings.Cut(per, " ")
	return several && (text.IsDigit(per[0]) || first == "thousand" || first == "million" || first == "hundred")
}

// forPeople reports whether a denominator is a number of people, or one.
func forPeople(per string) bool { return per == "capita" || strings.HasSuffix(per, " people") }

// perUnit reads "per kg", "a litre", "/m2" and "per 100 km" at token i: the
// unit, with how many of it where that is said, and the tokens.
func (r *reader) perUnit(i int) (string, int) {
	_, n := r.At(i, cuePerUnit)
	if n == 0 || r.Is(i, text.Sign) && (!r.Glued(i) || !r.Glued(i+1)) {
		return "", 0
	}
	many := ""
	if at := i + n; !r.Is(i, text.Sign) && r.Low(i) != "a" {
		switch {
		case r.Is(at, text.Digits):
			many = r.Str(at) + " "
			n++
		case r.Begins(at, cueScale) && r.Is(at, text.Letters) && len(r.Low(at)) > 3: // per thousand residents
			many = r.Low(at) + " "
			n++
		}
	}
	for _, c := range []text.Cue{cueUnit, cueDuration} {
		if m, k := r.At(i+n, c); k > 0 && !r.Is(i+n, text.Sign) && (!r.Is(i+n, text.Han) || r.Is(i, text.Sign) || r.Is(i, text.Han)) && (k > 1 || len(r.Str(i+n)) > 1 || r.Is(i, text.Sign) || many != "") {
			return many + m.Value, n + k
		}
	}
	if heads := r.nounAt(i + n); many != "" && heads.plural && !r.Is(i, text.Han) {
		return many + heads.head, n + heads.tokens // per 1,000 residents
	}
	return "", 0
}

// nounLen returns how many tokens the noun of q has.
func (r *reader) nounLen(q *reading) int {
	n := 0
	for q.noun.from+n < len(r.Tokens) && r.Tokens[q.noun.from+n].Start < r.nounEnd(q) {
		n++
	}
	return n
}

// end returns the token behind a reading and the noun it counts.
func (q reading) end(r *reader) int {
	if q.noun.tokens == 0 || q.noun.from < q.to {
		return q.to
	}
	return q.noun.from + r.nounLen(&q)
}

// nounEnd returns the byte at which the noun of q ends.
func (r *reader) nounEnd(q *reading) int {
	at := q.to
	if q.noun.from < at {
		at = q.noun.from
	}
	last := min(len(r.Tokens), max(q.noun.from+1, at+q.noun.tokens)) - 1
	return r.Tokens[last].End
}
