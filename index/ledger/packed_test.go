package ledger

import (
	"bytes"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/articles/figure"
)

// Of a ledger that is read, only what is asked for is unpacked.
func TestUnpackedAsAsked(t *testing.T) {
	l, err := Decode(generated(100_000).Encode())
	if err != nil {
		t.Fatal(err)
	}
	unpacked := func() (n int) {
		for i := range l.packed.ready {
			if l.packed.ready[i].Load() {
				n++
			}
		}
		return n
	}
	if n := unpacked(); n > 0 {
		t.Errorf("%d blocks are unpacked before anything is asked", n)
	}
	l.Measures("place 7")
	if n := unpacked(); n > 0 {
		t.Errorf("%d blocks are unpacked to tell the measures of a place", n)
	}
	l.Select(Filter{Measure: "measure 7", Place: "place 7"})
	if n := unpacked(); n > 2 {
		t.Errorf("%d blocks are unpacked for a measure of a place", n)
	}
	of := len(l.Select(Filter{Measure: "measure 7", Anywhere: true}))
	if n, most := unpacked(), of/blockRows+2; n > most {
		t.Errorf("%d blocks are unpacked for %d entries of a measure, want %d at most", n, of, most)
	}
}

// A ledger that was read says what the one said that was written, to many who ask at
// a time.
func TestUnpackedTogether(t *testing.T) {
	l := New()
	for i, f := range []figure.Figure{
		{MeasureID: "a", Place: "x", Kind: figure.Count, Value: 3, Max: 5, Unit: "mills", Year: 2020, Period: "2020", Qualifier: figure.About},
		{MeasureID: "a", Kind: figure.Share, Value: 3, Max: 3, Unit: "%", Scope: "national", Per: "year", Attribution: "the mill"},
		{MeasureID: "b", Place: "x", Kind: figure.Money, Value: -1, Max: 0, Currency: "EUR", Status: figure.Target, Entity: "Mill & Sons", Doubt: figure.YearNear},
	} {
		l.Add(Entry{Passage: 1 << 20 * i, Index: i, Article: 7 * i, Published: 20240500 * i, InTable: i == 1, Part: i == 2, Figure: f})
	}
	for _, words := range []int{0, 1 << 16} { // numbers of words are longer where there are more
		for i := range words {
			l.word(string(rune(0x10000 + i)))
		}
		l.Seal()
		again, err := Decode(l.Encode())
		if err != nil {
			t.Fatal(err)
		}
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				for _, m := range []string{"a", "b", "c"} {
					f := Filter{Measure: m, Anywhere: true}
					if diff := cmp.Diff(l.Select(f), again.Select(f), cmp.AllowUnexported(Entry{})); diff != "" {
						t.Errorf("%s (-written +read):\n%s", m, diff)
					}
				}
			})
		}
		all.Wait()
	}
}

// Bytes of which any bit is another are no ledger, or one that can be read to its end.
func TestChangedBytesAreRead(t *testing.T) {
	data := ledger(t, harbours).Encode()
	refused := 0
	for at := range data {
		for bit := range 8 {
			changed := bytes.Clone(data)
			changed[at] ^= 1 << bit
			l, err := Decode(changed)
			if err != nil {
				refused++
				continue
			}
			for s := range l.Stated() {
				l.Select(Filter{Measure: s.Measure, Place: s.Place})
			}
			l.Encode()
		}
	}
	if refused == 0 {
		t.Error("no changed bit is noticed")
	}
}
