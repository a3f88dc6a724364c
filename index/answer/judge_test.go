package answer

import (
	"slices"
	"strings"
	"testing"
)

// The table of weights has every evidence once; what is of the question as a
// whole counts for nothing in the order; and the table prints as it stands.
func TestJudgeTable(t *testing.T) {
	w := TableWeights()
	if len(w.Order) != len(EvidenceNames()) || len(w.Chance) != len(w.Order) {
		t.Fatalf("%d and %d weights for %d kinds of evidence", len(w.Order), len(w.Chance), len(EvidenceNames()))
	}
	names := slices.Sorted(slices.Values(EvidenceNames()))
	if i := len(slices.Compact(names)); i != len(EvidenceNames()) {
		t.Errorf("%d of %d names of evidence differ", i, len(EvidenceNames()))
	}
	for i, of := range OfQuestion() {
		if of && w.Order[i] != 0 {
			t.Errorf("%s counts for %v in the order, where it is not known", EvidenceNames()[i], w.Order[i])
		}
	}
	if w.Table(false) != judgeTable {
		t.Error("the table does not print as it stands")
	}
	if e := EncoderWeights(); e.Table(true) != encoderTable || e.Table(false) == "" {
		t.Error("the table of an encoder does not print as it stands")
	}
	for table, want := range map[string]string{
		"# x\nnonsense\t1\t2\n":        `judge.tsv: line 2: evidence "nonsense" is unknown, or given twice`,
		"points\t1\n":                  "judge.tsv: line 1: 2 columns, want at least 3: evidence, order, chance",
		"points\t1\tx\n":               `judge.tsv: line 1: weight "x" is no number`,
		"points\t1\t2\npoints\t1\t2\n": `judge.tsv: line 2: evidence "points" is unknown, or given twice`,
		"points\t1\t2\n":               "judge.tsv: 1 weights, want",
	} {
		if _, err := readWeights(w, table, func(i int) bool { return !ofEncoder(i) }); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: got error %v, want %s", table, err, want)
		}
	}
}

func TestCuesTable(t *testing.T) {
	if _, err := readCues("# x\nreason\ten\n"); err == nil || !strings.HasPrefix(err.Error(), "cues.tsv: line 2: 2 columns") {
		t.Errorf("got error %v, want one that names the line", err)
	}
	if got := cued("reason", "The mill closed because the river had moved."); got == 0 {
		t.Error("a sentence that gives a reason does not read like one")
	}
	if got := cued("", "The mill closed because the river had moved."); got != 0 {
		t.Errorf("a question of no form is answered by cues: %v", got)
	}
}
