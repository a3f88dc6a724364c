package figure

// phrase returns the words that say what is measured when the lexicon knows
// none: the complement behind "in", "of" or "for", else the subject.
func (l *linker) phrase(i int) string {
	q, r := l.list[i], l.r
	at := q.to
	switch r.low(at) {
	case "of", "in", "for", "on", "from":
		if from, to := r.contentRun(at + 1); to > from && !l.isPlaceOrYear(from, to) {
			return r.span(from, to)
		}
	}
	if r.is(q.from-1, han) {
		return r.hanSubject(q.from)
	}
	// the subject: content words at the start of the clause
	start := q.from
	for start > 0 && r.str(start-1) != "," && r.str(start-1) != ";" && r.str(start-1) != "(" {
		start--
	}
	if from, to := r.contentRun(start); to > from && to <= q.from && !l.isPlaceOrYear(from, to) {
		return r.span(from, to)
	}
	for at := start; at < q.from; at++ {
		if from, to := r.contentRun(at); to > from && to <= q.from && !l.isPlaceOrYear(from, to) {
			return r.span(from, to)
		}
	}
	return ""
}

// contentRun returns the run of content words that begins at or behind
// articles at token i.
func (r *reader) contentRun(i int) (from, to int) {
	for w := r.low(i); w == "the" || w == "a" || w == "an" || w == "its" || w == "their" || w == "all" || w == "total"; w = r.low(i) {
		i++
	}
	to = i
	for to < min(len(r.toks), i+6) && (r.is(to, letters) || r.str(to) == "-" && r.glued(to)) {
		if _, stop := r.word(to, cueStop); stop && !(r.low(to) == "of" && to > i) {
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
	for to > 0 && r.is(to-1, han) {
		n := r.hanVerb(to)
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

func (l *linker) isPlaceOrYear(from, to int) bool {
	for _, m := range l.places {
		if m.from <= from && m.to >= to {
			return true
		}
	}
	for _, p := range l.periods {
		if p.from < to && p.to > from {
			return true
		}
	}
	return false
}
