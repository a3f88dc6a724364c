package figure

import (
	"slices"
	"strings"

	"quoth/articles/lexicon"
)

// A linker links the readings of a sentence to what they measure.
type linker struct {
	r        *reader
	list     []reading
	periods  []period
	cited    []citation
	places   []mention
	measures []mention
	order    bool // "respectively": figures pair with places in order
}

// A mention is an entry of the lexicon, by the tokens that name it.
type mention struct {
	from, to int
	entry    *lexicon.Entry
}

func newLinker(r *reader, list []reading) *linker {
	l := &linker{r: r, list: list, periods: r.years(), cited: r.citations()}
	at := 0
	for _, m := range r.ctx.Lexicon.Find(r.text) {
		for at > 0 && r.toks[at].start > m.Start {
			at--
		}
		for at < len(r.toks)-1 && r.toks[at].end <= m.Start {
			at++
		}
		to := at
		for to < len(r.toks) && r.toks[to].start < m.End {
			to++
		}
		e := mention{at, to, m.Entry}
		if within(e, list) {
			continue // the US of US$
		}
		if m.Entry.Kind == lexicon.Place {
			l.places = append(l.places, e)
		} else {
			l.measures = append(l.measures, e)
		}
	}
	for i := range r.toks {
		if _, n := r.at(i, cueRespectively); n > 0 {
			l.order = true
		}
	}
	return l
}

// within reports whether a mention is made of words of a figure.
func within(m mention, list []reading) bool {
	for _, q := range list {
		if m.from >= q.from && m.to <= q.to {
			return true
		}
	}
	return false
}

// figure returns reading i with all that it links to; spans are bytes of the sentence.
func (l *linker) figure(i int) Figure {
	q, r := l.list[i], l.r
	f := Figure{
		Start: r.toks[q.from].start, End: r.toks[q.to-1].end,
		Kind: q.kind, Value: q.num, Max: q.max, Unit: q.unit, Currency: q.currency, Per: q.per,
		Qualifier: r.hedge(q), Change: r.step(q), Status: r.status(q), Scope: r.scope(q),
		SameAs: -1, Doubt: q.doubt,
	}
	f.Text = r.text[f.Start:f.End]
	if p, ok := l.when(i); ok {
		f.Year, f.Period = p.last, p.text
		f.Doubt |= p.doubt
		if y := r.published(); y > 0 && p.last > y && f.Status == Stated {
			f.Status = Forecast
		}
	}
	f.Attribution = l.who(i)
	l.where(i, &f)
	l.what(i, &f)
	if f.Currency == "?yen" {
		f.Currency = r.yen(f.Place)
		f.Doubt |= CurrencyGuessed
	}
	if f.Per == "" && (f.Kind == Money || f.Kind == Count || f.Kind == Share && f.Change != NoChange) {
		f.Per = l.annual(i)
	}
	l.same(i, &f)
	return f
}

// same links "($76 billion)" behind a sum in another currency to it.
func (l *linker) same(i int, f *Figure) {
	if i == 0 || f.Kind != Money || l.list[i-1].kind != Money || l.list[i-1].currency == l.list[i].currency {
		return
	}
	prev, q := l.list[i-1], l.list[i]
	gap := q.from - prev.to
	open := l.r.str(prev.to)
	if gap >= 1 && gap <= 4 && (open == "(" || open == "（" || l.r.low(prev.to) == "or") {
		f.SameAs = i - 1
		if f.Qualifier == Exact {
			f.Qualifier = l.r.hedge(prev)
		}
	}
}

// yen returns the currency that "¥" means on a page about that place, "" unknown.
func (r *reader) yen(place string) string {
	for _, where := range []string{place, r.ctx.Place} {
		for _, y := range yenPlaces() {
			if where != "" && r.ctx.Lexicon.Within(where, y.place) {
				return y.currency
			}
		}
	}
	if r.ctx.Lang == "zh" {
		return "CNY"
	}
	return ""
}

// annual returns "year" for "in annual venture capital" at either side.
func (l *linker) annual(i int) string {
	q, r := l.list[i], l.r
	for at := q.to; at < min(len(r.toks), q.to+4); at++ {
		if m, n := r.at(at, cueAnnual); n > 0 {
			return m.value
		}
		if r.is(at, sign) && r.str(at) != "-" || r.is(at, digits) {
			break
		}
	}
	for at := q.from - 1; at >= max(0, q.from-8); at-- {
		if m, n := r.at(at, cueAnnual); n > 0 && r.low(at+1) != "report" && r.low(at+1) != "survey" {
			return m.value
		}
		if r.is(at, sign) && r.str(at) != "-" || r.is(at, digits) {
			break
		}
	}
	return ""
}

// Costs of linking a place or a measure, in tokens.
const (
	never    = 1 << 20
	farthest = 45 // rather none than one as far
)

