package engine

import (
	"context"
	"strings"
	"sync"
	"sync/atomic"

	index "github.com/blevesearch/bleve_index_api"
)

// A dictionary tells how many passages hold a term, and has the
// postings of frequent ones. It remembers what it was asked, and is safe for
// concurrent use.
type dictionary struct {
	reader   index.IndexReader
	totals   Totals
	mu       sync.RWMutex
	terms    map[string]*known
	room     int             // bytes that more frequent lists may take
	reading  sync.Mutex      // held while a frequent list is read
	passages []atomic.Uint32 // by Bleve's numbers, the corpus's number and 1; 0 not known yet
}

// known is what is known of a term, by analysedFields.
type known struct {
	df    [len(analysedFields)]int // passages that hold it there
	lists [len(analysedFields)]atomic.Pointer[frequent]
}

// maxTermsKnown bounds how many terms a dictionary remembers; then it forgets those
// that are not frequent.
const maxTermsKnown = 1 << 16

// unkept stands for a list that is too large to be kept.
var unkept = new(frequent)

func newDictionary(r index.IndexReader, t Totals) *dictionary {
	return &dictionary{reader: r, totals: t, terms: map[string]*known{}, room: perPassage * t.Passages, passages: make([]atomic.Uint32, t.Passages)}
}

// known returns what is known of a term; of one that stands nowhere that its
// df is 0.
func (d *dictionary) known(term string) (*known, error) {
	d.mu.RLock()
	k := d.terms[term]
	d.mu.RUnlock()
	if k != nil {
		return k, nil
	}
	k = &known{}
	for f := range analysedFields {
		if d.totals.Tokens[f] == 0 {
			continue
		}
		r, err := d.reader.TermFieldReader(context.Background(), []byte(term), analysedFields[f].name, false, false, false)
		if err != nil {
			return nil, err
		}
		k.df[f] = int(r.Count())
		if err := r.Close(); err != nil {
			return nil, err
		}
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.terms) >= maxTermsKnown {
		for t, k := range d.terms {
			if !k.frequent() {
				delete(d.terms, t)
			}
		}
	}
	if before := d.terms[term]; before != nil {
		return before, nil
	}
	d.terms[strings.Clone(term)] = k
	return k, nil
}

// frequent reports whether any list of the term is kept.
func (k *known) frequent() bool {
	for f := range k.lists {
		if k.lists[f].Load() != nil {
			return true
		}
	}
	return false
}

// frequent returns the postings of a known term in a field, when it is a
// frequent one; nil when Bleve is to be asked for them.
func (d *dictionary) frequent(ctx context.Context, term string, field int, k *known) (*frequent, error) {
	if k.df[field]*frequentShare < d.totals.Passages {
		return nil, nil
	}
	l := k.lists[field].Load()
	if l == nil {
		var err error
		if l, err = d.read(ctx, term, field, k); err != nil {
			return nil, err
		}
	}
	if l == unkept {
		return nil, nil
	}
	return l, nil
}

// read reads the postings of a frequent term, once.
func (d *dictionary) read(ctx context.Context, term string, field int, k *known) (*frequent, error) {
	d.reading.Lock()
	defer d.reading.Unlock()
	if l := k.lists[field].Load(); l != nil {
		return l, nil
	}
	r, err := d.reader.TermFieldReader(ctx, []byte(term), analysedFields[field].name, true, true, false)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	l, err := readFrequent(ctx, r, k.df[field])
	if err != nil {
		return nil, err
	}
	if l == nil || l.size() > d.room {
		l = unkept
	} else {
		d.room -= l.size()
	}
	k.lists[field].Store(l)
	return l, nil
}

// passage returns the number in the corpus of a passage that Bleve
// numbers so.
func (d *dictionary) passage(doc uint64, buf *index.IndexInternalID) (int, error) {
	if doc < uint64(len(d.passages)) {
		if n := d.passages[doc].Load(); n > 0 {
			return int(n - 1), nil
		}
	}
	*buf = index.NewIndexInternalID(*buf, doc)
	id, err := d.reader.ExternalID(*buf)
	if err != nil {
		return 0, err
	}
	n, err := number(id)
	if err == nil && doc < uint64(len(d.passages)) {
		d.passages[doc].Store(uint32(n + 1))
	}
	return n, err
}
