//go:build !unix

package web

// connectionsAllowed is how many connections there may be at a time.
func connectionsAllowed() int { return connsMax }
