package quantity

import (
	"bytes"
	"math"
	"strconv"
	"strings"

	"quoth/articles/text"
)

// A count of tokens and what they amount to.
type value struct {
	num    float64
	tokens int
	scale  float64 // the scale words in num, 1 when none: "billion" is 1e9
	far    float64 // the far end of 两三, 0 none
	last   float64 // the scale of its last group, 0 when that is scale
	inside Qualifier
}

// whole reads digits or number words, and the scale behind them, from token i.
func (r *Reader) whole(i int) (value, bool) {
	switch {
	case r.Is(i, text.Digits):
		if !r.lastWhole.known || r.lastWhole.at != i {
			v, ok := r.inDigits(i)
			r.lastWhole = numberAt{true, i, v, ok}
		}
		return r.lastWhole.value, r.lastWhole.ok
	case r.Is(i, text.Letters):
		return r.inWords(i)
	case r.Is(i, text.Han):
		return r.inHan(i)
	}
	return value{}, false
}

// A numberAt is what was read as a number in digits at a token.
type numberAt struct {
	known bool
	at    int
	value value
	ok    bool
}

// inDigits reads "9.8 billion", "25.5bn", "6.3 lakh crore", "1500余", "1.1万亿".
func (r *Reader) inDigits(i int) (value, bool) {
	if v, ok := r.mixed(i); ok {
		return v, true
	}
	text := appendDecimal(make([]byte, 0, 32), r.Str(i))
	if bytes.Count(text, []byte(".")) > 1 {
		return value{}, false
	}
	v := value{tokens: 1, scale: 1}
	if r.decimalComma(i) {
		text = append(append(text, '.'), r.Str(i+2)...)
		v.tokens = 3
	}
	for r.grouped(i, i+v.tokens) { // 27 000
		text = append(text, r.Str(i+v.tokens)...)
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
		text = strconv.AppendInt(append(text, 'e'), int64(exp), 10)
		v.tokens, v.scale = 1+n, 1
		num, err := strconv.ParseFloat(string(text), 64)
		v.num = num
		return v, err == nil && !math.IsInf(num, 0)
	}
	if exp, n := r.power(i + 1); n > 0 { // 2^5
		num, err := strconv.ParseFloat(string(text), 64)
		v.num = math.Pow(num, exp)
		v.tokens, v.scale = 1+n, 1
		return v, err == nil && !math.IsInf(v.num, 0)
	}
	if v.scale != 1 {
		text = strconv.AppendInt(append(text, 'e'), int64(math.Round(math.Log10(v.scale))), 10)
	}
	num, err := strconv.ParseFloat(string(text), 64)
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

// decimalComma reports whether the digits at token i and those behind the
// comma there are one number, as written in much of Europe: 12,5%, € 3,4 billion.
func (r *Reader) decimalComma(i int) bool {
	if r.Str(i+1) != "," || !r.Glued(i+1) || !r.Glued(i+2) || !r.Is(i+2, text.Digits) || len(r.Str(i)) > 3 || len(r.Str(i+2)) > 2 ||
		strings.Contains(r.Str(i), ".") || r.Str(i-1) == "," && r.Glued(i) {
		return false
	}
	if r.about.Points {
		return !r.Glued(i+3) || !r.Is(i+3, text.Sign) || r.Closes(i+3)
	}
	_, percent := r.At(i+3, cuePercent)
	_, scale := r.At(i+3, CueScale)
	sign, code := r.Before(i, CueCurrencySign)
	return percent > 0 || scale > 0 && !r.Is(i+3, text.Han) || code > 0 && sign.Value != "" && !(r.Str(i+3) == "," && r.Glued(i+3))
}

// appendDecimal appends the digits and points of s.
func appendDecimal(written []byte, s string) []byte {
	for i := range len(s) {
		if c := s[i]; text.IsDigit(c) || c == '.' {
			written = append(written, c)
		}
	}
	return written
}

// number reads a number with what is added to it: one and a half million,
// 10 1/2, 3 hundred and 21, three million and a half.
func (r *Reader) number(i int) (value, bool) {
	if !r.Is(i, text.Digits) {
		return r.wholeAndMore(i)
	}
	if !r.last.known || r.last.at != i {
		v, ok := r.wholeAndMore(i)
		r.last = numberAt{true, i, v, ok}
	}
	return r.last.value, r.last.ok
}

func (r *Reader) wholeAndMore(i int) (value, bool) {
	v, ok := r.whole(i)
	if !ok || r.Is(i, text.Han) {
		return v, ok
	}
	for more, ok := r.lesser(i, v); ok; more, ok = r.lesser(i, v) {
		v.num += more.num
		v.tokens = more.tokens
	}
	v = r.andPart(i, v)
	v.tokens += r.repeated(i, v)
	return v, true
}

// repeated returns the tokens of a bracket that gives number v, which begins at
// token i, again in digits or in words: "twenty (20)".
func (r *Reader) repeated(i int, v value) int {
	at := i + v.tokens
	if r.Str(at) != "(" || r.Is(i, text.Digits) == r.Is(at+1, text.Digits) {
		return 0
	}
	again, ok := r.whole(at + 1)
	if !ok || again.num != v.num || r.Str(at+1+again.tokens) != ")" {
		return 0
	}
	return again.tokens + 2
}

// lesser reads what a number of hundreds, thousands, … at token i in digits
// goes on with: 4 thousand 3 hundred, 6 crore and two hundred. Its tokens are
// those of both.
func (r *Reader) lesser(i int, v value) (value, bool) {
	if v.scale < 100 || r.moneyBefore(i) || len(r.Low(i+v.tokens-1)) < 3 || !r.Is(i, text.Digits) {
		return value{}, false
	}
	at := i + v.tokens
	and := r.Low(at) == "and"
	if and {
		at++
	}
	unit := v.scale
	if v.last > 0 {
		unit = v.last
	}
	more, ok := r.whole(at)
	if !ok || more.num >= unit || more.num == 0 || more.scale == 1 && !(and && unit <= 1e3) && !(and && r.Is(at, text.Letters)) ||
		more.scale > 1 && len(r.Low(at+more.tokens-1)) < 3 {
		return value{}, false
	}
	more.tokens += at - i
	return more, true
}

// andPart adds the fraction behind a number at token i: 10 1/2, two and a
// half, one billion and three quarters million. "3 million and a half" is
// half a million more.
func (r *Reader) andPart(i int, v value) value {
	at := i + v.tokens
	if r.Is(i, text.Digits) && v.scale == 1 && v.num == math.Trunc(v.num) {
		if f, n := r.slashed(at); n > 0 && f < 1 && f > 0 {
			v.num += f
			v.tokens += n
			return v
		}
	}
	if r.Low(at) != "and" {
		return v
	}
	part, ok := r.fraction(at + 1)
	if !ok || part.Value >= 1 {
		return v
	}
	unit := 1.0
	if v.scale >= 1e3 && math.Mod(v.num, v.scale) == 0 {
		unit = v.scale
	}
	end := part.To
	if m, n := r.scaleWord(end); n > 0 {
		end += n
		unit = m
		if v.scale == 1 {
			v.num, v.scale = v.num*m, m
		}
	}
	v.num += part.Value * unit
	v.tokens = end - i
	return v
}

// minus returns the tokens of a sign or word that makes the number behind it
// less than nothing: −5, minus twenty, 零下5. 0 when there is none.
func (r *Reader) minus(i int) int {
	m, n := r.At(i, cueMinus)
	if n == 0 {
		return 0
	}
	if r.Is(i, text.Sign) && (!r.Glued(i+1) || r.Glued(i) && !r.Is(i-1, text.Han) && !r.Is(i-1, text.Sign) || r.Is(i-1, text.Digits)) {
		return 0
	}
	if r.Is(i, text.Letters) && r.Is(i-1, text.Digits) || m.Value == "" {
		return 0
	}
	return n
}

// mixed reads digits among Chinese scales: 5萬4千6百, 1千零1.
func (r *Reader) mixed(i int) (value, bool) {
	at := i + 1
	if _, ok := r.Word(at, CueScale); !ok || !r.Is(at, text.Han) || !r.Glued(at) || strings.ContainsAny(r.Str(i), ".,") {
		return value{}, false
	}
	for r.Is(at, text.Han) {
		if _, ok := r.Word(at, CueScale); !ok {
			break
		}
		at++
	}
	if s := r.Str(at); !(r.Is(at, text.Digits) && r.Glued(at) || s == "零" && r.Glued(at)) {
		return value{}, false
	}
	return r.inHan(i)
}

// grouped reports whether token at goes on the number that begins at token i
// with a blank between: 27 000.
func (r *Reader) grouped(i, at int) bool {
	return r.Is(at, text.Digits) && len(r.Str(at)) == 3 && len(r.Str(i)) <= 3 && r.Tokens[at].Start-r.Tokens[at-1].End == 1 &&
		!strings.ContainsAny(r.Str(i)+r.Str(at), ".,") && r.Str(i)[0] != '0' && !r.Is(i-1, text.Digits) && (!r.Glued(at+1) || r.Closes(at+1))
}

// exponent reads the power of ten behind a number: "×10−30", "e10".
func (r *Reader) exponent(i int) (exp, tokens int) {
	at := i + 2
	switch s := r.Low(i); {
	case s == "e" && r.Glued(i) && r.Glued(i+1):
		at = i + 1
		if r.Is(at, text.Sign) && !r.Glued(at+1) {
			return 0, 0
		}
	case (s == "×" || s == "x" || s == "*") && r.Str(i+1) == "10" && !r.Is(at, text.Digits):
	default:
		return 0, 0
	}
	minus := false
	for s := r.Str(at); s == "^" || s == "-" || s == "−" || s == "–" || s == "－" || s == "+"; s = r.Str(at) {
		minus = minus || s != "^" && s != "+"
		at++
	}
	if !r.Is(at, text.Digits) || !r.Glued(at) || len(r.Str(at)) > 2 || strings.Contains(r.Str(at), ".") {
		return 0, 0
	}
	exp, _ = strconv.Atoi(r.Str(at))
	if minus {
		exp = -exp
	}
	return exp, at + 1 - i
}

// power reads "^-1" behind a number: the power and its tokens, 0 none.
func (r *Reader) power(i int) (exp float64, tokens int) {
	if r.Str(i) != "^" || !r.Glued(i) || !r.Glued(i+1) {
		return 0, 0
	}
	at, minus := i+1, false
	if s := r.Str(at); s == "-" || s == "+" || s == "−" {
		minus = s != "+"
		at++
	}
	if !r.Is(at, text.Digits) || len(r.Str(at)) > 2 || strings.Contains(r.Str(at), ".") {
		return 0, 0
	}
	exp, _ = strconv.ParseFloat(r.Str(at), 64)
	if minus {
		exp = -exp
	}
	return exp, at + 1 - i
}

func b2f(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
