package index

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"iter"
	"slices"

	"quoth/articles"
	"quoth/articles/lexicon"
)

// Build writes a new generation of the index in dir and makes it current. See
// BuildFrom.
func Build(ctx context.Context, dir string, c *articles.Corpus, lex *lexicon.Lexicon, e Encoding) error {
	return BuildFrom(ctx, dir, documents(c, lex), lex, Fingerprint(c, lex), e)
}

// Memory makes an index that lives in memory. The caller closes it.
func Memory(ctx context.Context, c *articles.Corpus, lex *lexicon.Lexicon) (*Index, error) {
	return MemoryFrom(ctx, documents(c, lex), lex, Fingerprint(c, lex))
}

// Fingerprint is what Index.Fingerprint returns for an index of this corpus
// built by this program.
func Fingerprint(c *articles.Corpus, lex *lexicon.Lexicon) string {
	sum := sha256.New()
	enc := json.NewEncoder(sum)
	for _, v := range []any{schema, version(), c.Fingerprint, lex.Entries()} {
		if err := enc.Encode(v); err != nil {
			panic(err) // values of plain types, and a hash never fails
		}
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// documents returns the articles of a corpus with their passages and figures.
func documents(c *articles.Corpus, lex *lexicon.Lexicon) iter.Seq[Document] {
	return inOrder(slices.Values(c.Articles), func(a *articles.Article) Document {
		return Document{Article: a, Passages: a.Passages(), Figures: a.Figures(lex, c.Units)}
	})
}
