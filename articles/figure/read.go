package figure

import "math"

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
	if q, ok := r.part(i); ok {
		return q, true
	}
	if q, ok := r.multiple(i); ok {
		return q, true
	}
	return r.amount(i)
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
		r.count(&q)
	}
	if q.bare && r.low(q.from) == "one" && q.to == q.from+1 && len(r.toks) > 4 {
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
		return q, r.is(i, sign)
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
	return r.is(q.from, letters) && q.scale == 1 && r.str(at) == "-" && r.glued(at) && r.glued(at+1) && r.is(at+1, letters) &&
		(q.kind == Duration || q.bare) && q.currency == "" && r.low(at+1) != "to"
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
	if !ok || n > 0 && !r.is(at, digits) && !r.is(at, han) && !r.glued(at) && r.low(at) != "one" && v.scale == 1 {
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

// suffix reads what stands behind a number and says what it is.
func (r *reader) suffix(q *reading) {
	at := q.to
	if r.str(at) == "-" && r.glued(at) && r.glued(at+1) {
		at++ // 10-year, 7.2-hectare
	}
	if n := r.inBrackets(at); n > 0 {
		q.kind, q.unit, q.to = Quantity, r.hitUnit(at+1), at+n
		return
	}
	if m, n := r.at(at, cuePercent); n > 0 {
		q.kind, q.unit, q.to = Share, m.value, at+n
		if m.value == "percent" {
			if p, k := r.at(at+n, cuePercent); k > 0 && p.value == "percentage point" {
				q.unit, q.to = p.value, at+n+k
			}
			if w := r.low(q.to); w == "points" || w == "point" {
				q.unit = "percentage point"
				q.to++
			}
			if r.str(at) == "‰" {
				q.num, q.max = q.num/10, q.max/10
			}
		}
		return
	}
	if r.money(at, q) {
		return
	}
	if w := r.low(at); w == "pounds" || w == "pound" {
		q.kind, q.unit, q.to = Quantity, "lb", at+1
		return
	}
	if _, n := r.at(at, cueTimes); n > 0 && (r.low(at) != "x" || r.glued(at) && !r.glued(at+1)) {
		q.kind, q.unit, q.to = Multiple, "times", at+n
		return
	}
	if m, n := r.at(at, cueUnit); n > 0 && r.unitFits(at, n, q) {
		q.kind, q.unit, q.to = Quantity, m.value, at+n
		r.half(q)
		return
	}
	if _, n := r.at(at, cueEarlier); n > 0 && q.scale == 1 { // 50 previous years
		if _, k := r.at(at+n, cueDuration); k > 0 {
			at += n
		}
	}
	if m, n := r.at(at, cueDuration); n > 0 && (!r.is(at, han) || r.glued(at)) {
		q.kind, q.unit, q.to = Duration, m.value, at+n
		if r.low(q.to) == "old" {
			q.to++
		} else if r.str(q.to) == "-" && r.low(q.to+1) == "old" {
			q.to += 2
		}
		return
	}
	if _, n := r.at(at, cueMeasureWord); n > 0 && r.is(at, han) && r.glued(at) {
		q.kind, q.to = Count, at+n
		r.half(q)
		q.noun = r.hanNoun(q.to)
		q.unit = q.noun.head
		if q.unit == "" {
			q.unit = r.text[r.toks[at].start:r.toks[at+n-1].end]
		}
		return
	}
	q.bare = true
}

// half adds 半 behind a Chinese unit: 两米半, 一个半小时.
func (r *reader) half(q *reading) {
	if r.str(q.to) == "半" && r.is(q.to-1, han) && r.glued(q.to) && q.scale == 1 {
		if s := r.str(q.to + 1); s != "年" && s != "导" && s != "数" && s != "成" {
			q.num += .5
			q.max, q.to = q.num, q.to+1
		}
	}
}

// inBrackets returns the tokens of a unit in brackets of its own at token i:
// 20 (kg). 0 when there is none.
func (r *reader) inBrackets(i int) int {
	switch r.str(i) + r.str(i+2) {
	case "()", "[]", "{}", "<>":
		if _, ok := r.word(i+1, cueUnit); ok {
			return 3
		}
	}
	return 0
}

// hitUnit returns the unit at token i.
func (r *reader) hitUnit(i int) string {
	m, _ := r.word(i, cueUnit)
	return m.value
}

// unitFits reports whether the unit of n tokens at token i belongs to the
// number: letters that are also words must be glued to it or stand alone.
func (r *reader) unitFits(i, n int, q *reading) bool {
	word := r.str(i)
	switch {
	case r.is(i, han):
		return r.glued(i)
	case n > 1 || len(word) > 2:
		return true
	case r.is(i, sign):
		return r.glued(i) && (word != "\"" || !r.quoted(i))
	case word == "C" || word == "F" || word == "c" || word == "f":
		return q.scale == 1 && r.degree(i)
	case len(word) == 1:
		return q.scale == 1 && (!r.glued(i+1) || r.str(i+1) == "/" || r.closes(i+1))
	}
	return !r.glued(i+1) || r.is(i+1, sign)
}

// degree reports whether the letter at token i stands for degrees: 30 C.
func (r *reader) degree(i int) bool {
	return upper(r.str(i)) && (!r.glued(i) || r.minus(i-2) > 0) && len(r.str(i-1)) > 1 && len(r.str(i-1)) < 6 && (i+1 == len(r.toks) || r.closes(i+1) || !r.glued(i+1) && r.stopAt(i+1))
}

// quoted reports whether the quotation mark at token i closes one before it.
func (r *reader) quoted(i int) bool {
	open := false
	for k := max(0, i-maxQuote); k < i; k++ {
		open = open != (r.str(k) == "\"")
	}
	return open
}

// maxQuote is how many tokens back a quotation may open.
const maxQuote = 60

// count reads the noun that a bare number counts.
func (r *reader) count(q *reading) {
	at := q.to
	if _, n := r.at(at, cueAfterOver); n > 0 && r.is(at, sign) {
		at += n // 500+ companies
	}
	n := r.nounAt(at)
	if n.tokens == 0 || r.is(at, han) && !r.glued(at) {
		return
	}
	q.noun, q.kind, q.unit, q.bare = n, Count, n.head, false
	if r.str(at) == "-" { // the noun belongs to the words of "12-member"
		q.to = at + n.tokens
	}
}

// denominator reads "a year", "per square foot" behind a quantity, and
// behind its noun: 18 new firms a day.
func (r *reader) denominator(q *reading) {
	if m, n := r.at(q.to, cuePer); n > 0 {
		q.per = m.value
		q.to += n
		if m, n := r.at(q.to, cuePer); n > 0 { // per square foot per year
			q.per += " per " + m.value
			q.to += n
		}
		return
	}
	if unit, n := r.perUnit(q.to); n > 0 && q.kind != Duration {
		q.per = unit
		q.to += n
		return
	}
	if q.noun.tokens > 0 {
		if m, n := r.at(q.noun.from+r.nounLen(q), cuePer); n > 0 {
			q.per = m.value
			return
		}
	}
	if m, n := r.before(q.from, cuePer); n > 0 && r.is(q.from-n, han) {
		q.per = m.value
	}
}

// perUnit reads "per kg" and "/m2" at token i: the unit and the tokens.
func (r *reader) perUnit(i int) (string, int) {
	if w := r.low(i); w != "per" && (w != "/" || !r.glued(i) || !r.glued(i+1)) {
		return "", 0
	}
	for _, c := range []cue{cueUnit, cueDuration} {
		if m, n := r.at(i+1, c); n > 0 && !r.is(i+1, sign) && !r.is(i+1, han) {
			return m.value, 1 + n
		}
	}
	return "", 0
}

// nounLen returns how many tokens the noun of q has.
func (r *reader) nounLen(q *reading) int {
	n := 0
	for q.noun.from+n < len(r.toks) && r.toks[q.noun.from+n].start < r.nounEnd(q) {
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
	last := min(len(r.toks), max(q.noun.from+1, at+q.noun.tokens)) - 1
	return r.toks[last].end
}

// far reads the far end of a range whose near end is near: "10–15%", "3 to 5
// days", "between 3 and 5". Unit and scale flow back to the near end.
func (r *reader) far(near reading) (reading, bool) {
	at := near.to
	between := r.low(near.from-1) == "between"
	switch _, n := r.at(at, cueRange); {
	case n > 0 && r.str(at) == "-" && r.low(at+1) == "to" && r.str(at+2) == "-": // three-to-five-year
		at += 3
	case n > 0 && r.low(at) == "to" && r.levels(near):
		return near, false
	case n > 0 && r.str(at) == "-" && r.str(at+1) == "-":
		return near, false
	case n > 0 && r.str(at) == "-" && !r.glued(at+1) && r.glued(at):
		if w := r.low(at + 1); w != "to" && w != "or" {
			return near, false
		}
		at += 2 // 8- to 16-metre
	case n > 0:
		at += n
	case between && r.low(at) == "and":
		at++
	case r.low(at) == "or" && r.alternative(near):
		at++
	default:
		return near, false
	}
	if _, k := r.at(at, cueAbout); k > 0 && between {
		at += k
	}
	if r.refuse(at) > 0 {
		return near, false
	}
	far, ok := r.single(at)
	if !ok {
		return near, false
	}
	if far.bare && near.kind == Duration || near.kind != Number && !far.bare && far.kind != near.kind {
		return near, false
	}
	if far.bare && !near.bare {
		if near.kind != Money {
			return near, false
		}
	}
	if near.scale == 1 && far.scale > 1 && near.num*far.scale <= far.num {
		near.num *= far.scale
	}
	if far.num <= near.num {
		return near, false
	}
	out := far
	if r.low(near.from-1) == "by" && (!near.bare || far.bare && far.num > 2*near.num) {
		return near, false // fell by 87 to 367
	}
	out.from, out.num, out.max, out.qualifier = near.from, near.num, far.num, Range
	if near.currency != "" && far.currency == "" {
		out.kind, out.currency, out.bare = Money, near.currency, false
	}
	return out, true
}

// alternative reports whether the number behind "or" is the next one that
// would be guessed: two or three, 20 or 30.
func (r *reader) alternative(near reading) bool {
	far, ok := r.whole(near.to + 1)
	return ok && near.bare && near.scale == 1 && far.scale == 1 && near.num > 0 && r.toks[near.from].kind == r.toks[near.to+1].kind &&
		(far.num == near.num+1 || far.num <= 2*near.num && far.num > near.num && math.Mod(far.num, 10) == 0)
}

// levels reports whether the number of near is the start of a change, "from
// 157" in "rose from 157 to 184", or its step, "rose 12 to 45".
func (r *reader) levels(near reading) bool {
	if w := r.low(near.from - 1); w == "by" || w == "the" {
		return false
	}
	for i := near.from - 1; i >= max(0, near.from-8); i-- {
		if s := r.str(i); s == ";" || s == "." {
			return false
		}
		if _, n := r.at(i, cueRise); n > 0 {
			return true
		}
		if _, n := r.at(i, cueFall); n > 0 {
			return true
		}
		if _, n := r.at(i, cueMultiple); n > 0 {
			return true
		}
	}
	return false
}
