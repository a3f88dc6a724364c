package answer

import (
	"slices"

	"quoth/articles/lexicon"
	"quoth/index/meaning"
	"quoth/index/term"
)

// A bag is the terms of a stretch of text and the things it names.
type bag struct {
	terms set[string]
	names set[*lexicon.Entry]
	means []meaning.Word // of the terms, those that the table of word vectors has
}

// A set is a few things, each of them once or more.
type set[T comparable] []T

func (s set[T]) has(one T) bool { return slices.Contains(s, one) }

// newBag is the bag of some texts, each term in it once.
func newBag(lex *lexicon.Lexicon, texts ...string) bag {
	a := term.Borrow()
	defer a.Return()
	var b bag
	for _, text := range texts {
		tokens := a.Analyze(text)
		b.terms = slices.Grow(b.terms, len(tokens))
		for _, tok := range tokens {
			b.terms = append(b.terms, tok.Term)
		}
		for _, m := range lex.Find(text) {
			b.names = append(b.names, m.Entry)
		}
	}
	b.settle()
	return b
}

// settle puts the terms in order, each once, and finds what they mean.
func (b *bag) settle() {
	slices.Sort(b.terms)
	b.terms = slices.Compact(b.terms)
	for _, t := range b.terms {
		if w := meaning.Of(t); w != meaning.None {
			b.means = append(b.means, w)
		}
	}
}

// and is the bag of the texts of two.
func (b bag) and(o bag) bag {
	both := bag{terms: slices.Concat(b.terms, o.terms), names: slices.Concat(b.names, o.names)}
	both.settle()
	return both
}
