package store

import (
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

// However many claim at once, a file waits for the disk a few times; each is told
// whether it was first, and one that fails takes no other with it.
func TestTogether(t *testing.T) {
	s, _ := open(t, filepath.Join(t.TempDir(), "kept.db"))
	_, err := s.db.ExecContext(t.Context(), `CREATE TRIGGER no BEFORE INSERT ON questions WHEN new.ts = '7' BEGIN SELECT RAISE(ABORT, 'no'); END`)
	none(t, err)
	only, err := s.db.Conn(t.Context()) // until it is given back, all wait
	none(t, err)
	const claims = 200
	var all sync.WaitGroup
	var mu sync.Mutex
	fresh, failed := 0, 0
	waiting := func(n int) { // until n wait for the next commit, and one is under way
		for is := false; !is; time.Sleep(time.Millisecond) {
			s.together.mu.Lock()
			is = s.together.commits == 1 && len(s.together.waiting) == n
			s.together.mu.Unlock()
		}
	}
	for i := range claims {
		if i == 1 {
			waiting(0)
		}
		all.Go(func() {
			first, err := s.Claim(t.Context(), Question{Key: key(fmt.Sprint(i / 2))}, mine)
			mu.Lock()
			defer mu.Unlock()
			if err != nil {
				failed++
			} else if first {
				fresh++
			}
		})
	}
	waiting(claims - 1)
	none(t, only.Close())
	all.Wait()
	same(t, fresh, claims/2-1)
	same(t, failed, 2)
	same(t, s.together.commits, 2)
	list, err := s.Open(t.Context(), mine)
	none(t, err)
	same(t, len(list), fresh)
}

// Where the commit fails, all are told so, and nothing is recorded.
func TestTogetherInVain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "kept.db")
	s, _ := open(t, path)
	other, _ := open(t, path)
	lock, err := other.db.Conn(t.Context())
	none(t, err)
	_, err = lock.ExecContext(t.Context(), "BEGIN IMMEDIATE")
	none(t, err)
	var all sync.WaitGroup
	for i := range 10 {
		all.Go(func() {
			if _, err := s.Claim(t.Context(), Question{Key: key(fmt.Sprint(i))}, mine); err == nil || errors.Is(err, ErrUnclaimed) {
				t.Errorf("%v, want that it is locked", err)
			}
		})
	}
	all.Wait()
	_, err = lock.ExecContext(t.Context(), "ROLLBACK")
	none(t, err)
	none(t, lock.Close())
	list, err := s.Open(t.Context(), mine)
	none(t, err)
	same(t, len(list), 0)
	if fresh, err := s.Claim(t.Context(), Question{Key: key("1")}, mine); !fresh || err != nil {
		t.Errorf("%t %v", fresh, err)
	}
}
