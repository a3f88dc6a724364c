// Package coder turns values into bytes or back. One walk over the fields of a
// thing serves both, so that what is written and what is read cannot drift apart.
package coder

import (
	"encoding/binary"
	"math"
)

// A Coder writes the values its methods are given, or sets them from bytes.
// The zero Coder writes. Bytes that do not fit spoil it: it then sets zeros.
type Coder struct {
	Reading bool
	data    []byte // what is read, or what has been written
	at      int    // when reading: what is left begins there
	text    string // when reading: the same bytes, which the strings read are cut from
	bad     bool
}

// Reader returns a Coder that reads data. The strings it reads share memory.
func Reader(data []byte) *Coder { return &Coder{Reading: true, data: data, text: string(data)} }

// Bytes returns what was written.
func (c *Coder) Bytes() []byte { return c.data }

// Whole reports whether the bytes fitted and all of them were read.
func (c *Coder) Whole() bool { return !c.bad && c.at == len(c.data) }

// Room reports whether n items may follow, of which each takes a byte at the
// least; where they cannot, the bytes do not fit.
func (c *Coder) Room(n uint64) bool {
	if c.Reading && n > uint64(len(c.data)-c.at) {
		c.spoil()
	}
	return !c.bad
}

// Fits reports whether the bytes read so far fitted.
func (c *Coder) Fits() bool { return !c.bad }

// Rest returns the bytes that have not been read: those of data itself.
func (c *Coder) Rest() []byte { return c.data[c.at:] }

func (c *Coder) spoil() { c.bad, c.data, c.at = true, nil, 0 }

// Uint takes a number that is seldom large.
func (c *Coder) Uint(v *uint64) {
	if !c.Reading {
		c.data = binary.AppendUvarint(c.data, *v)
		return
	}
	if c.at < len(c.data) && c.data[c.at] < 0x80 { // most numbers are one byte
		*v = uint64(c.data[c.at])
		c.at++
		return
	}
	n, size := binary.Uvarint(c.data[c.at:])
	if size <= 0 {
		*v = 0
		c.spoil()
		return
	}
	*v = n
	c.at += size
}

// Int takes a number that may be negative.
func (c *Coder) Int(v *int) {
	n := uint64(*v<<1) ^ uint64(*v>>63)
	c.Uint(&n)
	*v = int(n>>1) ^ -int(n&1)
}

// Float takes a number in eight bytes.
func (c *Coder) Float(f *float64) {
	if !c.Reading {
		c.data = binary.LittleEndian.AppendUint64(c.data, math.Float64bits(*f))
		return
	}
	if len(c.data)-c.at < 8 {
		c.spoil()
		return
	}
	*f = math.Float64frombits(binary.LittleEndian.Uint64(c.data[c.at:]))
	c.at += 8
}

// String takes a string, its length first.
func (c *Coder) String(s *string) {
	n := uint64(len(*s))
	c.Uint(&n)
	if !c.Reading {
		c.data = append(c.data, *s...)
		return
	}
	if c.Room(n) {
		*s = c.text[c.at : c.at+int(n)]
		c.at += int(n)
	}
}

// Number takes a number of a smaller type.
func Number[T ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~int16 | ~int32](c *Coder, v *T) {
	n := uint64(*v)
	c.Uint(&n)
	*v = T(n)
}

// List takes a list, its length first; each is given its items in order.
func List[T any](c *Coder, items *[]T, each func(*T)) {
	n := uint64(len(*items))
	c.Uint(&n)
	if !c.Room(n) {
		return
	}
	if c.Reading && n > 0 {
		*items = make([]T, n)
	}
	for i := range *items {
		each(&(*items)[i])
	}
}
