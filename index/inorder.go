package index

import (
	"iter"
	"runtime"
	"sync"
)

// inOrder yields what do makes of each of some things, worked out on all cores and
// in the order of the things. A few more of them are held than there are cores.
func inOrder[T, U any](of iter.Seq[T], do func(T) U) iter.Seq[U] {
	return func(yield func(U) bool) {
		type job struct {
			of   T
			done chan U
		}
		var all sync.WaitGroup
		defer all.Wait()
		stop := make(chan struct{})
		defer close(stop)
		cores := runtime.GOMAXPROCS(0)
		jobs, results := make(chan job), make(chan chan U, 2*cores)
		for range cores {
			all.Go(func() {
				for j := range jobs {
					j.done <- do(j.of)
				}
			})
		}
		all.Go(func() {
			defer close(results)
			defer close(jobs)
			for t := range of {
				j := job{t, make(chan U, 1)}
				select {
				case results <- j.done:
				case <-stop:
					return
				}
				select {
				case jobs <- j:
				case <-stop:
					return
				}
			}
		})
		for done := range results {
			if !yield(<-done) {
				return
			}
		}
	}
}

// behind returns a function that hands things on to take, in order, while its caller
// goes on, and one that waits for the last of them. Either returns the first error
// of take, after which nothing is taken any more.
func behind[T any](take func(T) error) (hand func(T) error, end func() error) {
	const waiting = 64
	things, done := make(chan T, waiting), make(chan struct{})
	var failed error
	go func() {
		defer close(done)
		for t := range things {
			if failed = take(t); failed != nil {
				return
			}
		}
	}()
	hand = func(t T) error {
		select {
		case things <- t:
			return nil
		case <-done:
			return failed
		}
	}
	end = func() error {
		close(things)
		<-done
		return failed
	}
	return hand, end
}
