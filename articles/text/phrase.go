package text

import (
	"math/bits"
	"slices"
	"strings"

	"quoth/articles/lexicon"
)

// MaxPhrase is how many tokens a phrase of the tables has at the most.
const MaxPhrase = 8

// A hit is a phrase of the tables in the sentence that has more than one token.
type hit struct {
	means        *Meaning
	from, tokens int
}

// What is seen at a token, or at the sentence's end, are the phrases of the tables.
type seen struct {
	starts, ends CueSet   // of those that begin there, and of those that end before it
	opening      *opening // what the token says by itself, nil nothing
	first        int      // index in hits of the first that begins there
}

// look finds the phrases of the tables in the sentence: r.seen, and r.hits in
// the order of their first token, the longest first.
func (r *Sentence) look() {
	n := len(r.Tokens) + 1
	r.hits = r.hits[:0]
	r.said = CueSet{}
	r.seen = slices.Grow(r.seen[:0], n)[:n]
	clear(r.seen)
	next := lexicon.SketchOf(r.Low(0))
	for i := range r.Tokens {
		sketch := next
		next = lexicon.SketchOf(r.Low(i + 1))
		t := &r.seen[i]
		t.first = len(r.hits)
		o := r.Words.openings.Get(r.Tokens[i].Low, sketch)
		if o == nil {
			continue
		}
		if o.seconds&next.Bit() != 0 {
			for k := min(bits.Len16(o.lengths)-1, len(r.Tokens)-i); k > 1; k-- {
				if o.lengths&(1<<k) != 0 {
					r.hit(r.Words.Means(r.phraseOf(i, k)), i, k)
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
func (r *Sentence) phraseOf(i, k int) string {
	words := r.Lower[r.Tokens[i].Start:r.Tokens[i+k-1].End]
	if r.Tokens[i].Kind == Han && r.Tokens[i+1].Kind == Han && !r.Tokens[i+1].Glued && r.Tokens[i+1].Near || k > 2 && r.Tokens[i].Kind == Han && !r.Tokens[i+2].Glued {
		return strings.ReplaceAll(words, " ", "")
	}
	return words
}

// hit notes that a phrase of k tokens begins at token i.
func (r *Sentence) hit(phrase []Meaning, i, k int) {
	for n := range phrase {
		m := &phrase[n]
		r.hits = append(r.hits, hit{m, i, k})
		r.seen[i].starts.add(m.Cue)
		r.said.add(m.Cue)
		r.seen[i+k].ends.add(m.Cue)
	}
}

// Begins reports whether a phrase of that cue begins at token i.
func (r *Sentence) Begins(i int, c Cue) bool {
	return uint(i) < uint(len(r.seen)) && r.seen[i].starts.has(c)
}

// BeginsAny reports whether a phrase of one of the cues begins at token i.
func (r *Sentence) BeginsAny(i int, set *CueSet) bool {
	return uint(i) < uint(len(r.seen)) && r.seen[i].starts.meets(set)
}

// EndsBefore reports whether a phrase of that cue ends before token i.
func (r *Sentence) EndsBefore(i int, c Cue) bool {
	return uint(i) < uint(len(r.seen)) && r.seen[i].ends.has(c)
}

// EndsAny reports whether a phrase of one of the cues ends before token i.
func (r *Sentence) EndsAny(i int, set *CueSet) bool {
	return uint(i) < uint(len(r.seen)) && r.seen[i].ends.meets(set)
}

// At returns what the longest phrase that begins at token i says as that
// cue, and how many tokens it has; 0 when there is none.
func (r *Sentence) At(i int, c Cue) (Meaning, int) {
	if !r.Begins(i, c) {
		return Meaning{}, 0
	}
	for _, h := range r.hits[r.seen[i].first:r.seen[i+1].first] {
		if h.means.Cue == c {
			return *h.means, h.tokens
		}
	}
	return r.seen[i].opening.says(c)
}

// Before returns what the longest phrase that ends before token i says as
// that cue, and how many tokens it has; 0 when there is none.
func (r *Sentence) Before(i int, c Cue) (Meaning, int) {
	if !r.EndsBefore(i, c) {
		return Meaning{}, 0
	}
	for _, h := range r.hits[r.seen[max(0, i-MaxPhrase)].first:r.seen[i].first] {
		if h.means.Cue == c && h.from+h.tokens == i {
			return *h.means, h.tokens
		}
	}
	return r.seen[i-1].opening.says(c)
}

// Word returns what token i by itself says as that cue.
func (r *Sentence) Word(i int, c Cue) (Meaning, bool) {
	if !r.Begins(i, c) {
		return Meaning{}, false
	}
	m, n := r.seen[i].opening.says(c)
	return m, n > 0
}

// WordAny reports whether token i by itself says something as one of the cues.
func (r *Sentence) WordAny(i int, set *CueSet) bool {
	return r.BeginsAny(i, set) && r.seen[i].opening.cues.meets(set)
}

// says returns what the token by itself says as that cue, and 1; 0 when it
// says nothing.
func (o *opening) says(c Cue) (Meaning, int) {
	for i := range o.alone {
		if m := &o.alone[i]; m.Cue == c {
			return *m, 1
		}
	}
	return Meaning{}, 0
}
