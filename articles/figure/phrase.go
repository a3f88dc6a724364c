package figure

import (
	"strings"

	"quoth/articles/quantity"
	"quoth/articles/text"
)

// phrase returns the words that say what is measured when the lexicon knows
// none: what the figure stands before ("31% growth"), what it is of or in, the
// subject of its clause, else that of the sentence; or which figure before it
// measures the same, none where words say it.
func (l *linker) phrase(i int, f *Figure) (words string, like int) {
	q, r := &l.list[i], l.r
	if (r.Is(q.From-1, text.Han) || r.Is(q.To, text.Han)) && !r.Is(q.To, text.Letters) {
		return l.hanPhrase(i), none
	}
	if w := r.Low(q.From - 1); w == "of" && !r.amountNoun(q.From-2) || w == "worth" {
		if from, to := l.runBefore(q.From); to > from {
			return r.Span(from, to), none
		}
	}
	if words := l.ranking(i); words != "" {
		return words, none
	}
	if from, to := l.label(q.From); to > from {
		return r.Span(from, to), none
	}
	if l.again(i) {
		return "", i - 1
	}
	end := l.listEnd(i)
	if verb := l.leadVerb(q.From); verb > 0 && q.Kind != Rank && r.Low(end) != "of" && r.Low(end) != "to" {
		if from, to := l.subjectRun(l.clauseStart(q.From), verb); to > from && l.plainSubject(from, to) {
			return r.Span(from, to), none
		}
	}
	if from, to := l.behind(i, end); to > from && r.Span(from, to) != f.Entity {
		return r.Span(from, to), none
	}
	switch r.Low(q.From - 1) {
	case "at", "from", "over", "to":
		if _, n := r.Before(q.From, quantity.CueNoHedge); n > 0 {
			return r.Span(q.From-n, q.From), none
		}
		if r.EndsBefore(q.From, text.CueLinks) {
			break // was flat at
		}
		if from, to := l.runBefore(q.From); to > from {
			if noun := l.participleOf(from, to); noun < from {
				from = noun
			}
			return r.Span(from, to), none
		}
	}
	if i > 0 && (f.Kind == Share || f.Kind == Multiple) && l.refers(end) {
		return "", i - 1
	}
	start := l.clauseStart(q.From)
	if words := l.subject(start, q.From); words != "" {
		return words, none
	}
	if words := l.passive(i); words != "" {
		return words, none
	}
	if words := l.leading(i); words != "" {
		return words, none
	}
	if i > 0 && l.list[i-1].Kind == q.Kind {
		return "", i - 1
	}
	if words := l.subject(0, q.From); words != "" || i == 0 {
		return words, none
	}
	return "", i - 1
}

// participleOf returns the first token of the noun that a participle at from..to
// is said of, behind a comma: "chip makers, valued". It is from when none is.
func (l *linker) participleOf(from, to int) int {
	r := l.r
	if to != from+1 || !strings.HasSuffix(r.Low(from), "ed") || r.Str(from-1) != "," {
		return from
	}
	if first, last := l.runBefore(from - 1); last == from-1 && first < last {
		return first
	}
	return from
}

// label returns the content words before the colon that the figure at token i
// stands behind: "Total cost: €12 million".
func (l *linker) label(i int) (from, to int) {
	r := l.r
	if to = i - 1; to < 1 || r.Str(to) != ":" {
		return 0, 0
	}
	for from = to; from > 0 && to-from < text.MaxPhrase && r.Is(from-1, text.Letters) && !l.otherwise(from-1, from); from-- {
	}
	for from < to && r.StopWord(from) && r.Low(from) != "total" {
		from++
	}
	return from, to
}

// none is the index of no figure.
const none = -1

// listEnd returns the token behind the list of figures that reading i begins:
// "7nm and 5nm chips".
func (l *linker) listEnd(i int) int {
	end := l.list[i].To
	for k := i + 1; k < len(l.list) && l.list[k].Kind == l.list[i].Kind && l.list[k].From == end+1 && l.r.Joined(end, end+1); k++ {
		end = l.list[k].To
	}
	return end
}