// Costs of a place, in tokens.
const (
	nearby      = 10 // what the distance to a subject costs at the most
	objectCost  = 14 // it belongs to a figure before: "of China's", "in Paris"
	obliqueCost = 16 // "than Berlin", "behind Berlin"
	worldCost   = 20 // "in the world" is seldom the place meant
	tooFar      = 26 // rather the place the text is about
)

// where sets the place: bound to the figure by "in", the subject of the
// clause or sentence, or the one the text is about.
func (l *linker) where(i int, f *Figure) {
	if l.order && l.paired(i, f) {
		return
	}
	if m, ok := l.bracketed(i); ok {
		f.Place = m.entry.ID
		return
	}
	if l.r.worldAverage(l.list[i].from) {
		f.Place = world
		return
	}
	if f.Entity = l.r.elsewhere(l.list[i]); f.Entity != "" {
		return
	}
	best, cost := -1, tooFar
	if l.r.ctx.Place == "" {
		cost = farthest
	}
	for k := range l.places {
		if c := l.placeCost(k, i); c < cost {
			best, cost = k, c
		}
	}
	if best >= 0 {
		f.Place = l.places[best].entry.ID
		return
	}
	if f.Place = l.r.ctx.Place; f.Place != "" {
		f.Doubt |= PlaceFromTitle
	}
}

// surrounds reports whether place k only says where the place next to it is:
// "Shanghai's Zhangjiang", "Zhangjiang in Shanghai".
func (l *linker) surrounds(k int) bool {
	m := l.places[k]
	inner := func(n mention) bool { return n.entry != m.entry && l.r.ctx.Lexicon.Within(n.entry.ID, m.entry.ID) }
	if k+1 < len(l.places) && inner(l.places[k+1]) && l.places[k+1].from == m.to {
		return true
	}
	return k > 0 && inner(l.places[k-1]) && m.from-l.places[k-1].to <= 2
}

// world is the lexicon's place of what holds everywhere.
const world = "World"

// worldAverage reports whether "a global average of" stands before token i.
func (r *reader) worldAverage(i int) bool {
	for at := i - 1; at >= max(0, i-4); at-- {
		if r.low(at) == "average" && (r.low(at-1) == "global" || r.low(at-1) == "world" || r.low(at-1) == "worldwide") {
			return true
		}
		if r.str(at) == "均" && r.str(at-1) == "平" && (r.str(at-2) == "界" || r.str(at-2) == "球") {
			return true
		}
	}
	return false
}

// elsewhere returns the words behind a reading that say it holds for places
// without a name: "six other hubs". "" when none do.
func (r *reader) elsewhere(q reading) string {
	at := q.to
	if q.noun.tokens > 0 {
		at = max(at, q.noun.from+r.nounLen(&q))
	}
	if r.low(at) != "in" {
		if r.low(at) == "elsewhere" {
			return r.str(at)
		}
		return ""
	}
	for k := at + 1; k < at+5; k++ {
		switch r.low(k) {
		case "other", "others":
			end := k + 1
			if n := r.nounAt(end); n.tokens > 0 {
				end += n.tokens
			}
			return r.span(at+1, end)
		}
	}
	return ""
}

// placeCost returns what it costs to take place k for figure i.
func (l *linker) placeCost(k, i int) int {
	m, q, r := l.places[k], l.list[i], l.r
	if l.citedAt(m) {
		return never
	}
	if m.from-q.to > reach || q.from-m.to > reach {
		return never
	}
	c := 0
	if m.entry.ID == world {
		c += worldCost
	}
	if m.entry.Class == "country" && r.demonym(m) {
		c += commaCost
	}
	if l.surrounds(k) {
		c += objectCost
	}
	bound := l.binding(k)
	switch {
	case m.from >= q.to:
		c += l.between(q.to, m.from, i, false)
		if l.parted(q.to, m.from, i) && !l.listed(q.to, m.from, i) {
			return never
		}
		if bound == "" {
			return c + obliqueCost
		}
		if bound == "of" && (q.kind == Share || q.kind == Rank) || bound == "than" {
			return c + obliqueCost // the whole it is a share of
		}
		return max(0, c-2)
	case m.to <= q.from:
		c += min(nearby, m.distance(q)) + 1
		if bound == "than" {
			c += obliqueCost
		}
		if q.kind == Rank && m.distance(q) <= 1 && r.owner(m) {
			c += obliqueCost // Canada's third-largest
		}
		if bound != "" && l.figureBefore(m.from, i) {
			c += objectCost
		}
		for at := m.to; at < q.from; at++ {
			switch r.low(at) {
			case ";", "；", "。":
				c += commaCost
			}
		}
		for j, n := range l.places { // a nearer subject
			if j != k && n.from >= m.to && n.to <= q.from && r.binds(n) == "" && !l.citedAt(n) && !r.demonym(n) {
				c += commaCost
			}
		}
		return c
	}
	return never
}

