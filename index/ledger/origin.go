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
	origins = acrossScripts(origins)
	if len(unnamed) > 0 && len(origins) == 0 {
		return []Origin{{Entries: unnamed}}
	}
	if len(unnamed) > 0 {
		origins[0].Entries = append(origins[0].Entries, unnamed...)
	}
	return origins
}

// acrossScripts joins origins whose names cannot be compared, one in Chinese
// characters and one in letters, to the first of them: two articles that say the
// same of 覃伟中 and of Qin Weizhong are no two counts. What is joined is at most
// one of each script, and no origin is counted twice.
func acrossScripts(origins []Origin) []Origin {
	var list []Origin
	joined := map[int]bool{} // of list: has one of each script
	for _, o := range origins {
		i := slices.IndexFunc(list, func(l Origin) bool { return inHan(l.Name) != inHan(o.Name) })
		for i >= 0 && joined[i] {
			next := slices.IndexFunc(list[i+1:], func(l Origin) bool { return inHan(l.Name) != inHan(o.Name) })
			if next < 0 {
				i = next
			} else {
				i += 1 + next
			}
		}
		if i < 0 {
			list = append(list, o)
			continue
		}
		list[i].Entries = append(list[i].Entries, o.Entries...)
		joined[i] = true
	}
	return list
}

// inHan reports whether a name has no letter but Chinese characters.
func inHan(name string) bool {
	return strings.IndexFunc(name, func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Han, r) }) < 0
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
