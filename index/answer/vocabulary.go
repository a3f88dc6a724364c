package answer

import (
	"slices"
	"strings"
	"sync"

	"quoth/articles/lexicon"
	"quoth/index/meaning"
	"quoth/index/term"
)

// A vocabulary numbers the terms of the passages that were read, so that a bag keeps
// numbers, and how a term stands to a question is worked out once a question. It is
// safe for concurrent use.
type vocabulary struct {
	mu      sync.RWMutex
	numbers map[string]uint32
	terms   []vocable // by number
}

// A vocable is a term with the word of the table of word vectors that it is.
type vocable struct {
	term  string
	means meaning.Word
}

// count returns how many terms are numbered.
func (v *vocabulary) count() int {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return len(v.terms)
}

// at returns a term by its number.
func (v *vocabulary) at(n uint32) vocable {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.terms[n]
}

// number appends the numbers of terms to list.
func (v *vocabulary) number(list []uint32, tokens []term.Token) []uint32 {
	v.mu.RLock()
	done := 0
	for ; done < len(tokens); done++ {
		n, ok := v.numbers[tokens[done].Term]
		if !ok {
			break
		}
		list = append(list, n)
	}
	v.mu.RUnlock()
	if done == len(tokens) {
		return list
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	for _, tok := range tokens[done:] {
		list = append(list, v.add(tok.Term))
	}
	return list
}

// add returns the number of a term, a new one of a new term. Its caller holds v.mu.
func (v *vocabulary) add(t string) uint32 {
	n, ok := v.numbers[t]
	if !ok {
		if v.numbers == nil {
			v.numbers = map[string]uint32{}
		}
		n, t = uint32(len(v.terms)), strings.Clone(t) // the passage need not stay in memory for it
		v.numbers[t] = n
		v.terms = append(v.terms, vocable{t, meaning.Of(t)})
	}
	return n
}

// A bag is the terms of a stretch of text, by their numbers, and the things it names.
type bag struct {
	words []uint32
	names set[*lexicon.Entry]
}

// A set is a few things, each of them once or more.
type set[T comparable] []T

func (s set[T]) has(one T) bool { return slices.Contains(s, one) }

// bag is the bag of some texts, each term in it once.
func (v *vocabulary) bag(lex *lexicon.Lexicon, texts ...string) bag {
	a := term.Borrow()
	defer a.Return()
	var b bag
	for _, text := range texts {
		if text == "" {
			continue
		}
		tokens := a.Analyze(text)
		b.words = v.number(slices.Grow(b.words, len(tokens)), tokens)
		b.names = named(b.names, lex, text)
	}
	b.settle()
	return b
}

// named appends the things that a text names to names.
func named(names set[*lexicon.Entry], lex *lexicon.Lexicon, text string) set[*lexicon.Entry] {
	var room [16]lexicon.Mention
	for _, m := range lex.AppendMentions(room[:0], text, lexicon.Plain(text)) {
		names = append(names, m.Entry)
	}
	return names
}

// settle has each term once.
func (b *bag) settle() {
	slices.Sort(b.words)
	b.words = slices.Compact(b.words)
}

// and is the bag of the texts of two.
func (b bag) and(o bag) bag {
	both := bag{words: slices.Concat(b.words, o.words), names: slices.Concat(b.names, o.names)}
	both.settle()
	return both
}
