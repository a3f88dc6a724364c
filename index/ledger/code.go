package ledger

import (
	"encoding/binary"
	"errors"
	"math"
)

// ErrDamaged is returned for bytes that are no ledger.
var ErrDamaged = errors.New("the ledger of figures is damaged")

// Encode returns the sealed ledger as bytes.
func (l *Ledger) Encode() []byte {
	c := coder{}
	c.ledger(l)
	return c.data
}

// Decode reads what Encode has written.
func Decode(data []byte) (*Ledger, error) {
	l := &Ledger{number: map[string]uint32{}}
	c := coder{reading: true, data: data}
	c.ledger(l)
	if c.bad || len(c.data) > 0 || len(l.words) == 0 {
		return nil, ErrDamaged
	}
	for i, w := range l.words {
		l.number[w] = uint32(i)
	}
	n := uint32(len(l.words))
	for i := range l.rows {
		for _, w := range said(&l.rows[i], &l.more[i]) {
			if *w >= n {
				return nil, ErrDamaged
			}
		}
	}
	return l, nil
}

// A coder turns a ledger into bytes or back: one walk over the fields serves
// both, so that they cannot drift apart. Bytes that are no ledger set bad.
type coder struct {
	reading bool
	data    []byte // what is left to read, or what has been written
	bad     bool
}

func (c *coder) ledger(l *Ledger) {
	words, rows := uint64(len(l.words)), uint64(len(l.rows))
	c.uint(&words)
	c.uint(&rows)
	if c.reading {
		if words > uint64(len(c.data)) || rows > uint64(len(c.data)) { // each takes a byte at the least
			c.bad = true
			return
		}
		l.words, l.rows, l.more = make([]string, words), make([]row, rows), make([]more, rows)
	}
	for i := range l.words {
		c.string(&l.words[i])
	}
	for i := range l.rows {
		c.row(&l.rows[i], &l.more[i])
	}
}

func (c *coder) row(r *row, m *more) {
	c.float(&r.value)
	c.float(&r.max)
	number(c, &r.order)
	number(c, &r.year)
	number(c, &m.passage)
	number(c, &m.article)
	number(c, &m.published)
	number(c, &m.index)
	for _, w := range said(r, m) {
		number(c, w)
	}
	for _, b := range []*uint8{&r.kind, &r.qualifier, &r.change, &r.doubt, &m.status} {
		number(c, b)
	}
	for _, b := range []*bool{&m.inTable, &r.stray} {
		v := bit(*b)
		c.uint(&v)
		*b = v == 1
	}
}

// said returns the words of a row.
func said(r *row, m *more) [8]*uint32 {
	return [8]*uint32{&r.measure, &r.place, &r.unit, &m.entity, &m.period, &m.scope, &m.attrib, &m.per}
}

func number[T ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~int16 | ~int32](c *coder, v *T) {
	n := uint64(*v)
	c.uint(&n)
	*v = T(n)
}

func (c *coder) uint(v *uint64) {
	if !c.reading {
		c.data = binary.AppendUvarint(c.data, *v)
		return
	}
	n, size := binary.Uvarint(c.data)
	if size <= 0 {
		c.bad, c.data = true, nil
		return
	}
	*v, c.data = n, c.data[size:]
}

func (c *coder) float(f *float64) {
	if !c.reading {
		c.data = binary.LittleEndian.AppendUint64(c.data, math.Float64bits(*f))
		return
	}
	if len(c.data) < 8 {
		c.bad, c.data = true, nil
		return
	}
	*f, c.data = math.Float64frombits(binary.LittleEndian.Uint64(c.data)), c.data[8:]
}

func (c *coder) string(s *string) {
	n := uint64(len(*s))
	c.uint(&n)
	switch {
	case !c.reading:
		c.data = append(c.data, *s...)
	case n > uint64(len(c.data)):
		c.bad, c.data = true, nil
	default:
		*s, c.data = string(c.data[:n]), c.data[n:]
	}
}
