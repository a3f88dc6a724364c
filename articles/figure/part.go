package figure

import (
	"math"
	"strings"
)

// part reads fractions: "a third of", "two-thirds", "half a million", "one in
// five", 三分之一, 六成, 百分之十二.
func (r *reader) part(i int) (reading, bool) {
	if r.is(i, han) || r.is(i, digits) {
		if q, ok := r.hanPart(i); ok || r.is(i, han) {
			return q, ok
		}
		return r.oneIn(i)
	}
	if f, n := r.slashed(i); n > 0 {
		q := reading{from: i, to: i + n, kind: Share, unit: "fraction", scale: 1, num: f, max: f}
		r.fractionUnit(&q)
		return q, true
	}
	if !r.is(i, letters) {
		return reading{}, false
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
	return q, r.stands(q) && r.fractionUnit(&q)
}

// fraction reads a numerator and the denominator it is over: "a third",
// "two-thirds", "half", "one twenty-fifth".
func (r *reader) fraction(i int) (reading, bool) {
	q := reading{from: i, kind: Share, unit: "fraction", scale: 1}
	if !r.is(i, letters) {
		return q, false
	}
	top, at := 1.0, i
	if v, ok := r.inWords(i); ok {
		top, at = v.num, i+v.tokens
	} else if w := r.low(i); w == "a" || w == "an" {
		at++
	}
	if r.str(at) == "-" && at > i {
		at++
	}
	tens := 0.0
	if m, ok := r.word(at, cueNumber); ok && at > i && m.num >= 20 && r.str(at+1) == "-" {
		tens = m.num
		at += 2
	}
	m, ok := r.word(at, cueFraction)
	if !ok || tens > 0 && m.num > 9 {
		return q, false
	}
	q.num, q.to = top/(tens+m.num), at+1
	q.max = q.num
	return q, top < 1e12
}

// fractionAhead reports whether number words and a denominator stand at token i.
func (r *reader) fractionAhead(i int) bool {
	top := 0.0
	for at := i; at < i+5; at++ {
		if m, ok := r.word(at, cueFraction); ok {
			return at > i && top < m.num
		}
		m, ok := r.word(at, cueNumber)
		if !ok && r.str(at) != "-" {
			return false
		}
		top += m.num
	}
	return false
}

// stands reports whether a fraction is one by the words around it, and not
// "the third" or "a quarter" of the year.
func (r *reader) stands(q reading) bool {
	last := q.to - 1
	w, next := r.low(last), r.low(q.to)
	half := w == "half"
	named := q.to-q.from > 1 // "a", "one", "two" stands before
	switch prev := r.low(q.from - 1); {
	case prev == "first", prev == "second", prev == "last", prev == "third", prev == "other", prev == "the" && half && next != "of":
		return false
	}
	if !named && !half || w == "halves" {
		return false
	}
	if w == "quarter" && next == "to" && (r.is(q.to+1, digits) || r.isNumber(q.to+1)) || w == "quarters" && q.num*4 > 3.5 {
		return false
	}
	several := strings.HasSuffix(w, "s") && r.low(q.from) != "a" && r.low(q.from) != "one"
	switch next {
	case "of", "the", "its", "all", "their", "that", "as":
		return true
	case "more", "less", "fewer", "in", "to", "from", "by", "were", "was", "are", "is":
		return true
	}
	if !r.is(q.to, letters) || several || half && named || r.str(last-1) == "-" && !several && r.low(q.from) == "one" {
		return true
	}
	_, about := r.before(q.from, cueAbout)
	_, over := r.before(q.from, cueOver)
	_, under := r.before(q.from, cueUnder)
	return half && about+over+under > 0 // more than half people
}

// partOfScale reads "half a million", "a quarter of a million", "half a day":
// the part of the scale or unit behind it.
func (r *reader) partOfScale(q reading) (reading, bool) {
	at := q.to
	if r.low(at) == "of" {
		at++
	}
	one := r.low(at) == "a" || r.low(at) == "an"
	if one {
		at++
	} else if at > q.to {
		return q, false
	}
	if m, n := r.scaleWord(at); n > 0 && m >= 1e3 {
		q = reading{from: q.from, to: at + n, num: q.num * m, max: q.num * m, scale: m}
		r.suffix(&q)
		if q.bare {
			r.count(&q)
		}
		return q, true
	}
	if _, n := r.at(at, cueDuration); n > 0 && one && at == q.to+1 {
		q.to = at
		r.suffix(&q)
		return q, true
	}
	return q, false
}

// oneIn reads how many of how many: "one in five", "1 over 3", "nine in ten".
func (r *reader) oneIn(i int) (reading, bool) {
	q := reading{from: i, kind: Share, unit: "fraction", scale: 1}
	top, ok := r.whole(i)
	if !ok || top.num < 1 || top.num > 9 || top.num != math.Trunc(top.num) || r.glued(i) {
		return q, false
	}
	at := i + top.tokens
	w := r.low(at)
	bottom, ok := r.whole(at + 1)
	if !ok || w != "in" && w != "over" && (w != "out" || r.low(at+1) != "of") {
		if w != "out" || r.low(at+1) != "of" {
			return q, false
		}
		at++
		if bottom, ok = r.whole(at + 1); !ok {
			return q, false
		}
	}
	q.to = at + 1 + bottom.tokens
	if bottom.num <= top.num || bottom.num != math.Trunc(bottom.num) || r.unitAt(q.to) {
		return q, false
	}
	if _, _, n := r.yearAt(at + 1); n > 0 {
		return q, false
	}
	switch bottom.num {
	case 3, 4, 5, 6, 8, 10, 20, 100, 1000:
	default:
		if top.num != 1 || top.tokens > 1 || bottom.num > 1e6 {
			return q, false
		}
	}
	q.num = top.num / bottom.num
	q.max = q.num
	return q, true
}

func (r *reader) isNumber(i int) bool {
	_, ok := r.word(i, cueNumber)
	return ok
}

// fractionUnit reads the unit that a fraction is of: half a mile, 1/16 of a US
// pint. It reports true.
func (r *reader) fractionUnit(q *reading) bool {
	at := q.to
	if r.low(at) == "of" {
		at++
	}
	if w := r.low(at); w == "a" || w == "an" {
		at++
		if r.str(at) == "US" || r.str(at) == "UK" {
			at++
		}
	} else if at > q.to {
		return true
	}
	unit := reading{from: q.from, to: at, num: q.num, max: q.max, scale: 1}
	r.suffix(&unit)
	if unit.kind == Quantity && len(unit.unit) > 0 && !r.is(at, sign) {
		*q = unit
	}
	return true
}

// hanPart reads 百分之十二, 三分之一, 一又二分之一, 六成, 2折 and 一半.
func (r *reader) hanPart(i int) (reading, bool) {
	q := reading{from: i, kind: Share, scale: 1}
	if _, n := r.at(i, cuePercentBefore); n > 0 {
		m := r.minus(i + n)
		v, ok := r.number(i + n + m)
		if !ok && r.str(i+n) == "百" {
			v, ok = value{num: 100, tokens: 1}, true
		}
		q.num, q.max, q.unit, q.to = v.num, v.num, "percent", i+n+m+v.tokens
		q.qualifier = v.inside
		return q, ok
	}
	if w := r.str(i) + r.str(i+1); w == "一半" || w == "半数" || w == "过半" {
		q.num, q.max, q.unit, q.to = .5, .5, "fraction", i+2
		return q, r.str(i+2) != "天"
	}
	v, ok := r.number(i)
	if !ok {
		if v, ok = r.scaleAlone(i); !ok { // 千分之三
			return q, false
		}
	}
	at := i + v.tokens
	whole := 0.0
	if r.str(at) == "又" && r.glued(at) {
		whole = v.num
		if v, ok = r.number(at + 1); !ok {
			return q, false
		}
		at += 1 + v.tokens
		q.kind = Number
	}
	if _, n := r.at(at, cueFractionMark); n > 0 && r.is(at, han) {
		m := r.minus(at + n)
		top, ok := r.number(at + n + m)
		if !ok || v.num == 0 {
			return q, false
		}
		q.num, q.unit, q.to = whole+top.num/v.num, "fraction", at+n+m+top.tokens
		q.max = q.num
		if whole > 0 {
			q.unit = ""
			r.suffix(&q)
		}
		return q, true
	}
	if whole > 0 {
		return q, false
	}
	if f, n := r.slashed(i); n > 0 {
		q.num, q.max, q.unit, q.to = f, f, "fraction", i+n
		r.fractionUnit(&q)
		return q, true
	}
	if _, n := r.at(at, cueTenths); n > 0 && r.is(at, han) && r.glued(at) && v.num <= 10 && !r.hanWord(at) {
		q.num, q.unit, q.to, q.qualifier = v.num*10, "percent", at+n, v.inside
		if m, ok := r.word(at+1, cueDigit); ok && r.is(at+1, han) { // 六成五
			q.num += m.num
			q.to++
		}
		q.max = q.num
		if v.far > 0 {
			q.max, q.qualifier = v.far*10, Range
		}
		return q, true
	}
	if _, n := r.at(at, cueDiscount); n > 0 && r.glued(at) && v.num < 100 && v.num > 0 && !r.is(at+1, han) {
		q.num, q.unit, q.to = v.num, "percent", at+n
		if q.num < 10 {
			q.num *= 10 // 2折 is a fifth of the price, 75折 three quarters
		}
		q.max = q.num
		return q, true
	}
	return q, false
}

// scaleAlone reads a Chinese scale that counts without a digit, as a
// denominator: 千, 万, 百万.
func (r *reader) scaleAlone(i int) (value, bool) {
	v := value{num: 1, scale: 1}
	for r.is(i+v.tokens, han) {
		m, ok := r.word(i+v.tokens, cueScale)
		if !ok {
			break
		}
		v.num *= m.num
		v.tokens++
	}
	_, mark := r.at(i+v.tokens, cueFractionMark)
	return v, v.tokens > 0 && mark > 0
}

// hanWord reports whether 成 at token i begins a word of its own: 成立.
func (r *reader) hanWord(i int) bool {
	switch r.str(i + 1) {
	case "立", "为", "功", "本", "员", "长", "果", "品", "交", "熟", "都", "型":
		return true
	}
	return false
}

// multiple reads words that are a multiple by themselves: doubled, twice,
// tenfold, 翻了一番.
func (r *reader) multiple(i int) (reading, bool) {
	m, n := r.at(i, cueMultiple)
	w := r.low(i)
	if stem, ok := strings.CutSuffix(w, "fold"); n == 0 && ok { // eightfold
		m, ok = r.words.get(stem, cueNumber)
		n = int(b2f(ok))
	}
	if n == 0 {
		return reading{}, false
	}
	if w == "double" && (r.str(i+1) == "-" || r.low(i+1) == "digit" || r.low(i+1) == "digits") || w == "triple" && r.str(i+1) == "-" {
		return reading{}, false
	}
	if w == "twice" && r.low(i+1) != "as" && r.low(i+1) != "the" && r.low(i+1) != "that" && r.low(i+1) != "its" && r.low(i+1) != "what" && r.low(i+1) != "more" && r.low(i+1) != "a" && r.low(i+1) != "their" {
		return reading{}, false // on two occasions
	}
	if w == "twice" && r.low(i+1) == "as" && capital(r.str(i+2)) {
		return reading{}, false // scored twice as United won
	}
	q := reading{from: i, to: i + n, kind: Multiple, num: m.num, max: m.num, scale: 1, unit: "times"}
	if strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ing") || r.is(i, han) {
		q.change = Increase
	}
	return q, true
}
