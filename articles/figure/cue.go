package figure

import "quoth/articles/text"

// The cues that figures are read by, behind those of the rooms below: what a phrase of
// the tables says of the number near it, or of the text around it.
const (
	cueAbout           text.Cue = text.Cues + iota // before a number: about, 约
	cueAfterAbout                                  // behind a number or its noun: or so, 左右
	cueAfterOver                                   // behind: or more, 以上
	cueAfterUnder                                  // behind: or less, 以下
	cueAge                                         // before an age: aged, life expectancy
	cueAsserts                                     // says that something is not so, or only perhaps: never, if, see assertion.go
	cueAssertsWith                                 // stands in the rules for those: reached, that, ?
	cueAnother                                     // behind a number that counts more of the same: more, others
	cueAnnual                                      // says that an amount is a year's: annual
	cueBetween                                     // behind the far end of a Chinese range: 之间
	cueBody                                        // ends the name of a Chinese park, district or body: 园区
	cueCiteAgain                                   // who is cited is who was before: it adds, the same report, 同一组数据
	cueCiteBefore                                  // before who is cited: according to, 据
	cueCiteBehind                                  // behind who is cited: said, 显示
	cueCiteNoun                                    // behind a name that is cited: data, report
	cueChange                                      // behind a Chinese amount: the part of it that 角 is
	cueCiteTail                                    // behind a Chinese name that is cited, and none of it: 的数据
	cueClock                                       // behind a time: a.m.
	cueCurrencyCode                                // ISO code or the like: USD, RMB
	cueCurrencyLetters                             // a sign of letters alone: RM, zł
	cueCurrencyPart                                // cents: the hundredth of a currency
	cueCurrencySign                                // $, €, HK$
	cueCurrencyWord                                // dollars, 元
	cueDecimal                                     // between a number and its decimals in words: point
	cueDigit                                       // Chinese digit
	cueDiscount                                    // 折
	cueDuration                                    // days, 天
	cueEarlier                                     // between a number and its days: previous
	cueEvent                                       // behind so many metres, a race and no length: title, freestyle
	cueFall                                        // declined, 下降
	cueFormal                                      // a digit as banks write it: 陆
	cueFraction                                    // third, half: its denominator
	cueFractionMark                                // 分之
	cueGenericNoun                                 // counts nothing by itself: company, people
	cueHeads                                       // counts people by itself: population, audience
	cueImplies                                     // verb whose bare number counts something: employs
	cueInsideAbout                                 // inside a number: 几
	cueInsideOver                                  // inside a number: 余
	cueLasts                                       // before a time that something takes: takes, within
	cueLeans                                       // pronoun that leans on the sentence before
	cueMakesUp                                     // verb between a part and its share: made up
	cueMeasureWord                                 // between a Chinese number and its noun: 家
	cueMetres                                      // behind a number of metres: tall, wide
	cueMinus                                       // before a number below nothing: minus, 零下
	cueMonth                                       // name of a month
	cueMoves                                       // moves as the word behind the number says: edged 0.3% higher
	cueMultiplied                                  // what follows "by" is a multiple: multiplied
	cueMultiple                                    // doubled, twice
	cueNameBehind                                  // behind a number that is part of a name: 号线
	cueNameBefore                                  // before a number that is part of a name: Line
	cueNoChange                                    // phrase with a word of change that means none: made up
	cueNoHedge                                     // phrase with a hedge that hedges nothing: turned over
	cueNoName                                      // in capitals, and nobody: GDP
	cueNoRank                                      // behind an ordinal that does not rank: time
	cueNoTenths                                    // begins with 成 and is no tenths: 成绩
	cueNounBefore                                  // behind a Chinese counted noun: 数量
	cueNounPlural                                  // plural without s: people
	cueNumber                                      // number word
	cueOrdinal                                     // ordinal word
	cueOrdinalMark                                 // 第
	cueOver                                        // before a number: over, 超过
	cuePer                                         // a year, per square foot
	cuePerUnit                                     // before a unit that something is for one of: per, a, 每
	cuePercent                                     // %, percentage points
	cuePercentBefore                               // 百分之
	cuePercentWord                                 // so many percent by itself: 对折
	cuePlaceHas                                    // verb of what a place has: boasts
	cuePlaceIn                                     // before a place: in
	cuePlaceNotIn                                  // before "in" and what is no place: invested
	cuePlaceNot                                    // is written as a place's name and is none: English
	cuePeriodOf                                    // before a year: first half of
	cuePointsAt                                    // before 一 that counts nothing: 这
	cueRankWord                                    // a place in an order by itself: 首位
	cueRaises                                      // changes what stands behind it by so much: raised … by, slashed … by
	cueRange                                       // between the ends of a range: to, 至
	cueRanges                                      // before a range and no change: ranging from
	cueRankSign                                    // No., #
	cueRateTo                                      // between an exchange rate and the other currency: to, per, 兑
	cueRemains                                     // before a number that is more of the same: the remaining, another
	cueRespectively                                // figures stand in the order of their places
	cueRise                                        // grew, 增长
	cueScale                                       // million, 亿
	cueScope                                       // nationally, with debt
	cueSector                                      // part of an industry: fintech, 金融科技
	cueSetPhrase                                   // holds a number word and is no number: one of
	cueStreet                                      // ends an address
	cueSuperlative                                 // largest: makes an ordinal a rank
	cueTenths                                      // 成
	cueTimes                                       // times, 倍
	cueUnder                                       // before a number: under, 不足
	cueUnit                                        // km, 公里
	cueVague                                       // dozens, hundreds
	cueWarmth                                      // speaks of temperature: heat, oven
	cueNow                                         // says that something holds as the text is written: now, 目前
	cueAsOf                                        // before the day that something is told of: as of
	cuePeriodBehind                                // behind a year, the part of it: 上半年
	cueYearSpan                                    // a stretch that is no year's: past five years
	cueYearStep                                    // a year from another of the sentence: the year before
	cueYearBefore                                  // before a year
	cueYearMark                                    // behind a year: 年
	cueYearOther                                   // before a year that is not the figure's: since
	cueYearWord                                    // last year: years from the date of the text

	cues
)

