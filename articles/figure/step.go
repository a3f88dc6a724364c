package figure

import (
	"strings"

	"quoth/articles/quantity"
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
	return r.ChangeAt(i - 2)
}

// inherits reports whether q goes on a list of steps whose one before is prev: "fell 12%
// and 19% respectively", "imports jumped 24.6% and exports only 9.1%".
func (r *reader) inherits(prev, q *quantity.Quantity) bool {
	if q.Kind != prev.Kind || q.Unit != prev.Unit || q.Currency != prev.Currency || q.Kind == Count && q.Noun.Tokens == 0 || q.Kind == Duration || q.Kind == Rank || q.Qualifier == Range {
		return false
	}
	joins := false
	for at := prev.To; at < q.From; at++ {
		switch w := r.Low(at); {
		case w == "and" || w == "," || w == "和" || w == "、":
			joins = true
		case w == "to" || w == "at" || w == "of" || w == "than" || w == "with" || w == "from" || w == "(" || w == ";" || w == "but" || w == "while" || w == "forecast":
			return false
		case r.Begins(at, text.CueLevel) && w != "in" || r.ChangeAt(at) != NoChange || r.Begins(at, quantity.CueCiteBehind):
			return false
		}
	}
	if !joins || q.From-prev.To > inheritReach {
		return false
	}
	switch r.Low(q.To) {
	case "in", "for", "on", "so", "respectively", "this", "last", "a", "and", "":
		return true
	}
	return r.Closes(q.To)
}

// inheritReach is how many tokens may stand between the steps of a list.
const inheritReach = 10

// step returns the direction when a reading states the size of a change: "by
// 87", "down 19%", "a 22% increase", and none for a level: "rose to 367".
func (r *reader) step(q *quantity.Quantity) Change {
	if q.Change != NoChange {
		return q.Change
	}
	if q.Kind == Rank {
		return NoChange
	}
	if s := r.Str(q.From - 1); (s == "-" || s == "−" || s == "–" || s == "+") && q.Kind == Share && r.Glued(q.From) && !r.Glued(q.From-1) {
		if s == "+" {
			return Increase
		}
		return Decrease
	}
	by := false
	reach := changeReach
	for at := q.From - 1; at >= max(0, q.From-reach); at-- {
		w := r.Low(at)
		if m, n := r.At(at, quantity.CueRaises); n > 0 && q.Kind != Quantity && q.Kind != Duration && (by || q.Unit == "percentage point" && at == q.From-1) {
			if m.Num > 0 {
				return Increase // raised it by 25 basis points
			}
			return Decrease
		}
		if _, n := r.Before(at+1, quantity.CueNoChange); n > 0 {
			at -= n - 1
			continue
		}
		if r.Begins(at, quantity.CueNoChange) {
			continue
		}
		if c := r.ChangeAt(at); c != NoChange {
			if w == "cut" && q.Kind == Money || (q.Kind == Duration || q.Kind == Quantity && at < q.From-1) && !by || r.Glued(at) && r.Str(at-1) == "-" {
				return NoChange
			}
			return c
		}
		if w == "by" || w == "of" && at == q.From-1 {
			by = true
			if w == "by" {
				reach = raiseReach
			}
			continue
		}
		if w == "as" && at > q.From-4 {
			break // fell as low as $0.98
		}
		if c := r.hanSpan(at); c != NoChange {
			return c
		}
		if w == "," || w == ";" || w == ":" || w == "(" || w == "，" || w == "：" || w == "的" || w == "on" || r.Is(at, text.Digits) && w != "%" {
			break
		}
		if w == "at" && q.Kind == Share && r.ChangeAt(at-1) != NoChange {
			return r.ChangeAt(at - 1) // growing at 28 percent a year
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
	at := q.To
	if q.Kind == Count && q.Noun.Tokens > 0 && !r.Is(at, text.Han) {
		at = q.Noun.From + r.NounLen(q)
		if w := r.Low(at); w == "that" || w == "which" {
			return r.clauseChange(at + 1)
		}
	}
	for k := at; k < at+3; k++ {
		switch w := r.Low(k); w {
		case "higher", "lower":
			if k == at && r.movesBefore(q.From) {
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
			if q.Kind == Count && k > at || r.Low(k-1) == "or" || (w == "more" || w == "less" || w == "fewer") && r.Low(k+1) != "than" || !r.earlier(k+1) {
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
func (r *reader) hanCompared(q *quantity.Quantity) Change {
	c := NoChange
	switch r.Str(q.From - 1) {
	case "多", "高", "快":
		c = Increase
	case "少", "低", "慢":
		c = Decrease
	default:
		return c
	}
	for at := q.From - 2; at >= max(0, q.From-8); at-- {
		if r.Str(at) == "比" || r.Str(at) == "较" {
			switch words := r.Span(at+1, q.From-1); {
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
		if c := r.ChangeAt(k); c != NoChange && r.Is(k, text.Letters) && !r.Is(k+1, text.Digits) && r.Low(k+1) != "to" && r.Low(k+1) != "by" {
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
		if _, _, n := r.YearAt(k); n > 0 {
			return true
		}
		switch r.Low(k) {
		case "now", "today", "usual", "year", "month", "quarter", "ago", "before", "earlier", "previous", "last", "period", "months", "previously", "level":
			return true
		}
	}
	return false
}
