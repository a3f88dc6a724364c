package answer

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"quoth/articles/lexicon"
)

//go:embed tables/areas.tsv
var areaTable string

// areas is tables/areas.tsv, read once: the countries of each part of the
// world, "*" all.
var areas = sync.OnceValue(func() map[string][]string {
	table := map[string][]string{}
	for line := range strings.Lines(areaTable) {
		if area, countries, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && area[0] != '#' {
			table[area] = strings.Split(countries, "|")
		}
	}
	return table
})

// inArea reports whether a place lies in another, or in a part of the world.
// What holds for a part of the world holds for no country of it.
func inArea(lex *lexicon.Lexicon, place, outer string) bool {
	if lex.Within(place, outer) {
		return true
	}
	return slices.ContainsFunc(areas()[outer], func(country string) bool { return country == "*" || lex.Within(place, country) })
}
