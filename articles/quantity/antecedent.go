package quantity

import "sync"

// An antecedent is one of the things that a number may count.
type antecedent struct {
	kind   antecedentKind
	index  int    // of a reading
	unit   string // of a noun
	at     int    // token it begins with
	before bool   // nothing but verbs parts it from the number, in Chinese
	seen   []uint16
}

// antecedentKind is what sort of thing an antecedent is.
type antecedentKind uint8

const (
	isNothing   antecedentKind = iota // it is a bare number
	isBefore                          // what a reading before it counts
	isOther                           // the unit or currency of one
	isAhead                           // what the reading behind it counts: 19 of the 40 firms
	isNoun                            // a plural before it
	isPeople                          // people, who are not named: 92 died
	isYears                           // an age: Ines, 22, won
	isOwn                             // the Chinese noun behind it: 12家公司
	antecedents = iota
)

// antecedentNames are the first words of the observations.
var antecedentNames = [antecedents]string{"nothing", "count", "unit", "ahead", "noun", "people", "years", "own"}

// What is observed of the words at either side of the number, for each kind of antecedent.
const (
	wFrom = iota
	wTo
	wAgainst
	wBy
	wAnd
	wHas
	wIs
	wActs
	wChanges
	wWhich
	wOf
	wIn
	wName
	wSign
	wOtherWord
	wFirst
	wEnds
	wMark
	wPrep
	wVerb
	wOfThem
	wMore
	wPer
	wNext
	wHan
	wLarge  // number words or scales
	wSmall  // 12 at the most
	wPart   // no whole number
	wScore  // "a rating of" says itself what the number is
	wTop    // the top
	wRankOf // of those that a rank is among
	wPartOf // of those that another number is some of
	sides
)

var sideNames = [sides]string{"from", "to", "against", "by", "and", "has", "is", "verb before", "change before", "which", "of", "in", "name before", "sign before", "word before", "first",
	"ends", "mark", "preposition", "verb", "of them", "more", "per", "word", "Chinese", "scaled", "small", "broken", "score", "top", "rank of", "part of"}

// What is observed of the antecedent itself.
const (
	oNearest = iota
	oSecond
	oFar
	oNamed   // the reading has a noun of its own
	oCarried // its noun was carried to it
	oMoney
	oShare
	oPart
	oMeasured
	oTime
	oTimes
	oComma
	oStop
	oClose
	oNear
	oDistant
	oUnlike // a hundred times as large or small
	oScaled // both are scaled
	oTwice  // another reading counts the same
	oSets   // words that set one figure against another lead from it
	oSubject
	oOfNumber
	oCounted // the verb before the number says the number of it
	oSelects
	oLists
	oPrep
	oBehindLast
	oUncounted // no reading stands before it
	oOpens
	oOwned
	oImplied
	oAge
	oPartOf
	oLong
	oVerbBehind
	oHanRun // Chinese: the run before the number
	oHanFar
	oLast // of a joined list
	oSame // the measure word is the same
	oSingle
	oAside       // between commas
	oNamedBefore // behind a name and a comma
	oYoung
	oUnder      // under, over
	oHeads      // a noun before it says that people are counted: a crowd of
	oHeadOf     // right before it
	oTouches    // the number follows at once
	oGeneric    // Chinese: ends in a noun that says no more than what is counted: 企业
	oRival      // of a reading: a Chinese phrase of four characters or more stands between
	oPhrase     // Chinese: four characters or more, and the number follows
	oPair       // Chinese: two characters, often a verb
	oHanClause  // Chinese: a phrase that may be the subject stands between
	oOwners     // people are spoken of: those who
	oNamedAge   // an age right behind a name
	oOfThemNear // the nearest noun, and the number is of them
	ownTraits
)

var traitNames = [ownTraits]string{"nearest", "second", "far", "named", "carried", "money", "share", "fraction", "measured", "time", "times", "comma between", "clause between", "close", "near", "distant",
	"unlike", "both scaled", "twice", "set against", "subject", "number of", "counted by verb", "selected", "listed", "preposition before", "behind last", "before all", "opens", "owned", "implied", "age said",
	"part of", "long", "verb behind", "Chinese run", "Chinese run before", "listed with", "same measure word", "single", "aside", "behind a name", "young", "under or over", "heads", "heads of", "touches", "generic", "phrase between", "four characters", "two characters", "subject between", "who", "name before", "nearest of them"}

// ellipsisNames are the names of all observations, in order.
var ellipsisNames = func() (names []string) {
	for _, kind := range antecedentNames {
		names = append(names, kind)
	}
	for _, kind := range antecedentNames[:isOwn] {
		for _, side := range sideNames {
			names = append(names, kind+": "+side)
		}
	}
	return append(names, traitNames[:]...)
}()

var ellipsisWeights = sync.OnceValue(func() weights { return mustWeights("ellipsis.tsv", ellipsisNames) })

func (a *antecedent) observe(trait int, holds bool) {
	if holds {
		a.seen = append(a.seen, uint16(antecedents+sides*int(isOwn)+trait))
	}
}

// beside adds what stands at either side of the number.
func (a *antecedent) beside(words []int) {
	a.seen = append(a.seen, uint16(a.kind))
	if a.kind == isOwn {
		return
	}
	for _, w := range words {
		a.seen = append(a.seen, uint16(antecedents+sides*int(a.kind)+w))
	}
}
