package figure

import (
	"math"
	"strings"

	"quoth/articles/text"
)

// far reads the far end of a range whose near end is near: "10–15%", "3 to 5
// days", "between 3 and 5". Unit and scale flow back to the near end.
func (r *reader) far(near reading) (reading, bool) {
	if both, ok := r.bounds(near); ok {
		return both, true
	}
	if both, ok := r.hanBetween(near); ok {
		return both, true
	}
	at := near.to
	between := r.Low(near.from-1) == "between"
	switch _, n := r.At(at, cueRange); {
	case n > 0 && r.Str(at) == "-" && r.Low(at+1) == "to" && r.Str(at+2) == "-": // three-to-five-year
		at += 3
	case n > 0 && r.Low(at) == "to" && r.levels(near) && !r.nested(near):
		return near, false
	case n > 0 && r.Str(at) == "-" && r.Str(at+1) == "-":
		return near, false
	case n > 0 && r.Str(at) == "-" && !r.Glued(at+1) && r.Glued(at):
		if w := r.Low(at + 1); w != "to" && w != "or" {
			return near, false
		}
		at += 2 // 8- to 16-metre
	case n > 0:
		at += n
		if r.Low(at-1) == "to" && r.Str(at) == "-" && r.Glued(at) {
			at++ // 20,000 to-26,000
		}
	case between && r.Low(at) == "and":
		at++
	case r.Low(at) == "or" && r.alternative(near):
		at++
	default:
		return near, false
	}
	for _, c := range []text.Cue{cueAbout, cueOver, cueUnder} {
		if _, k := r.At(at, c); k > 0 && between { // between four and under nine million
			at += k
			break
		}
	}
	if r.refuse(at) > 0 {
		return near, false
	}
	far, ok := r.single(at)
	if !ok {
		return near, false
	}
	if far.bare && near.kind == Duration || near.kind != Number && !far.bare && far.kind != near.kind {
		return near, false
	}
	if far.bare && !near.bare {
		if near.kind != Money {
			return near, false
		}
	}
	if near.scale == 1 && far.scale > 1 && near.num*far.scale <= far.num {
		near.num *= far.scale
	}
	if n := timesLonger(far.unit, near.unit); n > 1 && near.kind == Duration && far.kind == Duration {
		far.num, far.unit = far.num*n, near.unit // 48 hours to four weeks
	}
	if far.num <= near.num || near.unit != far.unit && near.unit != "" && !far.bare {
		return near, false // 44 ml to 50 mg
	}
	out := far
	if r.Low(near.from-1) == "by" && (!near.bare || far.bare && far.num > 2*near.num) {
		return near, false // fell by 87 to 367
	}
	out.from, out.num, out.max, out.qualifier = near.from, near.num, far.num, Range
	if near.currency != "" && far.currency == "" {
		out.kind, out.currency, out.bare = Money, near.currency, false
	}
	return out, true
}

// timesLonger returns how many times a unit of time is as long as another, 0
// where that is no whole number, as of a month and a week.
func timesLonger(long, short string) float64 {
	for _, chain := range timeUnits {
		n, from := 1.0, false
		for _, u := range chain {
			if from {
				n *= u.times
			}
			from = from || u.name == short
			if from && u.name == long {
				return n
			}
		}
	}
	return 0
}

// timeUnits are the units of time, each with how many of the one before it it has.
var timeUnits = [][]struct {
	name  string
	times float64
}{
	{{"second", 1}, {"minute", 60}, {"hour", 60}, {"day", 24}, {"week", 7}},
	{{"month", 1}, {"year", 12}, {"decade", 10}, {"century", 10}},
}

// alternative reports whether the number behind "or" is the next one that
// would be guessed: two or three, 20 or 30.
func (r *reader) alternative(near reading) bool {
	far, ok := r.whole(near.to + 1)
	return ok && near.bare && near.scale == 1 && far.scale == 1 && near.num > 0 && r.Tokens[near.from].Kind == r.Tokens[near.to+1].Kind &&
		(far.num == near.num+1 || far.num <= 2*near.num && far.num > near.num && math.Mod(far.num, 10) == 0)
}

