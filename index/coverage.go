package index

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"quoth/articles/lexicon"
)

// A Coverage is what an index knows: who wrote, from when to when, and which
// measures of which places its figures state.
type Coverage struct {
	Articles int
	Passages int
	Figures  int     // that measure something of some place
	Sources  []Count // publishers by their articles, most first
	First    string  // day the oldest article was published, "" unknown
	Last     string  // day the newest was
	Measures []Count // ids by their figures, most first
	Cities   []Count // ids by their figures, most first
	cells    map[subject]*cell
}

// A Count is how many there are of something.
type Count struct {
	ID string
	N  int
}

// A subject is what a figure is about.
type subject struct{ measure, place string }

type cell struct {
	figures int
	years   []int // each once, the newest first
}

// Of returns how many figures state a measure of a place.
func (c *Coverage) Of(measure, place string) int {
	if cell := c.cells[subject{measure, place}]; cell != nil {
		return cell.figures
	}
	return 0
}

// Years returns the years for which a measure of a place is stated, newest first.
func (c *Coverage) Years(measure, place string) []int {
	if cell := c.cells[subject{measure, place}]; cell != nil {
		return cell.years
	}
	return nil
}

// CitiesOf returns the cities of which a measure is stated, most figures first.
func (c *Coverage) CitiesOf(measure string) []Count {
	return counted(c.Cities, func(city string) int { return c.Of(measure, city) })
}

// MeasuresOf returns the measures stated of a place, most figures first.
func (c *Coverage) MeasuresOf(place string) []Count {
	return counted(c.Measures, func(measure string) int { return c.Of(measure, place) })
}

// counted are those of which there are any, most first.
func counted(all []Count, count func(id string) int) []Count {
	var some []Count
	for _, a := range all {
		if n := count(a.ID); n > 0 {
			some = append(some, Count{a.ID, n})
		}
	}
	return mostFirst(some)
}

func mostFirst(list []Count) []Count {
	slices.SortStableFunc(list, func(a, b Count) int { return cmp.Or(-cmp.Compare(a.N, b.N), cmp.Compare(a.ID, b.ID)) })
	return list
}

// Coverage counts what the articles and the ledger of figures hold.
func (x *Index) Coverage() (*Coverage, error) {
	x.use.RLock()
	defer x.use.RUnlock()
	if x.closed {
		return nil, errClosed
	}
	c := &Coverage{Articles: len(x.metas), Passages: x.Passages(), cells: map[subject]*cell{}}
	sources, measures, cities := map[string]int{}, map[string]int{}, map[string]int{}
	for _, m := range x.metas {
		if m.Source != "" {
			sources[m.Source]++
		}
		if day := m.Published; day != "" {
			if c.First == "" || day < c.First {
				c.First = day
			}
			c.Last = max(c.Last, day)
		}
	}
	book, err := x.figures()
	if err != nil {
		return nil, err
	}
	for s := range book.Stated() {
		place := x.lex.Lookup(lexicon.Place, s.Place)
		if s.Measure == "" || place == nil {
			continue
		}
		c.Figures += s.Figures
		measures[s.Measure] += s.Figures
		if place.Subject() {
			cities[place.ID] += s.Figures
		}
		c.cells[subject{s.Measure, place.ID}] = &cell{s.Figures, s.Years}
	}
	c.Sources, c.Measures, c.Cities = tallied(sources), tallied(measures), tallied(cities)
	return c, nil
}

func tallied(of map[string]int) []Count {
	var list []Count
	for id, n := range of {
		list = append(list, Count{id, n})
	}
	return mostFirst(list)
}

// Name returns what a place or measure is called in a language ("en", "zh"),
// by its id: the id itself in English, else its first name in that script.
func (x *Index) Name(lang, id string) string {
	if lang != "zh" {
		return id
	}
	for _, kind := range []lexicon.Kind{lexicon.Place, lexicon.Measure} {
		e := x.lex.Lookup(kind, id)
		if e == nil {
			continue
		}
		for _, alias := range e.Aliases {
			alias = strings.TrimPrefix(alias, "=")
			if strings.ContainsFunc(alias, func(r rune) bool { return unicode.Is(unicode.Han, r) }) && !strings.Contains(alias, "…") {
				return alias
			}
		}
	}
	return id
}
