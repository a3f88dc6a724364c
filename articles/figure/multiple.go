package figure

import (
	"strings"

	"quoth/articles/text"
)

// multiple reads words that are a multiple by themselves: doubled, twice,
// tenfold, 翻了一番.
func (r *reader) multiple(i int) (reading, bool) {
	m, n := r.At(i, cueMultiple)
	w := r.Low(i)
	if stem, ok := strings.CutSuffix(w, "fold"); n == 0 && ok { // eightfold
		m, ok = r.Words.Get(stem, cueNumber)
		n = int(b2f(ok))
	}
	if n == 0 {
		return reading{}, false
	}
	if w == "double" && (r.Str(i+1) == "-" || r.Low(i+1) == "digit" || r.Low(i+1) == "digits") || w == "triple" && r.Str(i+1) == "-" {
		return reading{}, false
	}
	if w == "twice" && r.Low(i+1) != "as" && r.Low(i+1) != "the" && r.Low(i+1) != "that" && r.Low(i+1) != "its" && r.Low(i+1) != "what" && r.Low(i+1) != "more" && r.Low(i+1) != "a" && r.Low(i+1) != "their" {
		return reading{}, false // on two occasions
	}
	if w == "twice" && r.Low(i+1) == "as" && text.Capital(r.Str(i+2)) {
		return reading{}, false // scored twice as United won
	}
	q := reading{from: i, to: i + n, kind: Multiple, num: m.Num, max: m.Num, scale: 1, unit: "times"}
	if strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ing") || r.Is(i, text.Han) {
		q.change = Increase
	}
	return q, true
}

// factorReach is how many tokens before a number what it multiplies may begin.
const factorReach = 24

// factor makes a bare number a multiple where something was multiplied by it:
// "multiplied their value by 5.3", "grew by a factor of three".
func (r *reader) factor(q *reading) {
	if !r.Says(cueMultiplied) || r.Low(q.from-1) != "by" && r.Low(q.from-1) != "of" {
		return
	}
	for at := q.from - 2; at >= max(0, q.from-factorReach); at-- {
		if _, n := r.At(at, cueMultiplied); n == 0 || r.Low(q.from-1) == "of" && at+n != q.from-1 {
			continue
		}
		q.kind, q.unit, q.bare = Multiple, "times", false
		if r.Low(q.from-1) == "by" {
			q.change = Increase
		}
		return
	}
}
