package eval

import (
	"math"
	"os"
	"strings"
	"testing"

	"quoth/index/answer"
)

// Fitted on a lot, the judge puts right answers first in it, and the table tells
// what it reaches.
func TestFitJudge(t *testing.T) {
	l, err := ReadLot(os.DirFS("testdata/lot"), "lot")
	if err != nil {
		t.Fatal(err)
	}
	var told strings.Builder
	w, err := FitJudge(t.Context(), []*Lot{l, l}, &told)
	if err != nil {
		t.Fatal(err)
	}
	moved := false
	for i, name := range answer.EvidenceNames() {
		for _, v := range []float64{w.Order[i], w.Chance[i]} {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				t.Errorf("%s: weight %v", name, v)
			}
			moved = moved || v != 0
		}
		if answer.OfQuestion()[i] && w.Order[i] != 0 {
			t.Errorf("%s is of the question as a whole, and counts for %v in the order", name, w.Order[i])
		}
	}
	if !moved {
		t.Error("no weight was fitted")
	}
	if lines := strings.Split(strings.TrimSpace(told.String()), "\n"); len(lines) != 5 || !strings.Contains(lines[4], "all, fitted on all") {
		t.Errorf("it tells:\n%s", told.String())
	}
	all, err := consider(t.Context(), []*Lot{l}, w)
	if err != nil {
		t.Fatal(err)
	}
	asked, right := 0, 0
	for i := range all {
		if len(all[i].question.Answers) > 0 {
			asked++
			if all[i].holds(1) {
				right++
			}
		}
	}
	if 2*right < asked {
		t.Errorf("of %d questions it was fitted on it puts the answer first for %d", asked, right)
	}
}