// levelReach is how many tokens before a number the change may stand whose start
// it is, twice as many before "from".
const levelReach = 8

// levels reports whether the number of near is the start of a change, "from
// 157" in "rose from 157 to 184", or its step, "rose 12 to 45".
func (r *reader) levels(near reading) bool {
	if w := r.Low(near.from - 1); w == "by" || w == "the" {
		return false
	}
	reach := levelReach
	if r.Low(near.from-1) == "from" {
		reach = 2 * levelReach
		if r.Begins(near.from-2, cueRanges) {
			return false
		}
	}
	for i := near.from - 1; i >= max(0, near.from-reach); i-- {
		if s := r.Str(i); s == ";" || s == "." {
			return false
		}
		if r.Begins(i, cueRaises) && reach > levelReach {
			return true // raise the share of exports from 21% to 35%
		}
		if i < near.from-levelReach {
			continue
		}
		if r.changeAt(i) != NoChange && !r.Begins(i, cueNoChange) {
			return true
		}
		if r.Begins(i, cueMultiple) {
			return true
		}
	}
	return false
}

// nested reports whether near begins a range that is itself the start of a
// change: "raised from 5 to 7 per cent to 9 per cent".
func (r *reader) nested(near reading) bool {
	if !near.bare || r.Low(near.from-1) != "from" {
		return false
	}
	far, ok := r.single(near.to + 1)
	if !ok || far.bare || far.num <= near.num || r.Low(far.to) != "to" {
		return false
	}
	next, ok := r.single(far.to + 1)
	return ok && (next.bare || next.unit == far.unit)
}

// bounds reads the other bound of a range said by two: "more than 100 and
// less than 300", "at most 100 and at least 20".
func (r *reader) bounds(near reading) (reading, bool) {
	at := r.boundJoint(near.to)
	if at == near.to {
		return near, false
	}
	first, second := cueOver, cueUnder
	if r.EndsBefore(near.from, cueUnder) {
		first, second = cueUnder, cueOver
	}
	_, n := r.Before(near.from, first)
	_, k := r.At(at, second)
	if n == 0 || k == 0 {
		return near, false
	}
	far, ok := r.single(at + k)
	if !ok || far.num == near.num || (first == cueOver) != (far.num > near.num) || far.kind != near.kind && !near.bare || far.currency != near.currency && near.currency != "" {
		return near, false
	}
	low, high := min(near.num, far.num), max(near.num, far.num)
	far.from, far.num, far.max, far.qualifier = near.from, low, high, Range
	return far, true
}

// boundJoint returns the token behind what joins two bounds at token i: and,
// 但, 的同时. It is i when nothing does.
func (r *reader) boundJoint(i int) int {
	if w := r.Low(i); w == "and" || w == "but" {
		return i + 1
	}
	at := i
	for at < i+4 && r.Is(at, text.Han) && strings.Contains("的同时并且而但是又", r.Str(at)) {
		at++
	}
	return at
}

// hanBetween reads the far end of a Chinese range that ends in 之间: 20和30之间,
// 5%与8%之间.
func (r *reader) hanBetween(near reading) (reading, bool) {
	if !r.Is(near.to, text.Han) || !strings.Contains("与和跟及至到", r.Str(near.to)) || near.kind == Count {
		return near, false
	}
	far, ok := r.single(near.to + 1)
	if !ok {
		return near, false
	}
	if v, ok := r.number(near.to + 1); ok && far.kind == Count { // 10000与20000间 are no rooms
		far = reading{from: far.from, to: near.to + 1 + v.tokens, num: v.num, max: v.num, scale: v.scale, bare: true}
	}
	_, n := r.At(far.to, cueBetween)
	if near.scale == 1 && far.scale > 1 && near.num*far.scale <= far.num {
		near.num *= far.scale
	}
	if n == 0 || far.num <= near.num || !near.bare && (near.kind != far.kind || near.unit != far.unit) {
		return near, false
	}
	far.from, far.num, far.max, far.qualifier = near.from, near.num, far.num, Range
	return far, true
}
