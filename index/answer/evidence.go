package answer

import (
	"slices"
	"sync"

	"quoth/index/rank"
)

// An evidenceName is one thing that is known of a candidate beside a question.
// All are numbers of about -1 to 1; what each is worth says tables/judge.tsv.
type evidenceName int

const (
	vPoints evidenceName = iota
	vRank
	vFoundByFigure
	vSentence
	vAround
	vPassage
	vFrame
	vBeside
	vArticle
	vArticleGain
	vMissed
	vNames
	vNamesArticle
	vPlaceSentence
	vPlacePassage
	vPlaceFrame
	vPlaceArticle
	vPlaceOther
	vPeriodHere
	vPeriodOther
	vMeasureHere
	vMeasureFrame
	vCued
	vCuedBeside
	vCueReason
	vCueOpinion
	vCuePerson
	vCueTime
	vCueList
	vOverviewEarly
	vOverviewFrame
	vOverviewPlace
	vEarly
	vShort
	vAsks
	vRow
	vRowWanted
	vNumberWanted
	vOtherLanguage
	vFigure
	vFigureWanted
	vFigureMeasured
	vFigureOpen
	vFigureForm
	vKind
	vKindOther
	vUnit
	vUnitOther
	vClause
	vClauseMissed
	vLabel
	vMeasure
	vMeasureNear
	vMeasureOther
	vPlaceOwn
	vPlaceUnsaid
	vPlaceNot
	vYear
	vYearOther
	vYearNone
	vNewest
	vPlanned
	vChange
	vChangeWanted
	vDoubtful
	vSaidInQuestion
	vFirstFigure
	vOwnEntity
	vOrdinal
	vExpected
	vUnexpected
	vNearWords
	vOlder
	vSpelled
	vSecond
	vEntityOther
	vClauseLead
	vInRow
	vHasKind
	vLacksKind
	vHasUnit
	vLinked
	vLinkedFirst
	vLinkedNot
	vWhole
	vWholeMissing
	vWholeRest
	vOtherThanMoney
	vOtherThanDuration
	vOtherThanCount
	vOtherThanShare
	vOtherThanQuantity
	vTotal
	vPart
	vGrowthAsked
	vAroundAll
	vArticleAll
	vHeaviestMissed
	vLacksType
	vRoleNamed
	vPlaceInside
	vPer
	vPerNot
	vPlacesLeft
	vMeasureUnsaid
	vOtherThanRank
	vShownArticle
	vShownNear
	vShownItself
	vShownLeaning
	vAllAsked
	vBesideWhole
	vMeantSentence
	vMeantAround
	vMeantDense
	vMeantPassage
	vMeantFrame
	vMeantArticle
	vMeantMissed
	vMeantClause
	vMeantClauseLead
	vMeantLabel
	vMeantNear
	vLikeSentence
	vLikeBest
	vLikePassage
	vLikeArticle
	vLikeRank
	vLikeFound
	vClassLikely
	vNumberLikely

	// of the question as a whole: the same for every candidate but for vBehind
	vBias
	vAhead
	vAlone
	vBehind
	vPointsOf
	vRanking
	vUnknown
	vUnknownNames
	vUncovered
	vWords
	vSpread
	vShare
	vOfThree
	vTogether
	vKindEmpty
	evidences
)

var evidenceNames = [evidences]string{
	"points", "rank", "by figure", "sentence", "around", "passage", "frame", "beside", "article", "article gain", "missed", "names", "names article",
	"place sentence", "place passage", "place frame", "place article", "place other", "period", "period other", "measure", "measure frame",
	"cued", "cued beside", "cue reason", "cue opinion", "cue person", "cue time", "cue list", "overview early", "overview frame", "overview place", "early", "short", "asks", "row", "row wanted", "number wanted",
	"other language", "figure", "figure wanted", "figure measured", "figure open", "figure form", "kind", "kind other", "unit", "unit other", "clause", "clause missed", "label", "linked measure", "linked near", "linked other",
	"own place", "place unsaid", "another place", "own year", "another year", "no year", "newest", "planned", "change", "change wanted", "doubtful", "said in question", "first figure", "entity", "rank kind",
	"expected", "unexpected", "near words", "older", "spelled", "second", "entity other", "clause lead", "in row", "has kind", "lacks kind", "has unit",
	"ledger", "ledger first", "ledger not", "whole", "whole missing", "whole rest", "other than money", "other than duration", "other than count", "other than share", "other than quantity", "total", "part", "growth asked", "around all", "article all", "heaviest missed", "lacks type", "role named", "place inside", "per", "per not", "places left", "measure unsaid", "other than rank", "shown article", "shown near", "shown itself", "shown leaning", "all asked", "beside whole",
	"meant sentence", "meant around", "meant dense", "meant passage", "meant frame", "meant article", "meant missed", "meant clause", "meant clause lead", "meant label", "meant near",
	"like sentence", "like best", "like passage", "like article", "like rank", "by likeness",
	"class likely", "number likely",
	"bias", "ahead", "alone", "behind", "points of", "ranking", "unknown", "unknown names", "uncovered", "words", "spread", "share", "of three", "together", "kind empty",
}

// ofEncoder reports whether evidence is told by an encoder alone.
func ofEncoder(i int) bool { return int(vLikeSentence) <= i && i <= int(vLikeFound) }

// OfQuestion tells, in the order of EvidenceNames, which evidence is of the
// question as a whole: it is known only once candidates are in order, and so
// counts for nothing in it.
func OfQuestion() []bool {
	of := make([]bool, len(EvidenceNames()))
	for name := vBias; name < evidences; name++ {
		of[name] = true
	}
	return of
}

// Evidence is what is known of a candidate beside a question: a number for each
// name of EvidenceNames.
type Evidence []float64

// EvidenceNames are what the table of weights calls evidence.
func EvidenceNames() []string { return slices.Clone(evidenceWords()) }

// evidenceWords are all names: those of this room, then the features by which the
// passage was ranked.
var evidenceWords = sync.OnceValue(func() []string {
	list := slices.Clone(evidenceNames[:])
	for _, name := range rank.FeatureNames() {
		list = append(list, "rank: "+name)
	}
	return list
})
