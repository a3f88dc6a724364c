// Package query understands questions: what is asked of which places and
// measures, for when, in what order, and what the question before it lends.
// Question in, Query out, over tables; it knows no passage.
package query

import (
	"slices"

	"quoth/articles/figure"
	"quoth/articles/lexicon"
	"quoth/index/ledger"
)

// Intent is what kind of answer a question asks for.
type Intent string

const (
	Lookup      Intent = "lookup"     // one figure: "how much venture capital does Shanghai attract?"
	Compare     Intent = "compare"    // one measure, several places side by side
	Rank        Intent = "rank"       // which place has the most
	Trend       Intent = "trend"      // one measure over time
	Filter      Intent = "filter"     // which places meet a condition
	Difference  Intent = "change"     // how much it grew
	Arithmetic  Intent = "arithmetic" // a ratio, a sum
	Verify      Intent = "verify"     // is it true that, who says so
	About       Intent = "about"      // what is known of a place
	PassageOnly Intent = "passage"    // a sentence, not a figure: "what is Line 14?"
	SmallTalk   Intent = "smalltalk"  // a greeting, thanks, "what can you do"
)

// Talk is what is said without asking anything of the articles.
type Talk string

const (
	NoTalk   Talk = ""
	Greeting Talk = "greeting"
	Thanks   Talk = "thanks"
	Bye      Talk = "bye"
	Ability  Talk = "ability" // "what can you do?"
	Self     Talk = "self"    // "who are you?"
	Mood     Talk = "mood"    // "how are you?"
	Astray   Talk = "astray"  // it was not meant for the bot: "sorry, wrong window"
	Deed     Talk = "deed"    // it asks for something to be done: "can you book a table"
	Ours     Talk = "ours"    // it asks of those who ask: "our own exposure"
)

// Want is the sort of thing that would answer: a figure of some kind, or a
// year, a person, a reason, a place in a sentence. The zero Want is anything.
type Want string

const (
	WantMoney    Want = "money"
	WantShare    Want = "share"
	WantCount    Want = "count"
	WantDuration Want = "duration"
	WantRank     Want = "rank"
	WantQuantity Want = "quantity"
	WantLength   Want = "length" // in metres or in time: "how long is the tunnel"
	WantChange   Want = "change" // the size of a change
	WantAny      Want = "any"    // a figure of any kind
	WantYear     Want = "year"
	WantPerson   Want = "person"
	WantReason   Want = "reason"
	WantWhere    Want = "where"
)

// Figure reports whether a figure would answer, and not a sentence alone.
func (w Want) Figure() bool {
	switch w {
	case "", WantYear, WantPerson, WantReason, WantWhere:
		return false
	}
	return true
}

// asks reports whether a figure of the measure may be what is wanted.
func (w Want) asks(m *lexicon.Entry) bool {
	return slices.ContainsFunc(m.Classes(), w.allows)
}

// allows reports whether a figure of a measure of this class may be what is
// wanted. How many of a set there are may be told by their share.
func (w Want) allows(class string) bool {
	switch w {
	case WantMoney:
		return class == "money"
	case WantShare:
		return class == "share" || class == "multiple" || class == "number"
	case WantCount:
		return class != "money" && class != "duration"
	case WantDuration:
		return class == "duration"
	}
	return true
}

// A Query is a question understood: what Search and Answer work from.
type Query struct {
	Asked     string // the question, word for word
	Question  string // as it was read: Asked, its misspelt words put right
	Respelt   []Respelling
	Lang      string // "en", "zh" or a language that is not read, see tongueOf
	Intent    Intent
	Talk      Talk // of SmallTalk
	Want      Want
	Places    []*lexicon.Entry // in the order asked, each once
	Measures  []*lexicon.Entry // in the order asked, each once
	Owners    []string         // names of no table whose figure is asked for, see owners
	Implied   *lexicon.Entry   // the measure its verb stands for where none is named, see Implying; nil none
	Period    Period           // zero: none asked
	Condition string           // the words of a condition on values, "" none
	Bound     *ledger.Range    // what values must lie in, nil: anything
	Than      *lexicon.Entry   // the place whose own value bounds them, "more unicorns than Paris"; nil none
	Fewer     bool             // values below that of Than are asked for, not above
	Order     Order            // by what places are put in order
	Limit     int              // how many of them are asked for, 0 not said
	Inside    bool             // those ranked up to Limit are asked for, "in the top ten"
	Class     string           // of the places asked for, "" not said
	Draw      bool             // a chart is asked for
	Operation string           // what is to be worked out: difference, ratio, sum; "" nothing
	Claims    []figure.Figure  // figures the question states
	Taken     []string         // what it leaves out and was taken from the conversation
	Relative  string           // words that reckon a time from the day of asking, "last year"; "" none
	Reckoned  string           // the year that such words were taken for, "" none were
	Why       bool             // why the last answer was what it was is asked
	Words     []Word           // what is asked about, question words left out
	Noun      string           // the folded noun after "how many", "" none
	Form      Form             // what sort of stretch answers it
	Expects   map[string]bool  // classes of figure that its words expect
	Likely    Likely           // what would answer it
	Growth    bool             // it asks how much something grew or fell
	Per       string           // the noun by which it wants a figure counted, "per inhabitant"; "" none
	Bare      string           // Question with blanks in the place of what only wraps it

	formAt   [2]int            // bytes of Bare that tell Form
	mentions []lexicon.Mention // the names of tables in Question
	named    int               // bytes of Question up to the end of the last place or measure it names
	left     []Word            // words of it that only wrap what is asked
	beside   [][]int           // bytes of Question that say something beside what is asked
}

// A Word is one content word of a question, as the index knows it.
type Word struct {
	Text    string // as asked
	Term    string // as indexed
	Role    Role
	At      [2]int         // bytes of Query.Question; of a carried word, those of the question it is from
	Narrows bool           // it narrows the measure asked for: see wrapping
	Carried bool           // from the question before
	Entry   *lexicon.Entry // the place or measure it is part of the name of, or nil
}

// Telling reports whether a word tells something that is of no measure, place or period.
func (w Word) Telling() bool { return w.Role == Content || w.Role == Name }

// AsksBeside reports whether a question has such a word: it asks for more than a measure
// of a place, or for something else.
func (q *Query) AsksBeside() bool { return slices.ContainsFunc(q.Words, Word.Telling) }

// Role is what a word does in a question.
type Role uint8

const (
	Content   Role = iota
	Weak           // carries little of the meaning: "number", "city"
	Name           // a name the lexicon does not know: "Qiming", "SMIC"
	OfPlace        // part of a place's name
	OfMeasure      // part of a measure's name
	OfPeriod       // a year asked for
)

// A Period is the span of years asked for, both ends included; the zero
// Period asks for none.
type Period struct {
	Text     string // the words of the question: "in 2022", "since 2020", "H1 2025"
	From, To int    // years; 0 open
	Part     string // of a year, as ledger.Span has it: "first half", "third quarter"; "" all of it
}

// Several reports whether a period is some years with a first and a last one.
func (p Period) Several() bool { return p.From != 0 && p.From < p.To }

// Holds reports whether a year lies in the period. Every year lies in the zero Period.
func (p Period) Holds(year int) bool {
	return (p.From == 0 || year >= p.From) && (p.To == 0 || year <= p.To)
}
