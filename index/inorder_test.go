package index

import (
	"errors"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"
)

func numbers(n int, made *atomic.Int32) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := range n {
			made.Add(1)
			if !yield(i) {
				return
			}
		}
	}
}

// What is worked out on all cores comes in the order of what it is of, and no more
// is held than a few for each core.
func TestInOrder(t *testing.T) {
	var made atomic.Int32
	var got []int
	for n := range inOrder(numbers(1000, &made), func(n int) int { return n * n }) {
		if held := int(made.Load()) - len(got); held > 3*runtime.GOMAXPROCS(0)+2 {
			t.Fatalf("%d are held", held)
		}
		got = append(got, n)
	}
	if len(got) != 1000 || !slices.IsSorted(got) {
		t.Errorf("%d in all, in order %v", len(got), slices.IsSorted(got))
	}
	made.Store(0)
	for n := range inOrder(numbers(1000, &made), func(n int) int { return n }) {
		if n == 5 {
			break
		}
	}
	if n := made.Load(); n > 1000/2 {
		t.Errorf("%d were made for six", n)
	}
}

// What is handed on is taken in order, until one of it is refused.
func TestBehind(t *testing.T) {
	var taken []int
	refused := errors.New("refused")
	hand, end := behind(func(n int) error {
		if n == 300 {
			return refused
		}
		taken = append(taken, n)
		return nil
	})
	var err error
	for i := 0; i < 1000 && err == nil; i++ {
		err = hand(i)
	}
	if e := end(); !errors.Is(err, refused) || !errors.Is(e, refused) || len(taken) != 300 || !slices.IsSorted(taken) {
		t.Errorf("%d taken, %v, %v", len(taken), err, e)
	}
}
