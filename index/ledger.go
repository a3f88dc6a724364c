package index

import (
	"fmt"
	"io"
	"sync"

	"quoth/index/ledger"
	"quoth/index/query"
)

// enter puts the figures of a passage into the ledger; passage and article are
// their numbers in the corpus.
func enter(l *ledger.Ledger, r *Record, passage, article int, published string) {
	var parts query.Parts
	for i, f := range r.Figures {
		if !f.Status.Asserted() && !f.Status.Planned() {
			continue // "never reached 30": nothing to compare
		}
		l.Add(ledger.Entry{
			Passage: passage, Index: i, Article: article, Published: ledger.Day(published),
			InTable: len(r.Header) > 0, Part: parts.Parted(r.Text[f.Sentence[0]:max(f.Start, f.Sentence[1])], f.Start-f.Sentence[0]), Figure: f,
		})
	}
}

// readLedger reads a ledger when it is first asked for, and compares it with its
// CRC. The watch is told where it is damaged.
func readLedger(f io.ReaderAt, size int64, crc uint32, w *watch) func() (*ledger.Ledger, error) {
	return sync.OnceValues(func() (*ledger.Ledger, error) {
		data := make([]byte, size)
		if _, err := f.ReadAt(data, 0); err != nil && err != io.EOF {
			return nil, err
		}
		book, err := ledger.Decode(data)
		if err != nil || sumOf(data) != crc {
			err = fmt.Errorf("%w: %s has changed", ErrDamaged, figuresFile)
			w.failed(err)
			return nil, err
		}
		return book, nil
	})
}
