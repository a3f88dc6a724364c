package quantity

import (
	"math"
	"strings"
	"unicode/utf8"

	"quoth/articles/text"
)

// part reads fractions: "a third of", "two-thirds", "half a million", "one in
// five", 三分之一, 六成, 百分之十二.
func (r *Reader) part(i int) (Quantity, bool) {
	if r.Is(i, text.Han) || r.Is(i, text.Digits) {
		if q, ok := r.hanPart(i); ok || r.Is(i, text.Han) {
			return q, ok
		}
		return r.oneIn(i)
	}
	if f, n := r.slashed(i); n > 0 {
		q := Quantity{From: i, To: i + n, Kind: Share, Unit: "fraction", Scale: 1, Value: f, Max: f}
		r.fractionUnit(&q)
		return q, true
	}
	if !r.Is(i, text.Letters) {
		return Quantity{}, false
	}
	if q, ok := r.oneIn(i); ok {
		return q, true
	}
	q, ok := r.fraction(i)
	if !ok {
		return q, false
	}
	if big, ok := r.partOfScale(q); ok {
		return big, true
	}
	of := q
	if r.fractionUnit(&of); of.Kind != Share || of.Unit != q.Unit {
		return of, true // half a litre
	}
	return q, r.stands(q)
}

// fraction reads a numerator and the denominator it is over: "a third",
// "two-thirds", "half", "one twenty-fifth".
func (r *Reader) fraction(i int) (Quantity, bool) {
	q := Quantity{From: i, Kind: Share, Unit: "fraction", Scale: 1}
	if !r.Is(i, text.Letters) {
		return q, false
	}
	top, at := 1.0, i
	if v, ok := r.inWords(i); ok {
		top, at = v.num, i+v.tokens
	} else if w := r.Low(i); w == "a" || w == "an" {
		at++
	}
	if r.Str(at) == "-" && at > i {
		at++
	}
	if low, ok := r.denominatorAt(at); ok && at > i {
		q.Value, q.To = top/low.num, at+low.tokens
		q.Max = q.Value
		return q, true
	}
	tens := 0.0
	if m, ok := r.Word(at, cueNumber); ok && at > i && m.Num >= 20 && r.Str(at+1) == "-" {
		tens = m.Num
		at += 2
	}
	m, ok := r.Word(at, cueFraction)
	if !ok || tens > 0 && m.Num > 9 {
		return q, false
	}
	if top > 1 && m.Num > 2 && !strings.HasSuffix(r.Low(at), "s") {
		return q, false // the two hundredth
	}
	q.Value, q.To = top/(tens+m.Num), at+1
	q.Max = q.Value
	return q, top < 1e12
}

// denominatorAt reads a denominator that number words begin, at token i: "one
// hundred fifth", "two-thousandth".
func (r *Reader) denominatorAt(i int) (value, bool) {
	if !r.IsNumber(i) || r.Str(i+1) == "-" && r.IsNumber(i) && r.tens(i) {
		return value{}, false
	}
	v, ok := r.inWords(i)
	at := i + v.tokens
	if r.Str(at) == "-" {
		at++
	}
	m, part := r.Word(at, cueFraction)
	if !ok || !part || m.Num < 100 && v.scale < 100 {
		return value{}, false
	}
	if m.Num >= 100 {
		v.num *= m.Num
	} else {
		v.num += m.Num
	}
	v.tokens = at + 1 - i
	return v, true
}

// tens reports whether token i is twenty, thirty, … ninety.
func (r *Reader) tens(i int) bool {
	m, ok := r.Word(i, cueNumber)
	return ok && m.Num >= 20
}

// fractionAhead reports whether number words and a denominator stand at token i.
func (r *Reader) fractionAhead(i int) bool {
	top := 0.0
	for at := i; at < i+5; at++ {
		if m, ok := r.Word(at, cueFraction); ok {
			return at > i && top < m.Num
		}
		m, ok := r.Word(at, cueNumber)
		if !ok && r.Str(at) != "-" {
			return false
		}
		top += m.Num
	}
	return false
}

// stands reports whether a fraction is one by the words around it, and not
// "the third" or "a quarter" of the year.
func (r *Reader) stands(q Quantity) bool {
	last := q.To - 1
	w, next := r.Low(last), r.Low(q.To)
	half := w == "half"
	named := q.To-q.From > 1 // "a", "one", "two" stands before
	switch prev := r.Low(q.From - 1); {
	case prev == "first", prev == "second", prev == "last", prev == "third", prev == "other", prev == "the" && half && next != "of":
		return false
	}
	if !named && !half || w == "halves" {
		return false
	}
	if w == "quarter" && next == "to" && (r.Is(q.To+1, text.Digits) || r.IsNumber(q.To+1)) || w == "quarters" && q.Value*4 > 3.5 {
		return false
	}
	several := strings.HasSuffix(w, "s") && r.Low(q.From) != "a" && r.Low(q.From) != "one"
	switch next {
	case "of", "the", "its", "all", "their", "that", "as":
		return true
	case "more", "less", "fewer", "in", "to", "from", "by", "were", "was", "are", "is", "have", "come", "live", "work", "use":
		return true
	}
	if r.StopWord(q.To) && r.stepBefore(q.From) {
		return true // fell by a third and
	}
	if !r.Is(q.To, text.Letters) || several || half && named || r.Str(last-1) == "-" && !several && r.Low(q.From) == "one" {
		return true
	}
	_, about := r.Before(q.From, CueAbout)
	_, over := r.Before(q.From, CueOver)
	_, under := r.Before(q.From, CueUnder)
	return half && about+over+under > 0 // more than half people
}

