package figure

import (
	_ "embed"
	"strings"
	"sync"

	"quoth/articles/quantity"
	"quoth/articles/text"
)

// What a figure is of is chosen among the noun phrases of its sentence, by a
// score over named features with fitted weights (tables/subject.tsv): where a
// phrase stands, what leads to it, what it is known as.

// feature is one observation about a noun phrase beside a figure.
type feature uint8

const (
	fBefore feature = iota // it stands before the figure
	fNext                  // no phrase stands between
	fSecond                // one does
	fThird
	fFar
	fBehindNext // behind the figure, no phrase between
	fBehindSecond
	fBehindFar
	fClause       // a comma or more parts them
	fClauses      // a clause or more does
	fBehindClause // behind, and a comma parts them
	fSentenceFirst
	fClauseFirst
	fActs       // a verb follows it
	fLinks      // a verb that leads to a figure follows it
	fOf         // "of" leads to it
	fIn         // in, at, on
	fFor        // for
	fTo         // to, by, from, with
	fOfBehind   // "of" leads to it, right behind the figure
	fInBehind   // in, at, on lead to it, right behind the figure
	fForBehind  // for, per
	fOfFollows  // "of" follows it
	fInFollows  // in, at, for follow it
	fOwns       // the county's
	fCapital    // holds a name
	fPlace      // a place of the lexicon and nothing else
	fMeasure    // holds a measure of the lexicon
	fCited      // who is cited
	fCounted    // holds the noun that the figure counts
	fTouches    // the figure follows at once
	fTouched    // it follows the figure at once
	fOwnPlace   // the place bound to the figure
	fOwnEntity  // the name bound to the figure
	fOwnMeasure // the words taken for what is measured
	fGeneric    // says no more than the amount: total, number
	fLong       // three words or more
	fDefinite   // "the" stands before it
	fIndefinite // "a" does
	fPossessed  // its, their
	fPlural
	fWeekday
	fCountSubject  // of a count, a verb follows
	fShareOf       // of a share, "of" leads to it behind
	fShareSubject  // of a share, a verb follows
	fMoneySubject  // of money, a verb follows
	fRankSubject   // of a rank, a verb follows
	fChangeSubject // of a change, a verb follows
	fHan
	fHanOwns // 的 follows
	fHanFirst
	fNearestSubject    // the last before the figure that a verb follows
	fAntecedent        // which, who or that follows, or a participle
	fSame              // what the figure before is of
	fSameBehindStop    // and a semicolon parts the two
	fMeasureNoun       // its last word says what is measured of anything: rate, price
	fMeasureOf         // such a word and "of" or "in" lead to it
	fOwnPlaceFar       // the place bound to the figure, in another clause
	fCommonBesidePlace // no name, and the figure has a place of the text
	fNameBesidePlace   // a name that is no place, and it has
	fCommonUnderPlace  // no name, and the figure has the place the text is about
	fNameUnderPlace
	fOtherPlace    // a place, and another is bound to the figure
	fOtherName     // a name, and another is
	fOwnPlaceAlone // the place bound to the figure, and no name is
	fAboutPlace    // what the text is about is a place
	fAbout         // nothing of the sentence: what the text is about
	fAboutLeans
	fAboutSubject // and the sentence has a subject of its own
	features
)

var featureNames = [features]string{
	"before", "next", "second", "third", "far", "behind next", "behind second", "behind far", "comma between", "clause between", "behind comma",
	"first of sentence", "first of clause", "verb follows", "linking verb follows", "of it", "in it", "for it", "to it", "of it behind", "in it behind", "for it behind",
	"of follows", "in follows", "owns", "capital", "place", "measure", "cited", "counted noun", "touches", "touched", "own place", "own entity", "own measure",
	"generic", "long", "definite", "indefinite", "possessed", "plural", "weekday", "subject of count", "whole of share", "subject of share", "subject of money",
	"subject of rank", "subject of change", "Chinese", "Chinese owner", "Chinese first", "nearest subject", "antecedent", "same", "same behind stop", "measure noun", "of a measure noun", "own place, other clause", "common beside place", "name beside place", "common under place", "name under place", "other place", "other name", "own place alone", "about a place", "about", "about, leaning", "about beside subject",
}

// observed is a vector of features.
type observed [features]float32

// subjectWeights is tables/subject.tsv, read once.
var subjectWeights = sync.OnceValue(func() *observed {
	w := &observed{}
	mustWeights("subject", featureNames[:], w[:])
	return w
})

//go:embed tables/measurenouns.txt
var measureNounList string

// measureNouns are the words of tables/measurenouns.txt.
var measureNouns = sync.OnceValue(func() map[string]bool { return text.WordList(measureNounList) })

