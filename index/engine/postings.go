package engine

import (
	"context"
	"math"

	index "github.com/blevesearch/bleve_index_api"
)

// A posting list walks the passages that hold one term in one field: as the
// Bleve reads them, or in memory where the term is frequent.
type postingList struct {
	reader   index.TermFieldReader // nil: frequent has them
	at       index.TermFieldDoc
	frequent *frequent
	rank     int // where it stands in frequent

	doc     uint64 // where it stands; noDoc at its end
	weight  float64
	b       float64
	average float64
}

const noDoc = math.MaxUint64

// advance moves to the first passage from doc on.
func (l *postingList) advance(doc uint64, buf *index.IndexInternalID) error {
	if l.doc == noDoc || l.doc >= doc {
		return nil // the reader must not be sent back: it would begin anew
	}
	if l.frequent != nil {
		l.doc, l.rank = l.frequent.from(doc)
		return nil
	}
	*buf = index.NewIndexInternalID(*buf, doc)
	at, err := l.reader.Advance(*buf, &l.at)
	return l.set(at, err)
}

// next moves on from where it stands; start says that it stands nowhere yet.
func (l *postingList) next(start bool) error {
	switch {
	case l.frequent == nil:
		at, err := l.reader.Next(&l.at)
		return l.set(at, err)
	case start:
		l.doc, l.rank = l.frequent.from(0)
	default:
		l.doc, l.rank = l.frequent.from(l.doc + 1)
	}
	return nil
}

func (l *postingList) set(at *index.TermFieldDoc, err error) error {
	l.doc = noDoc
	if at != nil {
		l.doc = at.ID.Value()
	}
	return err
}

// frequency returns how often the term stands in the field where the list
// stands, against the field's length.
func (l *postingList) frequency() float64 {
	var n, length float64
	if l.frequent != nil {
		n, length = l.frequent.at(l.rank)
	} else {
		n, length = float64(l.at.Freq), math.Round(1/(l.at.Norm*l.at.Norm))
	}
	return l.weight * n / (1 - l.b + l.b*length/l.average)
}

// Postings walk the passages that hold any of some terms.
type postings struct {
	group int
	worth float64 // the most that its group can give to a score
	lists []postingList
	doc   uint64 // the least of the lists'
}

// open adds the postings of a keyword.
func (p *postings) open(ctx context.Context, r index.IndexReader, field, term string) error {
	reader, err := r.TermFieldReader(ctx, []byte(term), field, false, false, false)
	if err != nil {
		return err
	}
	if reader.Count() == 0 {
		return reader.Close()
	}
	p.lists = append(p.lists, postingList{reader: reader})
	return nil
}

// start moves to the first passage.
func (p *postings) start() error {
	p.doc = noDoc
	for i := range p.lists {
		l := &p.lists[i]
		if err := l.next(true); err != nil {
			return err
		}
		p.doc = min(p.doc, l.doc)
	}
	return nil
}

// advance moves to the first passage from doc on.
func (p *postings) advance(doc uint64, buf *index.IndexInternalID) error {
	if p.doc >= doc {
		return nil
	}
	p.doc = noDoc
	for i := range p.lists {
		l := &p.lists[i]
		if err := l.advance(doc, buf); err != nil {
			return err
		}
		p.doc = min(p.doc, l.doc)
	}
	return nil
}

// next moves on from where it stands.
func (p *postings) next() error {
	here := p.doc
	p.doc = noDoc
	for i := range p.lists {
		l := &p.lists[i]
		if l.doc == here {
			if err := l.next(false); err != nil {
				return err
			}
		}
		p.doc = min(p.doc, l.doc)
	}
	return nil
}

// score returns what a passage that the postings stand at, or have passed,
// gets for this group.
func (p *postings) score(doc uint64) float64 {
	t := 0.0
	for i := range p.lists {
		if l := &p.lists[i]; l.doc == doc {
			t += l.frequency()
		}
	}
	return p.worth * t / (bm25K1 + t)
}

func (p *postings) close() (err error) {
	for i := range p.lists {
		if r := p.lists[i].reader; r != nil {
			if e := r.Close(); err == nil {
				err = e
			}
		}
	}
	p.lists = nil
	return err
}
