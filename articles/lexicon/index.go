package lexicon

import (
	"iter"
	"slices"
)

// An Index holds what is known of words. Most words that it does not hold it
// tells at a glance. The zero Index holds none; one is safe for concurrent
// use while nothing is added.
type Index[V any] struct {
	heads   [1 << headBits]head // by the first bits of the sketch
	entries []entry[V]
}

const headBits = 12

// A head is where the chain of some words begins.
type head struct {
	first int32  // one more than where, in entries
	holds uint32 // bit n: a sketch in the chain ends in n
}

type entry[V any] struct {
	word   string
	sketch Sketch
	next   int32 // one more than where the chain goes on, in entries
	value  V
}

// A Sketch is a few bits of a word: equal words have equal ones.
type Sketch uint32

// Bit returns one bit of 64 for a sketch.
func (s Sketch) Bit() uint64 { return 1 << (s >> (32 - 6)) }

// SketchOf takes the sketch of a word.
func SketchOf(word string) Sketch {
	n := len(word)
	if n == 0 {
		return 0
	}
	s := uint32(word[0]) | uint32(word[n/2])<<8 | uint32(word[n-1])<<16 | uint32(n)<<24
	s *= 2654435769
	return Sketch(s ^ s>>15)
}

// Get returns what is known of a word whose sketch is given, nil nothing. It
// holds until the next At.
func (x *Index[V]) Get(word string, s Sketch) *V {
	h := &x.heads[s>>(32-headBits)]
	if h.holds&(1<<(s%32)) == 0 {
		return nil
	}
	for i := h.first; i > 0; i = x.entries[i-1].next {
		if e := &x.entries[i-1]; e.sketch == s && e.word == word {
			return &e.value
		}
	}
	return nil
}

// At returns the place of what is known of a word, there to be changed. It
// holds until the next At.
func (x *Index[V]) At(word string) *V {
	s := SketchOf(word)
	if v := x.Get(word, s); v != nil {
		return v
	}
	h := &x.heads[s>>(32-headBits)]
	x.entries = append(x.entries, entry[V]{word: word, sketch: s, next: h.first})
	h.first = int32(len(x.entries))
	h.holds |= 1 << (s % 32)
	return &x.entries[len(x.entries)-1].value
}

// All yields the words that x holds and what is known of each, in the order
// they were added.
func (x *Index[V]) All() iter.Seq2[string, V] {
	return func(yield func(string, V) bool) {
		for _, e := range x.entries {
			if !yield(e.word, e.value) {
				return
			}
		}
	}
}

// Clone returns an index of the same, to which more can be added.
func (x *Index[V]) Clone() *Index[V] {
	return &Index[V]{x.heads, slices.Clone(x.entries)}
}