// owner reports "Canada's".
func (r *reader) owner(m mention) bool {
	w := r.low(m.to - 1)
	return strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "’s")
}

func (m mention) distance(q reading) int { return q.from - m.to }

// binding returns what binds place k, that of the first of its list: "in
// Beijing, Shanghai and Bengaluru".
func (l *linker) binding(k int) string {
	for k > 0 && l.places[k].from-l.places[k-1].to <= 2 {
		at := l.places[k-1].to
		joint := true
		for ; at < l.places[k].from; at++ {
			if w := l.r.low(at); w != "," && w != "and" && w != "or" && w != "、" && w != "和" {
				joint = false
			}
		}
		if !joint || l.places[k].from == l.places[k-1].to {
			break
		}
		k--
	}
	return l.r.binds(l.places[k])
}

// binds returns the word that binds a place to what stands before it, "in"
// for all that say where, "than" for those that compare, "" none.
func (r *reader) binds(m mention) string {
	at := m.from - 1
	for w := r.low(at); w == "the" || w == "all" || w == "greater" || w == "whole" || w == "city" || w == "central" || w == "both" || w == "neighbouring"; w = r.low(at) {
		at--
	}
	if w := r.low(at - 1); r.is(at, letters) && (w == "than" || w == "those" || w == "that") {
		return "than" // less than in Berlin
	}
	switch w := r.low(at); w {
	case "in", "for", "at", "within", "across", "around", "near", "throughout", "inside", "on", "在", "from", "by":
		return "in"
	case "of":
		return "of"
	case "than", "behind", "after", "to", "with", "over", "above", "below", "against", "vs", "ahead", "beyond", "比", "trailed", "trailing", "beating", "overtaking", "unlike":
		return "than"
	}
	return ""
}

// figureBefore reports whether a reading other than i stands shortly before
// token at: what stands there may be its object.
func (l *linker) figureBefore(at, i int) bool {
	for range l.readingsIn(at-12, at, i) {
		return true
	}
	return false
}

// parted reports whether another figure stands between the tokens that has a
// place of its own: of the same kind, or behind a comma.
func (l *linker) parted(from, to, i int) bool {
	for k := range l.readingsIn(from, to, i) {
		q := l.list[k]
		if q.kind == l.list[i].kind {
			return true
		}
		for at := from; at < q.from; at++ {
			switch l.r.low(at) {
			case ",", ";", "and", "，", "；", "while", "but":
				return true
			}
		}
	}
	return false
}

// listed reports whether the readings between the tokens only carry on a
// list that reading i begins: "3, 5 and 7 in Berlin".
func (l *linker) listed(from, to, i int) bool {
	at := from
	for k := i + 1; k < len(l.list) && l.list[k].to <= to; k++ {
		if !l.r.joined(at, l.list[k].from) || l.list[k].kind != l.list[i].kind {
			return false
		}
		at = l.list[k].to
	}
	return true
}

// demonym reports a mention that is an adjective, "Chinese companies".
func (r *reader) demonym(m mention) bool {
	w := r.low(m.from)
	return m.to == m.from+1 && (strings.HasSuffix(w, "ese") || strings.HasSuffix(w, "ish") || strings.HasSuffix(w, "ian") || strings.HasSuffix(w, "ean"))
}

func (l *linker) citedAt(m mention) bool {
	for _, c := range l.cited {
		if m.from >= c.from && m.to <= c.to {
			return true
		}
	}
	return false
}

// figureBetween reports whether another reading stands between the tokens.
func (l *linker) figureBetween(from, to, i int) bool {
	for range l.readingsIn(from, to, i) {
		return true
	}
	return false
}

// bracketed returns the place that stands right before the bracket the
// figure is in: Berlin ($3 billion).
func (l *linker) bracketed(i int) (mention, bool) {
	at := l.list[i].from - 1
	for at > 0 && l.list[i].from-at < 4 && l.r.str(at) != "(" && l.r.str(at) != "（" {
		at--
	}
	if s := l.r.str(at); s != "(" && s != "（" {
		return mention{}, false
	}
	for _, m := range l.places {
		if m.to == at {
			return m, true
		}
	}
	return mention{}, false
}

// paired links figures and places that stand in the same order.
func (l *linker) paired(i int, f *Figure) bool {
	kind := l.list[i].kind
	nth, n := 0, 0
	first := -1
	for k, q := range l.list {
		if q.kind == kind {
			if first < 0 {
				first = q.from
			}
			if k < i {
				nth++
			}
			n++
		}
	}
	var before []mention
	for _, m := range l.places {
		if m.to <= first {
			before = append(before, m)
		}
	}
	if n < 2 || len(before) != n {
		return false
	}
	f.Place = before[nth].entry.ID
	return true
}

