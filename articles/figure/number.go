package figure

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A count of tokens and what they amount to.
type value struct {
	num    float64
	tokens int
	scale  float64 // the scale words in num, 1 when none: "billion" is 1e9
	inside Qualifier
}

// whole reads digits or number words, and the scale behind them, from token i.
func (r *reader) whole(i int) (value, bool) {
	switch {
	case r.is(i, digits):
		return r.inDigits(i)
	case r.is(i, letters):
		return r.inWords(i)
	case r.is(i, han):
		return r.inHan(i)
	}
	return value{}, false
}

// inDigits reads "9.8 billion", "25.5bn", "6.3 lakh crore", "1500余", "1.1万亿".
func (r *reader) inDigits(i int) (value, bool) {
	if v, ok := r.mixed(i); ok {
		return v, true
	}
	text := strings.Map(func(c rune) rune {
		if c == '.' || c < utf8.RuneSelf && isDigit(byte(c)) {
			return c
		}
		return -1
	}, r.str(i))
	if strings.Count(text, ".") > 1 {
		return value{}, false
	}
	v := value{tokens: 1, scale: 1}
	for r.grouped(i, i+v.tokens) { // 27 000
		text += r.str(i + v.tokens)
		v.tokens++
	}
	// One parse of the decimal text with its scale: 9.8 billion is 9.8e9 to the last bit.
	for {
		if q, n := r.inside(i + v.tokens); n > 0 {
			v.inside = q
			v.tokens += n
		}
		m, n := r.scaleAt(i+v.tokens, v.scale > 1)
		if n == 0 {
			break
		}
		v.scale *= m
		v.tokens += n
	}
	if exp, n := r.exponent(i + 1); n > 0 { // 1.99×10−30
		text += "e" + strconv.Itoa(exp)
		v.tokens, v.scale = 1+n, 1
		num, err := strconv.ParseFloat(text, 64)
		v.num = num
		return v, err == nil
	}
	num, err := strconv.ParseFloat(text+"e"+strconv.Itoa(int(math.Round(math.Log10(v.scale)))), 64)
	if dozen, n := r.dozen(i + v.tokens); n > 0 {
		num *= dozen
		v.tokens += n
	}
	if err != nil || math.IsInf(num, 0) {
		return value{}, false
	}
	v.num = num
	return v, true
}

// decimals reads "point five" at token i.
func (r *reader) decimals(i int) (num float64, tokens int) {
	if r.low(i) != "point" {
		return 0, 0
	}
	at, unit := i+1, 0.1
	for ; ; at++ {
		m, ok := r.word(at, cueNumber)
		if !ok || m.num > 9 {
			break
		}
		num += m.num * unit
		unit /= 10
	}
	if at == i+1 {
		return 0, 0
	}
	return num, at - i
}

// number reads a number and the fraction behind it: one and a half million.
func (r *reader) number(i int) (value, bool) {
	v, ok := r.whole(i)
	if !ok || v.scale > 1 || r.low(i+v.tokens) != "and" || r.is(i, han) {
		return v, ok
	}
	part, ok := r.part(i + v.tokens + 1)
	if !ok || part.unit != "fraction" || part.num >= 1 {
		return v, true
	}
	v.num += part.num
	v.tokens += 1 + part.to - part.from
	if m, n := r.at(i+v.tokens, cueScale); n > 0 && len(r.low(i+v.tokens)) > 3 {
		v.num *= m.num
		v.scale = m.num
		v.tokens += n
	}
	return v, true
}

// mixed reads digits among Chinese scales: 5萬4千6百, 1千零1.
func (r *reader) mixed(i int) (value, bool) {
	at := i + 1
	if _, ok := r.word(at, cueScale); !ok || !r.is(at, han) || !r.glued(at) || strings.ContainsAny(r.str(i), ".,") {
		return value{}, false
	}
	for r.is(at, han) {
		if _, ok := r.word(at, cueScale); !ok {
			break
		}
		at++
	}
	if s := r.str(at); !(r.is(at, digits) && r.glued(at) || s == "零" && r.glued(at)) {
		return value{}, false
	}
	return r.inHan(i)
}

// grouped reports whether token at goes on the number that begins at token i
// with a blank between: 27 000.
func (r *reader) grouped(i, at int) bool {
	return r.is(at, digits) && len(r.str(at)) == 3 && len(r.str(i)) <= 3 && r.toks[at].start-r.toks[at-1].end == 1 &&
		!strings.ContainsAny(r.str(i)+r.str(at), ".,") && r.str(i)[0] != '0' && !r.is(i-1, digits) && !r.glued(at+1)
}

// dozen reads "dozen" behind a number: how many, and its tokens.
func (r *reader) dozen(i int) (float64, int) {
	switch r.low(i) {
	case "dozen", "dozens", "doz", "dozs", "dzs":
		return 12, 1
	case "打":
		if s := r.str(i + 1); r.glued(i) && s != "造" && s != "击" && s != "开" && s != "破" && s != "通" {
			return 12, 1
		}
	}
	return 0, 0
}

// exponent reads "×10−30" at token i.
func (r *reader) exponent(i int) (exp, tokens int) {
	if s := r.low(i); s != "×" && s != "x" && s != "*" || r.str(i+1) != "10" {
		return 0, 0
	}
	at, minus := i+2, false
	for s := r.str(at); s == "^" || s == "-" || s == "−" || s == "–"; s = r.str(at) {
		minus = minus || s != "^"
		at++
	}
	if at == i+2 || !r.is(at, digits) || !r.glued(at) || len(r.str(at)) > 2 {
		return 0, 0
	}
	exp, _ = strconv.Atoi(r.str(at))
	if minus {
		exp = -exp
	}
	return exp, at + 1 - i
}

