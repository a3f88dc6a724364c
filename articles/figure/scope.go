package figure

import (
	"quoth/articles/quantity"
	"quoth/articles/text"
)

// scopeReach is how many tokens from a reading its scope may stand.
const scopeReach = 30

// scope returns the scope the sentence states near a reading, "" none: a
// part of an industry counts in the figure's own clause only, and what a sum
// holds, debt or equity, goes before where it holds.
func (r *reader) scope(q *quantity.Quantity) string {
	if s := r.sector(q); s != "" {
		return s
	}
	if !r.Says(cueScope) {
		return ""
	}
	best, far := "", scopeReach
	for at := max(0, q.From-scopeReach); at < min(len(r.Tokens), q.To+scopeReach); at++ {
		m, n := r.At(at, cueScope)
		if n == 0 || m.Value == combined && r.Is(at+n, text.Letters) && !r.StopWord(at+n) {
			continue // a combined valuation
		}
		if r.Low(at) == "greater" && n == 1 && !text.StartsUpper(r.Str(at+1)) {
			continue // greater than
		}
		d := q.From - at
		if at >= q.To {
			d = at - q.To
		}
		if q.Kind == Money && (m.Value == "with debt" || m.Value == "equity only") {
			d -= scopeReach
		}
		if d < far {
			best, far = m.Value, d
		}
	}
	return best
}

// sector returns the part of an industry that the words of the clause before
// a reading, or right behind it, are about: "fintech".
func (r *reader) sector(q *quantity.Quantity) string {
	if q.Kind == Rank || q.Kind == Duration || !r.Says(cueSector) {
		return ""
	}
	for at := q.From - 1; at >= max(0, q.From-10); at-- {
		if s := r.Str(at); s == "," || s == ";" || s == "，" || s == "；" || s == "、" || s == "." || s == "(" {
			break
		}
		if m, n := r.At(at, cueSector); n > 0 {
			return m.Value
		}
	}
	for at := q.To; at < min(len(r.Tokens), q.To+8); at++ {
		if m, n := r.At(at, cueSector); n > 0 {
			return m.Value
		}
		if s := r.Str(at); s == "," || s == ";" || s == "，" || s == "；" || s == "、" || s == "." || s == ")" || r.Is(at, text.Digits) {
			break
		}
	}
	return ""
}
