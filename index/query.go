// Package index finds what is written: it keeps the passages and figures of a
// corpus in a Bleve index, understands a question, and answers it with figures
// and passages word for word, or says that the articles do not say.
package index

// Intent is what kind of answer a question asks for.
type Intent string

const (
	Lookup     Intent = "lookup"     // one figure: "how much venture capital does Shanghai attract?"
	Compare    Intent = "compare"    // one measure, several places side by side
	Rank       Intent = "rank"       // which place has the most
	Trend      Intent = "trend"      // one measure over time
	Filter     Intent = "filter"     // which places meet a condition
	Difference Intent = "change"     // how much it grew
	Arithmetic Intent = "arithmetic" // a ratio, a sum
	Verify     Intent = "verify"     // is it true that, who says so
	About      Intent = "about"      // what is known of a place
	Passage    Intent = "passage"    // a sentence, not a figure: "what is Line 14?"
	SmallTalk  Intent = "smalltalk"  // a greeting, thanks, "what can you do"
)

// A Query is a question understood: what Search and Answer work from.
type Query struct {
	Question  string
	Lang      string // "en" or "zh"
	Intent    Intent
	Places    []string // lexicon ids, in the order asked
	Measures  []string // lexicon ids, in the order asked
	Period    Period   // zero: none asked
	Condition string   // the words of a condition on values, "" none
	Words     []string // the content words, as asked, question words left out
}

// A Period is the span of years asked for, both ends included; the zero
// Period asks for none.
type Period struct {
	Text     string // the words of the question: "in 2022", "since 2020"
	From, To int    // years; 0 open
}
