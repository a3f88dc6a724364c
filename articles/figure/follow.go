package figure

import (
	"strings"

	"quoth/articles/quantity"
	"quoth/articles/text"
)

// lists reports whether reading i goes on with a list that the one before it
// stands in: "4th in 2021, 5th in 2022".
func (l *linker) lists(i int) bool {
	q, prev := &l.list[i], &l.list[i-1]
	if q.Kind != prev.Kind || q.Unit != prev.Unit || q.Currency != prev.Currency || q.From-prev.To > text.MaxPhrase || l.r.Str(prev.To) == "的" {
		return false
	}
	joined := false
	for at := prev.To; at < q.From; at++ {
		switch s := l.r.Low(at); s {
		case ",", "，", "、", "and", "or", "和":
			joined = true
		case ";", "；":
			return false
		default:
			if stop, _ := l.r.At(at, text.CueStop); stop.Value == "of" {
				return false // 占全省的
			}
			if l.r.Is(at, text.Letters) && !l.r.StopWord(at) && !l.any(at, at+1, isPlace|isPeriod) {
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
	end = max(end, prev.To)
	gap := q.From - end
	if gap < 0 || gap > maxFollow || q.Noun.Tokens > 0 {
		return false
	}
	if q.Kind == prev.Kind && l.startsFrom(i-1) && gap <= 6 && r.levelBefore(q.From) {
		return true
	}
	set := false // against another place
	for at := end; at < q.From; at++ {
		if n := r.ChangeWord(at); n > 1 && r.Is(at, text.Han) {
			at += n - 1
			continue
		}
		if n := r.setAgainst(at); n > 0 {
			set = true
			at += n - 1
			continue
		}
		switch w := r.Low(at); w {
		case "which", "这", "比":
			return f.Kind == Share || f.Kind == Multiple
		case ";", "；", "。":
			return false
		default:
			if !r.Is(at, text.Letters) && !r.Is(at, text.Han) || r.StopWord(at) || r.ChangeAt(at) != NoChange || l.hedging(at) || l.any(at, at+1, isPeriod|isPlace|isCited) {
				continue
			}
			if r.Is(at, text.Han) && f.Change != NoChange && strings.Contains("同环比上年较期幅度", r.Str(at)) {
				continue
			}
			return false
		}
	}
	switch {
	case f.Change != NoChange:
		return prev.Kind != Rank && prev.Kind != Duration
	case set && q.Kind == prev.Kind && r.Str(q.From-1) == "的":
		return true
	case q.Kind == prev.Kind:
		at := q.From
		for l.hedging(at - 1) {
			at--
		}
		switch r.Low(at - 1) {
		case "from", "against", "versus", "vs":
			return true
		}
	}
	return false
}

// setAgainst returns how many tokens a Chinese word that sets a quantity against
// another has at token i, 高于, 0 none.
func (r *reader) setAgainst(i int) int {
	if !r.Is(i, text.Han) || !r.Is(i+1, text.Han) {
		return 0
	}
	_, over := r.At(i, quantity.CueOver)
	_, under := r.At(i, quantity.CueUnder)
	if n := max(over, under); n > 1 {
		return n
	}
	return 0
}

// maxFollow is how many tokens may part two figures of one measure.
const maxFollow = 14

// levelBefore reports whether a word that leads to a level stands before token i.
func (r *reader) levelBefore(i int) bool {
	for k := i - 1; k >= max(0, i-3); k-- {
		if r.Begins(k, text.CueLevel) {
			return true
		}
	}
	return false
}

// partOf returns the tokens of what a share is of, "44% of the staff", none
// where that is named elsewhere: "a third of them", "29% of the total", "4% of GDP".
func (l *linker) partOf(i int) (from, to int) {
	q, r := &l.list[i], l.r
	if q.Kind == Share && r.Str(q.To) == "的" && r.Is(q.To+1, text.Han) && !r.VerbAt(q.To+1) { // 三成的就业
		if n := r.HanNoun(q.To + 1); n.Tokens > 1 {
			return q.To + 1, q.To + 1 + n.Tokens
		}
	}
	if q.Kind != Share || r.Low(q.To) != "of" {
		return 0, 0
	}
	if l.refers(q.To) {
		return 0, 0
	}
	from, to = r.contentRun(q.To + 1)
	for from < to && (r.Possessive(from) || l.marks[from]&isPlace != 0) {
		from++
	}
	if r.Low(to) == "total" || from < to && r.Low(to-1) == "total" || l.any(from, to, isFigure|isPeriod) {
		return 0, 0
	}
	return from, to
}

// ofCounted returns the tokens of the noun that the figure behind share i
// counts, of which it is a share, none where it is of something else.
func (l *linker) ofCounted(i int) (from, to int) {
	q, r := &l.list[i], l.r
	if q.Kind != Share || r.Low(q.To) != "of" || i+1 == len(l.list) || l.list[i+1].Noun.Tokens == 0 {
		return 0, 0
	}
	at := q.To + 1
	for at < l.list[i+1].From && (r.Article(at) || r.Possessive(at)) {
		at++
	}
	if at != l.list[i+1].From {
		return 0, 0
	}
	return l.nounSpan(i + 1)
}
