package figure

import (
	"slices"

	"quoth/articles/lexicon"
	"quoth/articles/quantity"
	"quoth/articles/text"
)

// A linker links the readings of a sentence to what they measure.
type linker struct {
	r          *reader
	list       []quantity.Quantity
	periods    []period
	cited      []citation
	cut        lexicon.Cutter
	found      []lexicon.Mention
	places     []mention
	bonds      []bond // of the places
	measures   []mention
	parting    []text.Parting
	seams      []text.Seams // by token, where a period is named
	marks      []mark       // by token
	done       []Figure     // the figures before
	asserter   asserter
	chosen     []int                   // their places, -1 none of the sentence
	joined     struct{ at, start int } // last asked of joinedClause
	phrases    []nounPhrase            // of the sentence, once chunked
	candidates []candidate
	chunked    bool
	subjects   []nounPhrase // what the figures are of, chosen so far
	order      bool         // "respectively": figures pair with places in order
}

// A mention is an entry of the lexicon, by the tokens that name it.
type mention struct {
	from, to int
	entry    *lexicon.Entry
}

// begin sets l on the readings of the sentence that r reads.
func (l *linker) begin(r *reader, list []quantity.Quantity) {
	l.r, l.list, l.order = r, list, r.Says(quantity.CueRespectively)
	l.periods, l.cited = r.years(l.periods[:0]), r.citations(l.cited[:0])
	l.periods = slices.DeleteFunc(l.periods, l.amidFigure)
	l.parting = r.Partings(l.parting)
	l.subjects = slices.Grow(l.subjects[:0], len(list))[:len(list)]
	l.chosen, l.marks = grow(l.chosen, len(list)), grow(l.marks, len(r.Tokens)+1)
	l.places, l.measures = l.places[:0], l.measures[:0]
	l.joined.at, l.chunked = none, false
	for i := range list {
		l.chosen[i] = -1
		l.mark(list[i].From, list[i].To, isFigure)
	}
	for _, p := range l.periods {
		l.mark(p.from, p.to, isPeriod)
	}
	for _, c := range l.cited {
		l.mark(c.from, c.to, isCited)
	}
	l.asserter.begin(r, l.marks)
	l.own()
	if len(l.periods) > 0 {
		l.seams = r.SeamsOf(l.seams)
	}
	l.markAsides()
	l.mentions()
}

// amidFigure reports a period whose first words are a reading's: €21,000 a year before tax.
func (l *linker) amidFigure(p period) bool {
	i := l.figureAt(p.from+1) - 1
	return i >= 0 && l.list[i].From < p.from && l.list[i].To > p.from
}

// mentions finds the places and measures that the sentence names.
func (l *linker) mentions() {
	r := l.r
	l.cut.Begin(r.Text, r.Lower)
	for i := range r.Tokens {
		switch t := &r.Tokens[i]; {
		case !t.Plain:
			l.cut.Cut(t.Start, t.End)
		case t.Kind != text.Sign:
			l.cut.Word(t.Start, t.End)
		}
	}
	l.found = r.ctx.Lexicon.Mentions(l.found[:0], &l.cut)
	from := 0
	for _, m := range l.found {
		for r.Tokens[from].End <= m.Start {
			from++
		}
		to := from
		for to < len(r.Tokens) && r.Tokens[to].Start < m.End {
			to++
		}
		l.mention(mention{from, to, m.Entry})
	}
	l.unlisted()
	l.bonds = l.bonds[:0]
	for k := range l.places {
		l.bonds = append(l.bonds, l.bond(k))
	}
}

// mention notes a place or measure that is none of a figure's words, the US
// of US$, and no firm's name, the London of London & Partners.
func (l *linker) mention(m mention) {
	if l.all(m.from, m.to, isFigure) || l.r.partner(m) {
		return
	}
	if m.entry.Kind == lexicon.Place {
		l.places = append(l.places, m)
		l.mark(m.from, m.to, isPlace)
		return
	}
	l.measures = append(l.measures, m)
	l.mark(m.from, m.to, isMeasure)
}

