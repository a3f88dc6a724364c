package quantity

import (
	"slices"
	"strings"
	"unicode/utf8"

	"quoth/articles/text"
)

// elliptical gives a reading without a noun what it counts.
func (r *Reader) elliptical(list []Quantity, i int) {
	options := r.antecedents(list, i)
	best := &options[0]
	w := ellipsisWeights()
	for k := range options {
		if w.sum(options[k].seen) > w.sum(best.seen) {
			best = &options[k]
		}
	}
	r.counts(list, i, best)
}

// counts gives reading i what a says.
func (r *Reader) counts(list []Quantity, i int, a *antecedent) {
	q := &list[i]
	switch a.kind {
	case isNothing, isOwn:
	case isYears:
		q.Kind, q.Unit, q.Bare = Duration, "year", false
	case isBefore, isOther, isAhead:
		if r.MeasureWord(q) {
			q.Unit, q.Noun = list[a.index].Unit, Noun{}
			q.NounCarried = true
			break
		}
		r.take(q, list[a.index])
		q.UnitCarried = true
	default:
		q.Kind, q.Unit, q.Bare, q.Noun = Count, a.unit, false, Noun{}
		q.Carried = a.at
		q.NounCarried = true
		q.NounBefore = a.before
	}
}

// antecedents returns what reading i may count, nothing first.
func (r *Reader) antecedents(list []Quantity, i int) []antecedent {
	q := &list[i]
	chinese, counter := r.Is(q.To-1, text.Han), r.MeasureWord(q)
	words := r.sides(list[:i], q)
	var all []antecedent
	add := func(a antecedent) *antecedent {
		a.beside(words)
		all = append(all, a)
		return &all[len(all)-1]
	}
	if q.Noun.Tokens > 0 {
		a := add(antecedent{kind: isOwn, at: q.Noun.From, unit: q.Unit})
		end := r.EndOf(q)
		a.observe(oVerbBehind, r.VerbAt(end) || r.Links(end))
		a.observe(oLong, q.Noun.Tokens > 4)
		a.observe(oSingle, q.Noun.Tokens == 1)
		a.observe(oStop, i+1 < len(list) && list[i+1].From == end)
		a.observe(oTime, r.Begins(q.Noun.From, cueDuration) || r.Begins(q.Noun.From, CueYearMark))
	} else {
		add(antecedent{kind: isNothing})
	}
	gap := func(a *antecedent, end int) {
		n := q.From - end
		if chinese {
			n /= 2
		}
		a.observe(oClose, n <= 4)
		a.observe(oNear, n > 4 && n <= 9)
		a.observe(oDistant, n > 18)
		commas, stops := r.marksBetween(end, q.From)
		a.observe(oComma, commas)
		a.observe(oStop, stops)
	}
	rival := false
	if counter {
		from, to := r.HanRun(q.From, nil)
		rival = to == q.From && to-from > 3
	}
	subject := -1 // token that a phrase of the number's own clause begins with, in Chinese
	if from, to := r.HanRun(q.From, nil); to-from > 1 && !counter && r.Is(to-1, text.Han) {
		subject = from
	}
	last := 0
	if i > 0 {
		last = r.EndOf(&list[i-1])
	}
	nth := 0
	for j := i - 1; j >= 0 && nth < maxAntecedents; j-- {
		o := &list[j]
		if o.Bare || o.Kind == Rank || counter && (o.Kind != Count || !r.Is(o.To-1, text.Han)) || o.Kind == Number && o.Unit == "" {
			continue
		}
		kind := isOther
		if o.Kind == Count {
			kind = isBefore
		}
		a := add(antecedent{kind: kind, index: j, at: o.From, unit: o.Unit})
		gap(a, r.EndOf(o))
		r.compareTo(a, q, o, nth)
		a.observe(oSets, j == i-1 && r.compares(q.From, o.To))
		a.observe(oTwice, slices.ContainsFunc(list[:j], func(p Quantity) bool { return p.Kind == o.Kind && p.Unit == o.Unit }))
		a.observe(oSame, counter && r.Str(o.To-1) == r.Str(q.To-1))
		a.observe(oRival, rival)
		a.observe(oHanClause, subject >= r.EndOf(o))
		nth++
	}
	if i+1 < len(list) && (list[i+1].Kind == Count && !list[i+1].Bare) && list[i+1].From-q.To <= 6 {
		o := &list[i+1]
		a := add(antecedent{kind: isAhead, index: i + 1, at: o.From})
		a.observe(oPartOf, r.partOf(*q, *o))
		a.observe(oClose, o.From-q.To <= 2)
		a.observe(oLast, chinese && r.Joined(q.To, o.From))
		a.observe(oSame, counter && r.Str(o.To-1) == r.Str(q.To-1))
	}
	if counter {
		r.hanAntecedents(q, list[:i], func(unit string, at int, far, touches bool) {
			a := add(antecedent{kind: isNoun, unit: unit, at: at, before: !far})
			a.observe(oTouches, touches)
			a.observe(oGeneric, slices.ContainsFunc([]int{2, 4}, func(n int) bool { return r.Begins(at+utf8.RuneCountInString(unit)-n, CueGenericNoun) }))
			a.observe(oPhrase, touches && utf8.RuneCountInString(unit) > 3)
			a.observe(oPair, utf8.RuneCountInString(unit) == 2)
			a.observe(oHanRun, !far)
			a.observe(oHanFar, far)
			a.observe(oLong, utf8.RuneCountInString(unit) > 6)
			a.observe(oSingle, utf8.RuneCountInString(unit) < 2)
			gap(a, at)
		})
		return all
	}
	if chinese {
		return all
	}
	r.plurals(list[:i], q.From, func(unit string, at, nth int) {
		a := add(antecedent{kind: isNoun, unit: unit, at: at})
		gap(a, at)
		a.observe(oNearest, nth == 0)
		a.observe(oSecond, nth == 1)
		a.observe(oFar, nth > 1)
		a.observe(oBehindLast, at >= last)
		a.observe(oUncounted, i == 0 || at < list[0].From)
		a.observe(oOfThemNear, nth == 0 && r.sideIs(q.To, "which"))
		r.nounTraits(a, q.From)
	})
	if unit := r.implied(q.From); unit != "" {
		a := add(antecedent{kind: isPeople, unit: unit})
		a.observe(oImplied, true)
	} else {
		a := add(antecedent{kind: isPeople, unit: "people"})
		a.observe(oOwners, r.Begins(q.To, cueOfPeople))
		for at := q.From; at > max(last, q.From-rateReach-rateReach); at-- {
			if m, n := r.Before(at, cueHeads); n > 0 && m.Value == "people" {
				a.observe(oHeads, true)
				a.observe(oHeadOf, q.From-at <= 2)
				break
			}
		}
	}
	if q.Value < 130 && q.Scale == 1 && q.Value == float64(int(q.Value)) && !r.Glued(q.From) {
		aside := r.Str(q.From-1) == "," && r.Str(q.To) == ","
		aged := r.inYears(q.From)
		_, n := r.Before(q.From, cueAgeBound)
		before := q.From - n - 1
		under := n > 0 && r.Is(before, text.Letters) && (r.Plural(before, true) && !text.VerbForms()[r.Low(before)] || r.Links(before) || r.Begins(before, cueOfPeople))
		named := r.Tokens[max(0, q.From-1)].Upper && q.From > 1 && r.Tokens[q.From-2].Upper && q.Value > 15 && !r.Is(q.To, text.Letters) != r.sideIs(q.To, "has")
		if aside || aged || named || q.Qualifier != Range && (under || r.Links(q.From-1)) {
			a := add(antecedent{kind: isYears})
			a.observe(oAge, aged)
			a.observe(oAside, aside)
			a.observe(oNamedBefore, aside && r.Is(q.From-2, text.Letters) && r.Tokens[q.From-2].Upper)
			a.observe(oYoung, q.Value < 16)
			a.observe(oUnder, under)
			a.observe(oNamedAge, named && !aside)
		}
	}
	return all
}

