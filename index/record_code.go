package index

import (
	"encoding/binary"
	"fmt"
	"math"

	"quoth/articles/figure"
)

// A coder turns a Record into bytes or back: one walk over the fields serves
// both, so that they cannot drift apart. Bytes that are no record set bad.
type coder struct {
	reading bool
	data    []byte // what is left to read, or what has been written
	text    string // when reading: data as a string, which the strings read are cut from
	bad     bool
}

// encode returns the record as bytes.
func (r *Record) encode() []byte {
	c := coder{}
	c.record(r)
	return c.data
}

// decodeRecord reads what encode has written.
func decodeRecord(data []byte) (r Record, err error) {
	c := coder{reading: true, data: data, text: string(data)}
	c.record(&r)
	if c.bad || len(c.data) > 0 {
		return Record{}, fmt.Errorf("a stored passage is damaged")
	}
	return r, nil
}

func (c *coder) record(r *Record) {
	c.string(&r.ID)
	c.string(&r.Article)
	c.int(&r.N)
	c.string(&r.Heading)
	c.string(&r.Text)
	c.int(&r.Start)
	c.int(&r.End)
	list(c, &r.Sentences, func(s *[2]int) { c.int(&s[0]); c.int(&s[1]) })
	list(c, &r.Header, c.string)
	list(c, &r.Figures, c.figure)
	list(c, &r.Links, func(l *Link) { c.int(&l.Start); c.int(&l.End); c.string(&l.URL) })
}

func (c *coder) figure(f *figure.Figure) {
	c.int(&f.Start)
	c.int(&f.End)
	c.string(&f.Text)
	c.int(&f.Sentence[0])
	c.int(&f.Sentence[1])
	small(c, &f.Kind)
	c.float(&f.Value)
	c.float(&f.Max)
	c.string(&f.Unit)
	c.string(&f.Currency)
	c.string(&f.Per)
	small(c, &f.Qualifier)
	small(c, &f.Change)
	c.string(&f.Measure)
	c.string(&f.MeasureID)
	c.string(&f.Place)
	c.string(&f.PlaceText)
	c.string(&f.Entity)
	c.string(&f.Period)
	c.int(&f.Year)
	c.string(&f.Scope)
	small(c, &f.Status)
	c.string(&f.Attribution)
	c.int(&f.SameAs)
	small(c, &f.Doubt)
}

func (c *coder) int(i *int) {
	if !c.reading {
		c.data = binary.AppendVarint(c.data, int64(*i))
		return
	}
	v, n := binary.Varint(c.data)
	if n <= 0 {
		c.bad, c.data = true, nil
		return
	}
	*i, c.data = int(v), c.data[n:]
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
	n := len(*s)
	c.int(&n)
	switch {
	case !c.reading:
		c.data = append(c.data, *s...)
	case n < 0 || n > len(c.data):
		c.bad, c.data = true, nil
	default:
		at := len(c.text) - len(c.data)
		*s, c.data = c.text[at:at+n], c.data[n:]
	}
}

func small[T ~uint8](c *coder, v *T) {
	n := int(*v)
	c.int(&n)
	*v = T(n)
}

func list[T any](c *coder, items *[]T, each func(*T)) {
	n := len(*items)
	c.int(&n)
	if c.reading {
		if n < 0 || n > len(c.data) { // an item takes a byte at the least
			c.bad, c.data = true, nil
			return
		}
		if n > 0 {
			*items = make([]T, n)
		}
	}
	for i := range *items {
		each(&(*items)[i])
	}
}
