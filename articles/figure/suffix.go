package figure

import (
	"math"
	"slices"
)

// suffix reads what stands behind a number and says what it is.
func (r *reader) suffix(q *reading) {
	at := q.to
	if r.str(at) == "-" && r.glued(at) && r.glued(at+1) {
		at++ // 10-year, 7.2-hectare
	}
	if n := r.inBrackets(at); n > 0 {
		q.kind, q.unit, q.to = Quantity, r.unitIn(at+1), at+n
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
	if _, n := r.at(at, cueTimes); n > 0 && (r.low(at) != "x" || r.glued(at) && (!r.glued(at+1) || r.closes(at+1))) {
		q.kind, q.unit, q.to = Multiple, "times", at+n
		return
	}
	if m, n := r.at(at, cueUnit); n > 0 && (m.exact == "" || m.exact == r.str(at)) && r.unitFits(at, n, q) && !(m.value == "liang" && n == 1 && !r.tael(at)) {
		q.kind, q.unit, q.to = Quantity, m.value, at+n
		r.half(q)
		r.lesserUnit(q)
		return
	}
	if _, n := r.at(at, cueEarlier); n > 0 && q.scale == 1 { // 50 previous years
		if r.begins(at+n, cueDuration) {
			at += n
		}
	}
	if m, n := r.at(at, cueDuration); n > 0 && (!r.is(at, han) || r.glued(at)) {
		q.kind, q.unit, q.to = Duration, m.value, at+n
		r.shorter(q)
		if part := r.partBehind(q.to); part.num > 0 && q.scale == 1 {
			q.num, q.to = q.num+part.num, part.to
			q.max = q.num
		}
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

// lesserUnits are the units that a length or weight is said in besides a
// larger one, and how many of them make one of that.
var lesserUnits = []struct {
	unit, lesser string
	words        []string // that stand for the lesser unit here only
	parts        float64
}{
	{"ft", "inch", []string{"in", "'"}, 12},
	{"lb", "oz", nil, 16},
}

// lesserUnit adds what a quantity goes on with in a smaller unit: 5 ft 2 in, 6
// feet and 11 inches.
func (r *reader) lesserUnit(q *reading) {
	at := q.to
	if r.low(at) == "and" {
		at++
	}
	v, ok := r.whole(at)
	if !ok || q.num != math.Trunc(q.num) {
		return
	}
	end := at + v.tokens
	for _, u := range lesserUnits {
		m, n := r.at(end, cueUnit)
		if m.value != u.lesser && slices.Contains(u.words, r.low(end)) && at == q.to && (end+1 == len(r.toks) || r.closes(end+1)) {
			m.value, n = u.lesser, 1
		}
		if q.unit == u.unit && m.value == u.lesser && v.num > 0 && v.num < u.parts {
			q.num += v.num / u.parts
			q.max, q.to = q.num, end+n
			return
		}
	}
}

// shorter adds what a time goes on with in a shorter unit, which is then that of
// the whole: "two hours and 48 minutes", "1 minute 34.27 seconds", 3小时20分钟.
func (r *reader) shorter(q *reading) {
	at := q.to
	if r.low(at) == "and" {
		at++
	}
	v, ok := r.whole(at)
	if !ok || q.num != math.Trunc(q.num) || r.refuse(at) > 0 {
		return
	}
	m, n := r.at(at+v.tokens, cueDuration)
	times := timesLonger(q.unit, m.value)
	if n == 0 || times <= 1 || times > 60 || v.num >= times || q.unit == "day" || timesLonger("hour", m.value) == 0 {
		return
	}
	q.num, q.unit, q.to = q.num*times+v.num, m.value, at+v.tokens+n
	q.max = q.num
	r.shorter(q)
}

// half adds 半 behind a Chinese unit: 两米半, 一个半小时.
func (r *reader) half(q *reading) {
	if r.str(q.to) == "半" && r.is(q.to-1, han) && r.glued(q.to) && q.scale < 1e3 {
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

// unitIn returns the unit at token i.
func (r *reader) unitIn(i int) string {
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
		if word == "\"" && !r.glued(i) {
			w := r.low(i + 1)
			return w == "long" || w == "wide" || w == "tall" || w == "high" || w == "deep" || w == "thick"
		}
		return r.glued(i) && (word != "\"" || !r.quoted(i))
	case word == "K" || word == "k":
		return r.kelvin(i)
	case word == "C" || word == "F" || word == "c" || word == "f":
		return q.scale == 1 && r.degree(i)
	case len(word) == 1:
		return q.scale == 1 && (!r.glued(i+1) || r.str(i+1) == "/" || r.closes(i+1))
	}
	return !r.glued(i+1) || r.is(i+1, sign)
}

// tael reports whether 两 at token i is the weight: behind a scale and before
// nothing that is counted.
func (r *reader) tael(i int) bool {
	_, scale := r.word(i-1, cueScale)
	_, counts := r.at(i+1, cueMeasureWord)
	return scale && counts == 0 && !(r.numeral(i+1) && r.glued(i+1))
}

// kelvin reports whether the K at token i, behind a number, is a temperature:
// one in degrees stands right before it, as in "300 °C (573.15K)".
func (r *reader) kelvin(i int) bool {
	if r.str(i) != "K" {
		return false
	}
	for at := i - 1; at > max(0, i-5); at-- {
		if m, n := r.before(at, cueUnit); n > 0 {
			return m.value == "°C" || m.value == "°F"
		}
	}
	return false
}

// degree reports whether the letter at token i stands for degrees: 30 C.
func (r *reader) degree(i int) bool {
	if r.glued(i) && upper(r.str(i)) && r.said.has(cueWarmth) && (!r.glued(i+1) || r.closes(i+1)) {
		return true // highs of 41C
	}
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
