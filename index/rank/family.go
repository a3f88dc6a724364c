package rank

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"quoth/index/term"
)

// root takes the endings that make one word of another off a stem, so that
// the members of a family meet: robber, robbery and rob. A root is for
// comparing only.
func root(stem string) string {
	if len(stem) <= minRoot || stem[0] >= 0x80 || '0' <= stem[0] && stem[0] <= '9' {
		return stem
	}
	for short := ""; ; stem = short {
		short = stem
		for _, e := range derivations {
			if len(stem)-len(e) >= minRoot && strings.HasSuffix(stem, e) {
				short = stem[:len(stem)-len(e)]
				break
			}
		}
		if short == stem {
			return stem
		}
	}
}

const minRoot = 4 // letters

// derivations are endings as the stemmer leaves them, a longer one before one
// it ends in.
var derivations = strings.Fields(`ational isation ization ification ation ution ition ment ness ship hood
	able ible ance ence ancy ency ical ious eous ist ism ian ant ent ate ion ive ity ous ful less ic al or er ar en ur iz is ifi e i y`)

// similar reports whether two terms begin alike, or differ by one slip.
func similar(a, b string) bool {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	long, short := max(len(a), len(b)), min(len(a), len(b))
	switch {
	case n >= 5 && n*10 >= long*6, n >= 4 && n == short && long-short <= 3:
		return true
	case short < 5:
		return false
	}
	a, b = a[n:], b[n:]
	switch {
	case len(a) == len(b):
		return a[1:] == b[1:] || len(a) > 1 && a[0] == b[1] && a[1] == b[0] && a[2:] == b[2:]
	case len(a) == len(b)+1:
		return a[1:] == b
	case len(b) == len(a)+1:
		return a == b[1:]
	}
	return false
}

//go:embed tables/relatives.tsv
var relativesTable string

// related is tables/relatives.tsv, read once.
type related struct {
	to   map[string][]string // term → terms that may stand for it
	stop map[string]bool     // terms that say nothing of what a text is about
}

var families = sync.OnceValue(func() related { return readRelatives(relativesTable) })

func readRelatives(table string) related {
	r := related{map[string][]string{}, map[string]bool{}}
	for line := range strings.Lines(table) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		words, isStop := strings.CutPrefix(line, "stop\t")
		var group []string
		for word := range strings.FieldsSeq(words) {
			stemmed := term.Stem(word)
			if isStop {
				r.stop[stemmed] = true
				continue
			}
			group = append(group, stemmed)
		}
		for _, a := range group {
			for _, b := range group {
				if a != b && !slices.Contains(r.to[a], b) {
					r.to[a] = append(r.to[a], b)
				}
			}
		}
	}
	return r
}

// Relatives returns the terms that may stand for a term: tables/relatives.tsv.
func Relatives(term string) []string { return families().to[term] }
