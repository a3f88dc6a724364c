//go:build darwin || linux || freebsd || netbsd || openbsd || dragonfly

package store

import (
	"path/filepath"
	"testing"
	"time"
)

// What an instance left when it was killed is taken up at once by the next one on
// the same file, and not by one beside it.
func TestInherit(t *testing.T) {
	file := filepath.Join(t.TempDir(), "store.db")
	open := func() *Store {
		s, err := Open(t.Context(), file)
		none(t, err)
		return s
	}
	overdue := func(s *Store, owner string) int {
		l := Lease{owner, time.Minute}
		none(t, s.Inherit(t.Context(), l))
		list, err := s.Overdue(t.Context(), l, 10)
		none(t, err)
		return len(list)
	}
	killed := open()
	ok(t, true)(killed.Claim(t.Context(), Question{Key: key("1.1"), User: "UALICE", Via: "mention", Text: "venture capital?"}, Lease{"killed", time.Minute}))
	beside := open()
	if n := overdue(beside, "beside"); n != 0 {
		t.Errorf("%d questions taken from an instance that runs", n)
	}
	none(t, beside.Close())
	none(t, killed.Close()) // yields nothing
	next := open()
	defer next.Close()
	if n := overdue(next, "next"); n != 1 {
		t.Errorf("%d questions taken up, want 1", n)
	}
}
