package slack

import (
	"context"
	"sync"
)

// A job is work that was taken on and is done after the acknowledgement.
type job func(context.Context)

// A queue holds jobs until a worker is free. A job holds its worker while it
// computes; before it waits, for Slack or for a time, it lets it go. So nobody
// waits for another's wait. A queue is safe for concurrent use.
type queue struct {
	workers int // jobs that compute at a time
	room    int // jobs that may wait without a word
	crowd   int // …and beyond, those that are told of it
	last    int // …and beyond, what will not be delivered again

	mu     sync.Mutex
	more   sync.Cond
	jobs   []job
	kept   int // places kept for jobs that are still to come
	busy   int // jobs that hold a worker
	away   int // jobs that let theirs go
	slow   int // …while they still compute
	back   int // jobs that let theirs go and wait for another
	closed bool
}

// awayMax is how many jobs may be under way without a worker. A job beyond
// keeps its own while it waits.
const awayMax = 4096

func newQueue(workers, room, crowd int) *queue {
	q := &queue{workers: workers, room: room, crowd: crowd, last: (room+crowd)/4 + 1}
	q.more.L = &q.mu
	return q
}

// isFull reports whether there is no room; final is true for what will not be
// delivered again. The queue is locked.
func (q *queue) isFull(final bool) bool {
	most := q.room + q.crowd
	if final {
		most += q.last
	}
	return q.closed || len(q.jobs)+q.kept >= most
}

// A spot is a place in a queue that is kept for a job. It is filled or freed.
type spot struct {
	queue   *queue
	crowded bool // there are so many before it that its asker is told
	gone    bool
}

// keep keeps a place at the end; false when there is no room.
func (q *queue) keep(final bool) (*spot, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.isFull(final) {
		return nil, false
	}
	s := &spot{queue: q, crowded: q.crowd > 0 && len(q.jobs)+q.kept >= q.room}
	q.kept++
	return s, true
}

// fill puts the job in its place; false when the queue was closed meanwhile.
func (s *spot) fill(j job) bool {
	q := s.queue
	q.mu.Lock()
	defer q.mu.Unlock()
	s.gone = true
	q.kept--
	if q.closed {
		return false
	}
	q.jobs = append(q.jobs, j)
	q.more.Broadcast()
	return true
}

// free gives the place back, where it was not filled.
func (s *spot) free() {
	s.queue.mu.Lock()
	defer s.queue.mu.Unlock()
	if !s.gone {
		s.gone = true
		s.queue.kept--
	}
}

// put puts a job at the end; false when there is no room.
func (q *queue) put(j job, final bool) bool {
	s, ok := q.keep(final)
	return ok && s.fill(j)
}

// run does the jobs until the queue is closed and all are done.
func (q *queue) run(ctx context.Context) {
	var all sync.WaitGroup
	for j, ok := q.next(); ok; j, ok = q.next() {
		w := &worker{queue: q, held: true}
		all.Go(func() {
			defer w.end()
			j(context.WithValue(ctx, workerKey{}, w))
		})
	}
	all.Wait()
}

// next waits for a job and a worker; false once the queue is closed and empty.
func (q *queue) next() (job, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.jobs) == 0 || q.busy >= q.workers || q.back > 0 {
		if q.closed && len(q.jobs) == 0 {
			return nil, false
		}
		q.more.Wait()
	}
	j := q.jobs[0]
	q.jobs = q.jobs[1:]
	q.busy++
	return j, true
}

// free is how many more jobs may wait.
func (q *queue) free() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.closed {
		return 0
	}
	return max(0, q.room-len(q.jobs)-q.kept)
}

// close takes no more jobs and returns how many are waiting.
func (q *queue) close() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.closed = true
	q.more.Broadcast()
	return len(q.jobs)
}

// A worker is what a job computes with. It is the job's own, in its context.
type worker struct {
	queue *queue
	held  bool
	slow  bool // it was let go while the job computes
}

type workerKey struct{}

// compute has the job of ctx hold a worker, for which it may wait.
func compute(ctx context.Context) {
	w, _ := ctx.Value(workerKey{}).(*worker)
	if w == nil {
		return
	}
	q := w.queue
	q.mu.Lock()
	defer q.mu.Unlock()
	if w.slow {
		w.slow = false
		q.slow--
	}
	if w.held {
		return
	}
	q.back++
	for q.busy >= q.workers {
		q.more.Wait()
	}
	q.back--
	q.away--
	q.busy++
	w.held = true
	q.more.Broadcast()
}

// letGo has the job of ctx let its worker go, since it waits. Who waits for a time
// does so in pause, who waits for Slack in waiting: nobody else needs to.
func letGo(ctx context.Context) {
	if w, _ := ctx.Value(workerKey{}).(*worker); w != nil {
		w.queue.mu.Lock()
		defer w.queue.mu.Unlock()
		w.release()
	}
}

// idle is ctx for what goes on beside its job, whose worker it leaves alone.
func idle(ctx context.Context) context.Context {
	return context.WithValue(ctx, workerKey{}, (*worker)(nil))
}

// slowly has the job of ctx let its worker go though it computes, so that those
// that are quick need not wait for it; not where many do already.
func slowly(ctx context.Context) {
	w, _ := ctx.Value(workerKey{}).(*worker)
	if w == nil {
		return
	}
	w.queue.mu.Lock()
	defer w.queue.mu.Unlock()
	if w.held && w.queue.slow < w.queue.workers {
		w.release()
		w.slow = !w.held
		if w.slow {
			w.queue.slow++
		}
	}
}

// release lets the worker go; the queue is locked.
func (w *worker) release() {
	if w.held && w.queue.away < awayMax {
		w.held = false
		w.queue.busy--
		w.queue.away++
		w.queue.more.Broadcast()
	}
}

// end takes the worker from a job that is done.
func (w *worker) end() {
	q := w.queue
	q.mu.Lock()
	defer q.mu.Unlock()
	if w.slow {
		q.slow--
	}
	if w.held {
		q.busy--
	} else {
		q.away--
	}
	q.more.Broadcast()
}
