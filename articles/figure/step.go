package figure

import (
	"strings"

	"quoth/articles/text"
)

// changeReach is how many tokens left of a reading a word of change may stand.
const changeReach = 6

// raiseReach is how many tokens left of "by" and a number its verb may stand.
const raiseReach = 11

// hanSpan returns the direction of a Chinese noun of change that the level at token i
// gives the size of: 增幅达89.3%.
func (r *reader) hanSpan(i int) Change {
	if !r.Is(i, text.Han) || !r.Begins(i, text.CueLevel) {
		return NoChange
	}
	if s := r.Str(i - 1); s != "幅" && s != "速" {
		return NoChange
	}
	return r.changeAt(i - 2)
}

// inherits reports whether q goes on a list of steps whose one before is prev: "fell 12%
// and 19% respectively", "imports jumped 24.6% and exports only 9.1%".
func (r *reader) inherits(prev, q *reading) bool {
	if q.kind != prev.kind || q.unit != prev.unit || q.currency != prev.currency || q.kind == Count && q.noun.tokens == 0 || q.kind == Duration || q.kind == Rank || q.qualifier == Range {
		return false
	}
	joins := false
	for at := prev.to; at < q.from; at++ {
		switch w := r.Low(at); {
		case w == "and" || w == "," || w == "和" || w == "、":
			joins = true
		case w == "to" || w == "at" || w == "of" || w == "than" || w == "with" || w == "from" || w == "(" || w == ";" || w == "but" || w == "while" || w == "forecast":
			return false
		case r.Begins(at, text.CueLevel) && w != "in" || r.changeAt(at) != NoChange || r.Begins(at, cueCiteBehind):
			return false
		}
	}
	if !joins || q.from-prev.to > inheritReach {
		return false
	}
	switch r.Low(q.to) {
	case "in", "for", "on", "so", "respectively", "this", "last", "a", "and", "":
		return true
	}
	return r.Closes(q.to)
}

// inheritReach is how many tokens may stand between the steps of a list.
const inheritReach = 10

// step returns the direction when a reading states the size of a change: "by
// 87", "down 19%", "a 22% increase", and none for a level: "rose to 367".
func (r *reader) step(q *reading) Change {
	if q.change != NoChange {
		return q.change
	}
	if q.kind == Rank {
		return NoChange
	}
	if s := r.Str(q.from - 1); (s == "-" || s == "−" || s == "–" || s == "+") && q.kind == Share && r.Glued(q.from) && !r.Glued(q.from-1) {
		if s == "+" {
			return Increase
		}
		return Decrease
	}
	by := false
	reach := changeReach
	for at := q.from - 1; at >= max(0, q.from-reach); at-- {
		w := r.Low(at)
		if m, n := r.At(at, cueRaises); n > 0 && q.kind != Quantity && q.kind != Duration && (by || q.unit == "percentage point" && at == q.from-1) {
			if m.Num > 0 {
				return Increase // raised it by 25 basis points
			}
			return Decrease
		}
		if _, n := r.Before(at+1, cueNoChange); n > 0 {
			at -= n - 1
			continue
		}
		if r.Begins(at, cueNoChange) {
			continue
		}
		if c := r.changeAt(at); c != NoChange {
			if w == "cut" && q.kind == Money || (q.kind == Duration || q.kind == Quantity && at < q.from-1) && !by || r.Glued(at) && r.Str(at-1) == "-" {
				return NoChange
			}
			return c
		}
		if w == "by" || w == "of" && at == q.from-1 {
			by = true
			if w == "by" {
				reach = raiseReach
			}
			continue
		}
		if w == "as" && at > q.from-4 {
			break // fell as low as $0.98
		}
		if c := r.hanSpan(at); c != NoChange {
			return c
		}
		if w == "," || w == ";" || w == ":" || w == "(" || w == "，" || w == "：" || w == "的" || w == "on" || r.Is(at, text.Digits) && w != "%" {
			break
		}
		if w == "at" && q.kind == Share && r.changeAt(at-1) != NoChange {
			return r.changeAt(at - 1) // growing at 28 percent a year
		}
		if r.Begins(at, text.CueLevel) && !by || w == "from" {
			break
		}
		if w == "and" || w == "while" || w == "but" {
			break
		}
	}
	if c := r.hanCompared(q); c != NoChange {
		return c
	}
	at := q.to
	if q.kind == Count && q.noun.tokens > 0 && !r.Is(at, text.Han) {
		at = q.noun.from + r.nounLen(q)
		if w := r.Low(at); w == "that" || w == "which" {
			return r.clauseChange(at + 1)
		}
	}
	for k := at; k < at+3; k++ {
		switch w := r.Low(k); w {
		case "higher", "lower":
			if k == at && r.movesBefore(q.from) {
				if w == "higher" {
					return Increase
				}
				return Decrease
			}
			if !r.earlier(k + 1) {
				return NoChange
			}
			if w == "higher" {
				return Increase
			}
			return Decrease
		case "rise", "increase", "jump", "surge", "gain", "growth", "upswing", "up", "hike", "climb", "upturn", "rebound":
			if w == "up" && r.Low(k+1) == "to" {
				return NoChange
			}
			return Increase
		case "fall", "decline", "drop", "decrease", "reduction", "down", "cut", "slump", "plunge", "dip", "downturn":
			return Decrease
		case "more", "above", "less", "fewer", "below":
			if q.kind == Count && k > at || r.Low(k-1) == "or" || (w == "more" || w == "less" || w == "fewer") && r.Low(k+1) != "than" || !r.earlier(k+1) {
				return NoChange
			}
			if w == "more" || w == "above" {
				return Increase
			}
			return Decrease
		case "annual", "annually", "a", "year", "-", "on", "over", "the", "yearly":
		default:
			if !r.Is(k, text.Han) {
				return NoChange
			}
		}
	}
	return NoChange
}

