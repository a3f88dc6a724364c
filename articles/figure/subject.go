package figure

import (
	"strings"

	"quoth/articles/quantity"
	"quoth/articles/text"
)

// clauseStart returns the token that the clause of token i begins with; what
// stands in brackets before it parts no clause.
func (l *linker) clauseStart(i int) int {
	if at := l.joinedClause(i); at >= 0 {
		return at
	}
	return l.commaBefore(i)
}

// commaBefore returns the token behind the mark that parts token i from what
// stands before it, at most reach tokens back.
func (l *linker) commaBefore(i int) int {
	depth := l.parting[i].Depth
	for at := i; at > max(0, i-reach); at-- {
		switch l.r.Str(at - 1) {
		case ",", ";", ":", "(", "—":
			if l.parting[at].Depth == depth {
				return at
			}
		}
	}
	return max(0, i-reach)
}

// joinedClause returns the token behind the word that joins the clause of
// token i, which has a subject and a verb of its own, to one with a figure
// before it: "rents rose 5% and vacancy fell to 3%". -1 when there is none.
func (l *linker) joinedClause(i int) int {
	if l.joined.at != i {
		l.joined.at, l.joined.start = i, l.findJoined(i)
	}
	return l.joined.start
}

// findJoined looks for that token.
func (l *linker) findJoined(i int) int {
	r, verb := l.r, -1
	if l.list[0].From >= i {
		return -1
	}
	if l.gapped(i) {
		verb = i
	}
	for at := i; at > max(0, i-maxClause); at-- {
		if l.marks[at-1]&isFigure != 0 {
			return -1
		}
		switch joins := r.Joins(at - 1); {
		case joins:
			if verb <= at || !l.figureBefore(at-1, none) || !l.plainSubject(at, verb) {
				return -1
			}
			return at
		case r.Is(at-1, text.Sign) && r.Str(at-1) != "-":
			return -1
		case l.verbAt(at - 1):
			verb = at - 1
		}
	}
	return -1
}

// gapped reports whether the clause of the figure at token i may leave out its
// verb: "and wages 4%", not "while Acme counted 4%".
func (l *linker) gapped(i int) bool {
	r := l.r
	if !r.Is(i-1, text.Letters) || r.StopWord(i-1) || l.hedging(i-1) || l.verbAt(i-1) || strings.HasSuffix(r.Low(i-1), "ed") {
		return false
	}
	for at := i - 1; at > max(0, i-maxClause) && r.Is(at, text.Letters); at-- {
		if r.Joins(at) {
			return true
		}
		if text.StartsUpper(r.Str(at)) && !r.noName(at) {
			return false
		}
	}
	return false
}

// maxClause is how many tokens before its figure a joined clause may begin.
const maxClause = 14

// plainSubject reports whether the tokens before a verb say what it is said
// of, and not only whose: "vacancy", not "Aarhus" or "their value".
func (l *linker) plainSubject(from, verb int) bool {
	for at := from; at < verb; at++ {
		if r := l.r; r.Is(at, text.Letters) && !r.StopWord(at) && !l.otherwise(at, at+1) && (!text.StartsUpper(r.Str(at)) || r.Opening(at) && r.Plural(at, true) || r.noName(at)) && !r.amountNoun(at) && !strings.HasSuffix(r.Low(at), "ly") {
			return true
		}
	}
	return false
}

// noName reports a word in capitals that is nobody's name: GDP.
func (r *reader) noName(i int) bool {
	_, ok := r.Word(i, cueNoName)
	return ok
}

// verbAt reports a verb at token i that leads from a subject to its figure.
func (l *linker) verbAt(i int) bool {
	if l.r.Links(i) {
		return true
	}
	_, ahead := l.r.At(i, quantity.CueNoChange) // up to
	_, behind := l.r.Before(i+1, quantity.CueNoChange)
	return ahead+behind == 0 && l.r.Is(i, text.Letters) && l.r.ChangeAt(i) != NoChange
}

// leadVerb returns the first token of the verb that leads to the figure at
// token i, "was", "fell by nearly", -1 when no such verb does.
func (l *linker) leadVerb(i int) int {
	r := l.r
	for at := i; at > max(0, i-5); at-- {
		if l.verbAt(at - 1) {
			return at - 1
		}
		switch w := r.Low(at - 1); {
		case w == "by", w == "to", w == "at", w == "an", w == "a", w == "now", w == "about", w == "only", w == "just", w == "still":
		case !l.hedging(at-1) && !strings.HasSuffix(w, "ly"):
			return -1
		}
	}
	return -1
}

// subject returns the first content words from token from on that lead to the
// figure at token to: no place, no year, no word of change or of who says it.
func (l *linker) subject(from, to int) string {
	if f, t := l.subjectRun(from, to); t > f {
		return l.r.Span(f, t)
	}
	return ""
}