// behind returns the tokens behind reading i, or the list that ends at token
// end, that say what it measures: "31% tax", "5% of the staff", "a quarter to its
// population".
func (l *linker) behind(i, end int) (from, to int) {
	q, r := &l.list[i], l.r
	if l.bare(end, end) && (q.Per == "" || r.Article(q.From-1)) {
		if from, to = r.contentRun(end); to > from && !l.otherwise(from, to) {
			return from, to
		}
	}
	if q.Kind == Share && r.Article(q.From-1) && r.ChangeAt(end) != NoChange && (r.Low(end+1) == "in" || r.Low(end+1) == "of") {
		if from, to = r.contentRun(end + 2); to > from && !l.otherwise(from, to) { // a 22% rise in orders
			return from, to
		}
	}
	if r.Str(end) == "(" || r.Str(end) == "（" { // invested ¥80 billion ($11 billion) in
		for at := end; at < min(len(r.Tokens), end+text.MaxPhrase); at++ {
			if s := r.Str(at); s == ")" || s == "）" {
				end = at + 1
				break
			}
		}
	}
	switch w := r.Low(end); w {
	case "of", "in", "for", "on", "into", "to":
		if next := r.Low(end + 1); w == "to" && (q.Kind != Share && q.Kind != Money || next != "its" && next != "their" && next != "the") || next == "them" {
			return 0, 0
		}
		if from, to = r.contentRun(end + 1); to > from && !l.otherwise(from, to) && r.Low(to) != "total" && (to > from+1 || !r.amountNoun(from)) {
			return from, to
		}
	}
	return 0, 0
}

// amountNoun reports whether token i is a noun that says no more than the sum
// behind it: "an average of".
func (r *reader) amountNoun(i int) bool {
	g, _ := r.Word(i, quantity.CueGenericNoun)
	return g.Value == "amount"
}

// refers reports whether what stands at token i refers to what was counted
// before: "a third of them".
func (l *linker) refers(i int) bool {
	if l.r.Low(i) != "of" {
		return false
	}
	_, ok := l.r.Word(i+1, cueLeans)
	return ok || l.r.Low(i+1) == "them" || l.r.Low(i+1) == "which"
}

// ranking returns what a rank ranks by: "third in Asia by number of patents",
// "the third-fastest growth", the index or list it stands in. "" when nothing says.
func (l *linker) ranking(i int) string {
	q, r := &l.list[i], l.r
	if q.Kind != Rank {
		return ""
	}
	for at := q.To; at < min(len(r.Tokens), q.To+5); at++ {
		switch r.Low(at) {
		case "by", "for":
			if from, to := r.contentRun(at + 1); to > from && !l.otherwise(from, to) && !l.cites(from) {
				return r.Span(from, to)
			}
		case ",", ";", ".":
			at = len(r.Tokens)
		}
	}
	if r.Str(q.To-2) == "-" || r.Begins(q.To-1, quantity.CueSuperlative) {
		if from, to := r.contentRun(q.To); to > from && !l.otherwise(from, to) {
			return r.Span(from, to)
		}
	}
	for at := q.From; at > max(0, q.From-reach); at-- {
		if _, ok := r.Word(at, cueCiteNoun); ok && r.Is(at, text.Letters) {
			from := r.nameBefore(at)
			if text.Capital(r.Str(at)) {
				at++
			}
			if from < at {
				return strings.TrimSuffix(r.Span(from, at), "'s")
			}
		}
	}
	return ""
}

// bare reports whether the word at token i is one that a figure may stand before.
func (l *linker) bare(i, at int) bool {
	r := l.r
	if !r.Is(i, text.Letters) || r.StopWord(i) || r.Glued(at) || strings.HasSuffix(r.Low(i), "ly") {
		return false
	}
	return !r.BeginsAny(i, &noContent)
}

// noContent are the cues of words that say nothing of what is measured.
var noContent = text.SetOf(quantity.CueRise, quantity.CueFall, quantity.CueCiteBehind, quantity.CuePer, quantity.CueMonth, text.CueLevel)

