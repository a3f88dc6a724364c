//go:build !race

package lexicon

const raced = false
