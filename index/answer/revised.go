package answer

import (
	"slices"

	"quoth/index/ledger"
	"quoth/index/query"
)

// revised reports whether the sentence of one of two facts tells of an earlier
// or a later count.
func (c *crossing) revised(a, b ledger.Fact) (bool, error) {
	for _, e := range append(slices.Clone(a.Entries), b.Entries...) {
		ev, err := c.evidence(e)
		if err != nil || ev == nil {
			return false, err
		}
		s := ev.Sentences[ev.sentence(ev.Record.Figures[e.Index].Start)]
		if query.Revises(ev.Record.Text[s[0]:s[1]]) {
			return true, nil
		}
	}
	return false, nil
}
