package figure

import "quoth/articles/text"

// hedge returns how exactly the words around a reading state it: "over 500",
// "500 or more", "1500余家".
func (r *reader) hedge(q *reading) Qualifier {
	if q.qualifier == Range {
		return Range
	}
	at := q.from
	if r.Str(at-1) == "了" && (r.EndsBefore(at-1, cueOver) || r.EndsBefore(at-1, cueUnder)) {
		at-- // 超过了2000亿元
	}
	for at > 0 {
		switch r.Low(at - 1) {
		case "the", "a", "an", "by", "just", "well", "only", "even", "to", "of", "it", "at", "is", "was", "still", "total", "value", "mark", "now", "already":
			if _, n := r.Before(at, cueAbout); n > 0 { // "a good", "in the order of"
				break
			}
			if r.EndsBefore(at, cueOver) {
				break
			}
			if r.EndsBefore(at, cueUnder) {
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
		if from != q.from && q.kind == Duration {
			break // over the past two years
		}
		best, long := Exact, 0
		if r.EndsBefore(from, cueNoHedge) {
			break
		}
		for _, k := range hedges {
			if _, n := r.Before(from, k.before); n > long && !r.compared(from-n, from) && (!r.Is(from-n, text.Han) || r.Glued(from) || n > 1) &&
				!(q.kind == Duration && (r.Low(from-1) == "past" || r.Low(from-1) == "within")) && r.Low(from-n-1) != "little" {
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
	if r.Str(q.from-1) == "的" && (q.kind == Multiple || q.unit == "fraction") {
		for at := q.from - 2; at >= max(0, q.from-12) && r.Str(at) != "，" && r.Str(at) != ","; at-- {
			if r.Begins(at, cueAbout) {
				return About // 约为总量的四分之一
			}
		}
	}
	end := q.to
	if q.noun.tokens > 0 {
		end = max(end, q.noun.from+r.nounLen(q))
	}
	for _, from := range []int{q.to, end} {
		for _, k := range hedges {
			if _, n := r.At(from, k.behind); n > 0 && (r.Is(from, text.Letters) || r.Glued(from)) && r.Str(from) != "-" && r.Low(from+n) != "than" {
				return k.qualifier
			}
		}
	}
	return Exact
}

// compared reports whether the hedge at tokens from..to sets two quantities against
// each other: 80 pence more than the €12.
func (r *reader) compared(from, to int) bool {
	switch r.Low(to - 1) {
	case "than", "above", "below":
	default:
		return false
	}
	return r.EndsAny(from, &units) || r.Is(from-1, text.Digits)
}

// units are the cues of what a quantity ends with.
var units = text.SetOf(cuePercent, cueUnit, cueCurrencyWord, cueCurrencyPart, cueDuration, cueTimes)

// hedgers are the cues of words before a number that say how exact it is.
var hedgers = text.SetOf(cueOver, cueUnder, cueAbout)

var hedges = []struct {
	qualifier      Qualifier
	before, behind text.Cue
}{

	{Over, cueOver, cueAfterOver},
	{Under, cueUnder, cueAfterUnder},
	{About, cueAbout, cueAfterAbout},
}
