package figure

import (
	"math/bits"
	"slices"
	"strings"

	"quoth/articles/lexicon"
)

// maxPhrase is how many tokens a phrase of the tables has at the most.
const maxPhrase = 8

// A hit is a phrase of the tables in the sentence.
type hit struct {
	*meaning
	from, tokens int
}

// look finds the phrases of the tables in the sentence: r.hits, in the order
// of their first token, the longest first.
func (r *reader) look() {
	n := len(r.toks) + 1
	r.hits = r.hits[:0]
	r.first = slices.Grow(r.first[:0], n)[:n]
	r.said = cueSet{}
	r.starts, r.ends = grow(r.starts, n), grow(r.ends, n)
	for i := range r.toks {
		t := &r.toks[i]
		r.first[i] = len(r.hits)
		o := r.words.openings.Get(t.low, lexicon.SketchOf(t.low))
		if o == nil {
			continue
		}
		if o.lengths > 1<<1 && o.seconds&(1<<(lexicon.SketchOf(r.low(i+1))%64)) != 0 {
			for k := min(bits.Len16(o.lengths)-1, len(r.toks)-i); k > 1; k-- {
				if o.lengths&(1<<k) != 0 {
					r.hit(r.words.phrases[r.phraseOf(i, k)], i, k)
				}
			}
		}
		r.hit(o.alone, i, 1)
	}
	r.first[n-1] = len(r.hits)
}

// phraseOf returns the k tokens from token i on as the tables write them:
// without the blanks that may set Chinese characters apart.
func (r *reader) phraseOf(i, k int) string {
	words := r.lower[r.toks[i].start:r.toks[i+k-1].end]
	if r.toks[i].kind == han && r.toks[i+1].kind == han && !r.toks[i+1].glued && r.toks[i+1].near || k > 2 && r.toks[i].kind == han && !r.toks[i+2].glued {
		return strings.ReplaceAll(words, " ", "")
	}
	return words
}

// hit notes that a phrase of k tokens begins at token i.
func (r *reader) hit(phrase []meaning, i, k int) {
	for n := range phrase {
		m := &phrase[n]
		r.hits = append(r.hits, hit{m, i, k})
		r.starts[i].add(m.cue)
		r.said.add(m.cue)
		r.ends[i+k].add(m.cue)
	}
}

// grow returns s with n zero elements.
func grow[E any](s []E, n int) []E {
	if cap(s) < n {
		return make([]E, n, 2*n)
	}
	s = s[:n]
	clear(s)
	return s
}

// at returns what the longest phrase that begins at token i says as that
// cue, and how many tokens it has; 0 when there is none.
func (r *reader) at(i int, c cue) (meaning, int) {
	if i < 0 || i >= len(r.toks) || !r.starts[i].has(c) {
		return meaning{}, 0
	}
	for _, h := range r.hits[r.first[i]:r.first[i+1]] {
		if h.cue == c {
			return *h.meaning, h.tokens
		}
	}
	return meaning{}, 0
}

// before returns what the longest phrase that ends before token i says as
// that cue, and how many tokens it has; 0 when there is none.
func (r *reader) before(i int, c cue) (meaning, int) {
	if i <= 0 || i > len(r.toks) || !r.ends[i].has(c) {
		return meaning{}, 0
	}
	for from := max(0, i-maxPhrase); from < i; from++ {
		for _, h := range r.hits[r.first[from]:r.first[from+1]] {
			if h.cue == c && from+h.tokens == i {
				return *h.meaning, h.tokens
			}
		}
	}
	return meaning{}, 0
}

// word returns what token i by itself says as that cue.
func (r *reader) word(i int, c cue) (meaning, bool) {
	if i < 0 || i >= len(r.toks) || !r.starts[i].has(c) {
		return meaning{}, false
	}
	for _, h := range r.hits[r.first[i]:r.first[i+1]] {
		if h.cue == c && h.tokens == 1 {
			return *h.meaning, true
		}
	}
	return meaning{}, false
}
