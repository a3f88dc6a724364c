package index

import (
	"context"
	"iter"

	"quoth/articles"
	"quoth/articles/figure"
	"quoth/articles/lexicon"
)

// A Document is what is indexed of one article.
type Document struct {
	Article  *articles.Article
	Passages []articles.Passage // in order
	Figures  []figure.Figure    // spans in bytes of the article's Text, in order
}

// BuildFrom writes a new generation of the index in dir and makes it current.
func BuildFrom(ctx context.Context, dir string, docs iter.Seq[Document], lex *lexicon.Lexicon) error {
	return nil
}

// MemoryFrom makes an index that lives in memory.
func MemoryFrom(ctx context.Context, docs iter.Seq[Document], lex *lexicon.Lexicon) (*Index, error) {
	return nil, nil
}
