package figure

import "strings"

// part reads fractions: "a third of", "two-thirds", "half a million", 三分之一,
// 六成, 百分之十二.
func (r *reader) part(i int) (reading, bool) {
	q := reading{from: i, kind: Share, unit: "fraction", scale: 1}
	if r.is(i, han) || r.is(i, digits) {
		return r.hanPart(i)
	}
	if !r.is(i, letters) {
		return q, false
	}
	top, at := 1.0, i
	named := false // "a", "one", "two" stands before
	if m, ok := r.word(i, cueNumber); ok {
		top, named = m.num, true
		at++
	} else if w := r.low(i); w == "a" || w == "an" {
		named = true
		at++
	}
	if r.str(at) == "-" && r.glued(at) {
		at++
	}
	m, ok := r.word(at, cueFraction)
	if !ok || m.num == 0 {
		return q, false
	}
	w := r.low(at)
	half := w == "half"
	if !named && !half || w == "halves" {
		return q, false
	}
	next := r.low(at + 1)
	if half && (next == "a" || next == "an") { // half a million, half a day
		if s, n := r.at(at+2, cueScale); n > 0 && s.num >= 1e3 {
			q = reading{from: i, to: at + 2 + n, num: s.num / 2, max: s.num / 2, scale: s.num}
			r.suffix(&q)
			if q.bare {
				r.count(&q)
			}
			return q, true
		}
		if _, n := r.at(at+2, cueDuration); n > 0 {
			q.num, q.max, q.to = .5, .5, at+2
			r.suffix(&q)
			return q, true
		}
	}
	if prev := r.low(i - 1); prev == "first" || prev == "second" || prev == "last" || prev == "third" || prev == "other" || prev == "the" && half && next != "of" {
		return q, false
	}
	switch {
	case next == "of", next == "the", next == "its", next == "all", next == "their", next == "that", next == "as",
		!r.is(at+1, letters), strings.HasSuffix(w, "s") && top > 1:
	case half && named: // a half share
	case top == 1 && r.str(at-1) == "-":
	case top == 1 && (next == "more" || next == "less" || next == "fewer" || next == "in" || next == "to" || next == "from" || next == "by" || next == "were" || next == "was" || next == "are" || next == "is"):
	default:
		return q, false
	}
	if w == "quarter" && next == "to" && (r.is(at+2, digits) || r.is(at+2, letters) && r.isNumber(at+2)) || w == "quarters" && top > 3 {
		return q, false
	}
	q.num = top / m.num
	q.max, q.to = q.num, at+1
	r.fractionUnit(&q)
	return q, true
}

func (r *reader) isNumber(i int) bool {
	_, ok := r.word(i, cueNumber)
	return ok
}

// fractionUnit reads the unit that a fraction is of: half a mile, 1/16 of a pint.
func (r *reader) fractionUnit(q *reading) {
	at := q.to
	if r.low(at) == "of" && (r.low(at+1) == "a" || r.low(at+1) == "an") {
		at += 2
	}
	unit := reading{from: q.from, to: at, num: q.num, max: q.max, scale: 1}
	r.suffix(&unit)
	if unit.kind == Quantity && len(unit.unit) > 0 && !r.is(at, sign) {
		*q = unit
	}
}

// hanPart reads 百分之十二, 三分之一 and 六成.
func (r *reader) hanPart(i int) (reading, bool) {
	q := reading{from: i, kind: Share, scale: 1}
	if _, n := r.at(i, cuePercentBefore); n > 0 {
		v, ok := r.number(i + n)
		if !ok {
			return q, false
		}
		q.num, q.max, q.unit, q.to = v.num, v.num, "percent", i+n+v.tokens
		q.qualifier = v.inside
		return q, true
	}
	v, ok := r.number(i)
	if !ok {
		return q, false
	}
	at := i + v.tokens
	if _, n := r.at(at, cueFractionMark); n > 0 && r.is(at, han) {
		top, ok := r.number(at + n)
		if !ok || v.num == 0 {
			return q, false
		}
		q.num, q.unit, q.to = top.num/v.num, "fraction", at+n+top.tokens
		q.max = q.num
		return q, true
	}
	if r.str(at) == "/" && r.is(i, digits) && r.is(at+1, digits) && r.fractionSlash(i) {
		bottom, _ := r.number(at + 1)
		q.num, q.unit, q.to = v.num/bottom.num, "fraction", at+1+bottom.tokens
		q.max = q.num
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
		return q, true
	}
	return q, false
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
	q := reading{from: i, to: i + n, kind: Multiple, num: m.num, max: m.num, scale: 1, unit: "times"}
	if strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ing") || r.is(i, han) {
		q.change = Increase
	}
	return q, true
}
