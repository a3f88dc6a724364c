package figure

import (
	"slices"
	"strings"

	"quoth/articles/lexicon"
	"quoth/articles/quantity"
	"quoth/articles/text"
)

// what sets the measure: the words that say what is measured, and the
// lexicon's measure they mean.
func (l *linker) what(i int, f *Figure) {
	q, r := &l.list[i], l.r
	if f.SameAs >= 0 {
		f.measure(l.done[f.SameAs])
		return
	}
	if r.distanceAt(q) {
		f.Measure = l.direction(q.To)
		return
	}
	if j := l.rankBefore(i, f); j >= 0 {
		f.measure(l.done[j])
		return
	}
	if i > 0 && l.follows(i, f) {
		f.measure(l.done[i-1])
		return
	}
	if i == 0 && q.Noun.Tokens == 0 && len(l.measures) == 0 && l.lineOf(q) {
		if l.fromAbove(f); f.MeasureID != "" {
			return
		}
	}
	if q.Kind == Count && (q.Noun.Head == "one" || q.Noun.Head == "ones") {
		f.Measure = r.Text[r.Tokens[q.Noun.From].Start:r.NounEnd(q)]
		return
	}
	if from, to := l.ofCounted(i); to > from { // half of its 48 unicorns
		f.Measure = r.Span(from, to)
		for _, m := range l.measures {
			if from <= m.from && m.to <= to {
				f.MeasureID = m.entry.ID
			}
		}
		return
	}
	from, to := l.makesUp(i)
	if to == from {
		from, to = l.partOf(i)
	}
	if to > from && !l.any(from, to, isMeasure) {
		f.Measure = r.Span(from, to)
		return
	}
	if from, to := l.headOf(i); to > from && !l.any(from, to, isMeasure) {
		f.Measure = r.Span(from, to)
		return
	}
	if j := l.glossed(i); j >= 0 {
		f.measure(l.done[j])
		return
	}
	best, cost := l.known(i, f)
	switch {
	case best >= 0 && cost <= farthest:
		m := l.measures[best]
		f.MeasureID, f.Measure = m.entry.ID, r.Span(m.from, m.to)
		switch {
		case m.from >= q.To || m.to <= q.From:
		case m.to > q.To: // "a combined … valuation" around it
			at := q.To
			for at < m.to-1 && r.StopWord(at) {
				at++
			}
			f.Measure = r.Span(at, m.to)
		default:
			f.Measure = r.Span(m.from, q.From)
		}
	case i > 0 && l.lists(i) && l.done[i-1].MeasureID != "":
		f.measure(l.done[i-1])
	case q.NounCarried && q.Kind == Count:
		f.Measure = q.Unit
		if from, to := l.carriedRun(q); to > from {
			f.Measure = r.Span(from, to)
		} else if r.Is(q.From-1, text.Han) {
			if words := r.HanSubject(q.From, l.partsRun); words != "" {
				f.Measure = words
			}
		}
	case q.Noun.Tokens > 0:
		from, _ := l.nounSpan(i)
		f.Measure = r.Text[r.Tokens[from].Start:r.NounEnd(q)]
	default:
		words, like := l.phrase(i, f)
		switch f.Measure = words; {
		case like == none:
		case l.refers(q.To): // "91% of it" is no share of GDP
			f.Measure = l.done[like].Measure
			return
		default:
			f.measure(l.done[like])
		}
	}
	if f.MeasureID == "" {
		l.fromHeading(f, q.Noun.Tokens > 0)
	}
}

// carriedRun returns the content words around the noun that a reading counts and
// that stands elsewhere, none where that is not known.
func (l *linker) carriedRun(q *quantity.Quantity) (from, to int) {
	r := l.r
	at := q.Carried
	if at == 0 && !r.Is(0, text.Letters) || !r.Is(at, text.Letters) || at > q.From {
		return 0, 0
	}
	if from = at; r.Plural(at, true) { // a head
		for from > 0 && at-from < 3 && r.Is(from-1, text.Letters) && !r.StopWord(from-1) && !l.otherwise(from-1, from) && !l.acts(from-1) {
			from--
		}
		return from, at + 1
	}
	for to = at; to < at+quantity.MaxNoun && to < len(r.Tokens) && (r.Is(to, text.Letters) && !r.StopWord(to) || r.Str(to) == "-" && r.Glued(to)) && !l.any(to, to+1, isFigure|isPeriod); to++ {
		if r.Plural(to, true) {
			return from, to + 1
		}
	}
	return 0, 0
}

// measure takes the measure of another figure.
func (f *Figure) measure(other Figure) {
	f.Measure, f.MeasureID = other.Measure, other.MeasureID
}

// nounSpan returns the tokens of the noun that reading i counts, none of them
// behind it when it counts nothing.
func (l *linker) nounSpan(i int) (from, to int) {
	q := &l.list[i]
	if q.Noun.Tokens == 0 {
		return q.To, q.To
	}
	return q.Noun.From, q.Noun.From + l.r.NounLen(q)
}

