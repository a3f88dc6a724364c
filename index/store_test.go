package index

import (
	"bytes"
	"errors"
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
		s, err := openStore("pieces", bytes.NewReader(b.Bytes()), int64(b.Len()), w.list)
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

// A piece that is not what was stored is never handed out.
func TestStoreTellsDamage(t *testing.T) {
	var b bytes.Buffer
	w := newStoreWriter(&b)
	for _, p := range []string{"one", "two", "three"} {
		w.add([]byte(p))
	}
	w.close()
	for at := range b.Len() {
		data := bytes.Clone(b.Bytes())
		data[at] ^= 0x10
		s, err := openStore("pieces", bytes.NewReader(data), int64(len(data)), w.list)
		if err != nil {
			t.Fatal(err)
		}
		whole := 0
		for i, want := range []string{"one", "two", "three"} {
			switch got, err := s.get(i); {
			case err == nil && string(got) == want:
				whole++
			case !errors.Is(err, ErrDamaged):
				t.Errorf("byte %d changed: piece %d is %q (%v)", at, i, got, err)
			}
		}
		if whole != 2 {
			t.Errorf("byte %d changed: %d of the other 2 pieces are read", at, whole)
		}
	}
}

func FuzzStore(f *testing.F) {
	var b bytes.Buffer
	w := newStoreWriter(&b)
	w.add([]byte("one"))
	w.add([]byte("two"))
	w.close()
	f.Add(b.Bytes(), w.list)
	f.Fuzz(func(t *testing.T, data, list []byte) {
		s, err := openStore("pieces", bytes.NewReader(data), int64(len(data)), list)
		if err != nil {
			return
		}
		for i := range min(s.n, 100) {
			s.get(i) // an error or bytes, no panic
		}
	})
}
