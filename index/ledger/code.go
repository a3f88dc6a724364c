package ledger

import (
	"errors"
	"strings"

	"quoth/index/coder"
)

// ErrDamaged is returned for bytes that are no ledger.
var ErrDamaged = errors.New("the ledger of figures is damaged")

// Encode returns the sealed ledger as bytes.
func (l *Ledger) Encode() []byte {
	c := &coder.Coder{}
	code(c, l)
	return c.Bytes()
}

// Decode reads what Encode has written: a sealed ledger.
func Decode(data []byte) (*Ledger, error) {
	l := &Ledger{}
	c := coder.Reader(data)
	code(c, l)
	if !c.Whole() || len(l.words) == 0 {
		return nil, ErrDamaged
	}
	n := uint32(len(l.words))
	for i := range l.rows {
		for _, w := range said(&l.rows[i], &l.more[i]) {
			if *w >= n {
				return nil, ErrDamaged
			}
		}
	}
	l.readSpans()
	return l, nil
}

// code takes a ledger, field by field.
func code(c *coder.Coder, l *Ledger) {
	words, rows := uint64(len(l.words)), uint64(len(l.rows))
	c.Uint(&words)
	c.Uint(&rows)
	if c.Reading {
		if !c.Room(words) || !c.Room(rows) {
			return
		}
		l.words, l.rows, l.more = make([]string, words), make([]row, rows), make([]more, rows)
	}
	for i := range l.words {
		c.String(&l.words[i])
	}
	if c.Reading {
		ownWords(l.words)
	}
	for i := range l.rows {
		codeRow(c, &l.rows[i], &l.more[i])
	}
}

// ownWords copies words, all at once, out of the bytes they were read from: the
// rows need not stay in memory for them.
func ownWords(words []string) {
	all := strings.Join(words, "")
	for i, w := range words {
		words[i], all = all[:len(w)], all[len(w):]
	}
}

func codeRow(c *coder.Coder, r *row, m *more) {
	c.Float(&r.value)
	c.Float(&r.max)
	coder.Number(c, &r.order)
	coder.Number(c, &r.year)
	coder.Number(c, &m.passage)
	coder.Number(c, &m.article)
	coder.Number(c, &m.published)
	coder.Number(c, &m.index)
	for _, w := range said(r, m) {
		coder.Number(c, w)
	}
	for _, b := range []*uint8{&r.kind, &r.qualifier, &r.change, &r.doubt, &m.status} {
		coder.Number(c, b)
	}
	for _, b := range []*bool{&m.inTable, &r.stray} {
		v := bit(*b)
		c.Uint(&v)
		*b = v == 1
	}
}

// said returns the words of a row.
func said(r *row, m *more) [8]*uint32 {
	return [8]*uint32{&r.measure, &r.place, &r.unit, &m.entity, &m.period, &m.scope, &m.attrib, &m.per}
}
