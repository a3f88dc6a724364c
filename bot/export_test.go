package bot

import (
	"encoding/csv"
	"strings"
	"testing"
)

func TestExport(t *testing.T) {
	out, err := shelfBot(t).Export(t.Context(), "venture capital in Porto?")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(out))).ReadAll()
	if err != nil || len(rows) != 3 {
		t.Fatalf("%d rows, %v:\n%s", len(rows), err, out)
	}
	for title, want := range map[string]string{
		"figure": "€310 million", "value": "310000000", "currency": "EUR", "place": "Porto", "attribution": "Ribeira Data", "source": "Harbour Post",
		"quote": "Porto attracted €310 million in venture capital in 2024, according to Ribeira Data.", "article": "porto.md",
	} {
		for i, name := range rows[0] {
			if name == title && rows[1][i] != want {
				t.Errorf("%s is %q, want %q", title, rows[1][i], want)
			}
		}
	}
}

func TestNoFormulaInAnExport(t *testing.T) {
	for cell, want := range map[string]string{"=1+1": "'=1+1", "@sum(a1)": "'@sum(a1)", "-2.5": "-2.5", "+4": "+4", "-x": "'-x", "plain = it": "plain = it", "": ""} {
		if got := inert(cell); got != want {
			t.Errorf("%q becomes %q, want %q", cell, got, want)
		}
	}
}
