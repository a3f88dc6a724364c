package coder

import (
	"math"
	"testing"
)

// things is one of each that a Coder takes.
type things struct {
	small  uint8
	large  uint64
	signed int
	float  float64
	word   string
	list   []int
}

func walk(c *Coder, t *things) {
	Number(c, &t.small)
	c.Uint(&t.large)
	c.Int(&t.signed)
	c.Float(&t.float)
	c.String(&t.word)
	List(c, &t.list, c.Int)
}

func TestThereAndBack(t *testing.T) {
	for _, want := range []things{
		{},
		{7, math.MaxUint64, -3, -0.5, "好 word", []int{0, -1, math.MaxInt, math.MinInt}},
	} {
		var c Coder
		walk(&c, &want)
		r := Reader(c.Bytes())
		var got things
		walk(r, &got)
		if !r.Whole() {
			t.Errorf("%+v: not read whole", want)
		}
		if got.small != want.small || got.large != want.large || got.signed != want.signed || got.float != want.float || got.word != want.word || len(got.list) != len(want.list) {
			t.Errorf("got %+v, want %+v", got, want)
		}
		for i := range got.list {
			if got.list[i] != want.list[i] {
				t.Errorf("item %d is %d, want %d", i, got.list[i], want.list[i])
			}
		}
	}
}

// FuzzReader reads any bytes without a panic and without memory for more
// items than there are bytes.
func FuzzReader(f *testing.F) {
	var c Coder
	walk(&c, &things{7, 1 << 40, -3, 0.5, "word", []int{1, 2}})
	f.Add(c.Bytes())
	f.Add([]byte("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var got things
		walk(Reader(data), &got)
		if len(got.list) > len(data) || len(got.word) > len(data) {
			t.Fatalf("%d items and %d bytes of words from %d bytes", len(got.list), len(got.word), len(data))
		}
	})
}
