package figure

import (
	"math/bits"
	"slices"
	"strings"

	"quoth/articles/lexicon"
)

// maxPhrase is how many tokens a phrase of the tables has at the most.
const maxPhrase = 8

// A hit is a phrase of the tables in the sentence that has more than one token.
type hit struct {
	*meaning
	from, tokens int
}

// look finds the phrases of the tables in the sentence: r.openings, and r.hits
// in the order of their first token, the longest first.
func (r *reader) look() {
	n := len(r.toks) + 1
	r.hits = r.hits[:0]
	r.openings = grow(r.openings, n)
	r.first = slices.Grow(r.first[:0], n)[:n]
	r.said = cueSet{}
	r.starts, r.ends = grow(r.starts, n), grow(r.ends, n)
	next := lexicon.SketchOf(r.low(0))
	for i := range r.toks {
		sketch := next
		next = lexicon.SketchOf(r.low(i + 1))
		r.first[i] = len(r.hits)
		o := r.words.openings.Get(r.toks[i].low, sketch)
		if o == nil {
			continue
		}
		if o.seconds&next.Bit() != 0 {
			for k := min(bits.Len16(o.lengths)-1, len(r.toks)-i); k > 1; k-- {
				if o.lengths&(1<<k) != 0 {
					r.hit(r.words.means(r.phraseOf(i, k)), i, k)
				}
			}
		}
		r.openings[i] = o
		r.starts[i].join(&o.cues)
		r.ends[i+1].join(&o.cues)
		r.said.join(&o.cues)
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

// begins reports whether a phrase of that cue begins at token i.
func (r *reader) begins(i int, c cue) bool {
	return uint(i) < uint(len(r.starts)) && r.starts[i].has(c)
}

// beginsAny reports whether a phrase of one of the cues begins at token i.
func (r *reader) beginsAny(i int, set *cueSet) bool {
	return uint(i) < uint(len(r.starts)) && r.starts[i].meets(set)
}

// endsBefore reports whether a phrase of that cue ends before token i.
func (r *reader) endsBefore(i int, c cue) bool {
	return uint(i) < uint(len(r.ends)) && r.ends[i].has(c)
}

// endsAny reports whether a phrase of one of the cues ends before token i.
func (r *reader) endsAny(i int, set *cueSet) bool {
	return uint(i) < uint(len(r.ends)) && r.ends[i].meets(set)
}

// at returns what the longest phrase that begins at token i says as that
// cue, and how many tokens it has; 0 when there is none.
func (r *reader) at(i int, c cue) (meaning, int) {
	if !r.begins(i, c) {
		return meaning{}, 0
	}
	for _, h := range r.hits[r.first[i]:r.first[i+1]] {
		if h.cue == c {
			return *h.meaning, h.tokens
		}
	}
	return r.openings[i].says(c)
}

// before returns what the longest phrase that ends before token i says as
// that cue, and how many tokens it has; 0 when there is none.
func (r *reader) before(i int, c cue) (meaning, int) {
	if !r.endsBefore(i, c) {
		return meaning{}, 0
	}
	for _, h := range r.hits[r.first[max(0, i-maxPhrase)]:r.first[i]] {
		if h.cue == c && h.from+h.tokens == i {
			return *h.meaning, h.tokens
		}
	}
	return r.openings[i-1].says(c)
}

// word returns what token i by itself says as that cue.
func (r *reader) word(i int, c cue) (meaning, bool) {
	if !r.begins(i, c) {
		return meaning{}, false
	}
	m, n := r.openings[i].says(c)
	return m, n > 0
}

// wordAny reports whether token i by itself says something as one of the cues.
func (r *reader) wordAny(i int, set *cueSet) bool {
	return r.beginsAny(i, set) && r.openings[i].cues.meets(set)
}

// says returns what the token by itself says as that cue, and 1; 0 when it
// says nothing.
func (o *opening) says(c cue) (meaning, int) {
	for i := range o.alone {
		if m := &o.alone[i]; m.cue == c {
			return *m, 1
		}
	}
	return meaning{}, 0
}
