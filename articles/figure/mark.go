package figure

// hedge returns how exactly the words around a reading state it: "over 500",
// "500 or more", "1500余家".
func (r *reader) hedge(q reading) Qualifier {
	if q.qualifier == Range {
		return Range
	}
	at := q.from
	for at > 0 {
		switch r.low(at - 1) {
		case "the", "a", "an", "by", "just", "well", "only", "even", "to", "of", "it", "at", "is", "was", "still", "total", "value", "mark", "now", "already":
			if _, n := r.before(at, "about"); n > 0 { // "a good", "in the order of"
				break
			}
			if _, n := r.before(at, "over"); n > 0 {
				break
			}
			if _, n := r.before(at, "under"); n > 0 {
				break
			}
			at--
			if q.from-at < 3 {
				continue
			}
		}
		break
	}
	for _, from := range []int{q.from, at} {
		best, long := Exact, 0
		for _, k := range hedges {
			if _, n := r.before(from, k.before); n > long && (!r.is(from-n, han) || r.glued(from) || n > 1) {
				best, long = k.qualifier, n
			}
		}
		if long > 0 {
			return best
		}
	}
	if q.qualifier != Exact {
		return q.qualifier
	}
	end := q.to
	if q.noun.tokens > 0 {
		end = max(end, q.noun.from+r.nounLen(&q))
	}
	for _, from := range []int{q.to, end} {
		for _, k := range hedges {
			if _, n := r.at(from, k.behind); n > 0 && (r.is(from, letters) || r.glued(from)) && (r.str(from) != "-") {
				return k.qualifier
			}
		}
	}
	return Exact
}

var hedges = []struct {
	qualifier      Qualifier
	before, behind string
}{
	{Over, "over", "after-over"},
	{Under, "under", "after-under"},
	{About, "about", "after-about"},
}

// changeReach is how many tokens left of a reading a word of change may stand.
const changeReach = 6

// step returns the direction when a reading states the size of a change: "by
// 87", "down 19%", "a 22% increase", and none for a level: "rose to 367".
func (r *reader) step(q reading) Change {
	if q.change != NoChange {
		return q.change
	}
	if q.kind == Rank {
		return NoChange
	}
	by := false
	for at := q.from - 1; at >= max(0, q.from-changeReach); at-- {
		w := r.low(at)
		if c := r.changeAt(at); c != NoChange {
			if w == "up" && r.low(at+1) == "to" || w == "cut" && q.kind == Money {
				return NoChange
			}
			return c
		}
		if w == "by" || w == "of" && at == q.from-1 {
			by = true
			continue
		}
		if !by || w == "," || w == ";" || w == "(" || w == "，" {
			if _, n := r.at(at, "level"); n > 0 || w == "," || w == ";" || w == "，" || w == "from" {
				break
			}
		}
		if w == "and" || w == "while" || w == "but" {
			break
		}
	}
	at := q.to
	if q.kind == Count && q.noun.tokens > 0 && !r.is(at, han) {
		at = q.noun.from + r.nounLen(&q)
	}
	for k := at; k < at+3; k++ {
		switch w := r.low(k); w {
		case "rise", "increase", "jump", "surge", "gain", "growth", "higher", "upswing", "up", "hike", "climb":
			if w == "up" && r.low(k+1) == "to" {
				return NoChange
			}
			return Increase
		case "fall", "decline", "drop", "decrease", "reduction", "lower", "less", "fewer", "down", "cut", "slump", "plunge", "dip":
			if (w == "less" || w == "fewer") && r.low(k+1) != "than" && k > at {
				return NoChange
			}
			return Decrease
		case "more":
			if r.low(k+1) == "than" && q.kind != Count && r.low(k-1) != "or" {
				return Increase
			}
			return NoChange
		case "annual", "annually", "a", "year", "-", "on", "over", "the", "yearly":
		default:
			if !r.is(k, han) {
				return NoChange
			}
		}
	}
	return NoChange
}

// changeAt returns the direction of a word of change at token i.
func (r *reader) changeAt(i int) Change {
	if _, n := r.at(i, "rise"); n > 0 {
		if r.is(i, han) && (r.str(i+n) == "至" || r.str(i+n) == "到" || r.str(i+n-1) == "至") {
			return NoChange
		}
		return Increase
	}
	if _, n := r.at(i, "fall"); n > 0 {
		if r.is(i, han) && (r.str(i+n) == "至" || r.str(i+n) == "到") {
			return NoChange
		}
		return Decrease
	}
	return NoChange
}

// status returns how the sentence vouches for a reading: a cue of a plan
// left of it in its clause, or none.
func (r *reader) status(q reading) Status {
	for at := q.from - 1; at >= max(0, q.from-14); at-- {
		if s := r.str(at); s == ";" || s == "。" || s == "；" {
			break
		}
		if m, n := r.at(at, "status"); n > 0 {
			switch m.value {
			case "target":
				return Target
			case "forecast":
				return Forecast
			case "estimate":
				return Estimate
			}
		}
	}
	return Stated
}

// scope returns the scope the sentence states near a reading, "" none.
func (r *reader) scope(q reading) string {
	best, far := "", 30
	for at := range r.toks {
		if m, n := r.at(at, "scope"); n > 0 {
			d := q.from - at
			if at >= q.to {
				d = at - q.to
			}
			if d < far {
				best, far = m.value, d
			}
		}
	}
	return best
}
