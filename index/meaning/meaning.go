// Package meaning tells how much alike words are in what they mean, in English
// and Chinese and from one to the other: a table of word vectors in the binary.
// Terms of the index in, likeness out; it knows no passage and no question.
// README.md tells what the table was made of, and how.
package meaning

import (
	_ "embed"
	"encoding/binary"
	"fmt"
	"math"
	"sort"
	"sync"
)

// A Word is a word that the table has.
type Word int32

// None stands for a word that the table has not.
const None Word = -1

//go:embed words.bin
var words string

// The table is a line that names its form; three numbers of 32 bits, how many
// words there are, how many numbers a vector has and how long the words are
// together, and the square of a vector's length; the vectors, a signed byte a
// number; where each word begins, and the last ends; the words, in order.
type table struct {
	n, dims int
	square  float64 // of the length of every vector
	vectors string
	begins  string
	words   string
	chinese int // the first word that is Chinese: those before are English

	places func() []Word   // of the words, by their hash
	signs  func() []uint64 // of the numbers of each vector, signWords of 64 bits
}

const (
	form      = "words 1\n"
	header    = len(form) + 16
	signWords = 3
	dims      = 64 * signWords
)

// read reads a table; errors say what is wrong with it.
func read(data string) (*table, error) {
	if len(data) < header || data[:len(form)] != form {
		return nil, fmt.Errorf("words.bin: it does not begin with %q", form)
	}
	number := func(at int) int { return int(number32(data, at)) }
	t := &table{n: number(len(form)), dims: number(len(form) + 4), square: float64(math.Float32frombits(uint32(number(len(form) + 8))))}
	length := number(len(form) + 12)
	if t.dims != dims || t.square <= 0 || len(data) != header+t.n*t.dims+4*(t.n+1)+length {
		return nil, fmt.Errorf("words.bin: %d bytes, which %d words of %d numbers do not take", len(data), t.n, t.dims)
	}
	at := header
	take := func(n int) string {
		at += n
		return data[at-n : at]
	}
	t.vectors, t.begins, t.words = take(t.n*t.dims), take(4*(t.n+1)), take(length)
	t.chinese = sort.Search(t.n, func(i int) bool { return t.word(Word(i))[0] >= 0x80 })
	t.places, t.signs = sync.OnceValue(t.readPlaces), sync.OnceValue(t.readSigns)
	return t, nil
}

func number32(s string, at int) uint32 {
	return uint32(s[at]) | uint32(s[at+1])<<8 | uint32(s[at+2])<<16 | uint32(s[at+3])<<24
}

// own is the table in the binary.
var own = sync.OnceValue(func() *table {
	t, err := read(words)
	if err != nil {
		panic(err) // a test reads the table
	}
	return t
})

// word returns the letters of a word.
func (t *table) word(w Word) string {
	at := 4 * int(w)
	return t.words[number32(t.begins, at):number32(t.begins, at+4)]
}

// find returns the word that is a term.
func (t *table) find(term string) Word {
	places := t.places()
	for at := hash(term); ; at++ {
		switch w := places[int(at)&(len(places)-1)] - 1; {
		case w < 0:
			return None
		case t.word(w) == term:
			return w
		}
	}
}

// readPlaces makes a hash table of the words: each and 1, 0 in an empty place.
func (t *table) readPlaces() []Word {
	size := 1
	for size < 2*t.n {
		size *= 2
	}
	places := make([]Word, size)
	for i := range t.n {
		at := hash(t.word(Word(i)))
		for places[int(at)&(size-1)] != 0 {
			at++
		}
		places[int(at)&(size-1)] = Word(i + 1)
	}
	return places
}

// hash is FNV-1a, its high bits brought down.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h ^ h>>15
}

// like returns the cosine of two words.
func (t *table) like(a, b Word) float64 {
	if a == b {
		return 1 // but for what 8 bits lose
	}
	x, y := t.vectors[int(a)*dims:int(a)*dims+dims], t.vectors[int(b)*dims:int(b)*dims+dims]
	sum := int32(0)
	for i := 0; i < dims; i++ {
		sum += int32(int8(x[i])) * int32(int8(y[i]))
	}
	return min(1, float64(sum)/t.square)
}

// readSigns packs the signs of all vectors.
func (t *table) readSigns() []uint64 {
	const high = 0x8080808080808080
	signs := make([]uint64, t.n*signWords)
	room := make([]byte, dims)
	for i := range t.n {
		copy(room, t.vectors[i*dims:])
		for k := range dims / 8 {
			bits := (binary.LittleEndian.Uint64(room[8*k:]) & high) >> 7 * 0x0102040810204080 >> 56
			signs[i*signWords+k/8] |= bits << (8 * (k % 8))
		}
	}
	return signs
}

// Of returns the word that is a term of the index, None where the table has
// none: an English stem, or a pair of Chinese characters.
func Of(term string) Word { return own().find(term) }

// Term returns the term that a word is.
func (w Word) Term() string { return own().word(w) }

// Chinese reports whether a word is a Chinese one.
func (w Word) Chinese() bool { return int(w) >= own().chinese }

// Like tells how much alike two words are: the cosine of their vectors, of
// about 0 for two that have nothing to do with one another to 1 for one and the
// same. It is 0 where the table has not both.
func Like(a, b Word) float64 {
	if a == None || b == None {
		return 0
	}
	return max(0, own().like(a, b))
}
