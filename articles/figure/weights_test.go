package figure

import (
	"strings"
	"testing"
)

// A table of weights that is not as it should be is told of with its line.
func TestReadWeights(t *testing.T) {
	for _, tt := range []struct{ table, want string }{
		{"# of two\nnear\t0.5\n\nfar\t-1\n", ""},
		{"near\t0.5\nfar\t-1\nnear\t2\n", `line 3: "near" is unknown, or given twice`},
		{"near\t0.5\nfurther\t-1\n", `line 2: "further" is unknown`},
		{"near\t0.5\nfar\thalf\n", `line 2: weight "half" is no number`},
		{"near 0.5\n", `line 1: "near 0.5" is unknown`},
		{"far\t-1\n", `no weight of "near"`},
	} {
		var w [2]float64
		err := readWeights(tt.table, []string{"near", "far"}, w[:])
		switch {
		case tt.want == "" && (err != nil || w != [2]float64{0.5, -1}):
			t.Errorf("%q is read as %v, %v", tt.table, w, err)
		case tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)):
			t.Errorf("%q: error %v, want %s", tt.table, err, tt.want)
		}
	}
}
