package quantity

import (
	"math"

	"quoth/articles/text"
)

// longestNumeral is how many characters a Chinese number has at the most.
const longestNumeral = 40

// inHan reads Chinese numerals, and digits among them: 二十三, 三千万, 5萬4千,
// 五十五点七, 卅三. It ends before what is no part of the number.
func (r *Reader) inHan(i int) (value, bool) {
	if v, ok := r.neighbours(i); ok {
		return v, true
	}
	n := hanNumeral{scale: 1}
	at := i
	if r.wholeScale(i) || r.overScale(i) {
		n.digit, n.seen = 1, true // 万亿元, 百三
	}
	for at < len(r.Tokens) && at-i < longestNumeral && (at == i || r.Glued(at) || r.Near(at) && r.goesOn(&n, at)) {
		if r.Is(at, text.Digits) {
			if v, ok := r.plain(at); ok && !n.pending() && (at == i || n.seen) {
				n.digit, n.seen, n.many = v, true, true
				at++
				continue
			}
			break
		}
		if !r.Is(at, text.Han) {
			break
		}
		if m, ok := r.Word(at, cueDigit); ok {
			if n.unit == 10 && r.Str(at) == "两" {
				break // 三十两 is a weight
			}
			n.addDigit(m.Num)
			at++
			continue
		}
		m, ok := r.Word(at, CueScale)
		if !ok || !n.seen && m.Num != 10 || n.seen && (r.longUnit(at) || n.misplaced(m.Num)) {
			break
		}
		n.addScale(m.Num)
		at++
	}
	if !n.seen {
		return value{}, false
	}
	v := value{scale: n.scale}
	for q, k := r.inside(at); k > 0 && at > i; q, k = r.inside(at) { // 十几万, 三十余亿
		v.inside = q
		at += k
		for m, k := r.scaleAt(at, true); k > 0; m, k = r.scaleAt(at, true) {
			n.addScale(m)
			at += k
		}
	}
	if _, k := r.hanDecimals(at); n.shorthand() && (!r.Is(at, text.Han) || k > 0 || r.Str(at) == "又") {
		n.digit *= n.unit / 10 // 四百五 is 450
	}
	v.num = n.value()
	if d, k := r.hanDecimals(at); k > 0 {
		v.num += d
		at += k
		for m, k := r.scaleAt(at, true); k > 0; m, k = r.scaleAt(at, true) {
			v.num *= m
			v.scale = max(v.scale, m)
			at += k
		}
	}
	v.tokens = at - i
	if dozen, k := r.dozen(at); k > 0 {
		v.num *= dozen
		v.tokens += k
	}
	return v, v.num < 1e16 && !r.formalWord(i, at)
}

// goesOn reports whether a numeral goes on behind a blank at token i: a digit
// where a scale came last, a scale where a digit did. It is no list of digits.
func (r *Reader) goesOn(n *hanNumeral, i int) bool {
	if !n.seen {
		return false
	}
	_, digit := r.Word(i, cueDigit)
	m, scale := r.Word(i, CueScale)
	return digit && n.digit == 0 && !n.bare || scale && (n.digit > 0 || m.Num >= 1e4)
}

// formalWord reports whether the characters from i to at are one that banks
// write for a digit and that is a word besides: 陆 is land, 伍 a name.
func (r *Reader) formalWord(i, at int) bool {
	_, formal := r.Word(i, cueFormal)
	return formal && at == i+1 && !r.unitAt(at) && r.Str(i-1) != "之"
}

// longUnit reports whether a unit of several tokens begins with the one at
// token i, which is a scale by itself: 千克, 兆瓦, K RAM.
func (r *Reader) longUnit(i int) bool {
	_, n := r.At(i, CueUnit)
	return n > 1
}

// neighbours reads a digit and the next one, before what they count or scale:
// 两三年, 三四十万. It is a range.
func (r *Reader) neighbours(i int) (value, bool) {
	low, ok := r.Word(i, cueDigit)
	high, ok2 := r.Word(i+1, cueDigit)
	if !ok || !ok2 || !r.Glued(i+1) || low.Num < 1 || high.Num != low.Num+1 || r.numeral(i-1) && r.Glued(i) {
		return value{}, false
	}
	if _, scale := r.Word(i+2, CueScale); !scale && !r.unitAt(i+2) || !r.Glued(i+2) {
		return value{}, false
	}
	v, ok := r.inHan(i + 1)
	if !ok {
		return v, false
	}
	v.tokens++
	v.far = v.num
	v.num = v.num / high.Num * low.Num
	return v, true
}

// numeral reports whether token i is a Chinese digit or scale, or a number in digits.
func (r *Reader) numeral(i int) bool {
	_, digit := r.Word(i, cueDigit)
	_, scale := r.Word(i, CueScale)
	return r.Is(i, text.Han) && (digit || scale)
}