// maxAntecedents is how many readings, and how many nouns, a number looks back at.
const maxAntecedents = 6

// compareTo observes how a reading stands to one before it, the nth back.
func (r *Reader) compareTo(a *antecedent, q, o *Quantity, nth int) {
	a.observe(oNearest, nth == 0)
	a.observe(oSecond, nth == 1)
	a.observe(oFar, nth > 1)
	a.observe(oNamed, o.Kind == Count && !o.NounCarried)
	a.observe(oCarried, o.NounCarried)
	a.observe(oMoney, o.Kind == Money)
	a.observe(oShare, o.Kind == Share && o.Unit != "fraction")
	a.observe(oPart, o.Unit == "fraction")
	a.observe(oMeasured, o.Kind == Measured)
	a.observe(oTime, o.Kind == Duration)
	a.observe(oTimes, o.Kind == Multiple)
	a.observe(oUnlike, q.Value > 100*o.Max || o.Value > 100*q.Max)
	a.observe(oScaled, q.Scale > 1 && o.Scale > 1)
	if o.Kind == Count && o.Noun.Tokens > 0 {
		end := r.EndOf(o)
		a.observe(oSubject, r.Links(end) || r.ChangeAt(end) != NoChange)
		a.observe(oPrep, r.preposition(o.From-1))
	}
}