// runBefore returns the content words that end before the words, "of",
// "worth a combined", that lead to the figure at token i.
func (l *linker) runBefore(i int) (from, to int) {
	r := l.r
	to = i
	for _, c := range []text.Cue{quantity.CueOver, quantity.CueUnder, quantity.CueAbout} {
		if _, n := r.Before(i, c); n > 1 {
			to = min(to, i-n) // greater than or equal to
		}
	}
	for to > 0 && i-to < 5 && (r.StopWord(to-1) || r.ChangeAt(to-1) != NoChange || l.hedging(to-1)) {
		to--
	}
	from = to
	for from > 0 && to-from < 5 && (r.Is(from-1, text.Letters) && !r.StopWord(from-1) || r.Str(from-1) == "-" && r.Glued(from-1)) && !l.otherwise(from-1, from) {
		from--
	}
	return from, to
}

func (l *linker) hedging(i int) bool {
	return l.r.Hedges(i)
}

// contentRun returns the run of content words that begins at or behind
// articles at token i.
func (r *reader) contentRun(i int) (from, to int) {
	for w := r.Low(i); w == "the" || w == "a" || w == "an" || w == "its" || w == "their" || w == "all" || w == "total"; w = r.Low(i) {
		i++
	}
	to = i
	for to < min(len(r.Tokens), i+6) && (r.Is(to, text.Letters) || (r.Str(to) == "-" || r.Str(to) == "&") && r.Glued(to)) {
		if r.StopWord(to) && !(r.Low(to) == "of" && to > i) && !(r.Str(to-1) == "-" && r.Glued(to) && to > i) {
			break
		}
		to++
	}
	for to > i && (r.Low(to-1) == "of" || r.Str(to-1) == "-") {
		to--
	}
	return i, to
}

// hanPhrase returns the words that say what a figure of a Chinese sentence
// measures: those behind it (50万平方米厂房, 3%的水平), the run before 达 or 为,
// else what the figure before measures.
func (l *linker) hanPhrase(i int) string {
	q, r := &l.list[i], l.r
	at := q.To
	if r.Str(at) == "的" {
		at++
	}
	if r.Is(at, text.Han) && (q.Kind == Quantity || q.Kind == Share && at > q.To) && !r.StopAt(at) && !r.VerbAt(at) {
		if n := r.HanNoun(at); n.Tokens > 1 {
			return n.Head
		}
	}
	from, to := r.HanRun(q.From, l.partsRun)
	if first, last := l.hanPart(q, from, to); last > first {
		return r.Span(first, last)
	}
	if stop, _ := r.Before(from, text.CueStop); i > 0 && (q.Kind == Share && stop.Value == "of" || to-from < 2) {
		return l.done[i-1].Measure // 占全省的三分之一
	}
	switch {
	case to > from:
		return r.Span(from, to)
	case q.Kind == Share && r.Is(q.To, text.Han) && !r.StopAt(q.To) && !r.VerbAt(q.To):
		return r.HanNoun(q.To).Head // 六成受访企业
	case i == 0:
		return ""
	}
	return l.done[i-1].Measure
}

// hanPart returns the tokens of what makes up a share, where those from..to say
// only of what, or that it is one: 用电量占全市的3%, 增加值占工业的比重达5%.
func (l *linker) hanPart(q *quantity.Quantity, from, to int) (first, last int) {
	r := l.r
	if q.Kind != Share || to == from {
		return 0, 0
	}
	if !r.AmountAt(from) || r.Str(from-1) != "的" {
		if stop, n := r.Before(from, text.CueStop); stop.Value == "of" {
			return r.HanRun(from-n, l.partsRun)
		}
		return 0, 0
	}
	for at := from - 1; at > max(0, from-maxName-maxName) && (r.Is(at, text.Han) || r.Is(at, text.Letters)); at-- {
		if stop, n := r.Before(at, text.CueStop); stop.Value == "of" {
			return r.HanRun(at-n, l.partsRun)
		}
	}
	return 0, 0
}

// partsRun reports whether token at parts a run of Chinese words from what stands
// before it: a place, a time or a figure.
func (l *linker) partsRun(at int) bool {
	return at < len(l.marks) && l.marks[at]&(isPlace|isPeriod|isFigure) != 0
}

// otherwise reports whether the tokens say something else than what is
// measured: a place, a time, a figure.
func (l *linker) otherwise(from, to int) bool {
	if l.r.Begins(from, quantity.CueMonth) && text.Capital(l.r.Str(from)) {
		return true
	}
	return l.any(from, to, isFigure|isPeriod) || l.all(from, to, isPlace)
}
