package text

import "strings"

// A Sentence is one sentence, cut into tokens, with the phrases of a vocabulary
// that stand in it. The zero Sentence is ready to Begin, and is used again.
type Sentence struct {
	Text   string
	Lower  string      // text as lexicon.Plain has it: as many bytes
	Tokens []Token     // in order
	Words  *Vocabulary // whose phrases are looked for
	points bool        // its numbers have points between thousands: see PointsGroup

	seen []seen // by token, and one more: phrases of the tables, see look
	hits []hit  // phrases of the tables that have more tokens
	said CueSet // of all tokens
}

// Begin sets r on a sentence, and cuts it. lower is the text as lexicon.Plain has
// it; points says that its numbers have points between thousands, as PointsGroup
// tells of the text it stands in. It takes time in proportion to the sentence.
func (r *Sentence) Begin(words *Vocabulary, text, lower string, points bool) {
	r.Words, r.Text, r.Lower, r.points = words, text, lower, points
	r.scan()
	r.look()
}

// Str returns the words of token i as written, digits as plain ones, ""
// beyond the ends.
func (r *Sentence) Str(i int) string {
	if uint(i) >= uint(len(r.Tokens)) {
		return ""
	}
	return r.Tokens[i].Str
}

// Low returns the words of token i in small letters, "" beyond the ends.
func (r *Sentence) Low(i int) string {
	if uint(i) >= uint(len(r.Tokens)) {
		return ""
	}
	return r.Tokens[i].Low
}

// Is reports whether token i is of a kind; none beyond the ends is.
func (r *Sentence) Is(i int, kind TokenKind) bool {
	return uint(i) < uint(len(r.Tokens)) && r.Tokens[i].Kind == kind
}

// Glued reports whether nothing stands between tokens i-1 and i.
func (r *Sentence) Glued(i int) bool { return i > 0 && i < len(r.Tokens) && r.Tokens[i].Glued }

// Near reports whether nothing stands between tokens i-1 and i, or a blank
// that sets Chinese characters apart.
func (r *Sentence) Near(i int) bool { return i > 0 && i < len(r.Tokens) && r.Tokens[i].Near }

// Span returns the tokens from..to as they stand in the text.
func (r *Sentence) Span(from, to int) string { return r.Text[r.Tokens[from].Start:r.Tokens[to-1].End] }

// Says reports whether a phrase of that cue stands anywhere in the sentence.
func (r *Sentence) Says(c Cue) bool { return r.said.has(c) }

// Possessive reports a possessive: "firms Shanghai's".
func (r *Sentence) Possessive(i int) bool {
	return strings.HasSuffix(r.Low(i), "'s") || strings.HasSuffix(r.Low(i), "’s")
}
