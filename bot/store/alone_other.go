//go:build !(darwin || linux || freebsd || netbsd || openbsd || dragonfly)

package store

import "os"

// share does nothing: it is not known whether another process has the store.
func share(string) (shared *os.File, alone bool) { return nil, false }
