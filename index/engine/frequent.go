package engine

import (
	"context"
	"math"
	"math/bits"

	index "github.com/blevesearch/bleve_index_api"
)

// A frequent list is the postings of a term that many passages hold, decoded:
// questions are full of such terms, and whether a passage holds one is found
// here without walking the passages before it.
type frequent struct {
	held    []uint64 // a bit for each passage: whether it holds the term
	before  []uint32 // for each word of held, how many passages before it hold the term
	freqs   []uint8  // how often each passage that holds it does
	lengths []uint16 // of the field, in tokens
}

// frequentShare is the share of passages, one in so many, that hold a frequent term.
const frequentShare = 32

// perPassage is the most that frequent lists take in memory: bytes for each passage.
const perPassage = 64

// readFrequent reads a list, of so many passages, from Bleve; nil when a
// number in it is too large to be kept.
func readFrequent(ctx context.Context, r index.TermFieldReader, n int) (*frequent, error) {
	l := &frequent{freqs: make([]uint8, 0, n), lengths: make([]uint16, 0, n)}
	var at index.TermFieldDoc
	for {
		p, err := r.Next(&at)
		if err != nil {
			return nil, err
		}
		if p == nil {
			return l, nil
		}
		if len(l.freqs)%1024 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		length := math.Round(1 / (p.Norm * p.Norm))
		if p.Freq > math.MaxUint8 || length > math.MaxUint16 {
			return nil, nil
		}
		doc := p.ID.Value()
		for uint64(len(l.held)) <= doc/64 {
			l.held = append(l.held, 0)
			l.before = append(l.before, uint32(len(l.freqs)))
		}
		l.held[doc/64] |= 1 << (doc % 64)
		l.freqs = append(l.freqs, uint8(p.Freq))
		l.lengths = append(l.lengths, uint16(length))
	}
}

// size is how many bytes the list takes.
func (l *frequent) size() int { return 12*len(l.held) + 3*len(l.freqs) }

// from returns the first passage from doc on that holds the term, and its
// rank among those that do; noDoc when there is none.
func (l *frequent) from(doc uint64) (uint64, int) {
	w := doc / 64
	if w >= uint64(len(l.held)) {
		return noDoc, 0
	}
	rest := l.held[w] >> (doc % 64) << (doc % 64)
	for rest == 0 {
		if w++; w == uint64(len(l.held)) {
			return noDoc, 0
		}
		rest = l.held[w]
	}
	bit := uint64(bits.TrailingZeros64(rest))
	return 64*w + bit, int(l.before[w]) + bits.OnesCount64(l.held[w]&(1<<bit-1))
}

// at returns how often the passage of that rank holds the term, and how long
// its field is.
func (l *frequent) at(rank int) (freq, length float64) {
	return float64(l.freqs[rank]), float64(l.lengths[rank])
}
