package figure

import (
	"math"
	"strconv"
	"strings"
	"sync"
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
	pEvidence
)

// evidenceNames are the names of the weights in the table, in order.
var evidenceNames = strings.Fields(`any cost owned others never work left opens commas stops joins figures periods words relates
	relative now span ahead now-here present past han han-comma bracket than from change rank duration multiple share quantity number per
	steps same present-of right-join now-right listed opens-far from-ahead joins-left first nearest rank-work as-of same-step parallel`)

// evidence returns what speaks for and against period k for reading i.
func (l *linker) evidence(k, i int) (v [pEvidence]float64) {
	r, p, q := l.r, &l.periods[k], &l.list[i]
	set := func(at int, holds bool) {
		if holds {
			v[at] = 1
		}
	}
	from, to, left := p.to, q.from, true
	if p.from >= q.to {
		from, to, left = q.to, p.from, false
	}
	to = max(from, to)
	v[pAny] = 1
	c := l.periodCost(k, i)
	set(pNever, c >= never)
	v[pCost] = float64(min(c, maxCost)) / 100
	set(pOwned, p.owner == i)
	set(pOthers, p.owner >= 0 && p.owner != i)
	set(pWork, q.kind != Rank && r.datesWork(*p))
	set(pRankWork, q.kind == Rank && r.datesWork(*p))
	_, asOf := r.before(p.from, cueAsOf)
	set(pAsOf, asOf > 0)
	set(pLeft, left)
	set(pOpens, left && p.from <= 1)
	commas, joins, relates := 0, 0, false
	for at := from; at < to; at++ {
		switch {
		case r.is(at, sign) && (r.str(at) == "," || r.str(at) == "，"):
			commas++
		case r.begins(at, cueJoins):
			joins++
		case r.begins(at, cueRelates):
			relates = true
		}
	}
	v[pCommas] = float64(min(commas, 3))
	v[pJoins] = float64(min(joins, 2))
	set(pRelates, relates)
	v[pStops] = float64(min(l.parting[to].ends-l.parting[from].ends, 2))
	figures, sameClause, alike := 0, false, true
	for j := range l.readingsIn(from, to, i) {
		alike = alike && (l.list[j].kind == q.kind || l.list[j].kind == Rank)
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
	now, present, past := l.tense(i)
	set(pNowHere, now && !p.now)
	set(pPresent, present)
	set(pPast, past)
	chinese := r.is(q.to-1, han) || r.is(p.to-1, han)
	set(pHan, chinese)
	set(pHanComma, chinese && commas > 0)
	set(pBracket, l.parting[q.from].depth > l.parting[p.from].depth)
	before := q.from - 1
	for l.hedging(before) {
		before--
	}
	set(pThan, r.begins(before, cueAgainst))
	set(pFrom, l.startsFrom(i))
	change := r.step(q) != NoChange
	set(pChange, change)
	switch q.kind {
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
	set(pPer, q.per != "")
	set(pSteps, p.relative && (v[pThan] == 1 || v[pFrom] == 1))
	set(pPresentOf, present && published > 0 && p.last > 0 && p.last < published)
	set(pRightJoin, !left && joins+commas > 0)
	set(pNowRight, p.now && !left)
	set(pListed, !left && figures > 0 && l.listed(q.to, p.from, i))
	set(pOpensFar, v[pOpens] == 1 && v[pStops] > 0)
	set(pFromAhead, v[pFrom] == 1 && v[pAhead] == 1)
	set(pJoinsLeft, left && joins > 0)
	set(pFirst, i == 0)
	set(pNearest, figures == 0)
	set(pSameStep, left && p.relative && commas+joins > 0)
	return v
}

// tense tells of the clause of reading i whether it says that it holds now, and
// whether the last verb before it tells what is or what was.
func (l *linker) tense(i int) (now, present, past bool) {
	r, q := l.r, &l.list[i]
	for at := q.from - 1; at >= max(0, q.from-clauseReach) && l.parting[at].cost == l.parting[q.from].cost; at-- {
		now = now || r.begins(at, cueNow)
		if present || past || !r.is(at, letters) {
			continue
		}
		switch {
		case r.begins(at, cuePresent):
			present = true
		case r.begins(at, cuePast), len(r.low(at)) > 4 && strings.HasSuffix(r.low(at), "ed"):
			past = true
		}
	}
	return now, present, past
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
	text, err := tables.ReadFile("tables/when.tsv")
	if err != nil {
		panic(err) // it is embedded
	}
	w := &weighing{}
	for line := range strings.Lines(string(text)) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), "\t")
		for i := range evidenceNames {
			if evidenceNames[i] == name {
				w[i], _ = strconv.ParseFloat(value, 64) // a test reads the table
			}
		}
	}
	return w
})
