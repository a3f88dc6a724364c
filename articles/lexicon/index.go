package lexicon

import "slices"

// An Index holds what is known of words. Most words that it does not hold it
// tells at a glance. The zero Index holds none; one is safe for concurrent
// use while nothing is added.
type Index[V any] struct {
	heads   [1 << 12]int32 // by sketch: one more than where the chain begins in entries
	entries []entry[V]
}

type entry[V any] struct {
	word  string
	next  int32 // one more than where the chain goes on
	value V
}

// A Sketch is a few bits of a word: equal words have equal ones.
type Sketch uint32

// SketchOf takes the sketch of a word.
func SketchOf(word string) Sketch {
	n := len(word)
	if n == 0 {
		return 0
	}
	s := uint32(word[0]) | uint32(word[n/2])<<8 | uint32(word[n-1])<<16 | uint32(n)<<24
	return Sketch(s * 2654435769 >> 20)
}

// Get returns what is known of a word whose sketch is given, nil nothing. It
// holds until the next At.
func (x *Index[V]) Get(word string, s Sketch) *V {
	for i := x.heads[s%Sketch(len(x.heads))]; i > 0; i = x.entries[i-1].next {
		if e := &x.entries[i-1]; e.word == word {
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
	x.entries = append(x.entries, entry[V]{word: word, next: x.heads[s]})
	x.heads[s] = int32(len(x.entries))
	return &x.entries[len(x.entries)-1].value
}

// Clone returns an index of the same, to which more can be added.
func (x *Index[V]) Clone() *Index[V] {
	return &Index[V]{x.heads, slices.Clone(x.entries)}
}
