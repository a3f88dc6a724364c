//go:build unix

package figure

import (
	"syscall"
	"testing"
	"time"
)

// userTime is how long this process has computed so far. On a machine shared
// with others it tells more than the clock does.
func userTime(b *testing.B) time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano())
}
