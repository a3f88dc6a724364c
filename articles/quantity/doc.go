// Package quantity reads what a sentence says in numbers: "about $9.8 billion a year" is
// 9.8e9, USD, per year, about. It knows nothing of what is measured, where or when:
// that is articles/figure. [Read] is all that is needed to use it alone:
//
//	for _, q := range quantity.Read("Rents rose 3–5%, and 12 labs closed.", quantity.Context{}) {
//		fmt.Println(q.Value, q.Max, q.Unit) // 3 5 percent, then 12 12 lab
//	}
//
// A tour. A [Reader] stands on a text.Sentence and walks its tokens (reader.go). Where a
// quantity may begin it first passes over what only looks like one, years, dates, model
// names and addresses (refuse.go, date.go), then reads the longest one that begins there
// (read.go): a rank (rank.go), a fraction (fraction.go, chinesepart.go), a multiple
// (multiple.go), else an amount. An amount is a number, in digits (number.go), in English
// (english.go) or Chinese numerals (chinese.go), with its scale (scale.go); money at either
// side of it (money.go, tender.go), a unit behind it (suffix.go), or the noun it counts
// (noun.go, hannoun.go); and the far end of a range (range.go). When all are read, those
// that stand without unit or noun take it from their neighbours (carry.go, pair.go) or
// from the words before them (counted.go), and the words around each say how exact it is
// (hedge.go).
//
// The words are data: the cues of cue.go in tables/common.tsv, en.tsv and zh.tsv, the
// currencies of ISO 4217 and the units of measure in tables/currencies.tsv and units.tsv,
// made from Unicode's Common Locale Data Repository by the command in make; money.tsv says
// what that leaves open. A sign or word that several currencies share ("kr", "pesos") is
// read by the place it is used in: see [Tender]. A user's own units are [Units].
package quantity