// movesBefore reports whether a verb of moving stands before token i: edged, closed.
func (r *reader) movesBefore(i int) bool {
	for at := i - 1; at >= max(0, i-3); at-- {
		if r.Begins(at, cueMoves) {
			return true
		}
	}
	return false
}

// hanCompared returns the direction of a step set against a time before:
// 比上年多13%.
func (r *reader) hanCompared(q *reading) Change {
	c := NoChange
	switch r.Str(q.from - 1) {
	case "多", "高", "快":
		c = Increase
	case "少", "低", "慢":
		c = Decrease
	default:
		return c
	}
	for at := q.from - 2; at >= max(0, q.from-8); at-- {
		if r.Str(at) == "比" || r.Str(at) == "较" {
			switch words := r.Span(at+1, q.from-1); {
			case strings.Contains(words, "年"), strings.Contains(words, "月"), strings.Contains(words, "期"), strings.Contains(words, "季"):
				return c
			}
		}
	}
	return NoChange
}

// clauseChange returns the direction of the verb in the clause that begins at
// token i and says what became of a count: "the jobs that the city added".
func (r *reader) clauseChange(i int) Change {
	for k := i; k < i+5; k++ {
		if c := r.changeAt(k); c != NoChange && r.Is(k, text.Letters) && !r.Is(k+1, text.Digits) && r.Low(k+1) != "to" && r.Low(k+1) != "by" {
			return c
		}
		if r.Is(k, text.Sign) || r.Is(k, text.Digits) {
			break
		}
	}
	return NoChange
}

// earlier reports whether what follows at token i is another time, "than in
// 2022", and not another thing. "48% higher" by itself sets it against a thing or
// a time that is not said: no change is claimed.
func (r *reader) earlier(i int) bool {
	than := r.Low(i) == "than"
	for k := i; k < i+6; k++ {
		if than && k > i && r.Closes(k) {
			return false // 17% more than the average.
		}
		if _, _, n := r.yearAt(k); n > 0 {
			return true
		}
		switch r.Low(k) {
		case "now", "today", "usual", "year", "month", "quarter", "ago", "before", "earlier", "previous", "last", "period", "months", "previously", "level":
			return true
		}
	}
	return false
}

// changeAt returns the direction of a word of change at token i.
func (r *reader) changeAt(i int) Change {
	if _, n := r.At(i, cueRise); n > 0 {
		if r.Is(i, text.Han) && (r.Str(i+n) == "至" || r.Str(i+n) == "到" || r.Str(i+n-1) == "至") {
			return NoChange
		}
		return Increase
	}
	if _, n := r.At(i, cueFall); n > 0 {
		if r.Is(i, text.Han) && (r.Str(i+n) == "至" || r.Str(i+n) == "到") {
			return NoChange
		}
		return Decrease
	}
	return NoChange
}
