package index

import (
	"context"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The same question finds the same, whatever is in the cache, and whoever asks
// at the same time.
func TestCacheDoesNotMatter(t *testing.T) {
	docs := zipf(400, 300)
	x := inMemory(t, slices.Values(docs), 150)
	ask := func(i uint64) []string {
		r, err := x.Rank(context.Background(), Wish{Question: word(i) + " " + word(i/2) + " " + word(3*i)}, 20)
		if err != nil {
			t.Error(err)
		}
		var shown []string
		for _, p := range r.Passages {
			shown = append(shown, p.ID)
		}
		return shown
	}
	const questions = 40
	var first [questions][]string
	for i := range first {
		first[i] = ask(uint64(i))
	}
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for i := range first {
				if i%7 == 0 {
					x.caches.Store(newPassageCache(x)) // as when it is full
				}
				if diff := cmp.Diff(first[i], ask(uint64(i))); diff != "" {
					t.Errorf("question %d (-first time +again):\n%s", i, diff)
				}
			}
		})
	}
	all.Wait()
}

func TestCacheIsBounded(t *testing.T) {
	x := inMemory(t, slices.Values(zipf(100, 50)), memoryBatch)
	for n := range MaxCached {
		x.cache().passages[-1-n] = &Passage{}
	}
	for n := range 100 {
		if _, err := x.cache().take(n); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(x.cache().passages); n == 0 || n > MaxCached {
		t.Errorf("%d passages are kept, want at most %d", n, MaxCached)
	}
}
