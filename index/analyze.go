package index

// A Token is a word of a text as the index knows it.
type Token struct {
	Term       string // folded and stemmed: what Variant.Term and Frequency take
	Start, End int    // bytes of the text
	Pos        int    // counts words from 0; a compound has the Pos of its first part
}

// Analyze cuts a question, or a passage to be compared with one, into terms:
// one for each word or number, and Chinese as pairs of characters.
func Analyze(text string) []Token { return nil }
