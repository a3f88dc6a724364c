package figure

// phrase returns the words that say what is measured when the lexicon knows
// none: what the figure stands before ("31% growth"), what it is of or in, the
// subject of its clause, else what the figure before measures.
func (l *linker) phrase(i int, f *Figure) string {
	q, r := l.list[i], l.r
	if r.is(q.from-1, han) && !r.is(q.to, letters) {
		if words := r.hanSubject(q.from); words != "" || i == 0 {
			return words
		}
		return l.done[i-1].Measure
	}
	if w := r.low(q.from - 1); w == "of" || w == "worth" {
		if from, to := l.runBefore(q.from); to > from {
			return r.span(from, to)
		}
	}
	if l.bare(q.to, q.to) {
		if from, to := r.contentRun(q.to); to > from && !l.otherwise(from, to) && q.per == "" {
			return r.span(from, to)
		}
	}
	switch r.low(q.to) {
	case "of", "in", "for", "on", "into":
		if from, to := r.contentRun(q.to + 1); to > from && !l.otherwise(from, to) {
			return r.span(from, to)
		}
	}
	switch r.low(q.from - 1) {
	case "at", "from", "over", "to":
		if from, to := l.runBefore(q.from); to > from {
			return r.span(from, to)
		}
	}
	if words := l.clauseSubject(q.from); words != "" {
		return words
	}
	if i > 0 {
		return l.done[i-1].Measure
	}
	return ""
}

// bare reports whether the word at token i is one that a figure may stand before.
func (l *linker) bare(i, at int) bool {
	r := l.r
	if !r.is(i, letters) || r.stopWord(i) || r.glued(at) {
		return false
	}
	for _, c := range []cue{cueRise, cueFall, cueCiteBehind, cuePer, cueMonth, cueLevel} {
		if _, n := r.at(i, c); n > 0 {
			return false
		}
	}
	return true
}

// runBefore returns the content words that end before the words, "of",
// "worth a combined", that lead to the figure at token i.
func (l *linker) runBefore(i int) (from, to int) {
	r := l.r
	to = i
	for to > 0 && i-to < 5 && (r.stopWord(to-1) || r.changeAt(to-1) != NoChange || l.hedging(to-1)) {
		to--
	}
	from = to
	for from > 0 && to-from < 5 && (r.is(from-1, letters) && !r.stopWord(from-1) || r.str(from-1) == "-" && r.glued(from-1)) && !l.otherwise(from-1, from) {
		from--
	}
	return from, to
}

func (l *linker) hedging(i int) bool {
	for _, c := range []cue{cueOver, cueUnder, cueAbout} {
		if _, ok := l.r.word(i, c); ok {
			return true
		}
	}
	return false
}

// clauseSubject returns the subject of the clause that leads to token i, or
// else of the sentence: the first content words that are no place and no year.
func (l *linker) clauseSubject(i int) string {
	start := i
	for start > 0 && i-start < reach && l.r.str(start-1) != "," && l.r.str(start-1) != ";" && l.r.str(start-1) != "(" && l.r.str(start-1) != ":" {
		start--
	}
	for _, from := range []int{start, 0} {
		for at := from; at < min(i, from+reach); at++ {
			if l.r.stopWord(at) || !l.r.is(at, letters) || l.otherwise(at, at+1) || l.r.changeAt(at) != NoChange || l.cites(at) {
				continue
			}
			if f, t := l.r.contentRun(at); t > f && t <= i && !l.otherwise(f, t) {
				return l.r.span(f, t)
			}
		}
	}
	return ""
}

// cites reports whether token i is part of who is cited, or the verb behind it.
func (l *linker) cites(i int) bool { return l.any(i-1, i+1, isCited) }

// contentRun returns the run of content words that begins at or behind
// articles at token i.
func (r *reader) contentRun(i int) (from, to int) {
	for w := r.low(i); w == "the" || w == "a" || w == "an" || w == "its" || w == "their" || w == "all" || w == "total"; w = r.low(i) {
		i++
	}
	to = i
	for to < min(len(r.toks), i+6) && (r.is(to, letters) || r.str(to) == "-" && r.glued(to)) {
		if r.stopWord(to) && !(r.low(to) == "of" && to > i) {
			break
		}
		to++
	}
	for to > i && (r.low(to-1) == "of" || r.str(to-1) == "-") {
		to--
	}
	return i, to
}

// hanSubject returns the run of Chinese words left of token i that says what
// is measured: before 达, 为, 超.
func (r *reader) hanSubject(i int) string {
	to := i
	for to > 0 {
		n := 0
		if r.is(to-1, han) {
			n = r.hanVerb(to)
		}
		if _, year := r.word(to-1, cueYearMark); n == 0 && year && r.is(to-2, digits) {
			n = 2 // 在2024年突破
		}
		if n == 0 {
			break
		}
		to -= n
	}
	from := to
	for from > 0 && to-from < 12 && r.is(from-1, han) && !r.stopAt(from-1) {
		from--
	}
	if from == to {
		return ""
	}
	return r.span(from, to)
}

// hanVerb returns how many tokens before token i are a word between a
// subject and its number: 达到, 分别有.
func (r *reader) hanVerb(i int) int {
	for _, c := range []cue{cueStop, cueLevel, cueRise, cueFall, cueOver, cueUnder, cueAbout, cueRespectively} {
		if _, n := r.before(i, c); n > 0 && r.is(i-n, han) {
			return n
		}
	}
	return 0
}

// otherwise reports whether the tokens say something else than what is
// measured: a place, a time, a figure.
func (l *linker) otherwise(from, to int) bool {
	if _, n := l.r.at(from, cueMonth); n > 0 && capital(l.r.str(from)) {
		return true
	}
	return l.any(from, to, isFigure|isPeriod) || l.all(from, to, isPlace)
}
