package index

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// The passages of the newest articles are those that sorting all would give.
func TestNewest(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	x := &Index{}
	for n := range 300 {
		day := ""
		if random.IntN(5) > 0 {
			day = fmt.Sprintf("20%02d-0%d", random.IntN(30), 1+random.IntN(9))
		}
		x.first = append(x.first, 4*n)
		x.metas = append(x.metas, Meta{Published: day, Passages: 4})
	}
	x.ages = func() []uint32 { return agesOf(x.metas) }
	passages := random.Perm(4 * len(x.metas))
	sorted := slices.SortedFunc(slices.Values(passages), func(a, b int) int {
		return cmp.Or(cmp.Compare(x.metas[b/4].Published, x.metas[a/4].Published), cmp.Compare(a, b))
	})
	for _, n := range []int{-1, 0, 1, 7, 100, len(passages), 2 * len(passages)} {
		if got := x.newest(passages, n); !slices.Equal(got, sorted[:min(max(n, 0), len(sorted))]) {
			t.Errorf("the newest %d of %d are not those of them sorted", n, len(passages))
		}
	}
}
