// Package answer answers questions from an index: what the articles say, word
// for word, what comes closest, or that they do not say. It writes no sentence of
// its own.
//
// There is one way from question to answer, whatever is asked (ask.go):
//
//	Query ──weigh──▶ words ──propose──▶ candidates ──judge──▶ in order, with chances ──settle──▶ Answer
//
// A candidate (candidate.go) is whatever may be shown: a passage, a figure in its
// passage, or what a kind of question has put together over many figures. The
// kinds (kind.go) are a table, each with a file of its own: compare, rank, trend,
// change, arithmetic, claim, overview. They propose, and decide nothing.
//
// Evidence (evidence.go) is numbers that say how a candidate stands to the
// question: how the words meet, the place, the time, the measure, the sort of
// answer wanted, the role of the figure, the rank of its passage. One table of
// weights (tables/judge.tsv, which "quoth eval --fit" fits on questions with known
// answers) makes of it an order and the chance that a candidate answers, on one
// scale for all of them (judge.go).
//
// Gates (gate.go) are the few things that must never pass, whatever else speaks
// for a candidate: the figure of another place, of another year. What a gate
// refuses it refuses by its name, which the answer carries.
//
// Settling (settle.go) gives the first candidate as an answer where its chance is
// at least Sure, as the closest found where it is at least Near, and else says
// that the articles do not say. Where the ledger has figures of the measure and
// place asked for, the one shown is the one that stands best for them there, so
// that a lookup, a comparison and a ranking show the same.
package answer

import (
	"sync"

	"quoth/articles/lexicon"
	"quoth/index"
)

// An Answerer answers questions from an index. It is safe for concurrent use.
type Answerer struct {
	*index.Index
	lex      *lexicon.Lexicon
	metas    []index.Meta            // of the articles, by their numbers
	named    func() []*lexicon.Entry // by their front matter, see namedBy; worked out once
	langs    func() []string         // of the articles, worked out once
	readings readingCache
	weights  Weights        // where no encoder tells
	encoded  func() Weights // where one does; read when it is first told
	kinds    []kind         // of question, in the order in which they are tried
}

// New returns what answers questions from an index, which stays the caller's to
// close.
func New(x *index.Index) *Answerer {
	a := &Answerer{Index: x, lex: x.Lexicon(), metas: x.Articles(), weights: TableWeights(), encoded: EncoderWeights, kinds: kindsOfQuestion}
	a.named = sync.OnceValue(func() []*lexicon.Entry { return namedBy(a.metas, a.lex) })
	a.langs = sync.OnceValue(func() []string { return languagesOf(a.metas) })
	return a
}

// JudgeBy makes the answerer judge by other weights than those of the tables. It is
// not to be called while it is asked.
func (x *Answerer) JudgeBy(w Weights) { x.weights, x.encoded = w, func() Weights { return w } }

// weightsOf returns the weights by which proposals are judged.
func (x *Answerer) weightsOf(p *proposals) *Weights {
	if p.like != nil {
		w := x.encoded()
		return &w
	}
	return &x.weights
}
