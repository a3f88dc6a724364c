package figure

import (
	"math"
	"strings"
	"sync"

	"quoth/articles/text"
)

// What speaks for and against a period's being that of a figure, see
// linker.evidence.
const (
	pAny      = iota // there is one
	pCost            // what periodCost says, hundreds of words
	pOwned           // it stands right at the figure
	pOthers          // it stands right at another figure
	pNever           // it dates another clause, by its costs
	pWork            // it dates what is cited
	pLeft            // it stands before the figure
	pOpens           // it opens the sentence
	pCommas          // commas between, three at the most
	pStops           // ends of clauses between: a semicolon, a colon
	pJoins           // words between that join clauses: and, while
	pFigures         // figures between
	pPeriods         // other periods between
	pWords           // words between, as a logarithm
	pRelates         // a relative pronoun stands between
	pRelative        // it is told from another year or the text's date
	pNow             // it is the day of the text
	pSpan            // it is several years
	pAhead           // it is after the text's date
	pNowHere         // the figure's clause says that it holds now
	pPresent         // the verb before the figure tells what is
	pPast            // the verb before the figure tells what was
	pHan             // the sentence is Chinese
	pHanComma        // a comma parts them in Chinese
	pBracket         // the figure stands in a bracket that the period does not
	pThan            // the figure is what another one is set against
	pFrom            // the figure is where a change began
	pChange          // the figure is the size of a change
	pRank            // kinds of figure
	pDuration
	pMultiple
	pShare
	pQuantity
	pNumber
	pPer       // it is counted per something
	pSteps     // the period is told from another, and a comparison stands between
	pSame      // another figure of the clause stands at the period
	pPresentOf // the verb tells what is and the period lies before the text
	pRightJoin // behind the figure, past a word that joins clauses
	pNowRight  // the day of the text, behind the figure
	pListed    // only figures of its list stand between
	pOpensFar  // it opens the sentence, and a clause ends between
	pFromAhead // where a change begins that a year to come ends
	pJoinsLeft // words that join clauses, behind the period
	pFirst     // no figure stands before it in the sentence
	pNearest   // no figure stands nearer to the period on its side
	pRankWork  // a rank, of the ranking that the period dates
	pAsOf      // "as of" stands before it
	pSameStep  // it is told from another year, and parted from the figure behind it
	pParallel  // behind the figure, past others of its kind that "and" joins to it
	pOther     // the words before it say that something else was then
	pClose     // it stands close behind or before the figure
	pCompared  // it stands in a comparison that the figure is no part of
	pBoth      // both stand in a comparison
	pVerbs     // verbs between
	pRightVerbs
	pNewClause // a comma or a joining word, and a verb, stand between
	pNewLeft
	pCommaRight // commas between, behind the figure
	pCommaLeft
	pHanRight    // the figure stands before it in Chinese
	pFuture      // the figure's clause tells what is to be
	pFutureAhead // and the period is to come
	pFuturePast  // and the period is not
	pOtherOwned  // the figure stands right at another period
	pOpensVerbs  // commas and verbs between, behind a period that opens the sentence
	pVerbRelates // a relative pronoun and a verb stand between
	pPresentFar  // the figure's verb tells what is, and a clause ends between
	pPresentRight
	pNoVerb       // its clause has no verb before it
	pBegun        // it stands right at where a change began
	pOthersLeft   // it stands before, right at another figure
	pFiguresRight // figures between, behind the figure
	pPeriodsRight // periods between, behind the figure
	pWordsRight   // words between, behind the figure, as a logarithm
	pListedLeft   // only figures of its list stand between, the period before
	pHanLeft      // the figure stands behind it in Chinese, past a comma
	pPastPlain    // the verb tells what was, the period lies before the text, and no clause ends between
	pOnly         // the sentence names no other
	pAsOfRight    // behind the figure, "as of" before it
	pWorkOther    // it dates what is cited, and the figure is no rank
	pAnd          // behind the figure, past nothing but "and" and figures alike
	pHanClose     // in Chinese, a word or two between
	pSameKind     // a figure of its kind stands right at the period, before it in the sentence
	pEvidence
)

