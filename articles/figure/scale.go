package figure

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
	if r.longUnit(i) { // 千瓦, 64K RAM
		return 0, 0
	}
	if r.is(i, han) {
		if !r.glued(i) {
			return 0, 0
		}
		return m.num, n
	}
	switch word := r.low(i); {
	case word == "kr" && !r.isCrore(i), r.kelvin(i):
		return 0, 0
	case word == "mm":
		if !r.moneyBefore(i - 1) {
			return 0, 0 // millimetres
		}
	case len(word) == 1: // k, m, b, t
		if scaled || !r.glued(i) && !r.moneyBefore(i-1) && !((upper(r.str(i)) || word == "k") && (i+1 == len(r.toks) || r.closes(i+1) || upper(r.str(i)) && r.nounAt(i+1).plural)) {
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
	return r.begins(i+1, cueNounPlural)
}