// nounTraits observes how a plural stands before the number at token to.
func (r *Reader) nounTraits(a *antecedent, to int) {
	end := a.at + 1
	from := a.at
	for from > 0 && a.at-from < MaxNoun && (r.Is(from-1, text.Letters) && (!r.StopWord(from-1) && r.ChangeAt(from-1) == NoChange || r.hyphened(from-1)) || r.Str(from-1) == "-" && r.Glued(from-1) && r.Glued(from)) {
		from--
	}
	led := r.preposition(from-1) || r.Article(from-1) && r.preposition(from-2)
	next := end
	for next < to && !led && r.preposition(next) { // deals in robotics rose
		for next++; next < to && (r.Article(next) || r.Is(next, text.Letters) && !r.StopWord(next)) && !r.leads(next); next++ {
		}
	}
	a.observe(oSubject, !led && r.leads(next))
	head, at := r.nearestCounted(to)
	a.observe(oCounted, head != "" && at <= a.at && a.at <= at+MaxNoun && strings.HasSuffix(strings.ToLower(a.unit), strings.ToLower(head)))
	selected := r.selected(to)
	a.observe(oSelects, selected != "" && selected == a.unit)
	listed := r.listed(to)
	a.observe(oLists, listed != "" && strings.EqualFold(listed, a.unit))
	a.observe(oOfNumber, r.Low(from-1) == "of" && (r.Low(from-2) == "number" || r.Low(from-2) == "numbers"))
	a.observe(oPrep, led)
	a.observe(oOpens, from <= 1)
	a.observe(oOwned, r.Possessive(from) || r.Article(from-1))
}

// leads reports a verb at token i that leads from a subject to its figure.
func (r *Reader) leads(i int) bool {
	return r.Links(i) || r.ChangeAt(i) != NoChange || text.VerbForms()[r.Low(i)] || r.TellsPast(i)
}

// preposition reports a word at token i that leads to where or when something is.
func (r *Reader) preposition(i int) bool {
	return r.Begins(i, CuePlaceIn) || r.Begins(i, CueYearBefore)
}

// sideIs reports whether a phrase of the side cue begins at token i that says value.
func (r *Reader) sideIs(i int, value string) bool {
	m, n := r.At(i, cueSide)
	return n > 0 && m.Value == value
}

// plurals yields the heads of the plurals before token to that no reading counts,
// the nearest first, with the token of each.
func (r *Reader) plurals(list []Quantity, to int, yield func(unit string, at, nth int)) {
	nth := 0
	j := len(list) - 1
	for at := to - 1; at >= max(0, to-selectReach) && nth < maxAntecedents; at-- {
		for j >= 0 && list[j].From > at {
			j--
		}
		if j >= 0 && at < r.EndOf(&list[j]) {
			continue
		}
		if !r.Is(at, text.Letters) || r.StopWord(at) || !r.Plural(at, true) || r.Hedges(at) || r.Begins(at, CueMonth) || text.VerbForms()[r.Low(at)] && !r.Opening(at) && !r.Article(at-1) && !r.preposition(at-1) || r.ChangeAt(at) != NoChange || r.Links(at) {
			continue
		}
		if r.Tokens[at].Upper && !text.Acronym(r.Str(at)) && (!r.Opening(at) || r.IsPlace(at, at+1) && !r.preposition(at+1)) {
			continue // a name
		}
		unit := singular(r.Str(at))
		if r.Str(at-1) == "-" && r.Glued(at) && len(r.Str(at)) < 5 && at > 1 {
			unit = strings.ToLower(r.Text[r.Tokens[at-2].Start:r.Tokens[at].Start]) + unit // start-ups
		}
		if r.about.Lexicon.FirstPlace(unit) != "" || r.Begins(at, cueNounPlural) && r.Is(at+1, text.Letters) && at+1 < to && !r.StopWord(at+1) && !r.leads(at+1) {
			continue // germanys dax, the data centre
		}
		yield(unit, at, nth)
		nth++
	}
}

