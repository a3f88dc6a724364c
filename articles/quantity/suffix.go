package quantity

import (
	"math"
	"slices"

	"quoth/articles/text"
)

// suffix reads what stands behind a number and says what it is.
func (r *Reader) suffix(q *Quantity) {
	at := q.To
	if r.Str(at) == "-" && r.Glued(at) && r.Glued(at+1) {
		at++ // 10-year, 7.2-hectare
	}
	if n := r.inBrackets(at); n > 0 {
		q.Kind, q.Unit, q.To = Measured, r.unitIn(at+1), at+n
		return
	}
	if m, n := r.At(at, cuePercent); n > 0 {
		q.Kind, q.Unit, q.To = Share, m.Value, at+n
		if m.Value == "percent" {
			if p, k := r.At(at+n, cuePercent); k > 0 && p.Value == "percentage point" {
				q.Unit, q.To = p.Value, at+n+k
			}
			if w := r.Low(q.To); w == "points" || w == "point" {
				q.Unit = "percentage point"
				q.To++
			}
			if r.Str(at) == "‰" {
				q.Value, q.Max = q.Value/10, q.Max/10
			}
		}
		return
	}
	if r.money(at, q) {
		return
	}
	if w := r.Low(at); w == "pounds" || w == "pound" {
		q.Kind, q.Unit, q.To = Measured, "lb", at+1
		return
	}
	if _, n := r.At(at, cueTimes); n > 0 && (r.Low(at) != "x" || r.Glued(at) && (!r.Glued(at+1) || r.Closes(at+1))) {
		q.Kind, q.Unit, q.To = Multiple, "times", at+n
		return
	}
	if m, n := r.At(at, CueUnit); n > 0 && (m.Exact == "" || m.Exact == r.Str(at)) && r.unitFits(at, n, q) && !(m.Value == "liang" && n == 1 && !r.tael(at)) {
		q.Kind, q.Unit, q.To = Measured, m.Value, at+n
		r.half(q)
		r.lesserUnit(q)
		return
	}
	if _, n := r.At(at, cueEarlier); n > 0 && q.Scale == 1 && (q.Value == 1 || r.Plural(at+n, true)) { // 50 previous years
		if r.Begins(at+n, cueDuration) {
			at += n
		}
	}
	if m, n := r.At(at, cueDuration); n > 0 && (!r.Is(at, text.Han) || r.Glued(at)) {
		q.Kind, q.Unit, q.To = Duration, m.Value, at+n
		r.shorter(q)
		if part := r.partBehind(q.To); part.Value > 0 && q.Scale == 1 {
			q.Value, q.To = q.Value+part.Value, part.To
			q.Max = q.Value
		}
		if r.Low(q.To) == "old" {
			q.To++
		} else if r.Str(q.To) == "-" && r.Low(q.To+1) == "old" {
			q.To += 2
		}
		return
	}
	if _, n := r.At(at, CueMeasureWord); n > 0 && r.Is(at, text.Han) && r.Glued(at) {
		q.Kind, q.To = Count, at+n
		r.half(q)
		q.Noun = r.HanNoun(q.To)
		q.Unit = q.Noun.Head
		if q.Unit == "" {
			q.Unit = r.Text[r.Tokens[at].Start:r.Tokens[at+n-1].End]
		}
		return
	}
	q.Bare = true
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
func (r *Reader) lesserUnit(q *Quantity) {
	at := q.To
	if r.Low(at) == "and" {
		at++
	}
	v, ok := r.whole(at)
	if !ok || q.Value != math.Trunc(q.Value) {
		return
	}
	end := at + v.tokens
	for _, u := range lesserUnits {
		m, n := r.At(end, CueUnit)
		if m.Value != u.lesser && slices.Contains(u.words, r.Low(end)) && at == q.To && (end+1 == len(r.Tokens) || r.Closes(end+1)) {
			m.Value, n = u.lesser, 1
		}
		if q.Unit == u.unit && m.Value == u.lesser && v.num > 0 && v.num < u.parts {
			q.Value += v.num / u.parts
			q.Max, q.To = q.Value, end+n
			return
		}
	}
}

// shorter adds what a time goes on with in a shorter unit, which is then that of
// the whole: "two hours and 48 minutes", "1 minute 34.27 seconds", 3小时20分钟.
func (r *Reader) shorter(q *Quantity) {
	at := q.To
	if r.Low(at) == "and" {
		at++
	}
	v, ok := r.whole(at)
	if !ok || q.Value != math.Trunc(q.Value) || r.refuse(at) > 0 {
		return
	}
	m, n := r.At(at+v.tokens, cueDuration)
	times := timesLonger(q.Unit, m.Value)
	if n == 0 || times <= 1 || times > 60 || v.num >= times || q.Unit == "day" || timesLonger("hour", m.Value) == 0 {
		return
	}
	q.Value, q.Unit, q.To = q.Value*times+v.num, m.Value, at+v.tokens+n
	q.Max = q.Value
	r.shorter(q)
}

// half adds 半 behind a Chinese unit: 两米半, 一个半小时.
func (r *Reader) half(q *Quantity) {
	if r.Str(q.To) == "半" && r.Is(q.To-1, text.Han) && r.Glued(q.To) && q.Scale < 1e3 {
		if s := r.Str(q.To + 1); s != "年" && s != "导" && s != "数" && s != "成" {
			q.Value += .5
			q.Max, q.To = q.Value, q.To+1
		}
	}
}

// inBrackets returns the tokens of a unit in brackets of its own at token i:
// 20 (kg). 0 when there is none.
func (r *Reader) inBrackets(i int) int {
	switch r.Str(i) + r.Str(i+2) {
	case "()", "[]", "{}", "<>":
		if _, ok := r.Word(i+1, CueUnit); ok {
			return 3
		}
	}
	return 0
}

// unitIn returns the unit at token i.
func (r *Reader) unitIn(i int) string {
	m, _ := r.Word(i, CueUnit)
	return m.Value
}

// unitFits reports whether the unit of n tokens at token i belongs to the
// number: letters that are also words must be glued to it or stand alone.
func (r *Reader) unitFits(i, n int, q *Quantity) bool {
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
		return q.Scale == 1 && r.degree(i)
	case len(word) == 1:
		return q.Scale == 1 && (!r.Glued(i+1) || r.Str(i+1) == "/" || r.Closes(i+1))
	}
	return !r.Glued(i+1) || r.Is(i+1, text.Sign)
}

