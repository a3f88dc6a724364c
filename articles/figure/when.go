package figure

import (
	"quoth/articles/quantity"
	"quoth/articles/text"
)

// Costs of choosing a period, in words.
const (
	leftCost  = 1
	ownedCost = 8    // it stands right at another figure
	workCost  = 20   // it dates a report rather than what that says
	forGain   = 6    // "for 2021" says what the figures before it are for
	nearCost  = 2    // another period that costs no more than this leaves a doubt
	against   = -1.0 // evidence below it speaks against a period
	maxCost   = 120  // rather no period than one as far
)

// when returns the period that reading i holds for: the nearest by its costs,
// unless its evidence speaks against it.
func (l *linker) when(i int) (best period, ok bool) {
	q := &l.list[i]
	cost, second, chosen := maxCost, never, -1
	first, last := l.periodsNear(q)
	for k := first; k < last; k++ {
		p := l.periods[k]
		if l.elses(k, i) || p.now && p.owner != i && p.from >= q.To {
			continue
		}
		switch c := l.periodCost(k, i); {
		case c < cost:
			second = cost
			best, cost, ok, chosen = p, c, true, k
		case p.last != best.last:
			second = min(second, c)
		}
	}
	switch {
	case !ok || periodWeights().dot(l.evidence(chosen, i)) < against:
		return l.citedYear(i)
	case best.now:
		return best, best.last > 0
	case second-cost <= nearCost:
		best.doubt |= YearNear
	}
	return best, ok
}

// elses reports whether period k says when something else was than reading i,
// which does not stand right behind it: "the 2.84% of 2012" is that year's.
func (l *linker) elses(k, i int) bool {
	p, q := &l.periods[k], &l.list[i]
	beside := p.to == q.From || p.to == q.From-1 && !l.r.Joins(p.to) && l.r.Str(p.to) != "," && l.r.Low(p.to) != "by"
	return p.other && (!beside || p.relative)
}

// periodCost returns what it costs to take period k for reading i.
func (l *linker) periodCost(k, i int) int {
	p, q := l.periods[k], &l.list[i]
	work := q.Kind != Rank && l.r.datesWork(p)
	if p.owner == i && !work {
		return 0
	}
	if p.now {
		return l.between(min(p.to, q.To), max(p.from, q.From), i, p.to <= q.From)
	}
	c := 0
	switch {
	case p.from >= q.To:
		c = l.between(q.To, p.from, i, false)
		if l.elsewhen(q.To, k, i) {
			return never
		}
		if l.r.Is(p.to-1, text.Han) && l.parting[p.from].Cost > l.parting[q.To].Cost {
			c += text.ClauseCost // in Chinese the year goes first
		}
		if l.r.Low(p.from-1) == "for" {
			c = max(0, c-forGain)
		}
	default:
		c = leftCost + l.between(p.to, q.From, i, true)
		if y := l.r.published(); y > 0 && p.last > y && l.contrasts(p.to, q.From) {
			return never // "60 by 2028, while Riga has 80"
		}
	}
	if work {
		c += workCost
	}
	if p.owner >= 0 {
		c += ownedCost
		if l.startsFrom(p.owner) {
			return never // "from 3 in 2020": where a change began
		}
	}
	return c
}

// elsewhen reports whether period k, right of the figure that ends at token
// from, dates another clause: "5 in all, and in 2024 it had 6", "6 of the jobs that
// 12 firms created in 2024".
func (l *linker) elsewhen(from, k, i int) bool {
	p, r := l.periods[k], l.r
	parted := false
	for at := from; at < p.from; at++ {
		switch r.Low(at) {
		case ",", "，", ";", "；", "and", "while", "but":
			parted = true
		case "that", "which", "who", "whose":
			if l.figureBetween(from, at, i) {
				return true
			}
		}
	}
	return parted && p.owner < 0 && l.leads(k)
}

// contrasts reports whether another clause begins between the tokens.
func (l *linker) contrasts(from, to int) bool {
	for at := from; at < to; at++ {
		switch l.r.Low(at) {
		case "while", "whereas", "but", ";", "；":
			return true
		}
	}
	return false
}