// subjectRun returns the tokens of that subject, none when there is none.
func (l *linker) subjectRun(from, to int) (first, last int) {
	r := l.r
	for at := from; at < min(to, from+reach); at++ {
		if r.StopWord(at) || !r.Is(at, text.Letters) || l.otherwise(at, at+1) || r.ChangeAt(at) != NoChange || l.cites(at) || l.hedging(at) || strings.HasSuffix(r.Low(at), "ly") || r.amountNoun(at) && r.Low(at-1) == "on" || r.amountNoun(at) && to-at < 4 && (at+1 == to || r.StopWord(at+1)) {
			continue
		}
		if _, n := r.OrdinalAt(at); n > 0 {
			continue
		}
		f, t := r.contentRun(at)
		for k := f; k < t; k++ { // up to the figure's own words
			if l.marks[k]&isFigure != 0 {
				t = k
			}
		}
		t = min(t, to)
		if t > f && !l.otherwise(f, t) && !(t == f+1 && r.Possessive(f)) {
			return f, t
		}
	}
	return 0, 0
}

// makesUp returns the tokens of what makes up the share i of something:
// "electric buses made up 31% of the fleet". None where that is only a name.
func (l *linker) makesUp(i int) (from, to int) {
	q, r := &l.list[i], l.r
	if q.Kind != Share || r.Low(q.To) != "of" {
		return 0, 0
	}
	at := q.From
	for at > 0 && l.hedging(at-1) {
		at--
	}
	_, n := r.Before(at, cueMakesUp)
	if n == 0 {
		return 0, 0
	}
	verb := at - n
	for start := l.clauseStart(verb); ; start = l.commaBefore(start - 1) {
		from, to = l.subjectRun(start, verb)
		plain := to > from && l.plainSubject(from, to)
		if plain || start < 2 || r.Str(start-1) != "," || l.any(start, verb, isFigure) {
			if !plain {
				return 0, 0
			}
			return from, to
		}
	}
}

// again reports whether the words before reading i refer to what the figure
// before it measures: "in Hull the rate was 39%", "that of Nairobi".
func (l *linker) again(i int) bool {
	r, q := l.r, &l.list[i]
	if i == 0 || l.list[i-1].Kind != q.Kind {
		return false
	}
	verb := l.leadVerb(q.From)
	if r.amountNoun(verb-1) && (r.Low(verb-2) == "the" || r.Low(verb-2) == "that" || r.Low(verb-2) == "this") {
		return true
	}
	for at := q.From - 1; at > l.list[i-1].To && at > q.From-text.MaxPhrase && r.Is(at, text.Letters); at-- {
		if w := r.Low(at); r.Low(at+1) == "of" && (w == "that" || w == "those") {
			return true
		}
	}
	return false
}

// passive returns the words behind a figure that nothing stands before, which
// say what was done with it: "€60 million was spent by the council on cycle
// lanes", "€8 million of the €21 million went to labs". "" when no verb follows.
func (l *linker) passive(i int) string {
	r := l.r
	at := l.list[i].To
	if i+1 < len(l.list) && r.Low(at) == "of" && l.list[i+1].From <= at+2 {
		if at = l.list[i+1].To; strings.HasSuffix(r.Low(at), "ed") {
			at++
		}
	}
	if !r.Links(at) {
		switch r.Low(at) {
		case "has", "have":
		case "went", "goes", "go", "flowed":
			at--
		default:
			return ""
		}
	}
	for at++; r.Low(at) == "been" || strings.HasSuffix(r.Low(at), "ly"); at++ {
	}
	if r.Article(at) || !r.Is(at, text.Letters) {
		return ""
	}
	for k := at + 1; k < min(len(r.Tokens), at+maxClause) && r.Is(k, text.Letters); k++ {
		switch r.Low(k) {
		case "in", "on", "into", "for", "to":
			if from, to := r.contentRun(k + 1); to > from && !l.otherwise(from, to) && !text.StartsUpper(r.Str(from)) {
				return r.Span(from, to)
			}
		}
	}
	return ""
}

// leading returns the subject behind a figure that leads its sentence: "At 94%,
// the share of electric cars is the highest". "" when it does not.
func (l *linker) leading(i int) string {
	q, r := &l.list[i], l.r
	if q.From != 1 || r.Low(0) != "at" || r.Str(q.To) != "," {
		return ""
	}
	verb := q.To + 1
	for verb < min(len(r.Tokens), q.To+maxClause) && !l.verbAt(verb) {
		verb++
	}
	return l.subject(q.To+1, verb)
}

// cites reports whether token i is part of who is cited, or the verb behind it.
func (l *linker) cites(i int) bool { return l.any(i-1, i+1, isCited) }
