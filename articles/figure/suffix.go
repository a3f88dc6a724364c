package figure

import (
	"math"
	"slices"

	"quoth/articles/text"
)

// suffix reads what stands behind a number and says what it is.
func (r *reader) suffix(q *reading) {
	at := q.to
	if r.Str(at) == "-" && r.Glued(at) && r.Glued(at+1) {
		at++ // 10-year, 7.2-hectare
	}
	if n := r.inBrackets(at); n > 0 {
		q.kind, q.unit, q.to = Quantity, r.unitIn(at+1), at+n
		return
	}
	if m, n := r.At(at, cuePercent); n > 0 {
		q.kind, q.unit, q.to = Share, m.Value, at+n
		if m.Value == "percent" {
			if p, k := r.At(at+n, cuePercent); k > 0 && p.Value == "percentage point" {
				q.unit, q.to = p.Value, at+n+k
			}
			if w := r.Low(q.to); w == "points" || w == "point" {
				q.unit = "percentage point"
				q.to++
			}
			if r.Str(at) == "‰" {
				q.num, q.max = q.num/10, q.max/10
			}
		}
		return
	}
	if r.money(at, q) {
		return
	}
	if w := r.Low(at); w == "pounds" || w == "pound" {
		q.kind, q.unit, q.to = Quantity, "lb", at+1
		return
	}
	if _, n := r.At(at, cueTimes); n > 0 && (r.Low(at) != "x" || r.Glued(at) && (!r.Glued(at+1) || r.Closes(at+1))) {
		q.kind, q.unit, q.to = Multiple, "times", at+n
		return
	}
	if m, n := r.At(at, cueUnit); n > 0 && (m.Exact == "" || m.Exact == r.Str(at)) && r.unitFits(at, n, q) && !(m.Value == "liang" && n == 1 && !r.tael(at)) {
		q.kind, q.unit, q.to = Quantity, m.Value, at+n
		r.half(q)
		r.lesserUnit(q)
		return
	}
	if _, n := r.At(at, cueEarlier); n > 0 && q.scale == 1 { // 50 previous years
		if r.Begins(at+n, cueDuration) {
			at += n
		}
	}
	if m, n := r.At(at, cueDuration); n > 0 && (!r.Is(at, text.Han) || r.Glued(at)) {
		q.kind, q.unit, q.to = Duration, m.Value, at+n
		r.shorter(q)
		if part := r.partBehind(q.to); part.num > 0 && q.scale == 1 {
			q.num, q.to = q.num+part.num, part.to
			q.max = q.num
		}
		if r.Low(q.to) == "old" {
			q.to++
		} else if r.Str(q.to) == "-" && r.Low(q.to+1) == "old" {
			q.to += 2
		}
		return
	}
	if _, n := r.At(at, cueMeasureWord); n > 0 && r.Is(at, text.Han) && r.Glued(at) {
		q.kind, q.to = Count, at+n
		r.half(q)
		q.noun = r.hanNoun(q.to)
		q.unit = q.noun.head
		if q.unit == "" {
			q.unit = r.Text[r.Tokens[at].Start:r.Tokens[at+n-1].End]
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
	if r.Low(at) == "and" {
		at++
	}
	v, ok := r.whole(at)
	if !ok || q.num != math.Trunc(q.num) {
		return
	}
	end := at + v.tokens
	for _, u := range lesserUnits {
		m, n := r.At(end, cueUnit)
		if m.Value != u.lesser && slices.Contains(u.words, r.Low(end)) && at == q.to && (end+1 == len(r.Tokens) || r.Closes(end+1)) {
			m.Value, n = u.lesser, 1
		}
		if q.unit == u.unit && m.Value == u.lesser && v.num > 0 && v.num < u.parts {
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
	if r.Low(at) == "and" {
		at++
	}
	v, ok := r.whole(at)
	if !ok || q.num != math.Trunc(q.num) || r.refuse(at) > 0 {
		return
	}
	m, n := r.At(at+v.tokens, cueDuration)
	times := timesLonger(q.unit, m.Value)
	if n == 0 || times <= 1 || times > 60 || v.num >= times || q.unit == "day" || timesLonger("hour", m.Value) == 0 {
		return
	}
	q.num, q.unit, q.to = q.num*times+v.num, m.Value, at+v.tokens+n
	q.max = q.num
	r.shorter(q)
}

// half adds 半 behind a Chinese unit: 两米半, 一个半小时.
func (r *reader) half(q *reading) {
	if r.Str(q.to) == "半" && r.Is(q.to-1, text.Han) && r.Glued(q.to) && q.scale < 1e3 {
		if s := r.Str(q.to + 1); s != "年" && s != "导" && s != "数" && s != "成" {
			q.num += .5
			q.max, q.to = q.num, q.to+1
		}
	}
}

// inBrackets returns the tokens of a unit in brackets of its own at token i:
// 20 (kg). 0 when there is none.
func (r *reader) inBrackets(i int) int {
	switch r.Str(i) + r.Str(i+2) {
	case "()", "[]", "{}", "<>":
		if _, ok := r.Word(i+1, cueUnit); ok {
			return 3
		}
	}
	return 0
}

// unitIn returns the unit at token i.
func (r *reader) unitIn(i int) string {
	m, _ := r.Word(i, cueUnit)
	return m.Value
}

// unitFits reports whether the unit of n tokens at token i belongs to the
// number: letters that are also words must be glued to it or stand alone.
func (r *reader) unitFits(i, n int, q *reading) bool {
	word := r.Str(i)
	switch {
	case r.Is(i, text.Han):
		return r.Glued(i)
	case n > 1 || len(word) > 2:
		return true
	case r.Is(i, text.Sign):
		if word == "\"" && !r.Glued(i) {
			w := r.Low(i + 1)
			return w == "long" || w == "wide" || w == "tall" || w == "high" || w == "deep" || w == "thick"
		}
		return r.Glued(i) && (word != "\"" || !r.quoted(i))
	case word == "K" || word == "k":
		return r.kelvin(i)
	case word == "C" || word == "F" || word == "c" || word == "f":
		return q.scale == 1 && r.degree(i)
	case len(word) == 1:
		return q.scale == 1 && (!r.Glued(i+1) || r.Str(i+1) == "/" || r.Closes(i+1))
	}
	return !r.Glued(i+1) || r.Is(i+1, text.Sign)
}

// tael reports whether 两 at token i is the weight: behind a scale and before
// nothing that is counted.
func (r *reader) tael(i int) bool {
	_, scale := r.Word(i-1, cueScale)
	_, counts := r.At(i+1, cueMeasureWord)
	return scale && counts == 0 && !(r.numeral(i+1) && r.Glued(i+1))
}

// kelvin reports whether the K at token i, behind a number, is a temperature:
// one in degrees stands right before it, as in "300 °C (573.15K)".
func (r *reader) kelvin(i int) bool {
	if r.Str(i) != "K" {
		return false
	}
	for at := i - 1; at > max(0, i-5); at-- {
		if m, n := r.Before(at, cueUnit); n > 0 {
			return m.Value == "°C" || m.Value == "°F"
		}
	}
	return false
}

// degree reports whether the letter at token i stands for degrees: 30 C.
func (r *reader) degree(i int) bool {
	if r.Glued(i) && text.AllUpper(r.Str(i)) && r.Says(cueWarmth) && (!r.Glued(i+1) || r.Closes(i+1)) {
		return true // highs of 41C
	}
	return text.AllUpper(r.Str(i)) && (!r.Glued(i) || r.minus(i-2) > 0) && len(r.Str(i-1)) > 1 && len(r.Str(i-1)) < 6 && (i+1 == len(r.Tokens) || r.Closes(i+1) || !r.Glued(i+1) && r.StopAt(i+1))
}

// quoted reports whether the quotation mark at token i closes one before it.
func (r *reader) quoted(i int) bool {
	open := false
	for k := max(0, i-maxQuote); k < i; k++ {
		open = open != (r.Str(k) == "\"")
	}
	return open
}

// maxQuote is how many tokens back a quotation may open.
const maxQuote = 60
