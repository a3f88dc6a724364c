package figure

// A cue is what a phrase of the tables says of the number near it, or of the
// text around it.
type cue uint8

const (
	cueAbout           cue = iota // before a number: about, 约
	cueAfterAbout                 // behind a number or its noun: or so, 左右
	cueAfterOver                  // behind: or more, 以上
	cueAfterUnder                 // behind: or less, 以下
	cueAge                        // before an age: aged, life expectancy
	cueAsserts                    // says that something is not so, or only perhaps: never, if, see assertion.go
	cueAssertsWith                // stands in the rules for those: reached, that, ?
	cueAnother                    // behind a number that counts more of the same: more, others
	cueAnnual                     // says that an amount is a year's: annual
	cueBetween                    // behind the far end of a Chinese range: 之间
	cueBody                       // ends the name of a Chinese park, district or body: 园区
	cueCiteAgain                  // who is cited is who was before: it adds, the same report, 同一组数据
	cueCiteBefore                 // before who is cited: according to, 据
	cueCiteBehind                 // behind who is cited: said, 显示
	cueCiteNoun                   // behind a name that is cited: data, report
	cueChange                     // behind a Chinese amount: the part of it that 角 is
	cueCiteTail                   // behind a Chinese name that is cited, and none of it: 的数据
	cueClock                      // behind a time: a.m.
	cueCurrencyCode               // ISO code or the like: USD, RMB
	cueCurrencyLetters            // a sign of letters alone: RM, zł
	cueCurrencyPart               // cents: the hundredth of a currency
	cueCurrencySign               // $, €, HK$
	cueCurrencyWord               // dollars, 元
	cueDecimal                    // between a number and its decimals in words: point
	cueDigit                      // Chinese digit
	cueDiscount                   // 折
	cueDuration                   // days, 天
	cueEarlier                    // between a number and its days: previous
	cueEvent                      // behind so many metres, a race and no length: title, freestyle
	cueFall                       // declined, 下降
	cueFormal                     // a digit as banks write it: 陆
	cueFraction                   // third, half: its denominator
	cueFractionMark               // 分之
	cueGenericNoun                // counts nothing by itself: company, people
	cueHeads                      // counts people by itself: population, audience
	cueImplies                    // verb whose bare number counts something: employs
	cueInsideAbout                // inside a number: 几
	cueInsideOver                 // inside a number: 余
	cueLasts                      // before a time that something takes: takes, within
	cueLeans                      // pronoun that leans on the sentence before
	cueLevel                      // before a level reached: to, 达到
	cueLinks                      // verb between a subject and its figure: averaged
	cueMakesUp                    // verb between a part and its share: made up
	cueMeasureWord                // between a Chinese number and its noun: 家
	cueMetres                     // behind a number of metres: tall, wide
	cueMinus                      // before a number below nothing: minus, 零下
	cueMonth                      // name of a month
	cueInNoun                     // holds a word that is else no part of a noun: 中心
	cueMoves                      // moves as the word behind the number says: edged 0.3% higher
	cueMultiplied                 // what follows "by" is a multiple: multiplied
	cueMultiple                   // doubled, twice
	cueNameBehind                 // behind a number that is part of a name: 号线
	cueNameBefore                 // before a number that is part of a name: Line
	cueNoChange                   // phrase with a word of change that means none: made up
	cueNoHedge                    // phrase with a hedge that hedges nothing: turned over
	cueNoName                     // in capitals, and nobody: GDP
	cueNoRank                     // behind an ordinal that does not rank: time
	cueNoTenths                   // begins with 成 and is no tenths: 成绩
	cueNounBefore                 // behind a Chinese counted noun: 数量
	cueNounPlural                 // plural without s: people
	cueNumber                     // number word
	cueOrdinal                    // ordinal word
	cueOrdinalMark                // 第
	cueOver                       // before a number: over, 超过
	cuePer                        // a year, per square foot
	cuePerUnit                    // before a unit that something is for one of: per, a, 每
	cuePercent                    // %, percentage points
	cuePercentBefore              // 百分之
	cuePercentWord                // so many percent by itself: 对折
	cuePlaceHas                   // verb of what a place has: boasts
	cuePlaceIn                    // before a place: in
	cuePlaceNotIn                 // before "in" and what is no place: invested
	cuePlaceNot                   // is written as a place's name and is none: English
	cuePeriodOf                   // before a year: first half of
	cuePointsAt                   // before 一 that counts nothing: 这
	cueRankWord                   // a place in an order by itself: 首位
	cueRaises                     // changes what stands behind it by so much: raised … by, slashed … by
	cueRange                      // between the ends of a range: to, 至
	cueRanges                     // before a range and no change: ranging from
	cueRankSign                   // No., #
	cueRateTo                     // between an exchange rate and the other currency: to, per, 兑
	cueRemains                    // before a number that is more of the same: the remaining, another
	cueRespectively               // figures stand in the order of their places
	cueRise                       // grew, 增长
	cueScale                      // million, 亿
	cueScope                      // nationally, with debt
	cueSector                     // part of an industry: fintech, 金融科技
	cueSetPhrase                  // holds a number word and is no number: one of
	cueStop                       // is no part of a noun phrase
	cueStreet                     // ends an address
	cueSuperlative                // largest: makes an ordinal a rank
	cueTenths                     // 成
	cueTimes                      // times, 倍
	cueUnder                      // before a number: under, 不足
	cueUnit                       // km, 公里
	cueVague                      // dozens, hundreds
	cueWarmth                     // speaks of temperature: heat, oven
	cueNow                        // says that something holds as the text is written: now, 目前
	cueAsOf                       // before the day that something is told of: as of
	cueAgainst                    // before what a figure is set against: than, 比
	cueJoins                      // joins clauses: and, while
	cueRelates                    // relative pronoun: which
	cuePast                       // verb of what was: fell
	cuePresent                    // verb of what is: employs
	cueFuture                     // says that what follows is to be: will, plans to
	cuePeriodBehind               // behind a year, the part of it: 上半年
	cueYearSpan                   // a stretch that is no year's: past five years
	cueYearStep                   // a year from another of the sentence: the year before
	cueYearBefore                 // before a year
	cueYearMark                   // behind a year: 年
	cueYearOther                  // before a year that is not the figure's: since
	cueYearWord                   // last year: years from the date of the text

	cues
)

