package ledger

import (
	"slices"
	"strings"
	"unicode"
)

// An Origin is who counted, and the entries that go back to it: one study is
// one origin, whoever reports it.
type Origin struct {
	Name    string // as one of the entries cites it, "" none cited
	Entries []Entry
}

// Origins gathers the entries of one fact by who is cited. Entries that cite
// nobody and say the same are copies of those that do.
func Origins(entries []Entry) []Origin {
	var origins []Origin
	var unnamed []Entry
	for _, e := range entries {
		if len(nameOf(e.Attribution)) == 0 {
			unnamed = append(unnamed, e)
			continue
		}
		i := slices.IndexFunc(origins, func(o Origin) bool { return SameOrigin(o.Name, e.Attribution) })
		if i < 0 {
			origins = append(origins, Origin{Name: e.Attribution, Entries: []Entry{e}})
		} else {
			origins[i].Entries = append(origins[i].Entries, e)
		}
	}
	if len(unnamed) > 0 && len(origins) == 0 {
		return []Origin{{Entries: unnamed}}
	}
	if len(unnamed) > 0 {
		origins[0].Entries = append(origins[0].Entries, unnamed...)
	}
	return origins
}

// SameOrigin reports whether two attributions name the same: "Dealroom" and
// "Dealroom and London & Partners", "CBRE" and "CBRE's Scoring Tech Talent".
func SameOrigin(a, b string) bool {
	x, y := nameOf(a), nameOf(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) == 0 {
		return false
	}
	return !slices.ContainsFunc(x, func(w string) bool { return !slices.Contains(y, w) })
}

// nameOf returns the words of an attribution that name somebody.
func nameOf(attribution string) []string {
	var name []string
	fields := strings.FieldsFunc(strings.ToLower(attribution), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for _, w := range fields {
		plain := slices.ContainsFunc(words()["plain"], func(p [2]string) bool { return p[0] == w })
		if !plain && len(w) > 1 {
			name = append(name, w)
		}
	}
	return name
}
