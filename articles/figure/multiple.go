package figure

import "strings"

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
