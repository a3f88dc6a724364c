package engine

import (
	"context"
	"strings"
	"sync"
	"sync/atomic"

	index "github.com/blevesearch/bleve_index_api"
)

// A dictionary tells how many passages hold a term, and has the postings of those
// it was asked for. It remembers what it was asked, and is safe for concurrent use.
type dictionary struct {
	reader   index.IndexReader
	totals   Totals
	mu       sync.RWMutex
	terms    map[string]*known
	room     int // bytes that more lists may take
	rare     int // bytes that lists of terms that are not frequent take
	norms    [len(analysedFields)]*norms
	reading  sync.Mutex      // held while the list of a frequent term is read
	passages []atomic.Uint32 // by Bleve's numbers, the corpus's number and 1; 0 not known yet
}

// known is what is known of a term, by analysedFields.
type known struct {
	df    [len(analysedFields)]int // passages that hold it there
	lists [len(analysedFields)]atomic.Pointer[list]
}

// maxTermsKnown bounds how many terms a dictionary remembers; then it forgets those
// that are not frequent.
const maxTermsKnown = 1 << 16

// perPassage is the most that lists take in memory: bytes for each passage.
const perPassage = 112

// bytesPerPosting is about what a posting takes in a list of its passages.
const bytesPerPosting = 7

// leastRoom is what lists may take of a small corpus, in bytes.
const leastRoom = 24 << 20

// unkept stands for a list that is too large to be kept.
var unkept = new(list)

func newDictionary(r index.IndexReader, t Totals) *dictionary {
	d := &dictionary{reader: r, totals: t, terms: map[string]*known{}, room: max(perPassage*t.Passages, leastRoom), passages: make([]atomic.Uint32, t.Passages)}
	for f, field := range analysedFields {
		d.norms[f] = newNorms(field.b, t.average(f))
	}
	return d
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
		d.forget()
	}
	if before := d.terms[term]; before != nil {
		return before, nil
	}
	d.terms[strings.Clone(term)] = k
	return k, nil
}

// frequencies returns how many passages hold a term, by field.
func (d *dictionary) frequencies(term string) (df [len(analysedFields)]int, err error) {
	k, err := d.known(term)
	if err != nil {
		return df, err
	}
	return k.df, nil
}

// forget forgets the terms that are not frequent, and their lists. Its caller holds
// d.mu.
func (d *dictionary) forget() {
	for t, k := range d.terms {
		frequent := false
		for f := range k.lists {
			switch l := k.lists[f].Load(); {
			case l == nil:
			case d.frequent(k, f):
				frequent = true
			case l == unkept:
			default:
				d.room += l.size()
				d.rare -= l.size()
				k.lists[f].Store(nil)
			}
		}
		if !frequent {
			delete(d.terms, t)
		}
	}
}

// frequent reports whether many passages hold a known term in a field.
func (d *dictionary) frequent(k *known, field int) bool {
	return k.df[field]*frequentShare >= d.totals.Passages
}

// list returns the postings of a known term in a field; nil when Bleve is to be
// asked for them.
func (d *dictionary) list(ctx context.Context, term string, field int, k *known) (*list, error) {
	l := k.lists[field].Load()
	if l == nil {
		if !d.frequent(k, field) && !d.fits(k.df[field]) {
			return nil, nil
		}
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

// fits reports whether a list of so many passages may be kept, if others like it
// are forgotten.
func (d *dictionary) fits(n int) bool {
	d.mu.RLock()
	defer d.mu.RUnlock()
	return n*bytesPerPosting <= d.room+d.rare
}

// read reads the postings of a term, those of a frequent one once.
func (d *dictionary) read(ctx context.Context, term string, field int, k *known) (*list, error) {
	if d.frequent(k, field) {
		d.reading.Lock()
		defer d.reading.Unlock()
		if l := k.lists[field].Load(); l != nil {
			return l, nil
		}
	}
	r, err := d.reader.TermFieldReader(ctx, []byte(term), analysedFields[field].name, true, true, false)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	l, err := readList(ctx, r, d.norms[field], k.df[field], d.totals.Passages)
	if err != nil {
		return nil, err
	}
	return d.keep(term, field, k, l), nil
}

// keep keeps a list that was read, as far as there is room, and returns it. There
// is room for those of frequent terms first: the others are forgotten where it ends.
func (d *dictionary) keep(term string, field int, k *known, l *list) *list {
	d.mu.Lock()
	defer d.mu.Unlock()
	if l == nil {
		k.lists[field].Store(unkept)
		return unkept
	}
	if l.size() > d.room {
		d.forget()
	}
	frequent := d.frequent(k, field)
	switch {
	case l.size() > d.room && frequent:
		k.lists[field].Store(unkept)
		return unkept
	case l.size() > d.room || d.terms[term] != k && !frequent: // for this question alone
		return l
	}
	if k.lists[field].CompareAndSwap(nil, l) {
		d.room -= l.size()
		if !frequent {
			d.rare += l.size()
		}
		if d.terms[term] == nil {
			d.terms[strings.Clone(term)] = k
		}
	}
	return l
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
