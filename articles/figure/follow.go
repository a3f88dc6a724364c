package figure

import "strings"

// lists reports whether reading i goes on with a list that the one before it
// stands in: "4th in 2021, 5th in 2022".
func (l *linker) lists(i int) bool {
	q, prev := &l.list[i], &l.list[i-1]
	if q.kind != prev.kind || q.unit != prev.unit || q.currency != prev.currency || q.from-prev.to > maxPhrase || l.r.str(prev.to) == "的" {
		return false
	}
	joined := false
	for at := prev.to; at < q.from; at++ {
		switch s := l.r.low(at); s {
		case ",", "，", "、", "and", "or", "和":
			joined = true
		case ";", "；":
			return false
		default:
			if stop, _ := l.r.at(at, cueStop); stop.value == "of" {
				return false // 占全省的
			}
			if l.r.is(at, letters) && !l.r.stopWord(at) && !l.any(at, at+1, isPlace|isPeriod) {
				return false
			}
		}
	}
	return joined
}

// follows reports whether reading i measures what the one before it does: the
// step to a level, "$3bn, up 18%", the other end of a change, "from 18,000 to 45,000",
// a bracket, or "which was 61% above".
func (l *linker) follows(i int, f *Figure) bool {
	q, prev, r := &l.list[i], &l.list[i-1], l.r
	_, end := l.nounSpan(i - 1)
	end = max(end, prev.to)
	gap := q.from - end
	if gap < 0 || gap > maxFollow || q.noun.tokens > 0 {
		return false
	}
	if q.kind == prev.kind && l.startsFrom(i-1) && gap <= 6 && r.levelBefore(q.from) {
		return true
	}
	set := false // against another place
	for at := end; at < q.from; at++ {
		if n := r.changeWord(at); n > 1 && r.is(at, han) {
			at += n - 1
			continue
		}
		if n := r.setAgainst(at); n > 0 {
			set = true
			at += n - 1
			continue
		}
		switch w := r.low(at); w {
		case "which", "这", "比":
			return f.Kind == Share || f.Kind == Multiple
		case ";", "；", "。":
			return false
		default:
			if !r.is(at, letters) && !r.is(at, han) || r.stopWord(at) || r.changeAt(at) != NoChange || l.hedging(at) || l.any(at, at+1, isPeriod|isPlace|isCited) {
				continue
			}
			if r.is(at, han) && f.Change != NoChange && strings.Contains("同环比上年较期幅度", r.str(at)) {
				continue
			}
			return false
		}
	}
	switch {
	case f.Change != NoChange:
		return prev.kind != Rank && prev.kind != Duration
	case set && q.kind == prev.kind && r.str(q.from-1) == "的":
		return true
	case q.kind == prev.kind:
		at := q.from
		for l.hedging(at - 1) {
			at--
		}
		switch r.low(at - 1) {
		case "from", "against", "versus", "vs":
			return true
		}
	}
	return false
}

// setAgainst returns how many tokens a Chinese word that sets a quantity against
// another has at token i, 高于, 0 none.
func (r *reader) setAgainst(i int) int {
	if !r.is(i, han) || !r.is(i+1, han) {
		return 0
	}
	_, over := r.at(i, cueOver)
	_, under := r.at(i, cueUnder)
	if n := max(over, under); n > 1 {
		return n
	}
	return 0
}

// changeWord returns how many tokens the word of change at token i has, 0 none.
func (r *reader) changeWord(i int) int {
	_, up := r.at(i, cueRise)
	_, down := r.at(i, cueFall)
	return max(up, down)
}

// maxFollow is how many tokens may part two figures of one measure.
const maxFollow = 14

// levelBefore reports whether a word that leads to a level stands before token i.
func (r *reader) levelBefore(i int) bool {
	for k := i - 1; k >= max(0, i-3); k-- {
		if r.begins(k, cueLevel) {
			return true
		}
	}
	return false
}

// partOf returns the tokens of what a share is of, "44% of the staff", none
// where that is named elsewhere: "a third of them", "29% of the total", "4% of GDP".
func (l *linker) partOf(i int) (from, to int) {
	q, r := &l.list[i], l.r
	if q.kind == Share && r.str(q.to) == "的" && r.is(q.to+1, han) && !r.verbAt(q.to+1) { // 三成的就业
		if n := r.hanNoun(q.to + 1); n.tokens > 1 {
			return q.to + 1, q.to + 1 + n.tokens
		}
	}
	if q.kind != Share || r.low(q.to) != "of" {
		return 0, 0
	}
	if l.refers(q.to) {
		return 0, 0
	}
	from, to = r.contentRun(q.to + 1)
	for from < to && (r.nameOwner(from) || l.marks[from]&isPlace != 0) {
		from++
	}
	if r.low(to) == "total" || from < to && r.low(to-1) == "total" || l.any(from, to, isFigure|isPeriod) {
		return 0, 0
	}
	return from, to
}

// ofCounted returns the tokens of the noun that the figure behind share i
// counts, of which it is a share, none where it is of something else.
func (l *linker) ofCounted(i int) (from, to int) {
	q, r := &l.list[i], l.r
	if q.kind != Share || r.low(q.to) != "of" || i+1 == len(l.list) || l.list[i+1].noun.tokens == 0 {
		return 0, 0
	}
	at := q.to + 1
	for at < l.list[i+1].from && (r.article(at) || r.nameOwner(at)) {
		at++
	}
	if at != l.list[i+1].from {
		return 0, 0
	}
	return l.nounSpan(i + 1)
}
