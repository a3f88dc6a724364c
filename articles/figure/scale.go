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
// for a million and not for metres: before money, before what is counted or
// measured, before the far end of a range that is in millions, and where
// people are counted.
func (r *reader) millions(i int) bool {
	if r.str(i) == "M" || r.moneyBefore(i-1) || r.moneyAt(i+1) {
		return true
	}
	if r.begins(i+1, cueMetres) || r.begins(i+1, cueEvent) {
		return false
	}
	if r.begins(i+1, cueNounPlural) || r.begins(i+1, cueUnit) && r.is(i+1, letters) {
		return true
	}
	if n := r.nounAt(i + 1); n.plural {
		return true
	}
	for at := i + 1; at < i+4; at++ { // 1.2m to 1.5m users
		if r.is(at, digits) {
			return r.low(at+1) == "m" && r.glued(at+1) && r.millions(at+1)
		}
		if w := r.low(at); !r.begins(at, cueRange) && !r.begins(at, cueAbout) && w != "and" && w != "or" {
			break
		}
	}
	return r.headsBefore(i - 1)
}

// headsBefore reports whether the words before token i say that people, or
// other things, are counted: "a population of 1.5m", "users rose to 1.5m".
func (r *reader) headsBefore(i int) bool {
	for at := i - 1; at >= max(0, i-5) && r.is(at, letters); at-- {
		if r.begins(at, cueMetres) {
			return false
		}
		if r.begins(at, cueHeads) {
			return true
		}
	}
	head := r.subject(i)
	_, length := r.words.get(head, cueMetres)
	return head != "" && !length
}
