//go:build race

package slack

// raced says that the race detector is on, under which everything is slower.
const raced = true
