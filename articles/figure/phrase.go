package figure

import (
	"strings"

	"quoth/articles/text"
)

// phrase returns the words that say what is measured when the lexicon knows
// none: what the figure stands before ("31% growth"), what it is of or in, the
// subject of its clause, else that of the sentence; or which figure before it
// measures the same, none where words say it.
func (l *linker) phrase(i int, f *Figure) (words string, like int) {
	q, r := &l.list[i], l.r
	if (r.Is(q.from-1, text.Han) || r.Is(q.to, text.Han)) && !r.Is(q.to, text.Letters) {
		return l.hanPhrase(i), none
	}
	if w := r.Low(q.from - 1); w == "of" && !r.amountNoun(q.from-2) || w == "worth" {
		if from, to := l.runBefore(q.from); to > from {
			return r.Span(from, to), none
		}
	}
	if words := l.ranking(i); words != "" {
		return words, none
	}
	if from, to := l.label(q.from); to > from {
		return r.Span(from, to), none
	}
	if l.again(i) {
		return "", i - 1
	}
	end := l.listEnd(i)
	if verb := l.leadVerb(q.from); verb > 0 && q.kind != Rank && r.Low(end) != "of" && r.Low(end) != "to" {
		if from, to := l.subjectRun(l.clauseStart(q.from), verb); to > from && l.plainSubject(from, to) {
			return r.Span(from, to), none
		}
	}
	if from, to := l.behind(i, end); to > from && r.Span(from, to) != f.Entity {
		return r.Span(from, to), none
	}
	switch r.Low(q.from - 1) {
	case "at", "from", "over", "to":
		if _, n := r.Before(q.from, cueNoHedge); n > 0 {
			return r.Span(q.from-n, q.from), none
		}
		if r.EndsBefore(q.from, text.CueLinks) {
			break // was flat at
		}
		if from, to := l.runBefore(q.from); to > from {
			if noun := l.participleOf(from, to); noun < from {
				from = noun
			}
			return r.Span(from, to), none
		}
	}
	if i > 0 && (f.Kind == Share || f.Kind == Multiple) && l.refers(end) {
		return "", i - 1
	}
	start := l.clauseStart(q.from)
	if words := l.subject(start, q.from); words != "" {
		return words, none
	}
	if words := l.passive(i); words != "" {
		return words, none
	}
	if words := l.leading(i); words != "" {
		return words, none
	}
	if i > 0 && l.list[i-1].kind == q.kind {
		return "", i - 1
	}
	if words := l.subject(0, q.from); words != "" || i == 0 {
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
	end := l.list[i].to
	for k := i + 1; k < len(l.list) && l.list[k].kind == l.list[i].kind && l.list[k].from == end+1 && l.r.joined(end, end+1); k++ {
		end = l.list[k].to
	}
	return end
}

// behind returns the tokens behind reading i, or the list that ends at token
// end, that say what it measures: "31% tax", "5% of the staff", "a quarter to its
// population".
func (l *linker) behind(i, end int) (from, to int) {
	q, r := &l.list[i], l.r
	if l.bare(end, end) && (q.per == "" || r.article(q.from-1)) {
		if from, to = r.contentRun(end); to > from && !l.otherwise(from, to) {
			return from, to
		}
	}
	if q.kind == Share && r.article(q.from-1) && r.changeAt(end) != NoChange && (r.Low(end+1) == "in" || r.Low(end+1) == "of") {
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
		if next := r.Low(end + 1); w == "to" && (q.kind != Share && q.kind != Money || next != "its" && next != "their" && next != "the") || next == "them" {
			return 0, 0
		}
		if from, to = r.contentRun(end + 1); to > from && !l.otherwise(from, to) && r.Low(to) != "total" && (to > from+1 || !r.amountNoun(from)) {
			return from, to
		}
	}
	return 0, 0
}

// article reports a word at token i that a noun follows.
func (r *reader) article(i int) bool {
	switch r.Low(i) {
	case "a", "an", "the", "its", "their", "this", "that":
		return true
	}
	return false
}

// amountNoun reports whether token i is a noun that says no more than the sum
// behind it: "an average of".
func (r *reader) amountNoun(i int) bool {
	g, _ := r.Word(i, cueGenericNoun)
	return g.Value == "amount"
}

// amountAt reports whether such a noun, of one or more tokens, begins at token i.
func (r *reader) amountAt(i int) bool {
	g, _ := r.At(i, cueGenericNoun)
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
	if q.kind != Rank {
		return ""
	}
	for at := q.to; at < min(len(r.Tokens), q.to+5); at++ {
		switch r.Low(at) {
		case "by", "for":
			if from, to := r.contentRun(at + 1); to > from && !l.otherwise(from, to) && !l.cites(from) {
				return r.Span(from, to)
			}
		case ",", ";", ".":
			at = len(r.Tokens)
		}
	}
	if r.Str(q.to-2) == "-" || r.Begins(q.to-1, cueSuperlative) {
		if from, to := r.contentRun(q.to); to > from && !l.otherwise(from, to) {
			return r.Span(from, to)
		}
	}
	for at := q.from; at > max(0, q.from-reach); at-- {
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
var noContent = text.SetOf(cueRise, cueFall, cueCiteBehind, cuePer, cueMonth, text.CueLevel)

// runBefore returns the content words that end before the words, "of",
// "worth a combined", that lead to the figure at token i.
func (l *linker) runBefore(i int) (from, to int) {
	r := l.r
	to = i
	for _, c := range []text.Cue{cueOver, cueUnder, cueAbout} {
		if _, n := r.Before(i, c); n > 1 {
			to = min(to, i-n) // greater than or equal to
		}
	}
	for to > 0 && i-to < 5 && (r.StopWord(to-1) || r.changeAt(to-1) != NoChange || l.hedging(to-1)) {
		to--
	}
	from = to
	for from > 0 && to-from < 5 && (r.Is(from-1, text.Letters) && !r.StopWord(from-1) || r.Str(from-1) == "-" && r.Glued(from-1)) && !l.otherwise(from-1, from) {
		from--
	}
	return from, to
}

func (l *linker) hedging(i int) bool {
	return l.r.WordAny(i, &hedgers)
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
	at := q.to
	if r.Str(at) == "的" {
		at++
	}
	if r.Is(at, text.Han) && (q.kind == Quantity || q.kind == Share && at > q.to) && !r.StopAt(at) && !r.verbAt(at) {
		if n := r.hanNoun(at); n.tokens > 1 {
			return n.head
		}
	}
	from, to := r.hanRun(q.from, l.marks)
	if first, last := l.hanPart(q, from, to); last > first {
		return r.Span(first, last)
	}
	if stop, _ := r.Before(from, text.CueStop); i > 0 && (q.kind == Share && stop.Value == "of" || to-from < 2) {
		return l.done[i-1].Measure // 占全省的三分之一
	}
	switch {
	case to > from:
		return r.Span(from, to)
	case q.kind == Share && r.Is(q.to, text.Han) && !r.StopAt(q.to) && !r.verbAt(q.to):
		return r.hanNoun(q.to).head // 六成受访企业
	case i == 0:
		return ""
	}
	return l.done[i-1].Measure
}

// hanPart returns the tokens of what makes up a share, where those from..to say
// only of what, or that it is one: 用电量占全市的3%, 增加值占工业的比重达5%.
func (l *linker) hanPart(q *reading, from, to int) (first, last int) {
	r := l.r
	if q.kind != Share || to == from {
		return 0, 0
	}
	if !r.amountAt(from) || r.Str(from-1) != "的" {
		if stop, n := r.Before(from, text.CueStop); stop.Value == "of" {
			return r.hanRun(from-n, l.marks)
		}
		return 0, 0
	}
	for at := from - 1; at > max(0, from-maxName-maxName) && (r.Is(at, text.Han) || r.Is(at, text.Letters)); at-- {
		if stop, n := r.Before(at, text.CueStop); stop.Value == "of" {
			return r.hanRun(at-n, l.marks)
		}
	}
	return 0, 0
}

// hanSubject returns the run of Chinese words left of token i that says what
// is measured: before 达, 为, 超. It begins behind a place, a year or another
// figure, as far as marks, which may be nil, tell them.
func (r *reader) hanSubject(i int, marks []mark) string {
	from, to := r.hanRun(i, marks)
	if from == to {
		return ""
	}
	return r.Span(from, to)
}

// hanRun returns the tokens of that run.
func (r *reader) hanRun(i int, marks []mark) (from, to int) {
	marked := func(at int, what mark) bool { return at < len(marks) && marks[at]&what != 0 }
	to = i
	for to > 0 {
		n := 0
		if r.Is(to-1, text.Han) {
			n = r.hanVerb(to)
		}
		if _, year := r.Word(to-1, cueYearMark); n == 0 && year && r.Is(to-2, text.Digits) {
			n = 2 // 在2024年突破
		}
		if n == 0 {
			break
		}
		to -= n
	}
	from = to
	for from > 0 && to-from < 12 && (r.Is(from-1, text.Han) || r.Is(from-1, text.Letters) && r.Is(from, text.Han)) && (!r.StopAt(from-1) || r.amountAt(from-1)) {
		if marked(from-1, isPlace|isPeriod|isFigure) {
			break
		}
		if _, n := r.Before(from, text.CueStop); n > 1 && !r.amountAt(from-n) {
			break // 吸引
		}
		from--
	}
	return from, to
}

// hanVerb returns how many tokens before token i are a word between a
// subject and its number: 达到, 分别有.
func (r *reader) hanVerb(i int) int {
	longest := 0
	for _, c := range []text.Cue{text.CueStop, text.CueLevel, cueRise, cueFall, cueOver, cueUnder, cueAbout, cueRespectively} {
		if _, n := r.Before(i, c); n > longest && r.Is(i-n, text.Han) {
			longest = n
		}
	}
	return longest
}

// otherwise reports whether the tokens say something else than what is
// measured: a place, a time, a figure.
func (l *linker) otherwise(from, to int) bool {
	if l.r.Begins(from, cueMonth) && text.Capital(l.r.Str(from)) {
		return true
	}
	return l.any(from, to, isFigure|isPeriod) || l.all(from, to, isPlace)
}