// tael reports whether 两 at token i is the weight: behind a scale and before
// nothing that is counted.
func (r *Reader) tael(i int) bool {
	_, scale := r.Word(i-1, CueScale)
	_, counts := r.At(i+1, CueMeasureWord)
	return scale && counts == 0 && !(r.numeral(i+1) && r.Glued(i+1))
}

// kelvin reports whether the K at token i, behind a number, is a temperature:
// one in degrees stands right before it, as in "300 °C (573.15K)".
func (r *Reader) kelvin(i int) bool {
	if r.Str(i) != "K" {
		return false
	}
	for at := i - 1; at > max(0, i-5); at-- {
		if m, n := r.Before(at, CueUnit); n > 0 {
			return m.Value == "°C" || m.Value == "°F"
		}
	}
	return false
}

// degree reports whether the letter at token i stands for degrees: 30 C.
func (r *Reader) degree(i int) bool {
	if r.Glued(i) && text.AllUpper(r.Str(i)) && r.Says(cueWarmth) && (!r.Glued(i+1) || r.Closes(i+1)) {
		return true // highs of 41C
	}
	return text.AllUpper(r.Str(i)) && (!r.Glued(i) || r.minus(i-2) > 0) && len(r.Str(i-1)) > 1 && len(r.Str(i-1)) < 6 && (i+1 == len(r.Tokens) || r.Closes(i+1) || !r.Glued(i+1) && r.StopAt(i+1))
}

// quoted reports whether the quotation mark at token i closes one before it.
func (r *Reader) quoted(i int) bool {
	open := false
	for k := max(0, i-maxQuote); k < i; k++ {
		open = open != (r.Str(k) == "\"")
	}
	return open
}

// maxQuote is how many tokens back a quotation may open.
const maxQuote = 60
