package lexicon

// A Sieve tells at a glance of most words that they are none of a set. The
// zero Sieve holds no word.
type Sieve [1 << 12 / 64]uint64

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

// Add puts a word into the set.
func (s *Sieve) Add(word Sketch) { s[word/64] |= 1 << (word % 64) }

// Passes reports whether a word may be one of the set. It is a few times that
// it is not.
func (s *Sieve) Passes(word Sketch) bool { return s[word/64%Sketch(len(s))]&(1<<(word%64)) != 0 }
