package index

import (
	"bytes"
	"testing"
)

func TestStore(t *testing.T) {
	for _, pieces := range [][]string{nil, {""}, {"one"}, {"one", "", "three"}} {
		var b bytes.Buffer
		w := newStoreWriter(&b)
		for _, p := range pieces {
			if err := w.add([]byte(p)); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.close(); err != nil {
			t.Fatal(err)
		}
		s, err := openStore("pieces", bytes.NewReader(b.Bytes()), int64(b.Len()))
		if err != nil {
			t.Fatal(err)
		}
		if s.n != len(pieces) {
			t.Errorf("%q: holds %d", pieces, s.n)
		}
		for i, p := range pieces {
			if got, err := s.get(i); string(got) != p || err != nil {
				t.Errorf("%q: piece %d is %q (%v)", pieces, i, got, err)
			}
		}
		for _, i := range []int{-1, len(pieces)} {
			if _, err := s.get(i); err == nil {
				t.Errorf("%q: there is a piece %d", pieces, i)
			}
		}
	}
}

func FuzzStore(f *testing.F) {
	var b bytes.Buffer
	w := newStoreWriter(&b)
	w.add([]byte("one"))
	w.add([]byte("two"))
	w.close()
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := openStore("pieces", bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return
		}
		for i := range min(s.n, 100) {
			s.get(i) // an error or bytes, no panic
		}
	})
}
