package figure

import (
	"strings"

	"quoth/articles/lexicon"
	"quoth/articles/quantity"
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
	Points    bool             // its numbers have points between thousands: see text.PointsGroup
	Before    string           // the sentence or caption before the text, for nouns and years carried over
	Header    []string         // column titles, when the text is a table row of cells parted by " | "
	Lexicon   *lexicon.Lexicon // nil: lexicon.Default()
	Units     *quantity.Units  // besides those of the tables
	Subjects  bool             // tell the Subject of every figure, for a quarter more time
}

// statuses are the words for each Status.
var statuses = [...]string{"stated", "estimate", "forecast", "target", "pledged", "hypothetical", "asked", "negated", "denied", "withdrawn"}

// String is "stated", "estimate", "forecast", "target", "pledged", "hypothetical", "asked", "negated", "denied" or "withdrawn".
func (s Status) String() string { return statuses[s] }

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

// What sort of quantity a figure is, how exactly it is stated, and which way it changes
// are as the quantity has them.
type (
	Kind      = quantity.Kind
	Qualifier = quantity.Qualifier
	Change    = quantity.Change
)

const (
	Number   = quantity.Number
	Money    = quantity.Money
	Share    = quantity.Share
	Count    = quantity.Count
	Quantity = quantity.Measured
	Duration = quantity.Duration
	Rank     = quantity.Rank
	Multiple = quantity.Multiple

	Exact = quantity.Exact
	About = quantity.About
	Over  = quantity.Over
	Under = quantity.Under
	Range = quantity.Range

	NoChange = quantity.NoChange
	Increase = quantity.Increase
	Decrease = quantity.Decrease
)
