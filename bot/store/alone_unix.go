//go:build darwin || linux || freebsd || netbsd || openbsd || dragonfly

package store

import (
	"os"
	"syscall"
)

// share has this process be seen to have the store of a path, until the file that is
// returned is closed or the process ends, however it ends; and tells whether it was
// alone: no other was seen to have it. Of two locks beside the store all share one,
// and the other is held while that is looked at. nil: there can be none.
func share(path string) (shared *os.File, alone bool) {
	looking, err := os.OpenFile(path+".look", os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, false
	}
	defer looking.Close()
	if syscall.Flock(int(looking.Fd()), syscall.LOCK_EX) != nil { // nobody waits for anything while holding it
		return nil, false
	}
	shared, err = os.OpenFile(path+".lock", os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, false
	}
	alone = syscall.Flock(int(shared.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) == nil
	if syscall.Flock(int(shared.Fd()), syscall.LOCK_SH) != nil {
		shared.Close()
		return nil, false
	}
	return shared, alone
}
