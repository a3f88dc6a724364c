// Package figure reads the quantities a text states: "attracts $9.8 billion in
// annual venture capital" becomes a value, a currency, a per, a qualifier, a
// measure, a place, a period and who is cited, with the span it stands in.
//
// It is a pure scanner over tables (tables/*.tsv): text in, figures out. It
// knows nothing of articles, indexes or messages, and never rewrites a word.
package figure

import (
	"strings"

	"quoth/articles/lexicon"
)

// A Figure is one quantity a text states.
type Figure struct {
	Start, End int    // bytes of the text, end exclusive
	Text       string // text[Start:End]: what is quoted, qualifier words not included
	Sentence   [2]int // bytes of the sentence it stands in

	Kind      Kind      // Money, Share, Count, Quantity, Duration, Rank, Multiple
	Value     float64   // written out, in Unit: 9.8e9; 45 for 45%; 3 for third-largest
	Max       float64   // the far end of a range, else equal to Value
	Unit      string    // canonical: "percent", "km", "day", "times", "rank"; the counted noun, singular, for Count; "" for Money, or its part: "cent"
	Currency  string    // ISO 4217, Money only; "" when the sign does not say which
	Per       string    // "year", "month", "capita", … or ""
	Qualifier Qualifier // Exact, About, Over, Under, Range
	Change    Change    // NoChange, Increase, Decrease: the size of a step, not the level reached

	Measure     string // words of the text that say what is measured, "" unknown
	MeasureID   string // the lexicon's id of that measure, "" when it has none
	Place       string // the lexicon's id of the place it holds for, "" unknown
	PlaceText   string // the words of the text that name it, "" when none do
	Entity      string // words of the text: SMIC, STAR Market; "" unknown
	Subject     string // words of the text that say what it is of, a name or not: "the harbour district"; "" what the text is about, or not asked for
	Period      string // as stated, "2024", "first half of 2024", "fiscal 2023-24"; "" unknown
	Year        int    // the (last) year it holds for, 0 unknown
	Scope       string // "national", "with debt", "cluster", …, "" none stated
	Status      Status // how the text vouches for it: Stated, Estimate, …, Negated, Asked
	Attribution string // who is cited, words of the text; "" nobody
	SameAs      int    // index of the figure of which this is the same amount in another currency or form, -1 none
	Doubt       Doubt  // what was inferred rather than read
}

// Kind is what sort of quantity a figure is.
type Kind uint8

const (
	Number   Kind = iota // a bare number
	Money                // Value in Currency
	Share                // percent, percentage point, fraction
	Count                // things counted, Unit is the noun
	Quantity             // a measured unit: km, km2, MW, nm
	Duration             // time: day, month, year
	Rank                 // a place in an order, 1 is first
	Multiple             // times
)

// Qualifier is how exactly the text states a figure.
type Qualifier uint8

const (
	Exact Qualifier = iota
	About
	Over
	Under
	Range
)

// Change is the direction of a figure that states the size of a change.
type Change uint8

const (
	NoChange Change = iota
	Increase
	Decrease
)

// Status is how the text vouches for a figure. Only what is stated or estimated
// is said to be so.
type Status uint8

const (
	Stated Status = iota
	Estimate
	Forecast     // it is expected
	Target       // somebody wants it
	Pledged      // somebody has promised it
	Hypothetical // it would be, if
	Asked        // the text asks whether it is so
	Negated      // it is not so: "never reached 30"
	Denied       // somebody says so, and is contradicted
	Withdrawn    // it was said or planned, and is so no more
)

// Asserted reports whether the text says that it is so.
func (s Status) Asserted() bool { return s == Stated || s == Estimate }

// Planned reports whether the text says that it is to be.
func (s Status) Planned() bool { return s == Forecast || s == Target || s == Pledged }

// Doubt is a set of bits, each a thing that was inferred.
type Doubt uint8

const (
	NounCarried     Doubt = 1 << iota // the counted noun stands elsewhere
	CurrencyGuessed                   // "$" or "¥" read by the article's place
	PlaceFromTitle                    // no place in the text: the context's was taken
	YearFromDate                      // "last year", by the date of the article
	YearNear                          // several years stand near
	Elsewhere                         // it holds for places without a name: "six other hubs"
	InPassing                         // "one of the hubs", "dozens of people": counts, and states nothing
	OfToday                           // "now": the year is that of the article's date
)

// doubts are the words for the bits of a Doubt, in order.
var doubts = [...]string{"noun from elsewhere", "currency by the place", "place from the title", "year by the date", "years near", "elsewhere", "in passing", "today's"}

// Context is what is known about a text besides its words. The zero Context
// is fine: English, nothing else known, the default lexicon.
type Context struct {
	Lang      string           // "en", "zh"; "" is told by script
	Published string           // 2006-01-02, 2006-01 or 2006: resolves "last year"
	Place     string           // lexicon id of the place the text is about, "" unknown
	Title     string           // of the article it stands in
	Heading   string           // heading it stands under
	Points    bool             // its numbers have points between thousands: see PointsGroup
	Before    string           // the sentence or caption before the text, for nouns and years carried over
	Header    []string         // column titles, when the text is a table row of cells parted by " | "
	Lexicon   *lexicon.Lexicon // nil: lexicon.Default()
	Units     *Units           // besides those of the tables
	Subjects  bool             // tell the Subject of every figure, for a quarter more time
}

// String is "exact", "about", "over", "under" or "range".
func (q Qualifier) String() string {
	return [...]string{"exact", "about", "over", "under", "range"}[q]
}

// String is "none", "increase" or "decrease".
func (c Change) String() string { return [...]string{"none", "increase", "decrease"}[c] }

// statuses are the words for each Status.
var statuses = [...]string{"stated", "estimate", "forecast", "target", "pledged", "hypothetical", "asked", "negated", "denied", "withdrawn"}

// String is "stated", "estimate", "forecast", "target", "pledged", "hypothetical", "asked", "negated", "denied" or "withdrawn".
func (s Status) String() string { return statuses[s] }

// String is "number", "money", "share", "count", "quantity", "duration", "rank" or "multiple".
func (k Kind) String() string {
	return [...]string{"number", "money", "share", "count", "quantity", "duration", "rank", "multiple"}[k]
}

// String is what was inferred, "currency by the place, year by the date", "" nothing.
func (d Doubt) String() string {
	var words []string
	for i, w := range doubts {
		if d&(1<<i) != 0 {
			words = append(words, w)
		}
	}
	return strings.Join(words, ", ")
}
