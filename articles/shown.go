package articles

import (
	"strconv"
	"strings"
	"unicode"
)

// Shown is the name of a file as it is told to people: in quotes, with escapes,
// where it has characters that would do something to a terminal or show nothing.
func Shown(name string) string {
	if strings.ContainsFunc(name, func(r rune) bool { return r == unicode.ReplacementChar || !unicode.IsPrint(r) }) {
		return strconv.Quote(name)
	}
	return name
}

const reasonTurned = "direction override"

// overrides returns the lines of a text with characters that turn the direction
// of those after them, so that what is read is not what is written.
func overrides(text string) []Removed {
	if !strings.ContainsFunc(text, turns) {
		return nil
	}
	var list []Removed
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n++
		if strings.ContainsFunc(line, turns) {
			list = append(list, Removed{n, strconv.QuoteToGraphic(strings.TrimSpace(line)), reasonTurned})
		}
	}
	return list
}

// turns reports whether a character embeds, overrides or isolates a direction.
func turns(r rune) bool { return r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' }
