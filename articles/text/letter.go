package text

import (
	"strings"
	"unicode/utf8"
)

// Capital reports whether a word begins with a capital of ASCII.
func Capital(s string) bool { return s != "" && s[0] >= 'A' && s[0] <= 'Z' }

// StartsUpper reports whether a word begins with a capital, of any script that has them.
func StartsUpper(s string) bool {
	if s == "" {
		return false
	}
	if s[0] < 0x80 {
		return Capital(s)
	}
	return strings.ToLower(s[:min(len(s), 4)]) != s[:min(len(s), 4)]
}

// AllUpper reports whether the letters of s are capitals, and some are.
func AllUpper(s string) bool {
	some := false
	for i := range len(s) {
		switch c := s[i]; {
		case c >= utf8.RuneSelf:
			return s == strings.ToUpper(s) && s != strings.ToLower(s)
		case smallLetter(c):
			return false
		case 'A' <= c && c <= 'Z':
			some = true
		}
	}
	return some
}

// Acronym reports a word of capitals, but for its plural: GCCs.
func Acronym(s string) bool {
	s = strings.TrimSuffix(s, "s")
	return len(s) > 1 && AllUpper(s)
}
