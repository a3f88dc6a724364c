package figure

import (
	"slices"
	"strings"

	"quoth/articles/lexicon"
)

// suits returns what it costs to link a figure of a kind to a measure of a
// class, or of the better one of two: 0 they are made for each other, never
// they cannot be.
func suits(kind Kind, class string) int {
	if one, other, two := strings.Cut(class, "|"); two {
		return min(suits(kind, one), suits(kind, other))
	}
	switch kind {
	case Money:
		if class == "money" {
			return 0
		}
		if class == "share" {
			return 9
		}
	case Share, Multiple:
		switch class {
		case "share", "multiple":
			return 0
		case "rank", "duration", "quantity":
			return 20
		}
		return 7 // a part of something, or its growth
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
		switch class {
		case "rank":
			return 0
		case "quantity", "duration":
			return never
		}
		return 9 // a rank in something: "third for venture capital"
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

// anyRanking is the lexicon's measure of ranks in a ranking that has no name,
// and anyRankingCost what taking it costs.
const (
	anyRanking     = "global ranking"
	anyRankingCost = 25
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
		f.Measure = l.direction(q.to)
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
	if i == 0 && q.noun.tokens == 0 && l.lineOf(q) {
		if l.fromAbove(f); f.MeasureID != "" {
			return
		}
	}
	if q.kind == Count && (q.noun.head == "one" || q.noun.head == "ones") {
		f.Measure = r.text[r.toks[q.noun.from].start:r.nounEnd(q)]
		return
	}
	if from, to := l.ofCounted(i); to > from { // half of its 48 unicorns
		f.Measure = r.span(from, to)
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
		f.Measure = r.span(from, to)
		return
	}
	if from, to := l.headOf(i); to > from && !l.any(from, to, isMeasure) {
		f.Measure = r.span(from, to)
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
		f.MeasureID, f.Measure = m.entry.ID, r.span(m.from, m.to)
		switch {
		case m.from >= q.to || m.to <= q.from:
		case m.to > q.to: // "a combined … valuation" around it
			at := q.to
			for at < m.to-1 && r.stopWord(at) {
				at++
			}
			f.Measure = r.span(at, m.to)
		default:
			f.Measure = r.span(m.from, q.from)
		}
	case i > 0 && l.lists(i) && l.done[i-1].MeasureID != "":
		f.measure(l.done[i-1])
	case q.doubt&NounCarried != 0 && q.kind == Count:
		if f.Measure = q.unit; r.is(q.from-1, han) {
			if words := r.hanSubject(q.from, l.marks); words != "" {
				f.Measure = words
			}
		}
	case q.noun.tokens > 0:
		from, _ := l.nounSpan(i)
		f.Measure = r.text[r.toks[from].start:r.nounEnd(q)]
	default:
		words, like := l.phrase(i, f)
		switch f.Measure = words; {
		case like == none:
		case l.refers(q.to): // "91% of it" is no share of GDP
			f.Measure = l.done[like].Measure
			return
		default:
			f.measure(l.done[like])
		}
	}
	if f.MeasureID == "" {
		l.fromHeading(f, q.noun.tokens > 0)
	}
}

// measure takes the measure of another figure.
func (f *Figure) measure(other Figure) {
	f.Measure, f.MeasureID = other.Measure, other.MeasureID
}

// nounSpan returns the tokens of the noun that reading i counts, none of them
// behind it when it counts nothing.
func (l *linker) nounSpan(i int) (from, to int) {
	q := &l.list[i]
	if q.noun.tokens == 0 {
		return q.to, q.to
	}
	return q.noun.from, q.noun.from + l.r.nounLen(q)
}

// hanCounted returns the tokens before a Chinese count that say what it counts:
// 独角兽企业17家. None where something else does.
func (l *linker) hanCounted(q *reading) (from, to int) {
	if q.kind != Count || q.noun.tokens > 0 || q.doubt&NounCarried == 0 || !l.r.measureWord(q) {
		return 0, 0
	}
	from, to = l.r.hanRun(q.from, l.marks)
	if to == from || l.r.counted(l.r.span(from, to)) != q.unit {
		return 0, 0
	}
	if _, n := l.r.before(to, cueNounBefore); n > 0 && to-n > from {
		to -= n // 独角兽企业数量
	}
	return from, to
}

// known returns the measure of the lexicon that fits reading i best, and what
// taking it costs, -1 when none fits.
func (l *linker) known(i int, f *Figure) (best, cost int) {
	q, r := &l.list[i], l.r
	nounFrom, nounTo := l.nounSpan(i)
	counts := q.noun.tokens > 0
	if from, to := l.hanCounted(q); to > from {
		nounFrom, nounTo, counts = from, to, true
	}
	generic := !counts
	if counts {
		_, generic = r.words.get(strings.ToLower(q.noun.head), cueGenericNoun)
	}
	best, cost = -1, never
	first, last := l.measuresNear(q)
	for k := first; k < last; k++ {
		m := l.measures[k]
		c := suits(f.Kind, m.entry.Class)
		if m.entry.Class != "rank" && l.all(m.from, m.to, isCited) {
			continue // Startup Radar's figure
		}
		if m.to <= q.from && (m.to <= l.joinedClause(q.from) || c > 0 && l.parting[q.from].cost-l.parting[m.to].cost >= stopCost) {
			continue // its clause has a subject of its own
		}
		if c > 0 && r.nameOwner(m.to-1) {
			continue // the fund's yield
		}
		if c == never || generic && counts && !called(m.entry, q.noun.head) {
			continue
		}
		if f.Kind == Share && m.entry.Is("money") && m.entry.Is("share") && l.ofAmount(k, q) {
			continue // a part of what is spent is not what is spent of the economy
		}
		if q.kind == Count && !counts && q.unit == "人" && !called(m.entry, "人") && !called(m.entry, "员") && !called(m.entry, "visitors") {
			continue // 企业雇用200人
		}
		within := m.from < q.to && m.to > q.from // "start-ups … raised" around it
		inNoun := m.from < nounTo && m.to > nounFrom
		if f.Kind == Count && !generic && !inNoun && !within {
			continue // it says itself what it counts
		}
		switch {
		case within:
			c -= 6
		case counts && inNoun:
			if m.to < nounTo && !generic {
				continue // tech talent markets are no tech talent
			}
			c -= 8
		case c > 0 && m.to <= q.from && r.is(m.to-1, han) && l.goesOn(m, q):
			return -1, never // 初创企业存活率为63%
		case m.from >= q.to:
			if f.Kind == Count && counts {
				continue // companies founded by e-residents
			}
			if c > 0 && (l.countedBy(k) || l.elsewhere(q, m.from)) || l.leadsOn(k, i) {
				continue // filled three times over with 4,100 jobs
			}
			c += l.between(q.to, m.from, i, false)
			if l.figureBetween(q.to, m.from, i) {
				c += commaCost * 3 // it is that one's
			}
			if w := r.low(q.to); w == "in" || w == "of" || w == "for" {
				c -= 2
			}
		default:
			c += 1 + l.between(m.to, q.from, i, true)
			if l.taken(k, i) {
				c += figureCost
			}
		}
		if l.base(k) {
			if f.Kind != Share || m.to < q.from && l.ofAmount(k, q) {
				continue
			}
			c += baseCost
		}
		if m.entry.ID == anyRanking {
			c += anyRankingCost // a name of a ranking says more
		}
		if c < cost {
			best, cost = k, c
		}
	}
	return best, cost
}

// baseCost is what it costs to take for a share what it is a share of: "4% of GDP".
const baseCost = 15

// headOf returns the tokens of the noun that a sum or measure is given of:
// "rounds of over $90 million". None where it says no more than the sum: "a total of".
func (l *linker) headOf(i int) (from, to int) {
	q, r := &l.list[i], l.r
	if q.kind != Money && q.kind != Quantity && q.kind != Duration {
		return 0, 0
	}
	at := q.from
	for at > 0 && l.hedging(at-1) {
		at--
	}
	if r.low(at-1) != "of" {
		return 0, 0
	}
	if r.amountNoun(at-2) || r.changeAt(at-2) != NoChange {
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
	if s := r.str(q.from - 1); s != "(" && s != "（" || q.noun.tokens > 0 {
		return -1
	}
	for j := i - 1; j >= 0 && q.from-l.list[j].to < reach; j-- {
		if p := l.list[j]; p.kind == q.kind && p.currency == q.currency && p.unit == q.unit {
			return j
		}
	}
	return -1
}

// base reports whether measure k is what a share is of: "4% of GDP", 占GDP的.
func (l *linker) base(k int) bool {
	m, r := l.measures[k], l.r
	if m.entry.Class != "money" {
		return false
	}
	if stop, _ := r.before(m.from, cueStop); stop.value == "of" {
		return true // 占GDP的
	}
	at := m.from - 1
	for at > 0 && m.from-at < 5 && r.is(at, letters) && r.low(at) != "of" {
		at--
	}
	if at < 1 || r.low(at) != "of" || l.marks[at-1]&isFigure == 0 {
		return false
	}
	i := l.figureAt(at) - 1
	return i >= 0 && l.list[i].to == at && l.list[i].kind == Share
}

// ofAmount reports whether share q is of what measure k sums up, here or in a
// larger place: "93% of the R&D spending", 研发投入占全省的三成.
func (l *linker) ofAmount(k int, q *reading) bool {
	m, r := l.measures[k], l.r
	if m.from > q.to {
		return r.low(q.to) == "of" && !l.any(q.to, m.from, isMeasure)
	}
	if r.str(q.from-1) != "的" {
		return false
	}
	from := q.from - 1
	for from > m.to && r.is(from-1, han) && !r.stopAt(from-1) && r.str(from-1) != "、" {
		from--
	}
	return r.str(from) == "全" || l.any(from, q.from-1, isPlace)
}

// distanceAt reports whether a reading says how far away something is: "20 km
// south of", "60 km from".
func (r *reader) distanceAt(q *reading) bool {
	if q.kind != Quantity && q.kind != Duration {
		return false
	}
	switch r.low(q.to) {
	case "from", "south", "north", "east", "west", "away", "southeast", "southwest", "northeast", "northwest":
		return q.kind == Quantity || r.low(q.to) == "away"
	}
	return false
}

// direction returns the words from token at on that say from where a distance
// is: "south of central Seoul".
func (l *linker) direction(at int) string {
	r := l.r
	end := at + 1
	if r.low(end) == "of" || r.low(end) == "from" {
		end++
	}
	for end < min(len(r.toks), at+maxPhrase) && r.is(end, letters) && (startsUpper(r.str(end)) || !r.stopWord(end) || r.low(end) == "the") {
		end++
	}
	return r.span(at, end)
}

// rankBefore returns the index of the rank that reading i is a step of, "up 3
// places", -1 none.
func (l *linker) rankBefore(i int, f *Figure) int {
	q, r := &l.list[i], l.r
	if f.Change == NoChange || q.unit != "place" && q.unit != "位" && r.low(q.to) != "place" && r.low(q.to) != "places" {
		return -1
	}
	for j := i - 1; j >= 0 && q.from-l.list[j].to < reach; j-- {
		if l.list[j].kind == Rank {
			return j
		}
	}
	return -1
}

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
	for j := i - 1; j >= 0 && m.from-l.list[j].to < 4; j-- {
		q := l.list[j]
		if q.to <= m.from && m.from-q.to < 4 && suits(q.kind, m.entry.Class) == 0 {
			return true
		}
	}
	return false
}

// countedBy reports whether the measure k is the noun right behind a figure
// that counts it.
func (l *linker) countedBy(k int) bool {
	i := l.figureAt(l.measures[k].from) - 1
	return i >= 0 && l.list[i].kind == Count && l.list[i].noun.tokens > 0 && l.list[i].noun.from == l.measures[k].from
}

// goesOn reports whether the Chinese words that lead to reading q begin with
// measure m and name something else of it: 企业存活率.
func (l *linker) goesOn(m mention, q *reading) bool {
	from, to := l.r.hanRun(q.from, l.marks)
	return from <= m.from && to-m.to > 1 && !l.r.amountAt(m.to)
}

// elsewhere reports whether a clause ends between reading q, which a verb leads
// to, and token at: "deals fell by a third and rents rose".
func (l *linker) elsewhere(q *reading, at int) bool {
	for k := q.to; k < at; k++ {
		if l.r.joins(k) || l.r.str(k) == "," || l.r.str(k) == ";" {
			return l.leadVerb(q.from) >= 0
		}
	}
	return false
}

// leadsOn reports whether the measure k, behind reading i, leads to the next
// one it fits, in a clause of its own: "$61,000, and rents $1,100".
func (l *linker) leadsOn(k, i int) bool {
	m := l.measures[k]
	if i+1 == len(l.list) || l.list[i+1].from-m.to > 3 || l.list[i+1].from < m.to || suits(l.list[i+1].kind, m.entry.Class) > 0 {
		return false
	}
	for at := l.list[i].to; at < m.from; at++ {
		switch l.r.low(at) {
		case ",", ";", "and", "while", "but", "，", "；":
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
