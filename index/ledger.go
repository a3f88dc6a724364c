package index

import (
	"io"
	"strings"
	"sync"

	"quoth/articles/figure"
	"quoth/index/ledger"
	"quoth/index/query"
)

// enter puts the figures of a passage into the ledger; passage and article are
// their numbers in the corpus.
func enter(l *ledger.Ledger, r *Record, passage, article int, published string) {
	for i, f := range r.Figures {
		if !f.Status.Asserted() && !f.Status.Planned() {
			continue // "never reached 30": nothing to compare
		}
		l.Add(ledger.Entry{
			Passage: passage, Index: i, Article: article, Published: ledger.Day(published),
			InTable: len(r.Header) > 0, Part: query.Parted(before(r, f)), Figure: f,
		})
	}
}

// before is what stands before a figure in its clause.
func before(r *Record, f figure.Figure) string {
	text := r.Text[f.Sentence[0]:f.Start]
	if i := strings.LastIndexAny(text, ",;:，；：、"); i >= 0 {
		text = text[i:]
	}
	return strings.ToValidUTF8(text, " ")
}

// readLedger reads a ledger when it is first asked for.
func readLedger(f io.ReaderAt, size int64) func() (*ledger.Ledger, error) {
	return sync.OnceValues(func() (*ledger.Ledger, error) {
		data := make([]byte, size)
		if _, err := f.ReadAt(data, 0); err != nil && err != io.EOF {
			return nil, err
		}
		return ledger.Decode(data)
	})
}
