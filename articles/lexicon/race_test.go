//go:build race

package lexicon

// raced: the race detector lets a sync.Pool forget one thing in four.
const raced = true
