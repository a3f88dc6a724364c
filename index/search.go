package index

import (
	"context"

	"quoth/articles"
)

// A Term is one word to look for. A passage that holds any of its variants
// holds the word; it counts once, however many of them it holds.
type Term struct {
	Word     string    // as asked
	Variants []Variant // terms of the index that stand for it, the word's own first
	Weight   float64   // of the word in the score; 0 means 1
}

// A Variant is a term of the index (a Token's Term) and how much finding it
// is worth: 1 the word itself, less a relative. 0 means 1.
type Variant struct {
	Term   string
	Weight float64
}

// Filters keep passages that meet every one of its lists; a list is met by
// any of its items, and an empty list by everything.
type Filters struct {
	Places   []string // lexicon ids: of a figure, named in the passage, or what the article is about
	Measures []string // lexicon ids: of a figure, or named in the passage
	Articles []string // paths
	Lang     string   // of the article
	MinMatch int      // how many of the terms a passage must hold, 0 means 1
}

// A Hit is a passage with its score.
type Hit struct {
	Record
	Score    float64   // BM25F; comparable between passages of one search
	Share    float64   // Score over the most that the terms could reach, 0 to 1; comparable between searches
	Terms    []float64 // what each term of the search gave to Score, in the order given; 0: not in the passage
	Coverage float64   // idf of the terms it holds over idf of all terms, 0 to 1
}

// Search returns the n best passages for the terms, best first; equal scores
// are ordered by passage id. It looks for at most maxTerms terms, the rest are
// passed over. It ends early with the context's error.
func (x *Index) Search(ctx context.Context, terms []Term, only Filters, n int) ([]Hit, error) {
	return nil, nil
}

// Frequency returns how many passages hold a term of the index (a Token's
// Term) in their text, heading or title, whichever is most; 0 when none does.
func (x *Index) Frequency(term string) int { return 0 }

// WithFigures returns up to n passages that hold a figure of any of these
// measures for any of these places (lexicon ids), newest article first; an
// empty list stands for any.
func (x *Index) WithFigures(ctx context.Context, measures, places []string, n int) ([]Record, error) {
	return nil, nil
}

// Articles returns what is known of every article, in the order of the corpus.
func (x *Index) Articles() []Meta { return nil }

// Meta returns what is known of one article; the zero Meta when there is none.
func (x *Index) Meta(path string) Meta { return Meta{} }

// Article returns an article as it was indexed, with its text, what it was
// read from and what cleaning removed.
func (x *Index) Article(path string) (articles.Article, error) { return articles.Article{}, nil }

// Fingerprint tells corpora apart: equal when articles, lexicon and schema are.
func (x *Index) Fingerprint() string { return "" }

// Passages returns how many passages the index holds.
func (x *Index) Passages() int { return 0 }

// Close lets go of the index. Searches under way end first.
func (x *Index) Close() error { return nil }