// headOf returns the tokens of the noun that a sum or measure is given of:
// "rounds of over $90 million". None where it says no more than the sum: "a total of".
func (l *linker) headOf(i int) (from, to int) {
	q, r := &l.list[i], l.r
	if q.Kind != Money && q.Kind != Quantity && q.Kind != Duration {
		return 0, 0
	}
	at := q.From
	for at > 0 && l.hedging(at-1) {
		at--
	}
	if r.Low(at-1) != "of" {
		return 0, 0
	}
	if r.amountNoun(at-2) || r.ChangeAt(at-2) != NoChange {
		return 0, 0
	}
	from, to = l.runBefore(at)
	if to != at-1 || l.any(from, to, isFigure|isPeriod|isCited) {
		return 0, 0
	}
	return from, to
}

// glossed returns the index of the figure that reading i, in a bracket, is
// set beside: "61% above the months of 2021 (456M euros)", -1 none.
func (l *linker) glossed(i int) int {
	q, r := &l.list[i], l.r
	if s := r.Str(q.From - 1); s != "(" && s != "（" || q.Noun.Tokens > 0 {
		return -1
	}
	for j := i - 1; j >= 0 && q.From-l.list[j].To < reach; j-- {
		if p := l.list[j]; p.Kind == q.Kind && p.Currency == q.Currency && p.Unit == q.Unit {
			return j
		}
	}
	return -1
}

// distanceAt reports whether a reading says how far away something is: "20 km
// south of", "60 km from".
func (r *reader) distanceAt(q *quantity.Quantity) bool {
	if q.Kind != Quantity && q.Kind != Duration {
		return false
	}
	switch r.Low(q.To) {
	case "from", "south", "north", "east", "west", "away", "southeast", "southwest", "northeast", "northwest":
		return q.Kind == Quantity || r.Low(q.To) == "away"
	}
	return false
}

// direction returns the words from token at on that say from where a distance
// is: "south of central Seoul".
func (l *linker) direction(at int) string {
	r := l.r
	end := at + 1
	if r.Low(end) == "of" || r.Low(end) == "from" {
		end++
	}
	for end < min(len(r.Tokens), at+text.MaxPhrase) && r.Is(end, text.Letters) && (text.StartsUpper(r.Str(end)) || !r.StopWord(end) || r.Low(end) == "the") {
		end++
	}
	return r.Span(at, end)
}

// rankBefore returns the index of the rank that reading i is a step of, "up 3
// places", -1 none.
func (l *linker) rankBefore(i int, f *Figure) int {
	q, r := &l.list[i], l.r
	if f.Change == NoChange || q.Unit != "place" && q.Unit != "位" && r.Low(q.To) != "place" && r.Low(q.To) != "places" {
		return -1
	}
	for j := i - 1; j >= 0 && q.From-l.list[j].To < reach; j-- {
		if l.list[j].Kind == Rank {
			return j
		}
	}
	return -1
}

// fromHeading takes the measure from what stands before the sentence, when
// it leans on that, or from the heading when that names just one; the figure
// says nothing else of what it measures.
func (l *linker) fromHeading(f *Figure, counted bool) {
	if f.Kind == Count && counted || f.Kind == Number || f.Kind == Rank {
		return
	}
	ctx := l.r.ctx
	texts := []string{ctx.Heading}
	if l.r.leans() {
		texts = []string{ctx.Before, ctx.Heading}
	}
	for _, text := range texts {
		if text == ctx.Heading && f.Kind != Count && l.ownSubject(f.Measure, text) {
			return
		}
		fitting, n := "", 0
		for _, m := range ctx.Lexicon.Find(text) {
			if m.Entry.Kind == lexicon.Measure {
				n++
				if suits(f.Kind, m.Entry.Class) == 0 && !sibling(f.Measure, text[m.Start:m.End]) {
					fitting = m.Entry.ID
				}
			}
		}
		if n == 1 && fitting != "" {
			f.MeasureID = fitting
			if f.Measure == "" {
				f.Measure = fitting
			}
			return
		}
	}
}

// ownSubject reports whether the words that say what is measured speak of
// something else than a heading: none of them stands in it.
func (l *linker) ownSubject(words, heading string) bool {
	if words == "" {
		return false
	}
	in := lexicon.NewText(heading).Words()
	return !slices.ContainsFunc(lexicon.NewText(words).Words(), func(w string) bool { return slices.Contains(in, w) })
}

// sibling reports whether words name another kind of what a measure is a kind
// of: a zone tax is no company tax, a land rent no office rent.
func sibling(words, measure string) bool {
	own, other := strings.Fields(strings.ToLower(words)), strings.Fields(strings.ToLower(measure))
	if len(own) < 2 || len(other) < 2 || own[len(own)-1] != other[len(other)-1] {
		return false
	}
	return !slices.Contains(other, own[len(own)-2])
}

// leans reports whether the sentence leans on the one before it: "It was 5 in 2020".
func (r *reader) leans() bool {
	for i := range min(4, len(r.Tokens)) {
		if _, ok := r.Word(i, cueLeans); ok {
			return true
		}
	}
	return false
}
