package engine

import (
	"context"
	"math"
	"math/bits"
	"sort"

	index "github.com/blevesearch/bleve_index_api"
)

// A list is the postings of a term in a field, decoded and kept: questions say the
// same words again and again. Of a term that many passages hold it has a bit for
// each passage, so that whether one holds it is found without walking those before
// it; of another the passages themselves.
type list struct {
	held    []uint64  // a bit for each passage: whether it holds the term; nil where docs are kept
	before  []uint32  // for each word of held, how many passages before it hold the term
	docs    []uint32  // the passages that hold the term, in order, as Bleve numbers them
	freqs   []uint8   // how often each passage that holds the term does
	lengths []uint16  // of the field, in tokens
	most    []float32 // what the postings of each block give at most, see norms: of blockPassages passages where held is kept, else of blockPostings
	top     float32   // the most of most
}

const (
	frequentShare = 32   // the share of passages, one in so many, that hold a frequent term
	blockPassages = 1024 // a power of two
	blockPostings = 128
)

// Norms tell what a posting gives: how often the term is said, against the length
// of the field.
type norms struct {
	b, average float64
	divisors   [256]float64 // of the shorter fields
}

func newNorms(b, average float64) *norms {
	n := &norms{b: b, average: average}
	for i := range n.divisors {
		n.divisors[i] = n.divisor(i)
	}
	return n
}

func (n *norms) divisor(length int) float64 { return 1 - n.b + n.b*float64(length)/n.average }

// of returns what a frequency in a field of a length is divided by.
func (n *norms) of(length uint16) float64 {
	if int(length) < len(n.divisors) {
		return n.divisors[length]
	}
	return n.divisor(int(length))
}

// readList reads the postings that so many passages of a corpus have from Bleve;
// nil when a number in them is too large to be kept.
func readList(ctx context.Context, r index.TermFieldReader, norms *norms, n, corpus int) (*list, error) {
	l := &list{freqs: make([]uint8, 0, n), lengths: make([]uint16, 0, n)}
	frequent := n*frequentShare >= corpus
	if !frequent {
		l.docs = make([]uint32, 0, n)
	}
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
		length := lengthOf(p)
		doc := p.ID.Value()
		if p.Freq > math.MaxUint8 || length > math.MaxUint16 || doc > math.MaxUint32 {
			return nil, nil
		}
		block := len(l.docs) / blockPostings
		if frequent {
			block = int(doc / blockPassages)
			for uint64(len(l.held)) <= doc/64 {
				l.held = append(l.held, 0)
				l.before = append(l.before, uint32(len(l.freqs)))
			}
			l.held[doc/64] |= 1 << (doc % 64)
		} else {
			l.docs = append(l.docs, uint32(doc))
		}
		l.freqs = append(l.freqs, uint8(p.Freq))
		l.lengths = append(l.lengths, uint16(length))
		for len(l.most) <= block {
			l.most = append(l.most, 0)
		}
		gives := math.Nextafter32(float32(float64(p.Freq)/norms.of(uint16(length))), math.MaxFloat32)
		l.most[block], l.top = max(l.most[block], gives), max(l.top, gives)
	}
}

// lengthOf is how many tokens the field of a posting has.
func lengthOf(p *index.TermFieldDoc) float64 { return math.Round(1 / (p.Norm * p.Norm)) }

// size is how many bytes a list takes.
func (l *list) size() int {
	const itself = 200
	return itself + 12*cap(l.held) + 4*cap(l.docs) + cap(l.freqs) + 2*cap(l.lengths) + 4*cap(l.most)
}

// from returns the rank, among the passages that hold the term, of the first from
// doc on; at is a rank that is not behind it.
func (l *list) from(doc uint64, at int) int {
	if l.held != nil {
		if doc/64 >= uint64(len(l.held)) {
			return len(l.freqs)
		}
		return int(l.before[doc/64]) + bits.OnesCount64(l.held[doc/64]&(1<<(doc%64)-1))
	}
	for step := 1; ; step *= 2 { // those asked for stand near each other
		if end := at + step; end >= len(l.docs) || uint64(l.docs[end]) >= doc {
			near := l.docs[at:min(end, len(l.docs))]
			return at + sort.Search(len(near), func(i int) bool { return uint64(near[i]) >= doc })
		}
		at += step
	}
}

// next returns the first passage from doc on that holds the term, noDoc none; at
// is its rank.
func (l *list) next(doc uint64, at int) uint64 {
	if l.held == nil {
		if at == len(l.docs) {
			return noDoc
		}
		return uint64(l.docs[at])
	}
	w := doc / 64
	if w >= uint64(len(l.held)) {
		return noDoc
	}
	rest := l.held[w] >> (doc % 64) << (doc % 64)
	for rest == 0 {
		if w++; w == uint64(len(l.held)) {
			return noDoc
		}
		rest = l.held[w]
	}
	return 64*w + uint64(bits.TrailingZeros64(rest))
}

// holds reports whether the passage doc holds the term; at is the rank of the
// first from it on.
func (l *list) holds(doc uint64, at int) bool {
	if l.held != nil {
		return doc/64 < uint64(len(l.held)) && l.held[doc/64]>>(doc%64)&1 == 1
	}
	return at < len(l.docs) && uint64(l.docs[at]) == doc
}

// within returns what one of the passages from doc up to end, which lie in one
// block of passages, gives at most; at is the rank of the first from doc on.
func (l *list) within(doc, end uint64, at int) float64 {
	if l.held != nil {
		if doc/blockPassages >= uint64(len(l.most)) {
			return 0
		}
		return float64(l.most[doc/blockPassages])
	}
	most := float32(0)
	for at < len(l.docs) && uint64(l.docs[at]) < end {
		most = max(most, l.most[at/blockPostings])
		at = at/blockPostings*blockPostings + blockPostings
	}
	return float64(most)
}
