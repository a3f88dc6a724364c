package figure

import (
	"slices"
	"strings"

	"quoth/articles/lexicon"
	"quoth/articles/quantity"
	"quoth/articles/text"
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

// hanCounted returns the tokens before a Chinese count that say what it counts:
// 独角兽企业17家. None where something else does.
func (l *linker) hanCounted(q *quantity.Quantity) (from, to int) {
	if q.Kind != Count || q.Noun.Tokens > 0 || !q.NounCarried || !l.r.MeasureWord(q) {
		return 0, 0
	}
	from, to = l.r.HanRun(q.From, l.partsRun)
	if to == from || l.r.Counted(l.r.Span(from, to)) != q.Unit {
		return 0, 0
	}
	if _, n := l.r.Before(to, quantity.CueNounBefore); n > 0 && to-n > from {
		to -= n // 独角兽企业数量
	}
	if _, n := l.r.Before(to, quantity.CueGenericNoun); n > 0 && slices.ContainsFunc(l.measures, func(m mention) bool { return m.to == to-n && m.from >= from }) {
		to -= n // 未来独角兽企业
	}
	return from, to
}

// known returns the measure of the lexicon that fits reading i best, and what
// taking it costs, -1 when none fits.
func (l *linker) known(i int, f *Figure) (best, cost int) {
	q, r := &l.list[i], l.r
	nounFrom, nounTo := l.nounSpan(i)
	counts := q.Noun.Tokens > 0
	if from, to := l.hanCounted(q); to > from {
		nounFrom, nounTo, counts = from, to, true
	}
	generic := !counts
	if counts {
		_, generic = r.Words.Get(strings.ToLower(q.Noun.Head), quantity.CueGenericNoun)
	}
	best, cost = -1, never
	first, last := l.measuresNear(q)
	for k := first; k < last; k++ {
		m := l.measures[k]
		c := suits(f.Kind, m.entry.Class)
		if m.entry.Class != "rank" && l.all(m.from, m.to, isCited) {
			continue // Startup Radar's figure
		}
		if m.to <= q.From && (m.to <= l.joinedClause(q.From) || c > 0 && l.parting[q.From].Cost-l.parting[m.to].Cost >= text.StopCost) {
			continue // its clause has a subject of its own
		}
		if c > 0 && r.Possessive(m.to-1) {
			continue // the fund's yield
		}
		if f.Kind == Count && m.entry.Is("count") && quantity.ForPeople(q.Per) {
			continue // 10 unicorns per million people are not how many there are
		}
		if c == never || generic && counts && !called(m.entry, q.Noun.Head) {
			continue
		}
		if f.Kind == Share && m.entry.Is("money") && m.entry.Is("share") && l.ofAmount(k, q) {
			continue // a part of what is spent is not what is spent of the economy
		}
		if q.Kind == Count && !counts && q.Unit == "人" && !called(m.entry, "人") && !called(m.entry, "员") && !called(m.entry, "visitors") {
			continue // 企业雇用200人
		}
		within := m.from < q.To && m.to > q.From // "start-ups … raised" around it
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
		case c > 0 && m.to <= q.From && r.Is(m.to-1, text.Han) && l.goesOn(m, q):
			return -1, never // 初创企业存活率为63%
		case m.from >= q.To:
			if f.Kind == Count && counts {
				continue // companies founded by e-residents
			}
			if c > 0 && (l.countedBy(k) || l.elsewhere(q, m.from)) || l.leadsOn(k, i) {
				continue // filled three times over with 4,100 jobs
			}
			if l.parting[m.from].Ends > l.parting[q.To].Ends {
				continue // "was worth 2 billion; no firm with venture money"
			}
			c += l.between(q.To, m.from, i, false)
			if l.figureBetween(q.To, m.from, i) {
				c += text.CommaCost * 3 // it is that one's
			}
			if w := r.Low(q.To); w == "in" || w == "of" || w == "for" {
				c -= 2
			}
		default:
			c += 1 + l.between(m.to, q.From, i, true)
			if l.taken(k, i) {
				c += figureCost
			}
		}
		if l.base(k) {
			if f.Kind != Share || m.to < q.From && l.ofAmount(k, q) {
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

// base reports whether measure k is what a share is of: "4% of GDP", 占GDP的.
func (l *linker) base(k int) bool {
	m, r := l.measures[k], l.r
	if m.entry.Class != "money" {
		return false
	}
	if stop, _ := r.Before(m.from, text.CueStop); stop.Value == "of" {
		return true // 占GDP的
	}
	at := m.from - 1
	for at > 0 && m.from-at < 5 && r.Is(at, text.Letters) && r.Low(at) != "of" {
		at--
	}
	if at < 1 || r.Low(at) != "of" || l.marks[at-1]&isFigure == 0 {
		return false
	}
	i := l.figureAt(at) - 1
	return i >= 0 && l.list[i].To == at && l.list[i].Kind == Share
}

// ofAmount reports whether share q is of what measure k sums up, here or in a
// larger place: "93% of the R&D spending", 研发投入占全省的三成.
func (l *linker) ofAmount(k int, q *quantity.Quantity) bool {
	m, r := l.measures[k], l.r
	if m.from > q.To {
		return r.Low(q.To) == "of" && !l.any(q.To, m.from, isMeasure)
	}
	if r.Str(q.From-1) != "的" {
		return false
	}
	from := q.From - 1
	for from > m.to && r.Is(from-1, text.Han) && !r.StopAt(from-1) && r.Str(from-1) != "、" {
		from--
	}
	return r.Str(from) == "全" || l.any(from, q.From-1, isPlace)
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
	for j := i - 1; j >= 0 && m.from-l.list[j].To < 4; j-- {
		q := l.list[j]
		if q.To <= m.from && m.from-q.To < 4 && suits(q.Kind, m.entry.Class) == 0 {
			return true
		}
	}
	return false
}

// countedBy reports whether the measure k is the noun right behind a figure
// that counts it.
func (l *linker) countedBy(k int) bool {
	i := l.figureAt(l.measures[k].from) - 1
	return i >= 0 && l.list[i].Kind == Count && l.list[i].Noun.Tokens > 0 && l.list[i].Noun.From == l.measures[k].from
}

// goesOn reports whether the Chinese words that lead to reading q begin with
// measure m and name something else of it: 企业存活率.
func (l *linker) goesOn(m mention, q *quantity.Quantity) bool {
	from, to := l.r.HanRun(q.From, l.partsRun)
	return from <= m.from && to-m.to > 1 && !l.r.AmountAt(m.to)
}

// elsewhere reports whether a clause ends between reading q, which a verb leads
// to, and token at: "deals fell by a third and rents rose".
func (l *linker) elsewhere(q *quantity.Quantity, at int) bool {
	for k := q.To; k < at; k++ {
		if l.r.Joins(k) || l.r.Str(k) == "," || l.r.Str(k) == ";" {
			return l.leadVerb(q.From) >= 0
		}
	}
	return false
}

// leadsOn reports whether the measure k, behind reading i, leads to the next
// one it fits, in a clause of its own: "$61,000, and rents $1,100".
func (l *linker) leadsOn(k, i int) bool {
	m := l.measures[k]
	if i+1 == len(l.list) || l.list[i+1].From-m.to > 3 || l.list[i+1].From < m.to || suits(l.list[i+1].Kind, m.entry.Class) > 0 {
		return false
	}
	for at := l.list[i].To; at < m.from; at++ {
		switch l.r.Low(at) {
		case ",", ";", "and", "while", "but", "，", "；":
			return true
		}
	}
	return false
}
