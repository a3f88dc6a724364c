package quantity

import (
	"strings"

	"quoth/articles/text"
)

// multiple reads words that are a multiple by themselves: doubled, twice,
// tenfold, 翻了一番.
func (r *Reader) multiple(i int) (Quantity, bool) {
	m, n := r.At(i, cueMultiple)
	w := r.Low(i)
	if stem, ok := strings.CutSuffix(w, "fold"); n == 0 && ok { // eightfold
		m, ok = r.Words.Get(stem, cueNumber)
		n = int(b2f(ok))
	}
	if n == 0 {
		return Quantity{}, false
	}
	if w == "double" && (r.Str(i+1) == "-" || r.Low(i+1) == "digit" || r.Low(i+1) == "digits") || w == "triple" && r.Str(i+1) == "-" {
		return Quantity{}, false
	}
	if w == "twice" && r.Low(i+1) != "as" && r.Low(i+1) != "the" && r.Low(i+1) != "that" && r.Low(i+1) != "its" && r.Low(i+1) != "what" && r.Low(i+1) != "more" && r.Low(i+1) != "a" && r.Low(i+1) != "their" {
		return Quantity{}, false // on two occasions
	}
	if w == "twice" && r.Low(i+1) == "as" && text.Capital(r.Str(i+2)) {
		return Quantity{}, false // scored twice as United won
	}
	q := Quantity{From: i, To: i + n, Kind: Multiple, Value: m.Num, Max: m.Num, Scale: 1, Unit: "times"}
	if strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ing") || r.Is(i, text.Han) {
		q.Change = Increase
	}
	return q, true
}

// factorReach is how many tokens before a number what it multiplies may begin.
const factorReach = 24

// factor makes a bare number a multiple where something was multiplied by it:
// "multiplied their value by 5.3", "grew by a factor of three".
func (r *Reader) factor(q *Quantity) {
	if !r.Says(cueMultiplied) || r.Low(q.From-1) != "by" && r.Low(q.From-1) != "of" {
		return
	}
	for at := q.From - 2; at >= max(0, q.From-factorReach); at-- {
		if _, n := r.At(at, cueMultiplied); n == 0 || r.Low(q.From-1) == "of" && at+n != q.From-1 {
			continue
		}
		q.Kind, q.Unit, q.Bare = Multiple, "times", false
		if r.Low(q.From-1) == "by" {
			q.Change = Increase
		}
		return
	}
}