// evidenceNames are the names of the weights in the table, in order.
var evidenceNames = strings.Fields(`any cost owned others never work left opens commas stops joins figures periods words relates
	relative now span ahead now-here present past han han-comma bracket than from change rank duration multiple share quantity number per
	steps same present-of right-join now-right listed opens-far from-ahead joins-left first nearest rank-work as-of same-step parallel
	other close compared both verbs right-verbs new-clause new-left comma-right comma-left han-right future future-ahead future-past
	other-owned opens-verbs verb-relates present-far present-right no-verb
	begun others-left figures-right periods-right words-right listed-left han-left past-plain only
	as-of-right work-other and-joined han-close same-kind`)

// evidence returns what speaks for and against period k for reading i.
func (l *linker) evidence(k, i int) (v [pEvidence]float64) {
	r, p, q := l.r, &l.periods[k], &l.list[i]
	set := func(at int, holds bool) {
		if holds {
			v[at] = 1
		}
	}
	from, to, left := p.to, q.From, true
	if p.from >= q.To {
		from, to, left = q.To, p.from, false
	}
	to = max(from, to)
	v[pAny] = 1
	c := l.periodCost(k, i)
	set(pNever, c >= never)
	v[pCost] = float64(min(c, maxCost)) / 100
	set(pOwned, p.owner == i || p.from < q.To && q.From < p.to)
	set(pOthers, p.owner >= 0 && p.owner != i)
	set(pWork, q.Kind != Rank && r.datesWork(*p))
	set(pRankWork, q.Kind == Rank && r.datesWork(*p))
	_, asOf := r.Before(p.from, cueAsOf)
	set(pAsOf, asOf > 0)
	set(pLeft, left)
	set(pOpens, left && p.from <= 1)
	tally := l.seams[to].Since(l.seams[from])
	commas, joins, relates := tally.Commas, tally.Joins, tally.Relates > 0
	v[pCommas] = float64(min(commas, 3))
	v[pJoins] = float64(min(joins, 2))
	set(pRelates, relates)
	v[pStops] = float64(min(l.parting[to].Ends-l.parting[from].Ends, 2))
	figures, sameClause, alike := 0, false, true
	for j := range l.readingsIn(from, to, i) {
		alike = alike && (l.list[j].Kind == q.Kind || l.list[j].Kind == Rank)
		figures++
		sameClause = sameClause || p.owner == j && joins+commas == 0
	}
	v[pFigures] = float64(min(figures, 3))
	set(pSame, sameClause)
	set(pParallel, !left && figures > 0 && alike && joins > 0 && commas == 0)
	periods := 0
	for j := range l.periods {
		if o := &l.periods[j]; j != k && o.from >= from && o.to <= to {
			periods++
		}
	}
	v[pPeriods] = float64(min(periods, 2))
	v[pWords] = math.Log1p(float64(l.words(from, to)))
	set(pRelative, p.relative)
	set(pNow, p.now)
	set(pSpan, p.spans())
	published := r.published()
	set(pAhead, published > 0 && p.last > published)
	now, present, past, future := l.tense(i)
	set(pNowHere, now && !p.now)
	set(pPresent, present)
	set(pPast, past)
	chinese := r.Is(q.To-1, text.Han) || r.Is(p.to-1, text.Han)
	set(pHan, chinese)
	set(pHanComma, chinese && commas > 0)
	set(pBracket, l.parting[q.From].Depth > l.parting[p.from].Depth)
	before := q.From - 1
	for l.hedging(before) {
		before--
	}
	set(pThan, r.Begins(before, text.CueAgainst))
	set(pFrom, l.startsFrom(i))
	change := r.step(q) != NoChange
	set(pChange, change)
	switch q.Kind {
	case Rank:
		v[pRank] = 1
	case Duration:
		v[pDuration] = 1
	case Multiple:
		v[pMultiple] = 1
	case Share:
		v[pShare] = 1
	case Quantity:
		v[pQuantity] = 1
	case Number:
		v[pNumber] = 1
	}
	set(pPer, q.Per != "")
	set(pSteps, p.relative && (v[pThan] == 1 || v[pFrom] == 1))
	set(pPresentOf, present && published > 0 && p.last > 0 && p.last < published)
	set(pRightJoin, !left && joins+commas > 0)
	set(pNowRight, p.now && !left)
	set(pListed, !left && figures > 0 && l.listed(q.To, p.from, i))
	set(pOpensFar, v[pOpens] == 1 && v[pStops] > 0)
	set(pFromAhead, v[pFrom] == 1 && v[pAhead] == 1)
	set(pJoinsLeft, left && joins > 0)
	set(pFirst, i == 0)
	set(pNearest, figures == 0)
	set(pSameStep, left && p.relative && commas+joins > 0)
	set(pOther, p.other)
	set(pClose, from == to)
	at, of := l.seams[p.from].Against != l.seams[l.clauseFrom(p.from)].Against, l.seams[q.From].Against != l.seams[l.clauseFrom(q.From)].Against
	set(pCompared, at && (!of || tally.Against > 0))
	set(pBoth, at && of && tally.Against == 0)
	parted := commas+joins > 0
	verbs := tally.Verbs
	if !left && l.seams[q.From].Verbs == l.seams[l.clauseFrom(q.From)].Verbs {
		verbs = max(0, verbs-1) // that of which the figure is the subject
	}
	v[pVerbs] = float64(min(verbs, 2))
	set(pRightVerbs, !left && verbs > 0)
	set(pNewClause, !left && parted && verbs > 0)
	set(pNewLeft, left && parted && tally.Verbs > 1)
	if left {
		v[pCommaLeft] = float64(min(commas, 3))
	} else {
		v[pCommaRight] = float64(min(commas, 3))
	}
	set(pHanRight, chinese && !left)
	set(pFuture, future)
	set(pFutureAhead, future && v[pAhead] == 1)
	set(pFuturePast, future && published > 0 && p.last > 0 && p.last < published)
	for j := range l.periods {
		if j != k && l.periods[j].owner == i {
			v[pOtherOwned] = 1
		}
	}
	set(pOpensVerbs, v[pOpens] == 1 && parted && tally.Verbs > 1)
	set(pVerbRelates, relates && tally.Verbs > 0)
	set(pPresentFar, present && parted && tally.Verbs > 0)
	set(pPresentRight, present && !left)
	set(pNoVerb, !present && !past && !future)
	set(pAsOfRight, v[pAsOf] == 1 && !left)
	set(pWorkOther, v[pWork] == 1 && commas > 0)
	set(pAnd, v[pParallel] == 1 && verbs == 0)
	set(pHanClose, chinese && l.words(from, to) <= 3)
	set(pSameKind, left && p.owner >= 0 && p.owner != i && l.list[p.owner].Kind == q.Kind)
	set(pBegun, p.owner >= 0 && p.owner != i && l.startsFrom(p.owner))
	set(pOthersLeft, left && v[pOthers] == 1)
	set(pOnly, len(l.periods) == 1)
	if !left {
		v[pFiguresRight], v[pPeriodsRight], v[pWordsRight] = v[pFigures], v[pPeriods], v[pWords]
	}
	set(pListedLeft, left && figures > 0 && l.listed(p.to, q.From, i))
	set(pHanLeft, chinese && left && commas > 0)
	set(pPastPlain, past && !parted && published > 0 && p.last <= published)
	return v
}

