package quantity

import "quoth/articles/text"

// hanPart reads 百分之十二, 三分之一, 一又二分之一, 六成, 2折 and 一半.
func (r *Reader) hanPart(i int) (Quantity, bool) {
	q := Quantity{From: i, Kind: Share, Scale: 1}
	if _, n := r.At(i, cuePercentBefore); n > 0 {
		m := r.minus(i + n)
		v, ok := r.number(i + n + m)
		if !ok && r.Str(i+n) == "百" {
			v, ok = value{num: 100, tokens: 1}, true
		}
		q.Value, q.Max, q.Unit, q.To = v.num, v.num, "percent", i+n+m+v.tokens
		q.Qualifier = v.inside
		return q, ok
	}
	if r.Is(i, text.Han) {
		if w := r.Str(i) + r.Str(i+1); w == "一半" || w == "半数" || w == "过半" {
			q.Value, q.Max, q.Unit, q.To = .5, .5, "fraction", i+2
			return q, r.Str(i+2) != "天"
		}
	}
	if m, n := r.At(i, cuePercentWord); n > 0 {
		q.Value, q.Max, q.Unit, q.To = m.Num, m.Num, "percent", i+n
		return q, true
	}
	v, ok := r.number(i)
	if !ok {
		if v, ok = r.scaleAlone(i); !ok { // 千分之三
			return q, false
		}
	}
	at := i + v.tokens
	whole := 0.0
	if r.Str(at) == "又" && r.Near(at) {
		whole = v.num
		if v, ok = r.number(at + 1); !ok {
			return q, false
		}
		at += 1 + v.tokens
		q.Kind = Number
	}
	if _, n := r.At(at, cueFractionMark); n > 0 && r.Is(at, text.Han) {
		m := r.minus(at + n)
		top, ok := r.number(at + n + m)
		if !ok || v.num == 0 {
			return q, false
		}
		q.Value, q.Unit, q.To = whole+top.num/v.num, "fraction", at+n+m+top.tokens
		q.Max = q.Value
		if whole > 0 {
			q.Unit = ""
			r.suffix(&q)
		}
		return q, true
	}
	if top := r.shortPart(at); top > 0 && v.scale <= 10 && top < v.num {
		q.Value, q.Unit, q.To = whole+top/v.num, "fraction", at+2
		q.Max = q.Value
		return q, true
	}
	if whole > 0 {
		return q, false
	}
	if f, n := r.slashed(i); n > 0 {
		q.Value, q.Max, q.Unit, q.To = f, f, "fraction", i+n
		r.fractionUnit(&q)
		return q, true
	}
	if _, n := r.At(at, cueTenths); n > 0 && r.Is(at, text.Han) && r.Near(at) && v.num <= 10 && !r.hanWord(at) {
		q.Value, q.Unit, q.To, q.Qualifier = v.num*10, "percent", at+n, v.inside
		if m, ok := r.Word(at+1, cueDigit); ok && r.Is(at+1, text.Han) { // 六成五
			q.Value += m.Num
			q.To++
		}
		q.Max = q.Value
		if v.far > 0 {
			q.Max, q.Qualifier = v.far*10, Range
		}
		return q, true
	}
	if _, n := r.At(at, cueDiscount); n > 0 && r.Glued(at) && v.num < 100 && v.num > 0 && !r.Is(at+1, text.Han) {
		q.Value, q.Unit, q.To = v.num, "percent", at+n
		if q.Value < 10 {
			q.Value *= 10 // 2折 is a fifth of the price, 75折 three quarters
		}
		q.Max = q.Value
		return q, true
	}
	return q, false
}

// scaleAlone reads a Chinese scale that counts without a digit, as a
// denominator: 千, 万, 百万.
func (r *Reader) scaleAlone(i int) (value, bool) {
	v := value{num: 1, scale: 1}
	for r.Is(i+v.tokens, text.Han) {
		m, ok := r.Word(i+v.tokens, CueScale)
		if !ok {
			break
		}
		v.num *= m.Num
		v.tokens++
	}
	_, mark := r.At(i+v.tokens, cueFractionMark)
	return v, v.tokens > 0 && mark > 0
}

// shortPart returns the numerator of a fraction said as in Hong Kong, with 分 or
// 份 alone at token i: 三分一, 五份二. 0 when there is none.
func (r *Reader) shortPart(i int) float64 {
	if s := r.Str(i); s != "分" && s != "份" || !r.Glued(i) || !r.Glued(i+1) || r.unitAt(i+2) && r.Glued(i+2) {
		return 0
	}
	m, ok := r.Word(i+1, cueDigit)
	if !ok || m.Num > 4 || r.numeral(i+2) && r.Glued(i+2) {
		return 0
	}
	return m.Num
}

// hanWord reports whether 成 at token i begins a word of its own, 成立, or what
// stands before its number points at something: 这一成绩.
func (r *Reader) hanWord(i int) bool {
	return r.Begins(i, cueNoTenths) || r.Is(i-1, text.Han) && r.pointsAt(i-1)
}

// pointsAt reports whether the 一 at token i counts nothing: 这一, 每一, 另一.
func (r *Reader) pointsAt(i int) bool {
	return r.Str(i) == "一" && r.EndsBefore(i, cuePointsAt) && r.Glued(i)
}
