package quantity

import (
	"math"
	"strings"

	"quoth/articles/text"
)

// far reads the far end of a range whose near end is near: "10–15%", "3 to 5
// days", "between 3 and 5". Unit and scale flow back to the near end.
func (r *Reader) far(near Quantity) (Quantity, bool) {
	if both, ok := r.bounds(near); ok {
		return both, true
	}
	if both, ok := r.hanBetween(near); ok {
		return both, true
	}
	at := near.To
	between := r.Low(near.From-1) == "between"
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
	for _, c := range []text.Cue{CueAbout, CueOver, CueUnder} {
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
	if far.Bare && near.Kind == Duration || near.Kind != Number && !far.Bare && far.Kind != near.Kind {
		return near, false
	}
	if far.Bare && !near.Bare {
		if near.Kind != Money {
			return near, false
		}
	}
	if near.Scale == 1 && far.Scale > 1 && near.Value*far.Scale <= far.Value {
		near.Value *= far.Scale
	}
	if n := timesLonger(far.Unit, near.Unit); n > 1 && near.Kind == Duration && far.Kind == Duration {
		far.Value, far.Unit = far.Value*n, near.Unit // 48 hours to four weeks
	}
	if far.Value <= near.Value || near.Unit != far.Unit && near.Unit != "" && !far.Bare {
		return near, false // 44 ml to 50 mg
	}
	out := far
	if r.Low(near.From-1) == "by" && (!near.Bare || far.Bare && far.Value > 2*near.Value) {
		return near, false // fell by 87 to 367
	}
	out.From, out.Value, out.Max, out.Qualifier = near.From, near.Value, far.Value, Range
	if near.Currency != "" && far.Currency == "" {
		out.Kind, out.Currency, out.Bare = Money, near.Currency, false
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
func (r *Reader) alternative(near Quantity) bool {
	far, ok := r.whole(near.To + 1)
	return ok && near.Bare && near.Scale == 1 && far.scale == 1 && near.Value > 0 && r.Tokens[near.From].Kind == r.Tokens[near.To+1].Kind &&
		(far.num == near.Value+1 || far.num <= 2*near.Value && far.num > near.Value && math.Mod(far.num, 10) == 0)
}

// levelReach is how many tokens before a number the change may stand whose start
// it is, twice as many before "from".
const levelReach = 8

// levels reports whether the number of near is the start of a change, "from
// 157" in "rose from 157 to 184", or its step, "rose 12 to 45".
func (r *Reader) levels(near Quantity) bool {
	if w := r.Low(near.From - 1); w == "by" || w == "the" {
		return false
	}
	reach := levelReach
	if r.Low(near.From-1) == "from" {
		reach = 2 * levelReach
		if r.Begins(near.From-2, cueRanges) {
			return false
		}
	}
	for i := near.From - 1; i >= max(0, near.From-reach); i-- {
		if s := r.Str(i); s == ";" || s == "." {
			return false
		}
		if r.Begins(i, CueRaises) && reach > levelReach {
			return true // raise the share of exports from 21% to 35%
		}
		if i < near.From-levelReach {
			continue
		}
		if r.ChangeAt(i) != NoChange && !r.Begins(i, CueNoChange) {
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
func (r *Reader) nested(near Quantity) bool {
	if !near.Bare || r.Low(near.From-1) != "from" {
		return false
	}
	far, ok := r.single(near.To + 1)
	if !ok || far.Bare || far.Value <= near.Value || r.Low(far.To) != "to" {
		return false
	}
	next, ok := r.single(far.To + 1)
	return ok && (next.Bare || next.Unit == far.Unit)
}

// bounds reads the other bound of a range said by two: "more than 100 and
// less than 300", "at most 100 and at least 20".
func (r *Reader) bounds(near Quantity) (Quantity, bool) {
	at := r.boundJoint(near.To)
	if at == near.To {
		return near, false
	}
	first, second := CueOver, CueUnder
	if r.EndsBefore(near.From, CueUnder) {
		first, second = CueUnder, CueOver
	}
	_, n := r.Before(near.From, first)
	_, k := r.At(at, second)
	if n == 0 || k == 0 {
		return near, false
	}
	far, ok := r.single(at + k)
	if !ok || far.Value == near.Value || (first == CueOver) != (far.Value > near.Value) || far.Kind != near.Kind && !near.Bare || far.Currency != near.Currency && near.Currency != "" {
		return near, false
	}
	low, high := min(near.Value, far.Value), max(near.Value, far.Value)
	far.From, far.Value, far.Max, far.Qualifier = near.From, low, high, Range
	return far, true
}

// boundJoint returns the token behind what joins two bounds at token i: and,
// 但, 的同时. It is i when nothing does.
func (r *Reader) boundJoint(i int) int {
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
func (r *Reader) hanBetween(near Quantity) (Quantity, bool) {
	if !r.Is(near.To, text.Han) || !strings.Contains("与和跟及至到", r.Str(near.To)) || near.Kind == Count {
		return near, false
	}
	far, ok := r.single(near.To + 1)
	if !ok {
		return near, false
	}
	if v, ok := r.number(near.To + 1); ok && far.Kind == Count { // 10000与20000间 are no rooms
		far = Quantity{From: far.From, To: near.To + 1 + v.tokens, Value: v.num, Max: v.num, Scale: v.scale, Bare: true}
	}
	_, n := r.At(far.To, cueBetween)
	if near.Scale == 1 && far.Scale > 1 && near.Value*far.Scale <= far.Value {
		near.Value *= far.Scale
	}
	if n == 0 || far.Value <= near.Value || !near.Bare && (near.Kind != far.Kind || near.Unit != far.Unit) {
		return near, false
	}
	far.From, far.Value, far.Max, far.Qualifier = near.From, near.Value, far.Value, Range
	return far, true
}