// tense tells of the clause of reading i whether it says that it holds now, and
// whether the verb next to the figure, before it if there is one, tells what is,
// what was or what is to be.
func (l *linker) tense(i int) (now, present, past, future bool) {
	r, q := l.r, &l.list[i]
	for at := q.From - 1; at >= l.clauseFrom(q.From); at-- {
		now = now || r.Begins(at, cueNow)
		future = future || r.Begins(at, text.CueFuture)
		if !present && !past {
			present, past = r.Begins(at, text.CuePresent), r.TellsPast(at)
		}
	}
	for at := q.To; at < min(len(r.Tokens), q.To+clauseReach) && !present && !past && !future && l.parting[at].Cost == l.parting[q.To].Cost; at++ {
		present, past, future = r.Begins(at, text.CuePresent), r.TellsPast(at), r.Begins(at, text.CueFuture)
	}
	return now, present, past, future
}

// clauseFrom returns the first token of the clause of token at, as far as it matters.
func (l *linker) clauseFrom(at int) int {
	from := at
	for from > max(0, at-clauseReach) && l.parting[from-1].Cost == l.parting[at].Cost {
		from--
	}
	return from
}

// A weighing gives each piece of evidence its weight.
type weighing [pEvidence]float64

func (w *weighing) dot(v [pEvidence]float64) (sum float64) {
	for i := range w {
		sum += w[i] * v[i]
	}
	return sum
}

// periodWeights is tables/when.tsv, read once; TestFitPeriods makes it.
var periodWeights = sync.OnceValue(func() *weighing {
	w := &weighing{}
	mustWeights("when", evidenceNames, w[:])
	return w
})
