package ledger

import (
	"errors"
	"strings"

	"quoth/index/coder"
)

// ErrDamaged is returned for bytes that are no ledger.
var ErrDamaged = errors.New("the ledger of figures is damaged")

// Encode returns the sealed ledger as bytes: what its rows have in common, then the
// rows, each of as many bytes.
func (l *Ledger) Encode() []byte {
	l.unpack(0, len(l.rows))
	c := &coder.Coder{}
	h := header{Ledger: l, rows: uint64(len(l.rows))}
	for i := range l.rows {
		if r := &l.rows[i]; r.max != r.value {
			h.ranges = append(h.ranges, ranged{uint32(i), r.max})
		}
	}
	h.code(c)
	return l.pack(c.Bytes())
}

// Decode reads what Encode has written: a sealed ledger. Its rows are unpacked when
// they are first asked for. data is the ledger's from then on.
func Decode(data []byte) (*Ledger, error) {
	l := &Ledger{}
	c := coder.Reader(data)
	h := header{Ledger: l}
	h.code(c)
	p := &packed{rows: c.Rest(), size: rowSize(wordSize(len(l.words))), ranges: h.ranges, read: make([]bool, len(l.saids))}
	if !c.Fits() || len(l.words) == 0 || h.rows > uint64(len(data)) || uint64(len(p.rows)) != h.rows*uint64(p.size) || !h.sound() || !p.sound(l) {
		return nil, ErrDamaged
	}
	l.rows, l.more, l.spans, l.packed = make([]row, h.rows), make([]more, h.rows), make([]Span, len(l.saids)), p
	p.begin(int(h.rows))
	return l, nil
}

// A header is what stands before the rows.
type header struct {
	*Ledger
	rows   uint64
	ranges []ranged
}

// A ranged row has another value at the end of its range.
type ranged struct {
	row uint32
	max float64
}

// code takes the header, field by field.
func (h *header) code(c *coder.Coder) {
	c.Uint(&h.rows)
	coder.List(c, &h.words, c.String)
	if c.Reading {
		ownWords(h.words)
	}
	before := 0
	coder.List(c, &h.groups, func(g *group) {
		coder.Number(c, &g.measure)
		coder.Number(c, &g.place)
		by := g.first - before
		c.Int(&by)
		before += by
		g.first = before
	})
	coder.List(c, &h.saids, func(s *said) {
		coder.Number(c, &s.year)
		coder.Number(c, &s.period)
	})
	coder.List(c, &h.ranges, func(r *ranged) {
		coder.Number(c, &r.row)
		c.Float(&r.max)
	})
}

// sound reports whether what was read of a header can be one.
func (h *header) sound() bool {
	words, before := uint32(len(h.words)), -1
	for _, g := range h.groups {
		if g.measure >= words || g.place >= words || g.first <= before || uint64(g.first) >= h.rows {
			return false
		}
		before = g.first
	}
	if h.rows > 0 && (len(h.groups) == 0 || h.groups[0].first != 0) {
		return false
	}
	for _, s := range h.saids {
		if s.period >= words {
			return false
		}
	}
	before = -1
	for _, r := range h.ranges {
		if int(r.row) <= before || uint64(r.row) >= h.rows {
			return false
		}
		before = int(r.row)
	}
	return true
}

// ownWords copies words, all at once, out of the bytes they were read from: the
// rows need not stay in memory for them.
func ownWords(words []string) {
	all := strings.Join(words, "")
	for i, w := range words {
		words[i], all = all[:len(w)], all[len(w):]
	}
}
