package quantity

import "quoth/articles/text"

// The cues that quantities are read by, behind those of text: what a phrase of the
// tables says of the number near it. Those of a room above begin at Cues.
const (
	CueAbout           text.Cue = text.Cues + iota // before a number: about, 约
	cueAfterAbout                                  // behind a number or its noun: or so, 左右
	cueAfterOver                                   // behind: or more, 以上
	cueAfterUnder                                  // behind: or less, 以下
	cueAge                                         // before an age: aged, life expectancy
	cueAnother                                     // behind a number that counts more of the same: more, others
	cueBetween                                     // behind the far end of a Chinese range: 之间
	CueCiteBehind                                  // behind who is cited: said, 显示
	cueChange                                      // behind a Chinese amount: the part of it that 角 is
	cueClock                                       // behind a time: a.m.
	CueCurrencyCode                                // ISO code or the like: USD, RMB
	cueCurrencyLetters                             // a sign of letters alone: RM, zł
	cueCurrencyPart                                // cents: the hundredth of a currency
	CueCurrencySign                                // $, €, HK$
	cueCurrencyWord                                // dollars, 元
	cueDecimal                                     // between a number and its decimals in words: point
	cueDigit                                       // Chinese digit
	cueDiscount                                    // 折
	cueDuration                                    // days, 天
	cueEarlier                                     // between a number and its days: previous
	cueEvent                                       // behind so many metres, a race and no length: title, freestyle
	CueFall                                        // declined, 下降
	cueFormal                                      // a digit as banks write it: 陆
	cueFraction                                    // third, half: its denominator
	cueFractionMark                                // 分之
	CueGenericNoun                                 // counts nothing by itself: company, people
	cueHeads                                       // counts people by itself: population, audience
	CueImplies                                     // verb whose bare number counts something: employs
	cueInsideAbout                                 // inside a number: 几
	cueInsideOver                                  // inside a number: 余
	cueLasts                                       // before a time that something takes: takes, within
	CueMeasureWord                                 // between a Chinese number and its noun: 家
	cueMetres                                      // behind a number of metres: tall, wide
	cueMinus                                       // before a number below nothing: minus, 零下
	CueMonth                                       // name of a month
	cueMultiplied                                  // what follows "by" is a multiple: multiplied
	cueMultiple                                    // doubled, twice
	cueNameBehind                                  // behind a number that is part of a name: 号线
	CueNameBefore                                  // before a number that is part of a name: Line
	CueNoChange                                    // phrase with a word of change that means none: made up
	CueNoHedge                                     // phrase with a hedge that hedges nothing: turned over
	cueNoRank                                      // behind an ordinal that does not rank: time
	cueNoTenths                                    // begins with 成 and is no tenths: 成绩
	cueNoUnit                                      // written as a unit is, and a word: us
	CueNounBefore                                  // behind a Chinese counted noun: 数量
	cueNounPlural                                  // plural without s: people
	cueNumber                                      // number word
	cueOrdinal                                     // ordinal word
	cueOrdinalMark                                 // 第
	CueOver                                        // before a number: over, 超过
	CuePer                                         // a year, per square foot
	cuePerUnit                                     // before a unit that something is for one of: per, a, 每
	cuePercent                                     // %, percentage points
	cuePercentBefore                               // 百分之
	cuePercentWord                                 // so many percent by itself: 对折
	cuePointsAt                                    // before 一 that counts nothing: 这
	cueRankWord                                    // a place in an order by itself: 首位
	CueRaises                                      // changes what stands behind it by so much: raised … by, slashed … by
	cueRange                                       // between the ends of a range: to, 至
	cueRanges                                      // before a range and no change: ranging from
	cueRankSign                                    // No., #
	cueRateTo                                      // between an exchange rate and the other currency: to, per, 兑
	cueRemains                                     // before a number that is more of the same: the remaining, another
	CueRespectively                                // figures stand in the order of their places
	CueRise                                        // grew, 增长
	CueScale                                       // million, 亿
	cueAgeBound                                    // before an age: over, under
	cueOfPeople                                    // says that those counted are people: who
	cueHedgePasses                                 // between a hedge and a number: the
	cueAgePasses                                   // between a word of age and a number: of
	cueFewer                                       // behind a number of what is counted and not measured: fewer
	cueSide                                        // what stands beside a number that may count what was named before: of which
	cueSetPhrase                                   // holds a number word and is no number: one of
	cueStreet                                      // ends an address
	CueSuperlative                                 // largest: makes an ordinal a rank
	cueTenths                                      // 成
	cueTimes                                       // times, 倍
	CueUnder                                       // before a number: under, 不足
	CueUnit                                        // km, 公里
	cueVague                                       // dozens, hundreds
	cueWarmth                                      // speaks of temperature: heat, oven
	CueYearBefore                                  // before a year
	CueYearMark                                    // behind a year: 年
	CueYearWord                                    // last year: years from the date of the text
	CuePlaceIn                                     // before a place: in

	Cues
)

