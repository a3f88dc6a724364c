package eval

import (
	"os"
	"strings"
	"testing"

	"quoth/index/query"
)

// The table that is fitted can be read, has what a phrase of the table of what is
// expected tells, and what it reaches on each lot is told.
func TestFitClasses(t *testing.T) {
	var lots []*Lot
	for _, name := range []string{"lots/harbour", "lots/quarry"} {
		l, err := ReadLot(os.DirFS(name), name)
		if err != nil {
			t.Fatal(err)
		}
		lots = append(lots, l)
	}
	var table, told strings.Builder
	if err := FitClasses(lots, &table, &told); err != nil {
		t.Fatal(err)
	}
	weights, err := query.ReadClasses(table.String())
	if err != nil {
		t.Fatal(err)
	}
	money, words := 2, 0
	if w := weights["salari"]; w == nil || w[money] <= w[words] {
		t.Errorf("salary weighs %.2f", w)
	}
	if w := weights["whi"]; w == nil || w[words] <= w[money] {
		t.Errorf("why weighs %.2f", w)
	}
	if lines := strings.Split(strings.TrimSpace(told.String()), "\n"); len(lines) != 4 || !strings.HasPrefix(lines[3], "all") {
		t.Errorf("it tells:\n%s", told.String())
	}
	if err := FitClasses(nil, &table, &told); err == nil {
		t.Error("no folders are fitted to")
	}
}
