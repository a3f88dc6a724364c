package figure

// inWords reads "twenty-five", "two hundred", "three million", "a billion",
// "one twenty two", "five point five", "two dozen".
func (r *reader) inWords(i int) (value, bool) {
	n := numeral{scale: 1, at: i}
	if w := r.low(i); w == "a" || w == "an" {
		if _, k := r.dozen(i + 1); k > 0 {
			return value{num: 12, tokens: 1 + k, scale: 1}, true
		}
		if _, k := r.scaleWord(i + 1); k > 0 {
			n.group, n.at, n.words = 1, i+1, 1
		}
	}
	for n.at < len(r.toks) && (r.addNumber(&n) || r.addScale(&n) || r.addJoint(&n)) {
	}
	if n.words == 0 {
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
func (r *reader) addNumber(n *numeral) bool {
	m, k := r.at(n.at, cueNumber)
	if k == 0 {
		return false
	}
	switch {
	case n.words == 0 || n.word == 0:
	case m.num > 0 && m.num < 10 && n.word >= 20 && n.word <= 90:
	case m.num >= 20 && n.word > 0 && n.word < 10 && n.words == 1 && r.str(n.at+k) != "-":
		n.group *= 100
	default:
		return false
	}
	n.group += m.num
	n.word = m.num
	n.at += k
	n.words++
	return true
}

// addScale multiplies by the scale word at the next token.
func (r *reader) addScale(n *numeral) bool {
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
func (r *reader) addJoint(n *numeral) bool {
	m, k := r.at(n.at+1, cueNumber)
	if k == 0 || n.words == 0 {
		return false
	}
	switch r.low(n.at) {
	case "-":
		if !(n.word >= 20 && m.num < 10) {
			return false
		}
	case "and", "&":
		if n.scale < 100 || n.word > 0 || n.last > 0 && m.num >= n.last {
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

// scaleWord returns the scale written out at token i, and its tokens.
func (r *reader) scaleWord(i int) (float64, int) {
	m, n := r.at(i, cueScale)
	if n == 0 || m.num < 100 || !r.is(i, letters) || len(r.low(i)) < 4 && r.low(i) != "lac" {
		return 0, 0
	}
	return m.num, n
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
