package quantity

import "quoth/articles/text"

// hedge returns how exactly the words around a quantity state it: "over 500",
// "500 or more", "1500余家".
func (r *Reader) hedge(q *Quantity) Qualifier {
	if q.Qualifier == Range {
		return Range
	}
	at := q.From
	if r.Str(at-1) == "了" && (r.EndsBefore(at-1, CueOver) || r.EndsBefore(at-1, CueUnder)) {
		at-- // 超过了2000亿元
	}
	for at > 0 {
		if r.Begins(at-1, cueHedgePasses) {
			_, about := r.Before(at, CueAbout) // "a good", "in the order of"
			if about > 0 || r.EndsBefore(at, CueOver) || r.EndsBefore(at, CueUnder) {
				break
			}
			at--
			if q.From-at < 3 {
				continue
			}
		}
		break
	}
	for _, from := range []int{q.From, at} {
		if from != q.From && q.Kind == Duration {
			break // over the past two years
		}
		best, long := Exact, 0
		if r.EndsBefore(from, CueNoHedge) {
			break
		}
		for _, k := range hedgeRules {
			if _, n := r.Before(from, k.before); n > long && !r.compared(from-n, from) && (!r.Is(from-n, text.Han) || r.Glued(from) || n > 1) &&
				!(q.Kind == Duration && (r.Low(from-1) == "past" || r.Low(from-1) == "within")) && r.Low(from-n-1) != "little" {
				best, long = k.qualifier, n
			}
		}
		if long > 0 {
			return best
		}
	}
	if q.Qualifier != Exact {
		return q.Qualifier
	}
	if r.Str(q.From-1) == "的" && (q.Kind == Multiple || q.Unit == "fraction") {
		for at := q.From - 2; at >= max(0, q.From-12) && r.Str(at) != "，" && r.Str(at) != ","; at-- {
			if r.Begins(at, CueAbout) {
				return About // 约为总量的四分之一
			}
		}
	}
	end := q.To
	if q.Noun.Tokens > 0 {
		end = max(end, q.Noun.From+r.NounLen(q))
	}
	for _, from := range []int{q.To, end} {
		for _, k := range hedgeRules {
			if _, n := r.At(from, k.behind); n > 0 && (r.Is(from, text.Letters) || r.Glued(from)) && r.Str(from) != "-" && r.Low(from+n) != "than" {
				return k.qualifier
			}
		}
	}
	return Exact
}

// compared reports whether the hedge at tokens from..to sets two quantities against
// each other: 80 pence more than the €12.
func (r *Reader) compared(from, to int) bool {
	switch r.Low(to - 1) {
	case "than", "above", "below":
	default:
		return false
	}
	return r.EndsAny(from, &units) || r.Is(from-1, text.Digits)
}

// units are the cues of what a quantity ends with.
var units = text.SetOf(cuePercent, CueUnit, cueCurrencyWord, cueCurrencyPart, cueDuration, cueTimes)

// Hedges reports whether the word at token i says how exact a number behind it is.
func (r *Reader) Hedges(i int) bool { return r.WordAny(i, &hedgers) }

// hedgers are the cues of words before a number that say how exact it is.
var hedgers = text.SetOf(CueOver, CueUnder, CueAbout)

// hedgeRules are the cues of each qualifier, before a quantity and behind it.
var hedgeRules = []struct {
	qualifier      Qualifier
	before, behind text.Cue
}{

	{Over, CueOver, cueAfterOver},
	{Under, CueUnder, cueAfterUnder},
	{About, CueAbout, cueAfterAbout},
}
