// Package answer answers questions from an index: what the articles say, word
// for word, or that they do not say.
package answer

import (
	"quoth/articles/lexicon"
	"quoth/index"
)

// An Answerer answers questions from an index. It is safe for concurrent use.
type Answerer struct {
	*index.Index
	lex      *lexicon.Lexicon
	metas    []index.Meta // of the articles, by their numbers
	readings readingCache
}

// New returns what answers questions from an index, which stays the caller's to
// close.
func New(x *index.Index) *Answerer {
	return &Answerer{Index: x, lex: x.Lexicon(), metas: x.Articles()}
}
