package rank

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWeights(t *testing.T) {
	w, err := readWeights(weightsTable)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(weightsTable, w.Table()); diff != "" {
		t.Errorf("the table read and written again (-before +after):\n%s", diff)
	}
	for _, test := range []struct{ old, new, want string }{
		{"order\tshare\t", "order\tshares\t", `order "shares" is unknown`},
		{"order\tshare\t", "order\trelative\t", `order "relative" is unknown, or given twice`},
		{"sure\tbias\t", "sure\tbias\tx", "is no number"},
		{"sure\tbias\t", "sure\tbias ", "3 columns, want 4"},
		{"sure\tbias\t", "#", "weights, want"},
	} {
		_, err := readWeights(strings.Replace(weightsTable, test.old, test.new, 1))
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q for %q: %v, want %q", test.new, test.old, err, test.want)
		}
	}
}
