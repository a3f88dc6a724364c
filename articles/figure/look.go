package figure

import (
	"math/bits"
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

// What is seen at a token, or at the sentence's end, are the phrases of the tables.
type seen struct {
	starts, ends cueSet   // of those that begin there, and of those that end before it
	opening      *opening // what the token says by itself, nil nothing
	first        int      // index in hits of the first that begins there
}

// look finds the phrases of the tables in the sentence: r.seen, and r.hits in
// the order of their first token, the longest first.
func (r *reader) look() {
	n := len(r.toks) + 1
	r.hits = r.hits[:0]
	r.said = cueSet{}
	r.seen = grow(r.seen, n)
	next := lexicon.SketchOf(r.low(0))
	for i := range r.toks {
		sketch := next
		next = lexicon.SketchOf(r.low(i + 1))
		t := &r.seen[i]
		t.first = len(r.hits)
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
		t.opening = o
		t.starts.join(&o.cues)
		r.seen[i+1].ends.join(&o.cues)
		r.said.join(&o.cues)
	}
	r.seen[n-1].first = len(r.hits)
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
		r.seen[i].starts.add(m.cue)
		r.said.add(m.cue)
		r.seen[i+k].ends.add(m.cue)
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
	return uint(i) < uint(len(r.seen)) && r.seen[i].starts.has(c)
}

// beginsAny reports whether a phrase of one of the cues begins at token i.
func (r *reader) beginsAny(i int, set *cueSet) bool {
	return uint(i) < uint(len(r.seen)) && r.seen[i].starts.meets(set)
}

// endsBefore reports whether a phrase of that cue ends before token i.
func (r *reader) endsBefore(i int, c cue) bool {
	return uint(i) < uint(len(r.seen)) && r.seen[i].ends.has(c)
}

// endsAny reports whether a phrase of one of the cues ends before token i.
func (r *reader) endsAny(i int, set *cueSet) bool {
	return uint(i) < uint(len(r.seen)) && r.seen[i].ends.meets(set)
}

// at returns what the longest phrase that begins at token i says as that
// cue, and how many tokens it has; 0 when there is none.
func (r *reader) at(i int, c cue) (meaning, int) {
	if !r.begins(i, c) {
		return meaning{}, 0
	}
	for _, h := range r.hits[r.seen[i].first:r.seen[i+1].first] {
		if h.cue == c {
			return *h.meaning, h.tokens
		}
	}
	return r.seen[i].opening.says(c)
}

// before returns what the longest phrase that ends before token i says as
// that cue, and how many tokens it has; 0 when there is none.
func (r *reader) before(i int, c cue) (meaning, int) {
	if !r.endsBefore(i, c) {
		return meaning{}, 0
	}
	for _, h := range r.hits[r.seen[max(0, i-maxPhrase)].first:r.seen[i].first] {
		if h.cue == c && h.from+h.tokens == i {
			return *h.meaning, h.tokens
		}
	}
	return r.seen[i-1].opening.says(c)
}

// word returns what token i by itself says as that cue.
func (r *reader) word(i int, c cue) (meaning, bool) {
	if !r.begins(i, c) {
		return meaning{}, false
	}
	m, n := r.seen[i].opening.says(c)
	return m, n > 0
}

// wordAny reports whether token i by itself says something as one of the cues.
func (r *reader) wordAny(i int, set *cueSet) bool {
	return r.beginsAny(i, set) && r.seen[i].opening.cues.meets(set)
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