const _ = uint(text.MaxCues - Cues) // no more cues than a set has room for

// cueNames are their names, the first column of the tables.
var cueNames = map[string]text.Cue{
	"about":            CueAbout,
	"after-about":      cueAfterAbout,
	"after-over":       cueAfterOver,
	"after-under":      cueAfterUnder,
	"age":              cueAge,
	"another":          cueAnother,
	"between":          cueBetween,
	"cite-behind":      CueCiteBehind,
	"change":           cueChange,
	"clock":            cueClock,
	"currency-code":    CueCurrencyCode,
	"currency-letters": cueCurrencyLetters,
	"currency-part":    cueCurrencyPart,
	"currency-sign":    CueCurrencySign,
	"currency-word":    cueCurrencyWord,
	"decimal":          cueDecimal,
	"digit":            cueDigit,
	"discount":         cueDiscount,
	"duration":         cueDuration,
	"earlier":          cueEarlier,
	"event":            cueEvent,
	"fall":             CueFall,
	"formal":           cueFormal,
	"fraction":         cueFraction,
	"fraction-mark":    cueFractionMark,
	"generic-noun":     CueGenericNoun,
	"heads":            cueHeads,
	"implies":          CueImplies,
	"inside-about":     cueInsideAbout,
	"inside-over":      cueInsideOver,
	"lasts":            cueLasts,
	"measure-word":     CueMeasureWord,
	"metres":           cueMetres,
	"minus":            cueMinus,
	"month":            CueMonth,
	"multiplied":       cueMultiplied,
	"multiple":         cueMultiple,
	"name-behind":      cueNameBehind,
	"name-before":      CueNameBefore,
	"no-change":        CueNoChange,
	"no-hedge":         CueNoHedge,
	"no-rank":          cueNoRank,
	"no-unit":          cueNoUnit,
	"no-tenths":        cueNoTenths,
	"noun-before":      CueNounBefore,
	"noun-plural":      cueNounPlural,
	"number":           cueNumber,
	"ordinal":          cueOrdinal,
	"ordinal-mark":     cueOrdinalMark,
	"over":             CueOver,
	"per":              CuePer,
	"per-unit":         cuePerUnit,
	"percent":          cuePercent,
	"percent-before":   cuePercentBefore,
	"percent-word":     cuePercentWord,
	"points-at":        cuePointsAt,
	"rank-word":        cueRankWord,
	"raises":           CueRaises,
	"range":            cueRange,
	"ranges":           cueRanges,
	"rank-sign":        cueRankSign,
	"rate-to":          cueRateTo,
	"remains":          cueRemains,
	"respectively":     CueRespectively,
	"rise":             CueRise,
	"scale":            CueScale,
	"age-bound":        cueAgeBound,
	"of-people":        cueOfPeople,
	"hedge-passes":     cueHedgePasses,
	"age-passes":       cueAgePasses,
	"fewer":            cueFewer,
	"side":             cueSide,
	"set-phrase":       cueSetPhrase,
	"street":           cueStreet,
	"superlative":      CueSuperlative,
	"tenths":           cueTenths,
	"times":            cueTimes,
	"under":            CueUnder,
	"unit":             CueUnit,
	"vague":            cueVague,
	"warmth":           cueWarmth,
	"year-before":      CueYearBefore,
	"place-in":         CuePlaceIn,
	"year-mark":        CueYearMark,
	"year-word":        CueYearWord,
}
