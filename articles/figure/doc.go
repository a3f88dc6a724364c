// Package figure reads the figures a text states: "attracts $9.8 billion in
// annual venture capital" becomes a value, a currency, a per, a qualifier, a
// measure, a place, a period and who is cited, with the span it stands in.
//
// It is a pure reader over tables (tables/*.tsv): text in, figures out. It
// knows nothing of articles, indexes or messages, and never rewrites a word.
//
// A tour. [Extract] parts a text into sentences (extract.go); a row of a table has its
// titles in a [Context] (row.go, rowunit.go), the marks of footnotes are left out
// (footnote.go). What is said in numbers, articles/quantity tells; what it is said of
// is told by a linker (link.go), one binder for each question: the measure (measure.go,
// with known.go for those of the lexicon, phrase.go and follow.go for words of the text),
// the place (place.go, bind.go, unlisted.go), a name besides (entity.go), what it is of
// where that is asked for (choice.go, subject.go), the period (period.go, when.go,
// whenweights.go), the size of a change (step.go), who is cited (cite.go, name.go), how the
// text vouches for it (assertion.go, assertionrule.go) and whether it holds for a part of
// something only (scope.go). Where a choice is one of degree its weights are a table made
// from annotated texts: tables/when.tsv, tables/subject.tsv.
package figure
