//go:build darwin || linux || freebsd || netbsd || openbsd || dragonfly

package store

import (
	"path/filepath"
	"testing"
	"time"
)

// What an instance left when it was killed is taken up at once by the next one on
// the same file where that is the only one, and by none while another runs: whichever
// of them was the first.
func TestInherit(t *testing.T) {
	file := filepath.Join(t.TempDir(), "store.db")
	run := func() *Store {
		s, err := Open(t.Context(), file)
		none(t, err)
		t.Cleanup(func() { s.Close() })
		return s
	}
	claim := func(s *Store, owner, ts string) {
		ok(t, true)(s.Claim(t.Context(), Question{Key: key(ts), User: "UALICE", Via: "mention", Text: "venture capital?"}, Lease{owner, time.Minute}))
	}
	overdue := func(s *Store, owner string) int {
		none(t, s.Inherit(t.Context(), Lease{owner, time.Minute}))
		list, err := s.Overdue(t.Context(), Lease{owner, time.Minute}, 10)
		none(t, err)
		return len(list)
	}
	first, second := run(), run()
	claim(first, "first", "1.1")
	claim(second, "second", "2.2")
	if n := overdue(second, "second"); n != 0 {
		t.Errorf("%d questions taken from an instance that runs", n)
	}
	none(t, first.Close()) // yields nothing
	third := run()
	if n := overdue(third, "third"); n != 0 {
		t.Errorf("%d questions taken while another instance runs that came after the first", n)
	}
	none(t, second.Close())
	none(t, third.Close())
	time.Sleep(2 * time.Millisecond) // leases are kept to the millisecond
	last, later := run(), run()
	time.Sleep(2 * time.Millisecond)
	claim(later, "later", "3.3")
	if n := overdue(last, "last"); n != 2 {
		t.Errorf("%d questions taken up, want the 2 of those that are gone", n)
	}
}
