package figure

// scopeReach is how many tokens from a reading its scope may stand.
const scopeReach = 30

// scope returns the scope the sentence states near a reading, "" none: a
// part of an industry counts in the figure's own clause only, and what a sum
// holds, debt or equity, goes before where it holds.
func (r *reader) scope(q *reading) string {
	if s := r.sector(q); s != "" {
		return s
	}
	if !r.said.has(cueScope) {
		return ""
	}
	best, far := "", scopeReach
	for at := max(0, q.from-scopeReach); at < min(len(r.toks), q.to+scopeReach); at++ {
		m, n := r.at(at, cueScope)
		if n == 0 || m.value == combined && r.is(at+n, letters) && !r.stopWord(at+n) {
			continue // a combined valuation
		}
		if r.low(at) == "greater" && n == 1 && !startsUpper(r.str(at+1)) {
			continue // greater than
		}
		d := q.from - at
		if at >= q.to {
			d = at - q.to
		}
		if q.kind == Money && (m.value == "with debt" || m.value == "equity only") {
			d -= scopeReach
		}
		if d < far {
			best, far = m.value, d
		}
	}
	return best
}

// sector returns the part of an industry that the words of the clause before
// a reading, or right behind it, are about: "fintech".
func (r *reader) sector(q *reading) string {
	if q.kind == Rank || q.kind == Duration || !r.said.has(cueSector) {
		return ""
	}
	for at := q.from - 1; at >= max(0, q.from-10); at-- {
		if s := r.str(at); s == "," || s == ";" || s == "，" || s == "；" || s == "、" || s == "." || s == "(" {
			break
		}
		if m, n := r.at(at, cueSector); n > 0 {
			return m.value
		}
	}
	for at := q.to; at < min(len(r.toks), q.to+8); at++ {
		if m, n := r.at(at, cueSector); n > 0 {
			return m.value
		}
		if s := r.str(at); s == "," || s == ";" || s == "，" || s == "；" || s == "、" || s == "." || s == ")" || r.is(at, digits) {
			break
		}
	}
	return ""
}
