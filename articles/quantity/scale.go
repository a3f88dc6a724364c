package quantity

import "quoth/articles/text"

// inside reads 余, 多 and 几, which stand between a Chinese number and its
// scale or unit.
func (r *Reader) inside(i int) (Qualifier, int) {
	if !r.Is(i, text.Han) || !r.Glued(i) {
		return Exact, 0
	}
	if _, n := r.At(i, cueInsideOver); n > 0 {
		return Over, n
	}
	if _, n := r.At(i, cueInsideAbout); n > 0 {
		return About, n
	}
	return Exact, 0
}

// scaleAt reads a scale behind a number. A letter is one only where it is
// glued to the number or, for bn and the like, behind a blank; whether "m"
// is a million or a metre is decided by what follows.
func (r *Reader) scaleAt(i int, scaled bool) (float64, int) {
	m, n := r.At(i, CueScale)
	if n == 0 {
		return 0, 0
	}
	if r.longUnit(i) { // 千瓦, 64K RAM
		return 0, 0
	}
	if r.Is(i, text.Han) {
		if !r.Glued(i) {
			return 0, 0
		}
		return m.Num, n
	}
	switch word := r.Low(i); {
	case word == "kr" && !r.isCrore(i), r.kelvin(i):
		return 0, 0
	case word == "mm":
		if !r.moneyBefore(i - 1) {
			return 0, 0 // millimetres
		}
	case len(word) == 1: // k, m, b, t
		if scaled || !r.Glued(i) && !r.moneyBefore(i-1) && !((text.AllUpper(r.Str(i)) || word == "k") && (i+1 == len(r.Tokens) || r.Closes(i+1) || text.AllUpper(r.Str(i)) && r.NounAt(i+1).Plural)) {
			return 0, 0
		}
		if word == "m" && !r.millions(i) || word == "t" && !r.moneyBefore(i-1) && r.Str(i) != "T" {
			return 0, 0
		}
		if word == "k" && (r.Low(i+1) == "video" || r.Low(i+1) == "resolution" || r.Low(i+1) == "tv") {
			return 0, 0
		}
		if word == "b" && r.Str(i) == "b" && !r.moneyBefore(i-1) && !r.moneyAt(i+1) {
			return 0, 0
		}
	case r.Glued(i) && len(word) <= 3 || !r.Glued(i) || word == "crore" || word == "lakh" || word == "million" || word == "billion" || word == "trillion":
	default:
		return 0, 0
	}
	return m.Num, n
}

// millions reports whether the letter m at token i, behind a number, stands
// for a million and not for metres: before money, before what is counted or
// measured, before the far end of a range that is in millions, where
// people are counted, and behind another number that is in millions.
func (r *Reader) millions(i int) bool {
	if r.Begins(i+1, cueMetres) || r.Begins(i+1, cueEvent) {
		return r.Str(i) == "M" || r.moneyBefore(i-1)
	}
	if r.saysMillions(i) {
		return true
	}
	for at := i - 2; at > 0; at-- { // 18.3m tonnes, 2.2m fewer
		if r.Low(at) == "m" && r.Glued(at) && r.Is(at-1, text.Digits) {
			return !r.Begins(at+1, cueMetres) && r.saysMillions(at)
		}
	}
	return false
}

// saysMillions reports whether what stands beside the letter says so.
func (r *Reader) saysMillions(i int) bool {
	if r.Str(i) == "M" || r.moneyBefore(i-1) || r.moneyAt(i+1) {
		return true
	}
	if r.Begins(i+1, cueFewer) || r.Begins(i+1, cueNounPlural) || r.Begins(i+1, CueUnit) && r.Is(i+1, text.Letters) {
		return true
	}
	if n := r.NounAt(i + 1); n.Plural {
		return true
	}
	for at := i + 1; at < i+4; at++ { // 1.2m to 1.5m users
		if r.Is(at, text.Digits) {
			return r.Low(at+1) == "m" && r.Glued(at+1) && r.millions(at+1)
		}
		if w := r.Low(at); !r.Begins(at, cueRange) && !r.Begins(at, CueAbout) && w != "and" && w != "or" {
			break
		}
	}
	return r.headsBefore(i - 1)
}

// headsBefore reports whether the words before token i say that people, or
// other things, are counted: "a population of 1.5m", "users rose to 1.5m".
func (r *Reader) headsBefore(i int) bool {
	for at := i - 1; at >= max(0, i-5) && r.Is(at, text.Letters); at-- {
		if r.Begins(at, cueMetres) {
			return false
		}
		if r.Begins(at, cueHeads) {
			return true
		}
	}
	head := r.subject(i)
	_, length := r.Words.Get(head, cueMetres)
	return head != "" && !length
}