// marksBetween reports whether commas, and marks that end clauses, stand between the tokens.
func (r *Reader) marksBetween(from, to int) (commas, stops bool) {
	for at := from; at < to; at++ {
		switch r.Str(at) {
		case ",", "，", "、", "(", "（":
			commas = true
		case ";", "；", ":", "：", "。", "—", "–":
			stops = true
		}
	}
	return commas, stops
}

// sides returns what stands at either side of a reading, hedges passed over.
func (r *Reader) sides(before []Quantity, q *Quantity) (seen []int) {
	at := q.From
	for at > 0 {
		n := 0
		for _, c := range []text.Cue{CueAbout, CueOver, CueUnder} {
			if _, k := r.Before(at, c); k > n {
				n = k
			}
		}
		if m, k := r.Before(at, cueSide); m.Value == "passes" {
			n = max(n, k)
		}
		if n == 0 {
			break
		}
		at -= n
	}
	side := r.sideBefore(at)
	if last := len(before) - 1; side == wOf && last >= 0 && before[last].To == at-1 {
		if side = wPartOf; before[last].Kind == Rank {
			side = wRankOf
		}
	}
	seen = append(seen, side)
	end := q.To
	switch w := r.Low(end); {
	case end >= len(r.Tokens) || r.Closes(end):
		seen = append(seen, wEnds)
	case r.sideIs(end, "which"):
		seen = append(seen, wOfThem)
	case r.Is(end, text.Sign):
		seen = append(seen, wMark)
	case r.Begins(end, cueAnother):
		seen = append(seen, wMore)
	case r.preposition(end):
		seen = append(seen, wPrep)
	case r.Begins(end, cuePerUnit) || q.Per != "":
		seen = append(seen, wPer)
	case r.Links(end) || r.Begins(end, text.CuePresent) || r.TellsPast(end) || r.Begins(end, text.CueFuture) || text.VerbForms()[w]:
		seen = append(seen, wVerb)
	default:
		seen = append(seen, wNext)
	}
	if r.Is(q.To-1, text.Han) {
		seen = append(seen, wHan)
	}
	switch {
	case q.Scale > 1:
		seen = append(seen, wLarge)
	case q.Value <= 12:
		seen = append(seen, wSmall)
	}
	if q.Value != float64(int64(q.Value)) {
		seen = append(seen, wPart)
	}
	return seen
}

// sideBefore returns what stands before token at.
func (r *Reader) sideBefore(at int) int {
	w := r.Low(at - 1)
	side, _ := r.Before(at, cueSide)
	if k := slices.Index(sideNames[:], side.Value); k >= 0 {
		return k
	}
	switch {
	case at == 0:
		return wFirst
	case r.Begins(at-1, text.CueAgainst):
		return wAgainst
	case r.Begins(at-1, text.CueJoins), r.Str(at-1) == "、":
		return wAnd
	case r.Links(at - 1):
		return wIs
	case r.Begins(at-1, text.CueLevel):
		return wTo
	case r.ChangeAt(at-1) != NoChange:
		return wChanges
	case r.preposition(at - 1):
		return wIn
	case r.Is(at-1, text.Sign):
		return wSign
	case text.VerbForms()[w] || r.TellsPast(at-1):
		return wActs
	case r.Is(at-1, text.Letters) && r.Tokens[at-1].Upper:
		return wName
	}
	return wOtherWord
}