// figure sets f, which is empty, to reading i with all that it
// links to; spans are bytes of the sentence.
func (l *linker) figure(i int, f *Figure) {
	q, r := &l.list[i], l.r
	f.Start, f.End = q.Start, q.End
	f.Kind, f.Value, f.Max, f.Unit, f.Currency, f.Per = q.Kind, q.Value, q.Max, q.Unit, q.Currency, q.Per
	if q.NounCarried && !q.NounBefore || q.UnitCarried {
		f.Doubt |= NounCarried
	}
	if q.InPassing {
		f.Doubt |= InPassing
	}
	f.SameAs = -1
	f.Qualifier, f.Change, f.Scope = q.Qualifier, r.step(q), r.scope(q)
	f.Status, _ = l.asserter.status(q)
	f.Text = r.Text[f.Start:f.End]
	if p, ok := l.when(i); ok {
		f.Year, f.Period = p.last, p.text
		f.Doubt |= p.doubt
		if p.spans() && f.Kind == Money && f.Scope == "" && f.Per == "" {
			f.Scope = combined
		}
		if y := r.published(); y > 0 && p.last > y && f.Status == Stated {
			f.Status = Forecast
		}
	}
	f.Attribution = l.who(i)
	l.same(i, f)
	l.where(i, f)
	l.what(i, f)
	r.settle(f, l.done)
	if r.ctx.Subjects {
		f.Subject = l.subjectOf(i, f)
	}
	if f.Per == "" && (f.Kind == Money || f.Kind == Count || f.Kind == Share && f.Change != NoChange) {
		f.Per = l.annual(i)
	}
}

// combined is the scope of a sum over several years.
const combined = "combined"

// same links a sum to the one in another currency before it that it gives
// again: "(US$11 billion)", "in 2023, or about $11,000", 约合400亿美元.
func (l *linker) same(i int, f *Figure) {
	if i == 0 || f.Kind != Money || l.list[i-1].Kind != Money || l.list[i-1].Currency == l.list[i].Currency {
		return
	}
	prev, q := &l.list[i-1], &l.list[i]
	if q.From-prev.To > maxFollow {
		return
	}
	again := false
	for at := prev.To; at < q.From; at++ {
		switch l.r.Low(at) {
		case "(", "（", "or", "equivalent", "合":
			again = true
		case ",", "，", "约", "折", "当", "于", "相", "或", "即":
		default:
			if !l.r.StopWord(at) && !l.hedging(at) && !l.any(at, at+1, isPeriod) {
				return
			}
		}
	}
	if again {
		f.SameAs = i - 1
		if f.Qualifier == Exact {
			f.Qualifier = prev.Qualifier
		}
	}
}

// annual returns "year" for "in annual venture capital" at either side.
func (l *linker) annual(i int) string {
	q, r := &l.list[i], l.r
	for at := q.To; at < min(len(r.Tokens), q.To+4); at++ {
		if m, n := r.At(at, cueAnnual); n > 0 {
			return m.Value
		}
		if r.Is(at, text.Sign) && r.Str(at) != "-" || r.Is(at, text.Digits) {
			break
		}
	}
	for at := q.From - 1; at >= max(0, q.From-8); at-- {
		if m, n := r.At(at, cueAnnual); n > 0 && r.Low(at+1) != "report" && r.Low(at+1) != "survey" && !r.amidName(at) {
			return m.Value
		}
		if r.Is(at, text.Sign) && r.Str(at) != "-" || r.Is(at, text.Digits) {
			break
		}
	}
	return ""
}

// amidName reports whether a token is written as part of a name that began
// before it: Beijing Daily.
func (r *reader) amidName(at int) bool {
	return at > 0 && text.Capital(r.Str(at)) && text.Capital(r.Str(at-1))
}

// Costs of linking a place or a measure, in tokens.
const (
	never    = 1 << 20
	farthest = 45 // rather none than one as far
)

// grow returns s with n zero elements.
func grow[E any](s []E, n int) []E {
	if cap(s) < n {
		return make([]E, n, 2*n)
	}
	s = s[:n]
	clear(s)
	return s
}