// A tally adds up what speaks for a noun phrase. seen, which may be nil, is told
// what was observed, to fit the weights by.
type tally struct {
	weights *observed
	score   float32
	seen    *observed
}

func (t *tally) add(f feature, yes bool) {
	if yes {
		t.score += t.weights[f]
		if t.seen != nil {
			t.seen[f] = 1
		}
	}
}

// A candidate is a noun phrase that figures may be of, with what holds of it
// beside all of them.
type candidate struct {
	nounPhrase
	lead     int    // token of its article, or its first
	prep     string // the word before that
	subject  bool   // a verb follows
	capitals bool   // it holds a name
	place    bool   // it is a place and nothing else
	places   bool   // it holds one
	own      tally
}

// subjectOf returns the words that say what figure i is of: those of the phrase
// with the highest score, "" where what the text is about has it.
func (l *linker) subjectOf(i int, f *Figure) string {
	best, most := nounPhrase{}, float32(0)
	first := true
	l.weighed(i, f, nil, func(p nounPhrase, score float32) {
		if first || score > most {
			best, most, first = p, score, false
		}
	})
	l.subjects[i] = best
	if best.to == 0 {
		return ""
	}
	words := l.r.Span(best.from, best.to)
	for _, end := range []string{"'s", "’s", "'", "’", "的"} {
		words = strings.TrimSuffix(words, end)
	}
	return words
}

// weighed yields what figure i may be of with its score: what the text is about
// first, as the empty phrase. seen, which may be nil, is told what was observed
// of the one that is yielded.
func (l *linker) weighed(i int, f *Figure, seen *observed, yield func(nounPhrase, float32)) {
	r, q := l.r, &l.list[i]
	if !l.chunked || seen != nil {
		l.survey(seen != nil)
	}
	at, subject := len(l.candidates), -1 // the first behind the figure, the last with a verb before it
	for k := range l.candidates {
		if l.candidates[k].from >= q.From {
			at = k
			break
		}
		if l.candidates[k].subject {
			subject = k
		}
	}
	t := tally{weights: subjectWeights(), seen: seen}
	t.add(fAbout, true)
	t.add(fAboutPlace, r.ctx.Place != "")
	t.add(fAboutLeans, r.leans())
	t.add(fAboutSubject, subject >= 0)
	yield(nounPhrase{}, t.score)
	for k := range l.candidates {
		c := &l.candidates[k]
		t := tally{weights: subjectWeights(), score: c.own.score}
		if seen != nil {
			*seen = *c.own.seen
			t.seen = seen
		}
		l.beside(&t, c, q, f, k-at)
		t.add(fNearestSubject, k == subject)
		if i > 0 && l.subjects[i-1] == c.nounPhrase {
			t.add(fSame, true)
			t.add(fSameBehindStop, l.parting[q.From].Ends > l.parting[l.list[i-1].To].Ends)
		}
		yield(c.nounPhrase, t.score)
	}
}

// survey finds the candidates of the sentence, and what holds of them beside
// every figure; remember keeps what was observed.
func (l *linker) survey(remember bool) {
	l.chunked = true
	l.phrases = l.nounPhrases(l.phrases)
	l.candidates = l.candidates[:0]
	r, nouns := l.r, measureNouns()
	for k, p := range l.phrases {
		c := candidate{nounPhrase: p, lead: p.from, own: tally{weights: subjectWeights()}}
		if remember {
			c.own.seen = new(observed)
		}
		t := &c.own
		for c.lead > 0 && (r.Article(c.lead-1) || r.Low(c.lead-1) == "all" || r.Low(c.lead-1) == "total") {
			c.lead--
		}
		c.prep = r.Low(c.lead - 1)
		leads := p.to < len(r.Tokens) && l.verbAt(p.to)
		c.subject = leads || p.to < len(r.Tokens) && (l.acts(p.to) || r.Links(p.to))
		c.place, c.places = l.isPlaceName(p.from, p.to), l.any(p.from, p.to, isPlace)
		for at := p.from; at < p.to; at++ {
			c.capitals = c.capitals || r.Tokens[at].Upper && !r.Opening(at) && !r.noName(at)
		}
		t.add(fSentenceFirst, k == 0)
		t.add(fClauseFirst, c.lead == 0 || r.Is(c.lead-1, text.Sign) && r.Str(c.lead-1) != "-" || r.Joins(c.lead-1))
		t.add(fActs, c.subject)
		t.add(fLinks, leads)
		switch c.prep {
		case "of":
			t.add(fOf, true)
		case "in", "at", "on":
			t.add(fIn, true)
		case "for":
			t.add(fFor, true)
		case "to", "by", "from", "with":
			t.add(fTo, true)
		}
		next, last := r.Low(p.to), r.Low(p.to-1)
		t.add(fOfFollows, next == "of")
		t.add(fInFollows, next == "in" || next == "at" || next == "for")
		switch next {
		case "which", "who", "that", "whose":
			t.add(fAntecedent, true)
		default:
			t.add(fAntecedent, (strings.HasSuffix(next, "ed") || strings.HasSuffix(next, "ing")) && !c.capitals)
		}
		t.add(fOwns, possessor(r, p.from, p.to))
		t.add(fCapital, c.capitals)
		t.add(fPlace, c.place)
		t.add(fMeasure, l.any(p.from, p.to, isMeasure))
		t.add(fCited, l.marks[p.to-1]&isCited != 0)
		t.add(fGeneric, r.amountNoun(p.to-1))
		t.add(fLong, p.to-p.from > 2)
		switch r.Low(p.from - 1) {
		case "the", "this", "that":
			t.add(fDefinite, true)
		case "a", "an":
			t.add(fIndefinite, true)
		case "its", "their", "his", "her":
			t.add(fPossessed, true)
		}
		t.add(fMeasureNoun, nouns[last])
		t.add(fMeasureOf, c.lead > 1 && (c.prep == "of" || c.prep == "in" || c.prep == "for") && nouns[r.Low(c.lead-2)])
		t.add(fPlural, strings.HasSuffix(last, "s"))
		t.add(fWeekday, strings.HasSuffix(last, "day") && r.Tokens[p.to-1].Upper)
		if r.Is(p.from, text.Han) {
			t.add(fHan, true)
			t.add(fHanOwns, r.Str(p.to-1) == "的" || r.Str(p.to) == "的")
			t.add(fHanFirst, k == 0)
		}
		l.candidates = append(l.candidates, c)
	}
}

