package slack

import (
	"context"
	"sync"
)

// A job is work that was taken on and is done after the acknowledgement.
type job func(context.Context)

// A queue holds jobs until a worker is free. It is safe for concurrent use.
type queue struct {
	room int // jobs that may wait
	last int // and those beyond, for what will not be delivered again

	mu     sync.Mutex
	more   sync.Cond
	jobs   []job
	closed bool
}

func newQueue(room, last int) *queue {
	q := &queue{room: room, last: last}
	q.more.L = &q.mu
	return q
}

// full reports whether there is no room; final is true for what will not be
// delivered again.
func (q *queue) full(final bool) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.closed || len(q.jobs) >= q.limit(final)
}

func (q *queue) limit(final bool) int {
	if final {
		return q.room + q.last
	}
	return q.room
}

// put puts a job at the end; false when there is no room.
func (q *queue) put(j job, final bool) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.closed || len(q.jobs) >= q.limit(final) {
		return false
	}
	q.jobs = append(q.jobs, j)
	q.more.Signal()
	return true
}

// next waits for a job; false once the queue is closed and empty.
func (q *queue) next() (job, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.jobs) == 0 {
		if q.closed {
			return nil, false
		}
		q.more.Wait()
	}
	j := q.jobs[0]
	q.jobs = q.jobs[1:]
	return j, true
}

// free is how many more jobs may wait.
func (q *queue) free() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.closed {
		return 0
	}
	return max(0, q.room-len(q.jobs))
}

// close takes no more jobs and returns how many are waiting.
func (q *queue) close() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.closed = true
	q.more.Broadcast()
	return len(q.jobs)
}
