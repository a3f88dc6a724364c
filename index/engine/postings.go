package engine

import (
	"context"
	"math"
	"math/bits"

	index "github.com/blevesearch/bleve_index_api"
)

const noDoc = math.MaxUint64

// A posting list walks the passages that hold one term in one field: those of a
// list that is kept, or as Bleve reads them.
type postingList struct {
	list   *list
	rank   int     // of the first posting that is not behind it, in list
	reader keyword // where there is no list
	weight float64
	norms  *norms
}

// seek moves to the first passage from doc on, which is not before where it stands.
func (l *postingList) seek(doc uint64, buf *index.IndexInternalID) error {
	if l.list == nil {
		return l.reader.advance(doc, buf)
	}
	l.rank = l.list.from(doc, l.rank)
	return nil
}

// next returns the first passage from doc on; it stands there or before.
func (l *postingList) next(doc uint64, buf *index.IndexInternalID) (uint64, error) {
	if err := l.seek(doc, buf); err != nil {
		return noDoc, err
	}
	if l.list == nil {
		return l.reader.doc, nil
	}
	return l.list.next(doc, l.rank), nil
}

// most returns what a passage from doc on, where it stands, up to end gives at most.
func (l *postingList) most(doc, end uint64) float64 {
	if l.list == nil {
		if l.reader.doc >= end {
			return 0
		}
		return math.Inf(1)
	}
	return l.weight * l.list.within(doc, end, l.rank)
}

// top returns what any passage gives at most.
func (l *postingList) top() float64 {
	if l.list == nil {
		return math.Inf(1)
	}
	return l.weight * float64(l.list.top)
}

// gives returns what a posting gives.
func (l *postingList) gives(rank int) float64 {
	return l.weight * float64(l.list.freqs[rank]) / l.norms.of(l.list.lengths[rank])
}

// at returns what the passage doc gives, 0 where it does not hold the term.
func (l *postingList) at(doc uint64, buf *index.IndexInternalID) (float64, error) {
	if err := l.seek(doc, buf); err != nil {
		return 0, err
	}
	switch {
	case l.list == nil && l.reader.doc == doc:
		return l.weight * float64(l.reader.at.Freq) / l.norms.divisor(int(lengthOf(&l.reader.at))), nil
	case l.list == nil || !l.list.holds(doc, l.rank):
		return 0, nil
	}
	return l.gives(l.rank), nil
}

// add adds what the passages of a window from where it stands on give.
func (l *postingList) add(w *window, given []float64) error {
	switch {
	case l.list == nil:
		for l.reader.doc < w.end {
			i := w.mark(l.reader.doc)
			given[i] += l.weight * float64(l.reader.at.Freq) / l.norms.divisor(int(lengthOf(&l.reader.at)))
			if err := l.reader.next(); err != nil {
				return err
			}
		}
	case l.list.held == nil:
		for l.rank < len(l.list.docs) && uint64(l.list.docs[l.rank]) < w.end {
			i := w.mark(uint64(l.list.docs[l.rank]))
			given[i] += l.gives(l.rank)
			l.rank++
		}
	default:
		for doc := w.first; doc < w.end && doc/64 < uint64(len(l.list.held)); doc = doc/64*64 + 64 {
			rest := l.list.held[doc/64] >> (doc % 64) << (doc % 64)
			if left := w.end - doc/64*64; left < 64 {
				rest &= 1<<left - 1
			}
			for ; rest != 0; rest &= rest - 1 {
				i := w.mark(doc/64*64 + uint64(bits.TrailingZeros64(rest)))
				given[i] += l.gives(l.rank)
				l.rank++
			}
		}
	}
	return nil
}

// Postings walk the passages that hold a word of the question: any of its variants
// in any field.
type postings struct {
	group int
	worth float64 // the most that its group can give to a score
	lists []postingList
	top   float64 // what it can give in any passage
	most  float64 // what it can give in a passage of the window at hand
}

// slack keeps rounding from leaving out a passage that ties with the last one
// wanted.
const slack = 1 + 1e-6