const _ = uint(text.MaxCues - cues) // no more cues than a set has room for

// cueNames are the first column of the tables.
var cueNames = map[string]text.Cue{
	"about":            cueAbout,
	"after-about":      cueAfterAbout,
	"after-over":       cueAfterOver,
	"after-under":      cueAfterUnder,
	"age":              cueAge,
	"asserts":          cueAsserts,
	"asserts-with":     cueAssertsWith,
	"another":          cueAnother,
	"annual":           cueAnnual,
	"between":          cueBetween,
	"body":             cueBody,
	"cite-again":       cueCiteAgain,
	"cite-before":      cueCiteBefore,
	"cite-behind":      cueCiteBehind,
	"cite-noun":        cueCiteNoun,
	"change":           cueChange,
	"cite-tail":        cueCiteTail,
	"clock":            cueClock,
	"currency-code":    cueCurrencyCode,
	"currency-letters": cueCurrencyLetters,
	"currency-part":    cueCurrencyPart,
	"currency-sign":    cueCurrencySign,
	"currency-word":    cueCurrencyWord,
	"decimal":          cueDecimal,
	"digit":            cueDigit,
	"discount":         cueDiscount,
	"duration":         cueDuration,
	"earlier":          cueEarlier,
	"event":            cueEvent,
	"fall":             cueFall,
	"formal":           cueFormal,
	"fraction":         cueFraction,
	"fraction-mark":    cueFractionMark,
	"generic-noun":     cueGenericNoun,
	"heads":            cueHeads,
	"implies":          cueImplies,
	"inside-about":     cueInsideAbout,
	"inside-over":      cueInsideOver,
	"lasts":            cueLasts,
	"leans":            cueLeans,
	"makes-up":         cueMakesUp,
	"measure-word":     cueMeasureWord,
	"metres":           cueMetres,
	"minus":            cueMinus,
	"month":            cueMonth,
	"multiple":         cueMultiple,
	"moves":            cueMoves,
	"multiplied":       cueMultiplied,
	"name-behind":      cueNameBehind,
	"name-before":      cueNameBefore,
	"no-change":        cueNoChange,
	"no-hedge":         cueNoHedge,
	"no-name":          cueNoName,
	"now":              cueNow,
	"as-of":            cueAsOf,
	"period-behind":    cuePeriodBehind,
	"year-span":        cueYearSpan,
	"year-step":        cueYearStep,
	"place-has":        cuePlaceHas,
	"place-in":         cuePlaceIn,
	"place-not-in":     cuePlaceNotIn,
	"place-not":        cuePlaceNot,
	"no-rank":          cueNoRank,
	"no-tenths":        cueNoTenths,
	"noun-before":      cueNounBefore,
	"noun-plural":      cueNounPlural,
	"number":           cueNumber,
	"ordinal":          cueOrdinal,
	"ordinal-mark":     cueOrdinalMark,
	"over":             cueOver,
	"per":              cuePer,
	"per-unit":         cuePerUnit,
	"percent":          cuePercent,
	"percent-before":   cuePercentBefore,
	"percent-word":     cuePercentWord,
	"period-of":        cuePeriodOf,
	"points-at":        cuePointsAt,
	"rank-word":        cueRankWord,
	"raises":           cueRaises,
	"range":            cueRange,
	"ranges":           cueRanges,
	"rank-sign":        cueRankSign,
	"rate-to":          cueRateTo,
	"remains":          cueRemains,
	"respectively":     cueRespectively,
	"rise":             cueRise,
	"scale":            cueScale,
	"scope":            cueScope,
	"sector":           cueSector,
	"set-phrase":       cueSetPhrase,
	"street":           cueStreet,
	"superlative":      cueSuperlative,
	"tenths":           cueTenths,
	"times":            cueTimes,
	"under":            cueUnder,
	"unit":             cueUnit,
	"vague":            cueVague,
	"warmth":           cueWarmth,
	"year-before":      cueYearBefore,
	"year-mark":        cueYearMark,
	"year-other":       cueYearOther,
	"year-word":        cueYearWord,
}
