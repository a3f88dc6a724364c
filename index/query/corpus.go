package query

import (
	"slices"
	"sync"

	"quoth/articles/lexicon"
)

// A Corpus is what questions are understood beside. It is safe for concurrent
// use.
type Corpus struct {
	lex     *lexicon.Lexicon
	holds   func(term string) bool
	speller func() *speller // made when the first word is not known
}

// NewCorpus returns a corpus whose passages hold some terms; words reads those
// it is written in, once, when a question has one that is not known. Where they
// cannot be read, only names are put right.
func NewCorpus(lex *lexicon.Lexicon, holds func(term string) bool, words func() (Vocabulary, error)) *Corpus {
	return &Corpus{lex, holds, sync.OnceValue(func() *speller {
		known, err := words()
		if err != nil {
			known = Vocabulary{}
		}
		return newSpeller(known, lex)
	})}
}

// Understand reads a question to the corpus: as the function does, after words
// that stand nowhere in it have been taken for those they were most likely
// meant to be.
func (c *Corpus) Understand(question string) Query {
	asked := clipQuestion(question)
	spelt, list := c.spell(asked)
	q := Understand(spelt, c.lex)
	q.Asked, q.Respelt = asked, list
	all := slices.Clone(q.Words)
	known := func(w Word) bool {
		return c.holds(w.Term) || slices.ContainsFunc(slices.Concat(Same(w.Term), Alike(w.Term)), c.holds)
	}
	q.unknownWrapping(known)
	q.acrossWords(known)
	if gone := dropped(all, q.Words); len(gone) > 0 {
		q.reads(append(gone, q.left...))
	}
	c.names(&q)
	q.unknownOwners(func(w Word) bool { return c.holds(w.Term) })
	return q
}

// acrossWords drops the pairs of Chinese characters that no passage has and that
// share a character with a pair that some have: where one word ends and the next
// begins, 人融 of 机器人融了多少钱 is no word.
func (q *Query) acrossWords(known func(Word) bool) {
	var has [][2]int
	for _, w := range q.Words {
		if Language(w.Text) == "zh" && (w.Entry != nil || known(w)) {
			has = append(has, w.At)
		}
	}
	q.Words = slices.DeleteFunc(q.Words, func(w Word) bool {
		return Language(w.Text) == "zh" && w.Entry == nil && !known(w) && slices.ContainsFunc(has, func(at [2]int) bool {
			return at[0] < w.At[1] && w.At[0] < at[1]
		})
	})
}

// names tells the words of a question that the corpus writes as names and no
// other way, however the question writes them.
func (c *Corpus) names(q *Query) {
	if Language(q.Question) != "en" {
		return
	}
	for i, w := range q.Words {
		if w.Role == Content && w.Entry == nil && c.speller().isName(w.Text) {
			q.Words[i].Role, q.Words[i].Narrows = Name, true
		}
	}
}
