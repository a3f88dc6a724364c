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

// A Plan is how an index is built, besides from what.
type Plan struct {
	Encoding                    // in a folder only
	Shards   int                // in a cluster only: parts of what is made anew
	Probe    func(*Index) error // refuses what was built before it is made current; nil: nothing is refused. It keeps nothing of the index
}

// probe has a plan look at what was built.
func (p Plan) probe(x *Index) error {
	if p.Probe == nil {
		return nil
	}
	return p.Probe(x)
}

// Build writes a new generation of the index in dir and makes it current. See
// BuildFrom.
func Build(ctx context.Context, dir string, c *articles.Corpus, lex *lexicon.Lexicon, p Plan) error {
	return BuildFrom(ctx, dir, documents(c, lex), lex, Fingerprint(c, lex), p)
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
		d := Document{Article: a, Passages: c.Own(a)}
		if len(d.Passages) > 0 {
			d.Figures = a.Figures(lex, c.Units)
		}
		return d
	})
}
