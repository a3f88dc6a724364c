//go:build darwin || linux || freebsd || netbsd || openbsd || dragonfly

package store

import (
	"os"
	"syscall"
)

// lock takes the lock beside a store's file, which ends with the process however
// that ends; nil where another process has it, or there can be none.
func lock(path string) *os.File {
	f, err := os.OpenFile(path+".lock", os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil
	}
	if syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) != nil {
		f.Close()
		return nil
	}
	return f
}
