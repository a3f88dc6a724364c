package figure

import (
	"quoth/articles/quantity"
	"quoth/articles/text"
)

// The cues that figures are read by, behind those of the rooms below: what a phrase of
// the tables says of the number near it, or of the text around it.
const (
	cueAsserts      text.Cue = quantity.Cues + iota // says that something is not so, or only perhaps: never, if, see assertion.go
	cueAssertsWith                                  // stands in the rules for those: reached, that, ?
	cueAnnual                                       // says that an amount is a year's: annual
	cueBody                                         // ends the name of a Chinese park, district or body: 园区
	cueCiteAgain                                    // who is cited is who was before: it adds, the same report, 同一组数据
	cueCiteBefore                                   // before who is cited: according to, 据
	cueCiteNoun                                     // behind a name that is cited: data, report
	cueCiteTail                                     // behind a Chinese name that is cited, and none of it: 的数据
	cueLeans                                        // pronoun that leans on the sentence before
	cueMakesUp                                      // verb between a part and its share: made up
	cueMoves                                        // moves as the word behind the number says: edged 0.3% higher
	cueNoName                                       // in capitals, and nobody: GDP
	cuePlaceHas                                     // verb of what a place has: boasts
	cuePlaceNotIn                                   // before "in" and what is no place: invested
	cuePlaceNot                                     // is written as a place's name and is none: English
	cuePeriodOf                                     // before a year: first half of
	cueScope                                        // nationally, with debt
	cueSector                                       // part of an industry: fintech, 金融科技
	cueNow                                          // says that something holds as the text is written: now, 目前
	cueAsOf                                         // before the day that something is told of: as of
	cuePeriodBehind                                 // behind a year, the part of it: 上半年
	cueYearSpan                                     // a stretch that is no year's: past five years
	cueYearStep                                     // a year from another of the sentence: the year before
	cueYearOther                                    // before a year that is not the figure's: since

	cues
)

const _ = uint(text.MaxCues - cues) // no more cues than a set has room for

// cueNames are the first column of the tables.
var cueNames = map[string]text.Cue{
	"asserts":       cueAsserts,
	"asserts-with":  cueAssertsWith,
	"annual":        cueAnnual,
	"body":          cueBody,
	"cite-again":    cueCiteAgain,
	"cite-before":   cueCiteBefore,
	"cite-noun":     cueCiteNoun,
	"cite-tail":     cueCiteTail,
	"leans":         cueLeans,
	"makes-up":      cueMakesUp,
	"moves":         cueMoves,
	"no-name":       cueNoName,
	"now":           cueNow,
	"as-of":         cueAsOf,
	"period-behind": cuePeriodBehind,
	"year-span":     cueYearSpan,
	"year-step":     cueYearStep,
	"place-has":     cuePlaceHas,
	"place-not-in":  cuePlaceNotIn,
	"place-not":     cuePlaceNot,
	"period-of":     cuePeriodOf,
	"scope":         cueScope,
	"sector":        cueSector,
	"year-other":    cueYearOther,
}