// suits returns what it costs to link a figure of a kind to a measure of a
// class: 0 they are made for each other, never they cannot be.
func suits(kind Kind, class string) int {
	switch kind {
	case Money:
		if class == "money" {
			return 0
		}
		if class == "share" {
			return 9
		}
	case Share, Multiple:
		if class == "share" || class == "multiple" {
			return 0
		}
		if class != "rank" && class != "duration" {
			return 7
		}
		return 20
	case Count:
		if class == "count" {
			return 0
		}
		if class == "number" {
			return 6
		}
	case Duration:
		if class == "duration" {
			return 0
		}
	case Rank:
		if class == "rank" {
			return 0
		}
		return 9
	case Quantity:
		if class == "quantity" {
			return 0
		}
		if class == "number" {
			return 6
		}
	case Number:
		switch class {
		case "number":
			return 0
		case "count":
			return 3
		case "rank", "duration", "money":
			return never
		}
		return 6
	}
	return never
}

// what sets the measure: the words that say what is measured, and the
// lexicon's measure they mean.
func (l *linker) what(i int, f *Figure) {
	q, r := l.list[i], l.r
	nounFrom, nounTo := q.to, q.to
	if q.noun.tokens > 0 {
		nounFrom, nounTo = q.noun.from, q.noun.from+r.nounLen(&q)
	}
	generic := q.noun.tokens == 0
	if !generic {
		_, generic = r.words.get(strings.ToLower(q.noun.head), cueGenericNoun)
	}
	best, cost := -1, never
	for k, m := range l.measures {
		c := suits(f.Kind, m.entry.Class)
		if c == never || generic && q.noun.tokens > 0 && !called(m.entry, q.noun.head) {
			continue
		}
		switch {
		case m.from < q.to && m.to > q.from: // "start-ups … raised" around it
			c -= 6
		case q.noun.tokens > 0 && m.from < nounTo && m.to > nounFrom:
			if m.to < nounTo && !generic {
				continue // tech talent markets are no tech talent
			}
			c -= 8
		case m.from >= q.to:
			if f.Kind == Count && q.noun.tokens > 0 {
				continue // companies founded by e-residents
			}
			c += l.between(q.to, m.from, i, false)
			if w := r.low(q.to); w == "in" || w == "of" || w == "for" {
				c -= 2
			}
		default:
			c += 1 + l.between(m.to, q.from, i, true)
			if l.taken(k, i) {
				c += figureCost
			}
		}
		if f.Kind == Count && !generic && !(m.from < nounTo && m.to > nounFrom) && !(m.from < q.to && m.to > q.from) {
			continue // it says itself what it counts
		}
		if m.entry.ID == "global ranking" {
			c += 5 // a name of a ranking says more
		}
		if c < cost {
			best, cost = k, c
		}
	}
	switch {
	case best >= 0 && cost <= farthest:
		m := l.measures[best]
		f.MeasureID, f.Measure = m.entry.ID, r.span(m.from, m.to)
		if m.from < q.to && m.to > q.from {
			f.Measure = m.entry.ID
		}
	case q.doubt&NounCarried != 0 && q.kind == Count:
		f.Measure = q.unit
	case q.noun.tokens > 0:
		f.Measure = r.text[r.toks[nounFrom].start:r.nounEnd(&q)]
	default:
		f.Measure = l.phrase(i)
	}
	if f.MeasureID == "" {
		l.fromHeading(f, q.noun.tokens > 0)
	}
	if f.Measure == "" {
		f.Measure = l.phrase(i)
	}
}

// called reports whether one of the names of a measure holds a noun:
// companies may be unicorns, they are no e-residents.
func called(e *lexicon.Entry, noun string) bool {
	noun = strings.TrimSuffix(strings.ToLower(noun), "y") // company, companies
	return strings.Contains(strings.ToLower(e.ID), noun) || slices.ContainsFunc(e.Aliases, func(name string) bool {
		return strings.Contains(strings.ToLower(name), noun)
	})
}

// taken reports whether the measure k stands behind a figure before i that
// it fits: it is that one's.
func (l *linker) taken(k, i int) bool {
	m := l.measures[k]
	for j := range i {
		q := l.list[j]
		if q.to <= m.from && m.from-q.to < 4 && suits(q.kind, m.entry.Class) == 0 {
			return true
		}
	}
	return false
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
		fitting, n := "", 0
		for _, m := range ctx.Lexicon.Find(text) {
			if m.Entry.Kind == lexicon.Measure {
				n++
				if suits(f.Kind, m.Entry.Class) == 0 {
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

// leans reports whether the sentence leans on the one before it: "It was 5 in 2020".
func (r *reader) leans() bool {
	for i := range min(4, len(r.toks)) {
		if _, ok := r.word(i, cueLeans); ok {
			return true
		}
	}
	return false
}

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
