package quantity

import (
	"strconv"
	"strings"

	"quoth/articles/text"
)

// inWords reads "twenty-five", "two hundred", "three million", "a billion",
// "one twenty two", "five point five", "two dozen".
func (r *Reader) inWords(i int) (value, bool) {
	n := numeral{scale: 1, at: i}
	if w := r.Low(i); w == "a" || w == "an" {
		if _, k := r.dozen(i + 1); k > 0 {
			return value{num: 12, tokens: 1 + k, scale: 1}, true
		}
		if _, k := r.scaleWord(i + 1); k > 0 {
			n.group, n.at, n.words = 1, i+1, 1
		}
	}
	for n.at < len(r.Tokens) && (r.addNumber(&n) || r.addScale(&n) || r.addJoint(&n)) {
	}
	if n.words == 0 && !r.pointAlone(i) {
		return value{}, false
	}
	v := value{num: n.total + n.group, tokens: n.at - i, scale: n.scale, last: n.last}
	if d, k := r.decimals(n.at); k > 0 { // five point five
		v.num += d
		v.tokens += k
		if m, k := r.scaleWord(i + v.tokens); k > 0 {
			v.num *= m
			v.scale = max(v.scale, m)
			v.tokens += k
		}
	}
	if dozen, k := r.dozen(i + v.tokens); k > 0 {
		v.num *= dozen
		v.tokens += k
	}
	return v, true
}

// A numeral is a number in words being read: words below a thousand make a
// group, groups times their scales the total.
type numeral struct {
	total, group float64
	scale, last  float64 // the largest scale read, and that of the last group
	word         float64 // the number word read last, 0 behind a scale
	at, words    int     // next token, words read
}

// addNumber adds the number word at the next token: one that fits behind the
// last, "twenty" and "five", or goes on a number said in parts, "one twenty".
func (r *Reader) addNumber(n *numeral) bool {
	m, k := r.At(n.at, cueNumber)
	if k == 0 {
		return false
	}
	switch {
	case n.words == 0 || n.word == 0:
	case m.Num > 0 && m.Num < 10 && n.word >= 20 && n.word <= 90:
	case m.Num >= 20 && n.word > 0 && n.word < 10 && n.words == 1 && r.Str(n.at+k) != "-":
		n.group *= 100
	default:
		return false
	}
	n.group += m.Num
	n.word = m.Num
	n.at += k
	n.words++
	return true
}

// addScale multiplies by the scale word at the next token.
func (r *Reader) addScale(n *numeral) bool {
	m, k := r.scaleWord(n.at)
	if k == 0 || n.words == 0 || m == 100 && (n.group == 0 || n.group >= 100) {
		return false
	}
	switch {
	case m == 100:
		n.group *= 100
	case n.group == 0: // three thousand millions
		n.total *= m
		n.scale *= m
	case n.last > 0 && m >= n.last: // two hundred thousand million
		n.total = (n.total + n.group) * m
		n.group = 0
	default:
		n.total += n.group * m
		n.group = 0
	}
	n.scale, n.word = max(n.scale, m), 0
	if m > 100 {
		n.last = m
	}
	n.at += k
	return true
}

// addJoint passes over what joins number words: twenty-five, two hundred and
// six, three million, two hundred.
func (r *Reader) addJoint(n *numeral) bool {
	m, k := r.At(n.at+1, cueNumber)
	if k == 0 || n.words == 0 {
		return false
	}
	switch r.Low(n.at) {
	case ",": // three million, two hundred and six
		if n.last == 0 || n.word > 0 || !r.lesserGroup(n.at+1, n.last) {
			return false
		}
	case "-":
		if !(n.word >= 20 && m.Num < 10) {
			return false
		}
	case "and", "&":
		if n.scale < 100 || n.word > 0 || n.last > 0 && m.Num >= n.last {
			return false
		}
		if r.fractionAhead(n.at + 1) { // and three quarters
			return false
		}
	default:
		return false
	}
	n.at++
	return true
}

// lesserGroup reports whether number words with a scale below unit stand at
// token i: two hundred, behind "three million,".
func (r *Reader) lesserGroup(i int, unit float64) bool {
	for at := i; at < i+4; at++ {
		if m, n := r.scaleWord(at); n > 0 {
			return at > i && m < unit
		}
		if !r.IsNumber(at) && r.Str(at) != "-" {
			return false
		}
	}
	return false
}

// scaleWord returns the scale written out at token i, a letter or the "mm" of
// millimetres not, and its tokens.
func (r *Reader) scaleWord(i int) (float64, int) {
	m, n := r.At(i, CueScale)
	if n == 0 || m.Num < 100 || !r.Is(i, text.Letters) {
		return 0, 0
	}
	switch w := r.Low(i); {
	case len(w) == 1, w == "mm", w == "mil", w == "kr" && !r.isCrore(i):
		return 0, 0
	}
	return m.Num, n
}

// isCrore reports whether "Kr" at token i is a crore, as in Indian texts, and
// not a krona, which is written small or stands before the number.
func (r *Reader) isCrore(i int) bool { return r.Str(i) == "Kr" && !r.Is(i+1, text.Digits) }

// pointAlone reports whether "point" at token i begins a number, "a rate of
// point seven", and is no point in time or in an argument.
func (r *Reader) pointAlone(i int) bool {
	if _, ok := r.Word(i, cueDecimal); !ok {
		return false
	}
	switch w := r.Low(i - 1); w {
	case "", "of", "is", "was", "by", "about", "only", "nearly", "under", "over", "than":
		return i == 0 || w != ""
	}
	return false
}

// decimals reads "point five" at token i.
func (r *Reader) decimals(i int) (num float64, tokens int) {
	if _, ok := r.Word(i, cueDecimal); !ok || !r.Is(i, text.Letters) {
		return 0, 0
	}
	at, unit := i+1, 1.0
	if s := r.Str(at); r.Is(at, text.Digits) && len(s) < 9 && !strings.ContainsAny(s, ".,") { // point 77
		n, err := strconv.ParseFloat("."+s, 64)
		return n, 2 * int(b2f(err == nil))
	}
	for ; at-i < 9; at++ {
		m, ok := r.Word(at, cueNumber)
		if !ok || m.Num > 9 {
			break
		}
		num = num*10 + m.Num
		unit *= 10
	}
	if at == i+1 {
		return 0, 0
	}
	return num / unit, at - i
}

// dozen reads "dozen" behind a number: how many, and its tokens.
func (r *Reader) dozen(i int) (float64, int) {
	switch r.Low(i) {
	case "dozen", "dozens", "doz", "dozs", "dzs":
		return 12, 1
	case "打":
		if s := r.Str(i + 1); r.Glued(i) && s != "造" && s != "击" && s != "开" && s != "破" && s != "通" {
			return 12, 1
		}
	}
	return 0, 0
}