// stepBefore reports whether what stands before token i says that a step
// follows: "by", or a word of change.
func (r *Reader) stepBefore(i int) bool {
	for _, c := range []text.Cue{CueAbout, CueOver, CueUnder} {
		if _, n := r.Before(i, c); n > 0 {
			i -= n
			break
		}
	}
	return r.Low(i-1) == "by" || r.ChangeAt(i-1) != NoChange
}

// partOfScale reads "half a million", "a quarter of a million", "half a day":
// the part of the scale or unit behind it.
func (r *Reader) partOfScale(q Quantity) (Quantity, bool) {
	at := q.To
	if r.Low(at) == "of" {
		at++
	}
	one := r.Low(at) == "a" || r.Low(at) == "an"
	if one {
		at++
	} else if at > q.To {
		return q, false
	}
	if m, n := r.scaleWord(at); n > 0 && m >= 1e3 {
		q = Quantity{From: q.From, To: at + n, Value: q.Value * m, Max: q.Value * m, Scale: m}
		r.suffix(&q)
		if q.Bare {
			r.count(&q)
		}
		return q, true
	}
	if r.Begins(at, cueDuration) && one && at == q.To+1 {
		q.To = at
		r.suffix(&q)
		return q, true
	}
	return q, false
}

// oneIn reads how many of how many: "one in five", "1 over 3", "nine in ten".
func (r *Reader) oneIn(i int) (Quantity, bool) {
	q := Quantity{From: i, Kind: Share, Unit: "fraction", Scale: 1}
	top, ok := r.whole(i)
	if !ok || top.num < 1 || top.num > 9 || top.num != math.Trunc(top.num) || r.Glued(i) {
		return q, false
	}
	at := i + top.tokens
	w := r.Low(at)
	bottom, ok := r.whole(at + 1)
	if !ok || w != "in" && w != "over" && (w != "out" || r.Low(at+1) != "of") {
		if w != "out" || r.Low(at+1) != "of" {
			return q, false
		}
		at++
		if bottom, ok = r.whole(at + 1); !ok {
			return q, false
		}
	}
	q.To = at + 1 + bottom.tokens
	if bottom.num <= top.num || bottom.num != math.Trunc(bottom.num) || r.unitAt(q.To) {
		return q, false
	}
	if _, _, n := r.YearAt(at + 1); n > 0 {
		return q, false
	}
	switch bottom.num {
	case 3, 4, 5, 6, 8, 10, 20, 100, 1000:
	default:
		if top.num != 1 || top.tokens > 1 || bottom.num > 1e6 {
			return q, false
		}
	}
	q.Value = top.num / bottom.num
	q.Max = q.Value
	return q, true
}

func (r *Reader) IsNumber(i int) bool {
	_, ok := r.Word(i, cueNumber)
	return ok
}

// fractionUnit reads the unit that a fraction is of: half a mile, 1/16 of a US
// pint. It reports true.
func (r *Reader) fractionUnit(q *Quantity) bool {
	at := q.To
	if r.Low(at) == "of" {
		at++
	}
	if w := r.Low(at); w == "a" || w == "an" {
		at++
		if r.Str(at) == "US" || r.Str(at) == "UK" {
			at++
		}
	} else if at > q.To {
		return true
	}
	unit := Quantity{From: q.From, To: at, Value: q.Value, Max: q.Max, Scale: 1}
	r.suffix(&unit)
	if unit.Kind == Share && at > q.To && r.Low(at-1) != "of" && !r.Is(at, text.Sign) { // a quarter of a percentage point
		*q = unit
		return true
	}
	if at > q.To && (r.Low(at) == "point" || r.Low(at) == "points") && r.stepBefore(q.From) {
		q.Unit, q.To = "percentage point", at+1 // cut rates by half a point
		return true
	}
	if (unit.Kind == Measured || unit.Kind == Duration && at > q.To) && len(unit.Unit) > 0 && !r.Is(at, text.Sign) {
		*q = unit
	}
	return true
}

// slashed reads 1/4 and ½ at token i: what it is and how many tokens, 0 none.
func (r *Reader) slashed(i int) (float64, int) {
	if r.Is(i, text.Sign) {
		if r.Str(i)[0] < utf8.RuneSelf {
			return 0, 0
		}
		for _, f := range vulgar {
			if r.Str(i) == f.sign {
				return f.num, 1
			}
		}
		return 0, 0
	}
	if !r.Is(i, text.Digits) || !r.slash(i+1) || !r.Is(i+2, text.Digits) || !r.fractionSlash(i) {
		return 0, 0
	}
	top, ok := r.inDigits(i)
	bottom, ok2 := r.inDigits(i + 2)
	if !ok || !ok2 || top.tokens != 1 || bottom.num == 0 {
		return 0, 0
	}
	return top.num / bottom.num, 2 + bottom.tokens
}

// slash reports a stroke between the parts of a fraction at token i.
func (r *Reader) slash(i int) bool {
	switch r.Str(i) {
	case "/", "⁄", "／":
		return true
	}
	return false
}

// vulgar are the fractions that are one sign.
var vulgar = []struct {
	sign string
	num  float64
}{{"½", 1. / 2}, {"⅓", 1. / 3}, {"⅔", 2. / 3}, {"¼", 1. / 4}, {"¾", 3. / 4}, {"⅕", 1. / 5}, {"⅛", 1. / 8}}