// cueNames are the first column of the tables.
var cueNames = [cues]string{
	cueAbout:           "about",
	cueAfterAbout:      "after-about",
	cueAfterOver:       "after-over",
	cueAfterUnder:      "after-under",
	cueAge:             "age",
	cueAsserts:         "asserts",
	cueAssertsWith:     "asserts-with",
	cueAnother:         "another",
	cueAnnual:          "annual",
	cueBetween:         "between",
	cueBody:            "body",
	cueCiteAgain:       "cite-again",
	cueCiteBefore:      "cite-before",
	cueCiteBehind:      "cite-behind",
	cueCiteNoun:        "cite-noun",
	cueChange:          "change",
	cueCiteTail:        "cite-tail",
	cueClock:           "clock",
	cueCurrencyCode:    "currency-code",
	cueCurrencyLetters: "currency-letters",
	cueCurrencyPart:    "currency-part",
	cueCurrencySign:    "currency-sign",
	cueCurrencyWord:    "currency-word",
	cueDecimal:         "decimal",
	cueDigit:           "digit",
	cueDiscount:        "discount",
	cueDuration:        "duration",
	cueEarlier:         "earlier",
	cueEvent:           "event",
	cueFall:            "fall",
	cueFormal:          "formal",
	cueFraction:        "fraction",
	cueFractionMark:    "fraction-mark",
	cueGenericNoun:     "generic-noun",
	cueHeads:           "heads",
	cueImplies:         "implies",
	cueInsideAbout:     "inside-about",
	cueInsideOver:      "inside-over",
	cueLasts:           "lasts",
	cueLeans:           "leans",
	cueLevel:           "level",
	cueLinks:           "links",
	cueMakesUp:         "makes-up",
	cueMeasureWord:     "measure-word",
	cueMetres:          "metres",
	cueMinus:           "minus",
	cueMonth:           "month",
	cueMultiple:        "multiple",
	cueInNoun:          "in-noun",
	cueMoves:           "moves",
	cueMultiplied:      "multiplied",
	cueNameBehind:      "name-behind",
	cueNameBefore:      "name-before",
	cueNoChange:        "no-change",
	cueNoHedge:         "no-hedge",
	cueNoName:          "no-name",
	cueNow:             "now",
	cueAgainst:         "against",
	cueAsOf:            "as-of",
	cueJoins:           "joins",
	cueRelates:         "relates",
	cuePast:            "past",
	cuePresent:         "present",
	cueFuture:          "future",
	cuePeriodBehind:    "period-behind",
	cueYearSpan:        "year-span",
	cueYearStep:        "year-step",
	cuePlaceHas:        "place-has",
	cuePlaceIn:         "place-in",
	cuePlaceNotIn:      "place-not-in",
	cuePlaceNot:        "place-not",
	cueNoRank:          "no-rank",
	cueNoTenths:        "no-tenths",
	cueNounBefore:      "noun-before",
	cueNounPlural:      "noun-plural",
	cueNumber:          "number",
	cueOrdinal:         "ordinal",
	cueOrdinalMark:     "ordinal-mark",
	cueOver:            "over",
	cuePer:             "per",
	cuePerUnit:         "per-unit",
	cuePercent:         "percent",
	cuePercentBefore:   "percent-before",
	cuePercentWord:     "percent-word",
	cuePeriodOf:        "period-of",
	cuePointsAt:        "points-at",
	cueRankWord:        "rank-word",
	cueRaises:          "raises",
	cueRange:           "range",
	cueRanges:          "ranges",
	cueRankSign:        "rank-sign",
	cueRateTo:          "rate-to",
	cueRemains:         "remains",
	cueRespectively:    "respectively",
	cueRise:            "rise",
	cueScale:           "scale",
	cueScope:           "scope",
	cueSector:          "sector",
	cueSetPhrase:       "set-phrase",
	cueStop:            "stop",
	cueStreet:          "street",
	cueSuperlative:     "superlative",
	cueTenths:          "tenths",
	cueTimes:           "times",
	cueUnder:           "under",
	cueUnit:            "unit",
	cueVague:           "vague",
	cueWarmth:          "warmth",
	cueYearBefore:      "year-before",
	cueYearMark:        "year-mark",
	cueYearOther:       "year-other",
	cueYearWord:        "year-word",
}

// A cueSet is a set of cues.
type cueSet [2]uint64

const _ = uint(len(cueSet{})*64 - int(cues)) // no more cues than bits

// has reports whether a set of cues holds c.
func (s *cueSet) has(c cue) bool { return s[c/64]&(1<<(c%64)) != 0 }

// meets reports whether two sets share a cue.
func (s *cueSet) meets(o *cueSet) bool { return s[0]&o[0]|s[1]&o[1] != 0 }

func (s *cueSet) add(c cue) { s[c/64] |= 1 << (c % 64) }

// join adds the cues of o.
func (s *cueSet) join(o *cueSet) {
	s[0] |= o[0]
	s[1] |= o[1]
}

func setOf(list ...cue) cueSet {
	var s cueSet
	for _, c := range list {
		s.add(c)
	}
	return s
}
