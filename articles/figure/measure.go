package figure

import (
	"slices"
	"strings"

	"quoth/articles/lexicon"
)

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
	q, r := l.list[i], l.r
	if f.SameAs >= 0 {
		f.Measure, f.MeasureID = l.done[f.SameAs].Measure, l.done[f.SameAs].MeasureID
		return
	}
	nounFrom, nounTo := q.to, q.to
	if q.noun.tokens > 0 {
		nounFrom, nounTo = q.noun.from, q.noun.from+r.nounLen(&q)
	}
	generic := q.noun.tokens == 0
	if !generic {
		_, generic = r.words.get(strings.ToLower(q.noun.head), cueGenericNoun)
	}
	best, cost := -1, never
	first, last := l.measuresNear(q)
	for k := first; k < last; k++ {
		m := l.measures[k]
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
		if f.Kind == Count && !generic && !(m.from < nounTo && m.to > nounFrom) && !(m.from < q.to && m.to > q.from) {
			continue // it says itself what it counts
		}
		if m.entry.ID == anyRanking {
			c += anyRankingCost // a name of a ranking says more
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
		f.Measure = l.phrase(i, f)
	}
	if f.MeasureID == "" {
		l.fromHeading(f, q.noun.tokens > 0)
	}
	if f.Measure == "" {
		f.Measure = l.phrase(i, f)
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
	for j := i - 1; j >= 0 && m.from-l.list[j].to < 4; j-- {
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