// plain returns the number in digits at token i, without a scale.
func (r *Reader) plain(i int) (float64, bool) {
	n := 0.0
	for _, c := range []byte(r.Str(i)) {
		if !text.IsDigit(c) {
			return 0, false
		}
		n = n*10 + float64(c-'0')
	}
	return n, len(r.Str(i)) < 9
}

// hanDecimals reads the decimals behind a Chinese point: 点五七.
func (r *Reader) hanDecimals(i int) (num float64, tokens int) {
	if _, ok := r.Word(i, cueDecimal); !ok || !r.Is(i, text.Han) {
		return 0, 0
	}
	at, unit := i+1, 1.0
	for ; at-i < 9 && r.Is(at, text.Han) && r.Near(at); at++ {
		m, ok := r.Word(at, cueDigit)
		if s := r.Str(at); !ok || m.Num > 9 || s == "两" {
			break
		}
		num = num*10 + m.Num
		unit *= 10
	}
	if r.Is(i+1, text.Digits) && r.Glued(i+1) { // 零點77
		v, ok := r.plain(i + 1)
		return v / math.Pow(10, float64(len(r.Str(i+1)))), 2 * int(b2f(ok))
	}
	if s := r.Str(at); at == i+1 || s == "分" || s == "钟" || s == "半" { // 三点五分 is a time
		return 0, 0
	}
	return num / unit, at - i
}

// wholeScale reports whether a Chinese scale that no digit stands before
// counts by itself: 百个, 万亿元.
func (r *Reader) wholeScale(i int) bool {
	at := i
	for r.Is(at, text.Han) {
		m, ok := r.Word(at, CueScale)
		if !ok || m.Num == 10 {
			break
		}
		at++
	}
	if at == i || r.Is(i-1, text.Digits) && r.Glued(i) {
		return false
	}
	if r.Begins(at, cueCurrencyWord) {
		return true
	}
	_, n := r.At(at, CueMeasureWord)
	return n > 0 && (r.HanNoun(at+n).Tokens > 0 || r.EndsAny(i, &hedgeCues))
}

// hedgeCues are the cues of words that hedge a number behind them.
var hedgeCues = text.SetOf(CueAbout, CueOver, CueUnder)

// overScale reports a scale and one digit that make a number by themselves: 百三, 万九.
func (r *Reader) overScale(i int) bool {
	m, ok := r.Word(i, CueScale)
	_, digit := r.Word(i+1, cueDigit)
	return ok && r.Is(i, text.Han) && m.Num > 10 && digit && r.Glued(i+1) && !r.Glued(i) && !r.Is(i+2, text.Han) && !r.Is(i+2, text.Digits)
}

// A hanNumeral is a Chinese number being read: digits times scales below ten
// thousand make a section, sections times larger scales the total.
type hanNumeral struct {
	total, section, digit float64
	unit                  float64 // the scale read last
	scale                 float64 // the largest read
	seen                  bool    // a digit or ten was read
	many                  bool    // the digit pending has several figures: 30 in 2千30万
	zero                  bool    // 零 stands before the digit
	bare                  bool    // only digits so far: 二〇二五
}

// pending reports whether a digit waits for its scale.
func (n *hanNumeral) pending() bool { return n.digit > 0 }

// misplaced reports whether a scale cannot stand behind what was read, as 千
// behind 五十.
func (n *hanNumeral) misplaced(s float64) bool {
	return s < 1e4 && n.unit > 0 && n.unit < s && n.digit == 0
}

func (n *hanNumeral) addDigit(d float64) {
	switch {
	case d >= 10: // 廿, 卅
		n.section += d
		n.unit = 10
	case d == 0 && n.unit > 0 && n.digit == 0:
		n.zero = true
	case n.seen && n.digit > 0 || n.bare:
		n.digit = n.digit*10 + d
	default:
		n.digit = d
	}
	if !n.seen && n.unit == 0 {
		n.bare = d == 0
	}
	n.seen = true
}

func (n *hanNumeral) addScale(s float64) {
	n.seen, n.zero, n.bare = true, false, false
	switch {
	case s < 1e4:
		if n.digit == 0 {
			n.digit = 1
		}
		n.section += n.digit * s
	case n.section+n.digit == 0 && n.total > 0:
		n.total *= s // 万亿
	case s > n.scale && n.total > 0:
		n.total = (n.total + n.section + n.digit) * s
		n.section = 0
	default:
		n.total += (n.section + n.digit) * s
		n.section = 0
	}
	n.digit, n.many = 0, false
	n.unit = s
	n.scale = max(n.scale, s)
}

// shorthand reports whether the last digit leaves out its scale: 四百五.
func (n *hanNumeral) shorthand() bool {
	return n.digit > 0 && n.digit < 10 && !n.zero && !n.many && n.unit >= 100
}

func (n *hanNumeral) value() float64 { return n.total + n.section + n.digit }
