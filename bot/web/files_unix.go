//go:build unix

package web

import "syscall"

// connectionsAllowed is how many connections there may be at a time: half of
// the files that the process may have open, so that the rest has some too.
func connectionsAllowed() int {
	var files syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_NOFILE, &files) != nil {
		return connsMax
	}
	return int(min(max(uint64(files.Cur)/2, 16), connsMax))
}