// leads reports whether period k stands before a figure of its own clause, to
// which it belongs.
func (l *linker) leads(k int) bool {
	p, r := l.periods[k], l.r
	if at := p.from - 1; r.Low(at) != "," && r.Low(at) != "，" && r.Low(at) != "and" && r.Low(at-1) != "," && r.Low(at-1) != "and" && !r.Is(p.from+1, text.Han) {
		return false
	}
	for at := p.to; at < min(len(r.Tokens), p.to+clauseReach); at++ {
		switch r.Low(at) {
		case ",", "，", ";", "；", ")", "）":
			return false
		}
		if l.marks[at]&isFigure != 0 {
			return true
		}
	}
	return false
}

// clauseReach is how far a period looks for the figure that it dates.
const clauseReach = 24

// own links each period to the figure it stands right at: "5 in 2020", "2020年为5".
func (l *linker) own() {
	r := l.r
	for k := range l.periods {
		p := &l.periods[k]
		p.owner = -1
		for i := max(0, l.figureAt(p.from-reach)); i < len(l.list) && l.list[i].From < p.to+reach; i++ {
			q := &l.list[i]
			end := q.To
			if q.Noun.Tokens > 0 && q.Kind == Count {
				end = max(end, q.Noun.From+r.NounLen(q))
			}
			if p.from >= end && p.from-end <= 4 && l.onlyLeads(end, p.from) {
				p.owner = i
				break
			}
			if r.Is(p.to-1, text.Han) && p.to <= q.From && (l.onlyVerbs(p.to, q.From) && !p.other || r.Str(p.to) == "的" && q.From == p.to+1) {
				p.owner = i
				break
			}
		}
	}
}

// onlyLeads reports whether the tokens only lead from a figure to its year: "at the end of".
func (l *linker) onlyLeads(from, to int) bool {
	for at := from; at < to; at++ {
		switch l.r.Low(at) {
		case "in", "by", "at", "for", "of", "during", "over", "the", "end", "on", "as", "early", "late", "through":
		default:
			if l.r.Is(at, text.Digits) {
				continue // 22 July 2025
			}
			if _, n := l.r.At(at, quantity.CueMonth); n == 0 {
				return false
			}
		}
	}
	return true
}

// onlyVerbs reports whether the Chinese tokens only lead from a year to a figure: 为, 达到.
func (l *linker) onlyVerbs(from, to int) bool {
	for to > from {
		n := l.r.HanVerb(to)
		if n == 0 {
			return false
		}
		to -= n
	}
	return true
}

// startsFrom reports whether reading i is where a change began: "from 3".
func (l *linker) startsFrom(i int) bool {
	r := l.r
	at := l.list[i].From - 1
	for l.hedging(at) {
		at--
	}
	switch r.Low(at) {
	case "from", "从", "由":
		return true
	case "on", "over", "above":
		return i > 0 && l.list[i-1].Kind == Share && l.words(l.list[i-1].To, at) <= 2
	}
	return false
}

// datesWork reports whether a period dates what is cited: "the 2024 report",
// "the report of 2024", "Doing Business 2020".
func (r *reader) datesWork(p period) bool {
	if w := r.Str(p.from - 1); r.Is(p.from-1, text.Letters) && text.StartsUpper(w) && !r.StopWord(p.from-1) && r.Is(p.from, text.Digits) {
		if _, n := r.Before(p.from, quantity.CueYearBefore); n == 0 && !r.Opening(p.from-1) {
			return true
		}
	}
	if _, after := r.Word(p.to, cueCiteNoun); after {
		return true
	}
	_, before := r.Word(p.from-2, cueCiteNoun)
	return before && r.Low(p.from-1) == "of"
}

// citedYear returns the year of the work cited in the bracket behind reading
// i, "(EY 2025)": nothing else says when it holds.
func (l *linker) citedYear(i int) (period, bool) {
	first, last := l.citedNear(&l.list[i])
	for _, c := range l.cited[first:last] {
		if c.bracket && c.year > 0 && c.from >= l.list[i].To && c.from-l.list[i].To < bracketReach && !l.figureBetween(l.list[i].To, c.from, i) {
			return period{first: c.year, last: c.year, text: l.r.Str(c.yearAt)}, true
		}
	}
	return period{}, false
}