// beside adds what speaks for a candidate beside a reading; k is which it is of
// those behind the reading, from 0, and below 0 of those before it.
func (l *linker) beside(t *tally, c *candidate, q *quantity.Quantity, f *Figure, k int) {
	r, before := l.r, k < 0
	t.add(fBefore, before)
	if before {
		t.add([...]feature{fNext, fSecond, fThird, fFar}[min(-k, 4)-1], true)
		cost := l.parting[q.From].Cost - l.parting[c.to].Cost
		t.add(fClause, cost >= text.CommaCost)
		t.add(fClauses, cost >= text.ClauseCost)
		t.add(fTouches, c.to == q.From)
		if c.subject {
			t.add(fCountSubject, q.Kind == Count)
			t.add(fShareSubject, q.Kind == Share)
			t.add(fMoneySubject, q.Kind == Money)
			t.add(fRankSubject, q.Kind == Rank)
			t.add(fChangeSubject, f.Change != NoChange)
		}
	} else {
		t.add([...]feature{fBehindNext, fBehindSecond, fBehindFar}[min(k, 2)], true)
		t.add(fBehindClause, l.parting[c.from].Cost-l.parting[q.To].Cost >= text.CommaCost)
		t.add(fTouched, c.from == q.To)
		if c.lead-1 <= r.EndOf(q) {
			t.add(fOfBehind, c.prep == "of")
			t.add(fShareOf, c.prep == "of" && q.Kind == Share)
			t.add(fInBehind, c.prep == "in" || c.prep == "at" || c.prep == "on")
			t.add(fForBehind, c.prep == "for" || c.prep == "per")
		}
	}
	t.add(fCounted, q.Noun.Tokens > 0 && c.from < q.Noun.From+q.Noun.Tokens && q.Noun.From < c.to)
	words := r.Span(c.from, c.to)
	t.add(fOwnMeasure, f.Measure != "" && (strings.Contains(f.Measure, words) || strings.Contains(words, f.Measure)))
	ownPlace := c.places && f.PlaceText != "" && strings.Contains(words, f.PlaceText)
	ownEntity := f.Entity != "" && strings.Contains(words, f.Entity)
	t.add(fOwnPlace, ownPlace)
	t.add(fOwnPlaceFar, ownPlace && before && l.parting[q.From].Cost-l.parting[c.to].Cost >= text.ClauseCost)
	t.add(fOwnPlaceAlone, ownPlace && f.Entity == "")
	t.add(fOtherPlace, c.place && !ownPlace && f.PlaceText != "")
	t.add(fOwnEntity, ownEntity)
	t.add(fOtherName, c.capitals && !c.place && !ownPlace && !ownEntity && f.Entity != "")
	if f.Place != "" && !c.places {
		under := f.PlaceText == ""
		t.add(fCommonBesidePlace, !c.capitals && !under)
		t.add(fNameBesidePlace, c.capitals && !under)
		t.add(fCommonUnderPlace, !c.capitals && under)
		t.add(fNameUnderPlace, c.capitals && under)
	}
}
