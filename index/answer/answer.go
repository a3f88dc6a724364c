package answer

import (
	"quoth/index"
	"quoth/index/query"
)

// An Answer is what the articles say to a question. Marshalled to JSON it is
// the output contract of `quoth ask --json`: one object, every list non-nil.
type Answer struct {
	Question      string             `json:"question"`
	Status        Status             `json:"status"`
	Confidence    float64            `json:"confidence"`         // 0 to 1
	Unmatched     []string           `json:"unmatched"`          // words of the question that matched nowhere in the corpus
	Spelling      []query.Respelling `json:"spelling,omitempty"` // words that were taken for others
	Query         Understood         `json:"query"`
	Figures       []Figure           `json:"figures"`  // best first; the first is the headline
	Passages      []Quote            `json:"passages"` // best first; hold every figure's passage
	Disagreements []Disagreement     `json:"disagreements"`
	Missing       []string           `json:"missing"` // places or measures asked for that no article covers
	Table         *Table             `json:"table"`
	Chart         *Chart             `json:"chart"`
	Notes         []Note             `json:"notes"` // what the answer says of itself
	Also          []Answer           `json:"also"`  // to the further questions of a message that asks several; theirs have none
}

// Status is the outcome of a question.
type Status string

const (
	Answered   Status = "answered"
	Partial    Status = "partial"    // some of what was asked is missing
	Closest    Status = "closest"    // Figures and Passages are what is closest to an answer: shown without a claim that they answer, or do not
	Unanswered Status = "unanswered" // the articles do not say: nothing near was found, or a gate says why (see Gated)
)

// Understood is a Query as the contract shows it.
type Understood struct {
	Intent    query.Intent `json:"intent"`
	Places    []string     `json:"places"`
	Measures  []string     `json:"measures"`
	Period    string       `json:"period"`
	Condition string       `json:"condition"`

	Talk   query.Talk `json:"-"` // what is said, when nothing is asked
	Unread string     `json:"-"` // the language the question is put in, when it is not read: ISO 639-1, "und" unknown
}

// A Figure is a figure of an article that answers, or disagrees with one that does.
type Figure struct {
	Text        string   `json:"text"` // word for word
	Value       *float64 `json:"value"`
	ValueMax    *float64 `json:"value_max"` // null unless a range
	Unit        string   `json:"unit"`
	Currency    string   `json:"currency"`
	Per         string   `json:"per"`
	Qualifier   string   `json:"qualifier"` // exact, about, over, under, range
	Change      string   `json:"change"`    // none, increase, decrease
	Measure     string   `json:"measure"`
	Place       string   `json:"place"`
	Entity      string   `json:"entity"`
	Period      string   `json:"period"`
	Year        *int     `json:"year"`
	Scope       string   `json:"scope"`
	Kind        string   `json:"kind"` // stated, estimate, forecast, target, pledged, hypothetical, asked, negated, denied, withdrawn
	Attribution string   `json:"attribution"`
	Passage     string   `json:"passage"` // id of one of Answer.Passages
	Start       int      `json:"start"`   // bytes of that passage's Text
	End         int      `json:"end"`
}

// A Quote is a passage of an article, word for word.
type Quote struct {
	ID        string  `json:"id"`
	Article   string  `json:"article"` // path in the corpus
	Title     string  `json:"title"`
	Source    string  `json:"source"`
	URL       string  `json:"url"`
	Published string  `json:"published"`
	Heading   string  `json:"heading"`
	Text      string  `json:"text"`
	Start     int     `json:"start"` // bytes of the stored article
	End       int     `json:"end"`
	Score     float64 `json:"score"`
	Copies    int     `json:"copies,omitempty"`  // other articles that are copies of it
	Earlier   string  `json:"earlier,omitempty"` // when the version that it takes the place of was published

	Links []index.Link `json:"-"` // addresses that words of Text point at, in bytes of Text
	Show  [2]int       `json:"-"` // bytes of Text worth showing first: the sentence that answers, with the neighbours it needs
	Mark  [2]int       `json:"-"` // bytes of Text where the answer stands, within Show
	N     int          `json:"-"` // the passage's place in its article, from 0
}