// score returns what a passage gets in which the terms give so much together.
func (p *postings) score(gives float64) float64 { return p.worth * gives / (bm25K1 + gives) }

// atMost returns what a passage gets in which the terms give no more than that.
func (p *postings) atMost(gives float64) float64 {
	if math.IsInf(gives, 1) {
		return p.worth
	}
	return p.score(gives) * slack
}

// open tells what the postings can give at most.
func (p *postings) open() {
	top := 0.0
	for i := range p.lists {
		top += p.lists[i].top()
	}
	p.top = p.atMost(top)
}

// begin moves to a window, and tells what its passages can get at most.
func (p *postings) begin(w *window) error {
	most := 0.0
	for i := range p.lists {
		l := &p.lists[i]
		if err := l.seek(w.first, &w.buf); err != nil {
			return err
		}
		most += l.most(w.first, w.end)
	}
	p.most = p.atMost(most)
	return nil
}

// at returns what the passage doc gets.
func (p *postings) at(doc uint64, buf *index.IndexInternalID) (float64, error) {
	gives := 0.0
	for i := range p.lists {
		g, err := p.lists[i].at(doc, buf)
		if err != nil {
			return 0, err
		}
		gives += g
	}
	if gives == 0 {
		return 0, nil
	}
	return p.score(gives), nil
}

func (p *postings) close() (err error) {
	for i := range p.lists {
		if e := p.lists[i].reader.close(); err == nil {
			err = e
		}
	}
	p.lists = nil
	return err
}

// A keyword walks the passages that hold a term, as Bleve reads them. Its zero
// value walks none.
type keyword struct {
	reader index.TermFieldReader
	at     index.TermFieldDoc
	doc    uint64 // where it stands; noDoc at its end
}

// openKeyword opens the postings of a term, at the first passage.
func openKeyword(ctx context.Context, r index.IndexReader, field, term string, scored bool) (k keyword, err error) {
	if k.reader, err = r.TermFieldReader(ctx, []byte(term), field, scored, scored, false); err != nil {
		return k, err
	}
	if k.reader.Count() == 0 {
		k.doc = noDoc
		return k, nil
	}
	return k, k.next()
}

// next moves on from where it stands.
func (k *keyword) next() error {
	at, err := k.reader.Next(&k.at)
	return k.set(at, err)
}

// advance moves to the first passage from doc on.
func (k *keyword) advance(doc uint64, buf *index.IndexInternalID) error {
	if k.doc >= doc {
		return nil // the reader must not be sent back: it would begin anew
	}
	*buf = index.NewIndexInternalID(*buf, doc)
	at, err := k.reader.Advance(*buf, &k.at)
	return k.set(at, err)
}

func (k *keyword) set(at *index.TermFieldDoc, err error) error {
	k.doc = noDoc
	if at != nil {
		k.doc = at.ID.Value()
	}
	return err
}

func (k *keyword) close() error {
	if k.reader == nil {
		return nil
	}
	return k.reader.Close()
}

// Keywords walk the passages that have any of some keywords in a field.
type keywords struct {
	of  []keyword
	doc uint64 // the least of theirs
}

func openKeywords(ctx context.Context, r index.IndexReader, c Clause) (k keywords, err error) {
	k.doc = noDoc
	for _, term := range c.Terms {
		of, err := openKeyword(ctx, r, c.Field, term, false)
		k.of = append(k.of, of)
		if err != nil {
			return k, err
		}
		k.doc = min(k.doc, of.doc)
	}
	return k, nil
}

// advance moves to the first passage from doc on.
func (k *keywords) advance(doc uint64, buf *index.IndexInternalID) error {
	if k.doc >= doc {
		return nil
	}
	k.doc = noDoc
	for i := range k.of {
		if err := k.of[i].advance(doc, buf); err != nil {
			return err
		}
		k.doc = min(k.doc, k.of[i].doc)
	}
	return nil
}

func (k *keywords) close() (err error) {
	for i := range k.of {
		if k.of[i].reader == nil {
			continue
		}
		if e := k.of[i].close(); err == nil {
			err = e
		}
	}
	k.of = nil
	return err
}
