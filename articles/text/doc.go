// Package text is what a sentence is before anybody asks what it says: its tokens,
// the phrases in it that tables know, and the seams of its clauses, worked out once
// for all who read it, in English and Chinese alike.
//
// A tour. token.go cuts a sentence into [Token]s: numbers, words, Chinese characters
// and signs, each with its bytes; thousands.go says how its numbers part their
// thousands. A [Vocabulary] holds the phrases of tables, each under a [Cue], which is
// what the phrase is a sign of: a row of a table is
//
//	cue <tab> value <tab> phrase|phrase|…
//
// [Sentence.Begin] cuts a sentence and looks all phrases up in one walk (phrase.go);
// then [Sentence.At], [Sentence.Before] and [Sentence.Word] answer from what was seen, without
// a look at the words. clause.go has what parts clauses: the cost of the marks between
// two tokens ([Parting]), joining words and verbs counted from the start ([Seams]).
//
// The cues of cue.go are those that this package asks for itself. A room above
// declares its own behind them and has its words in tables of its own; all go into
// one Vocabulary, so a sentence is still walked once.
//
// Tokens are told by their index; an index beyond the ends is no token, and asking
// for it is no mistake. Spans are bytes of [Sentence.Text], ends exclusive.
package text
