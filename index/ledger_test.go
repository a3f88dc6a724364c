package index

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"quoth/articles/lexicon"
	"quoth/index/ledger"
)

// Every figure of the corpus is an entry of the ledger, in memory and on disk,
// and leads to its passage.
func TestLedger(t *testing.T) {
	dir := t.TempDir()
	if err := BuildFrom(t.Context(), dir, slices.Values(towns()), lexicon.Default(), "towns", Plan{}); err != nil {
		t.Fatal(err)
	}
	opened, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer opened.Close()
	for _, x := range []*Index{inMemory(t, slices.Values(towns()), 2), opened} {
		book, err := x.figures()
		if err != nil {
			t.Fatal(err)
		}
		if book.Len() != 5 {
			t.Errorf("%d entries, want 5", book.Len())
		}
		for _, e := range book.Select(ledger.Filter{Measure: "venture capital", Place: "Shanghai"}) {
			r, err := x.record(e.Passage)
			if err != nil {
				t.Fatal(err)
			}
			if got := r.Figures[e.Index].Text; got != "30亿元" || x.metas[e.Article].Path != "river.md" || e.Published != 20230500 {
				t.Errorf("Shanghai's entry leads to %q in %s of %d", got, x.metas[e.Article].Path, e.Published)
			}
		}
	}
}

// The figures of a long ledger are compared when they are first asked for: of those
// that have changed none is told, and that they have is known.
func TestChangedLedgerIsNotTold(t *testing.T) {
	dir := t.TempDir()
	build(t, dir, towns())
	data, err := os.ReadFile(filepath.Join(dir, "gen-000001", figuresFile))
	if err != nil {
		t.Fatal(err)
	}
	crc := sumOf(data)
	for at := range data {
		changed := bytes.Clone(data)
		changed[at] ^= 0x10
		w := &watch{}
		book, err := readLedger(bytes.NewReader(changed), int64(len(changed)), crc, w)()
		if book != nil || !errors.Is(err, ErrDamaged) || !errors.Is(w.damage, ErrDamaged) {
			t.Fatalf("byte %d changed: %v, %v; the watch says %v", at, book, err, w.damage)
		}
	}
	if _, err := readLedger(bytes.NewReader(data), int64(len(data)), crc, &watch{})(); err != nil {
		t.Error(err)
	}
}
