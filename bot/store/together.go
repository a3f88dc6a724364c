package store

import (
	"context"
	"database/sql"
	"sync"
	"time"
)

// Together are changes of a file that are committed in one: SQLite has one writer,
// who waits for the disk at each commit, and so a hundred who come at once would wait
// for it a hundred times, one after the other. Whoever comes while a commit is under
// way is in the next. PostgreSQL does that by itself.
type together struct {
	mu      sync.Mutex
	waiting []*change
	busy    bool // a commit is under way
	commits int
}

// A change is a statement that changes something.
type change struct {
	ctx  context.Context // of who waits for it
	do   func(context.Context, asker) error
	done chan error // has room for one
}

// An asker takes statements: a database, or a connection in a transaction.
type asker interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

const (
	lockMax   = time.Second     // a commit waits no longer for another process
	commitMax = 5 * time.Second // nor takes it longer
)

// change makes a change, in a file together with others, and returns when it is
// committed. After ctx has ended it may be made all the same.
func (s *Store) change(ctx context.Context, do func(context.Context, asker) error) error {
	if s.together == nil {
		return do(ctx, s.db)
	}
	c := &change{ctx, do, make(chan error, 1)}
	t := s.together
	t.mu.Lock()
	t.waiting = append(t.waiting, c)
	first := !t.busy
	t.busy = true
	t.mu.Unlock()
	if first {
		go s.commitAll()
	}
	select {
	case err := <-c.done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// commitAll commits until nobody waits.
func (s *Store) commitAll() {
	for {
		t := s.together
		t.mu.Lock()
		list := t.waiting
		t.waiting = nil
		if t.busy = len(list) > 0; t.busy {
			t.commits++
		}
		t.mu.Unlock()
		if len(list) == 0 {
			return
		}
		errs := make([]error, len(list))
		if err := s.commit(list, errs); err != nil {
			for i := range errs {
				errs[i] = err
			}
		}
		for i, c := range list {
			c.done <- errs[i]
		}
	}
}

// commit makes changes in one transaction, each with an error of its own. An error is
// that none is made, or is not known to be. Who no longer waits is left out.
func (s *Store) commit(list []*change, errs []error) error {
	ctx, cancel := context.WithTimeout(context.Background(), commitMax)
	defer cancel()
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	locking, stop := context.WithTimeout(ctx, lockMax)
	defer stop()
	if _, err := conn.ExecContext(locking, "BEGIN IMMEDIATE"); err != nil {
		return err
	}
	for i, c := range list {
		if errs[i] = c.ctx.Err(); errs[i] == nil {
			errs[i] = c.do(ctx, conn)
		}
	}
	if _, err = conn.ExecContext(ctx, "COMMIT"); err != nil {
		conn.ExecContext(context.Background(), "ROLLBACK") // where it is still under way
	}
	return err
}