// inside reads 余, 多 and 几, which stand between a Chinese number and its
// scale or unit.
func (r *reader) inside(i int) (Qualifier, int) {
	if !r.is(i, han) || !r.glued(i) {
		return Exact, 0
	}
	if _, n := r.at(i, cueInsideOver); n > 0 {
		return Over, n
	}
	if _, n := r.at(i, cueInsideAbout); n > 0 {
		return About, n
	}
	return Exact, 0
}

// scaleAt reads a scale behind a number. A letter is one only where it is
// glued to the number or, for bn and the like, behind a blank; whether "m"
// is a million or a metre is decided by what follows.
func (r *reader) scaleAt(i int, scaled bool) (float64, int) {
	m, n := r.at(i, cueScale)
	if n == 0 {
		return 0, 0
	}
	if r.is(i, han) {
		if !r.glued(i) {
			return 0, 0
		}
		return m.num, n
	}
	switch word := r.low(i); {
	case word == "mm":
		if !r.moneyBefore(i - 1) {
			return 0, 0 // millimetres
		}
	case len(word) == 1: // k, m, b, t
		if scaled || !r.glued(i) && !r.moneyBefore(i-1) && !(upper(r.str(i)) && r.nounAt(i+1).plural) {
			return 0, 0
		}
		if word == "m" && !r.millions(i) || word == "t" && !r.moneyBefore(i-1) && r.str(i) != "T" {
			return 0, 0
		}
		if word == "k" && (r.low(i+1) == "video" || r.low(i+1) == "resolution" || r.low(i+1) == "tv") {
			return 0, 0
		}
		if word == "b" && r.str(i) == "b" && !r.moneyBefore(i-1) && !r.moneyAt(i+1) {
			return 0, 0
		}
	case r.glued(i) && len(word) <= 3 || !r.glued(i) || word == "crore" || word == "lakh" || word == "million" || word == "billion" || word == "trillion":
	default:
		return 0, 0
	}
	return m.num, n
}

// millions reports whether the letter m at token i, behind a number, stands
// for a million and not for metres.
func (r *reader) millions(i int) bool {
	if r.str(i) == "M" || r.moneyBefore(i-1) || r.moneyAt(i+1) {
		return true
	}
	_, n := r.at(i+1, cueNounPlural)
	return n > 0
}

// moneyBefore reports whether a currency stands before the number at token i.
func (r *reader) moneyBefore(i int) bool {
	if _, n := r.before(i, cueCurrencySign); n > 0 {
		return true
	}
	return r.codeBefore(i) != ""
}

// moneyAt reports whether a currency stands at token i.
func (r *reader) moneyAt(i int) bool {
	if _, n := r.at(i, cueCurrencyWord); n > 0 {
		return true
	}
	_, n := r.at(i, cueCurrencyCode)
	return n > 0 && upper(r.str(i))
}

// codeBefore returns the currency whose code, in capitals, ends before token i.
func (r *reader) codeBefore(i int) string {
	m, n := r.before(i, cueCurrencyCode)
	if n == 0 || !upper(r.str(i-1)) {
		return ""
	}
	return m.value
}

func upper(s string) bool { return s != "" && s == strings.ToUpper(s) && s != strings.ToLower(s) }

// inWords reads "twenty-five", "two hundred", "three million", "a billion".
func (r *reader) inWords(i int) (value, bool) {
	var total, group float64
	v := value{scale: 1}
	at, words := i, 0
	if w := r.low(i); (w == "a" || w == "an") && i+1 < len(r.toks) {
		if _, n := r.dozen(i + 1); n > 0 {
			return value{num: 12, tokens: 1 + n, scale: 1}, true
		}
		if m, n := r.at(i+1, cueScale); n > 0 && len(r.low(i+1)) > 3 && m.num >= 1e2 {
			group, at, words = 1, i+1, 1
		}
	}
	for at < len(r.toks) {
		if m, n := r.at(at, cueNumber); n > 0 {
			group += m.num
			at += n
			words++
		} else if m, n := r.at(at, cueScale); n > 0 && words > 0 && len(r.low(at)) > 3 && strings.TrimRight(r.low(at), "s") != "cr" {
			if m.num == 100 {
				group *= 100
			} else {
				total += group * m.num
				group = 0
			}
			v.scale = max(v.scale, m.num)
			at += n
		} else if words > 0 && (r.low(at) == "-" && r.glued(at) || r.low(at) == "and" && v.scale >= 100) {
			if _, n := r.at(at+1, cueNumber); n == 0 {
				break
			}
			at++
		} else {
			break
		}
	}
	if words == 0 {
		return value{}, false
	}
	v.num, v.tokens = total+group, at-i
	if d, n := r.decimals(at); n > 0 { // five point five
		v.num += d
		v.tokens += n
		at += n
		if m, n := r.at(at, cueScale); n > 0 && len(r.low(at)) > 3 {
			v.num *= m.num
			v.scale = max(v.scale, m.num)
			v.tokens += n
		}
	}
	if dozen, n := r.dozen(i + v.tokens); n > 0 {
		v.num *= dozen
		v.tokens += n
	}
	return v, true
}

func b2f(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
