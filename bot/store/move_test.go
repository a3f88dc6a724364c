package store

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// fill puts one row into every table, its texts and numbers all different.
func fill(t *testing.T, s *Store) {
	t.Helper()
	for i, table := range tables() {
		var marks []string
		var values []any
		for n, c := range table.columns {
			marks = append(marks, fmt.Sprintf("$%d", n+1))
			if c.number {
				values = append(values, int64(1e12)+int64(100*i+n))
			} else {
				values = append(values, fmt.Sprintf("%s of %s, “é中” \"\n", c.name, table.name))
			}
		}
		if _, err := s.db.ExecContext(t.Context(), "INSERT INTO "+table.name+" ("+table.names()+") VALUES ("+strings.Join(marks, ", ")+")", values...); err != nil {
			t.Fatal(err)
		}
	}
}

// What is exported from a store of any kind and imported into another comes out
// of that the same, and a second time changes nothing.
func TestMoved(t *testing.T) {
	for from, place := range places(t) {
		for to, other := range places(t) {
			old, _ := open(t, place(t))
			fill(t, old)
			var first, second bytes.Buffer
			rows, err := old.Export(t.Context(), &first)
			if err != nil || rows != len(tables()) {
				t.Fatalf("%s: %d rows, %v", from, rows, err)
			}
			next, _ := open(t, other(t))
			for _, want := range [][2]int{{rows, 0}, {0, rows}} {
				taken, known, err := next.Import(t.Context(), bytes.NewReader(first.Bytes()))
				if err != nil || taken != want[0] || known != want[1] {
					t.Errorf("%s to %s: %d taken, %d known, %v; want %v", from, to, taken, known, err, want)
				}
			}
			if _, err := next.Export(t.Context(), &second); err != nil || first.String() != second.String() {
				t.Errorf("%s to %s: %v\n%s\nbecame\n%s", from, to, err, first.String(), second.String())
			}
		}
	}
}

// What is no export is refused by its line, and nothing of it is kept.
func TestImportRefuses(t *testing.T) {
	good := `{"table":"quiet","row":{"team":"T1","channel":"C1","thread":"1.0","since":1}}` + "\n"
	for what, test := range map[string][2]string{
		"no JSON":            {"hello", "line 2: no row of an export"},
		"an unknown table":   {`{"table":"secrets","row":{}}`, `line 2: there is no table "secrets"`},
		"a missing column":   {`{"table":"quiet","row":{"team":"T1"}}`, "line 2: quiet: the row has no channel"},
		"an unknown column":  {`{"table":"quiet","row":{"team":"T1","channel":"C1","thread":"2.0","since":1,"x":1}}`, `line 2: quiet has no "x"`},
		"text for a number":  {`{"table":"quiet","row":{"team":"T1","channel":"C1","thread":"2.0","since":"now"}}`, "line 2: quiet: since is no whole number"},
		"a statement inside": {`{"table":"quiet; DROP TABLE questions","row":{}}`, "line 2: there is no table"},
	} {
		s, _ := open(t, Memory)
		if _, _, err := s.Import(t.Context(), strings.NewReader(good+test[0])); err == nil || !strings.Contains(err.Error(), test[1]) {
			t.Errorf("%s: %v, want %q", what, err, test[1])
		}
		var left bytes.Buffer
		if rows, err := s.Export(t.Context(), &left); err != nil || rows != 0 {
			t.Errorf("%s: %d rows are kept, %v: %s", what, rows, err, left.String())
		}
	}
}