// A Disagreement is a set of figures that differ on one measure of one place.
type Disagreement struct {
	Measure string `json:"measure"`
	Place   string `json:"place"`
	Kind    string `json:"kind"`    // period, definition, revision, conflict
	Figures []int  `json:"figures"` // into Answer.Figures
}

// A Note is something an answer says of itself: why there is no chart, what was
// left out, how a number was worked out. Names are ids of places and measures,
// respects of ledger.Apart, numbers of things counted.
type Note struct {
	Kind    NoteKind `json:"kind"`
	Names   []string `json:"names"`
	Text    string   `json:"text"`    // a formula, a rate, a hedge; "" none
	Figures []int    `json:"figures"` // into Answer.Figures
}

// NoteKind is what a note tells.
type NoteKind string

const (
	Gated        NoteKind = "gate"         // Names: the gate that kept what was found from being shown, then what it is about
	NoChart      NoteKind = "no chart"     // Names: in which respects the figures differ
	NoResult     NoteKind = "no result"    // Names: in which respects the terms differ
	Wider        NoteKind = "wider"        // Names: a place without a figure, and the place around it whose figure is shown
	LeftOut      NoteKind = "left out"     // Names: places; Text: why: "currency", "unit", "several years", "plan", "part", "part of a year"
	Spread       NoteKind = "spread"       // Names: the first and the last of the years the figures are of
	Converted    NoteKind = "converted"    // Text: the amount and the rate; Figures: of which
	Formula      NoteKind = "formula"      // Text: terms and result; Figures: the terms
	Shared       NoteKind = "one origin"   // Names: how many articles, how many origins; Text: the origin; Figures: which says so
	OneLine      NoteKind = "line"         // Names: whose figures the line draws
	Taken        NoteKind = "taken"        // Names: what was taken from the conversation
	Why          NoteKind = "why"          // Names: how many figures there are of the measure and place, the place, the year of the one shown
	Supported    NoteKind = "supported"    // Figures: that say what was claimed
	Contradicted NoteKind = "contradicted" // Figures: that say otherwise
	Unheard      NoteKind = "not said"     // Text: the claim no article makes
	Hedged       NoteKind = "hedge"        // Text: words of the article that the claim lost
	Known        NoteKind = "known"        // Names: articles, publishers, first and last date
	Unknown      NoteKind = "unknown"      // Names: measures no article gives of the place
	Scoped       NoteKind = "scoped"       // Names: a place that has no figure but one of a part, or of more; Text: the scope; Figures: which
	Overtaken    NoteKind = "overtaken"    // Names: a place and the first; Text: the figure by which it stands before that one; Figures: it
	Against      NoteKind = "against"      // Names: the place that others are measured by; Text: its figure; Figures: it
	Unreckoned   NoteKind = "unreckoned"   // Text: "last year", which no calendar was asked about; Figures: of which none says so itself
	Reckoned     NoteKind = "reckoned"     // Text: "last year"; Names: the year it was taken for, by the day of asking
	OtherTimes   NoteKind = "other times"  // Names: a measure, a place, and the times other than those asked for which it is given
)

// A Table is figures side by side, every cell with its evidence.
type Table struct {
	Columns []string `json:"columns"`
	Rows    [][]Cell `json:"rows"`
}

// A Cell of a table; Figure is an index into Answer.Figures, or null.
type Cell struct {
	Text   string `json:"text"`
	Figure *int   `json:"figure"`
}

// A Chart is drawn only where unit, per, period and definition match.
type Chart struct {
	Type   string  `json:"type"` // bar, line
	Unit   string  `json:"unit"`
	Points []Point `json:"points"`
}

// A Point of a chart; Figure is an index into Answer.Figures.
type Point struct {
	Label  string  `json:"label"`
	Value  float64 `json:"value"`
	Figure int     `json:"figure"`
}
