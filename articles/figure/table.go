package figure

import (
	"embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed tables/*.tsv
var tables embed.FS

// A meaning is one row of the tables, for one of its words.
type meaning struct {
	kind  string
	value string
	num   float64 // value as a number, where it is one
}

// A vocabulary is what the tables say of words: folded phrase → meanings.
type vocabulary map[string][]meaning

// words returns the tables, read once. English and Chinese share a table:
// their words are not each other's.
var words = sync.OnceValue(func() vocabulary {
	v := vocabulary{}
	for _, name := range []string{"common", "en", "zh"} {
		text, err := tables.ReadFile("tables/" + name + ".tsv")
		if err == nil {
			err = v.read(string(text))
		}
		if err != nil {
			panic(fmt.Sprintf("%s.tsv: %v", name, err)) // a test reads the tables
		}
	}
	return v
})

// read adds the rows of a table. Errors name the line.
func (v vocabulary) read(table string) error {
	for i, line := range strings.Split(table, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) != 3 {
			return fmt.Errorf("line %d: %d columns, want 3: kind, value, words", i+1, len(cols))
		}
		m := meaning{kind: cols[0], value: cols[1]}
		if n, err := strconv.ParseFloat(m.value, 64); err == nil {
			m.num = n
		}
		for _, w := range strings.Split(cols[2], "|") {
			if !v.has(w, m.kind) {
				v[w] = append(v[w], m)
			}
		}
	}
	return nil
}

func (v vocabulary) has(word, kind string) bool {
	_, ok := v.get(word, kind)
	return ok
}

// get returns the meaning of that kind a phrase has.
func (v vocabulary) get(phrase, kind string) (meaning, bool) {
	for _, m := range v[phrase] {
		if m.kind == kind {
			return m, true
		}
	}
	return meaning{}, false
}

// A yenPlace is a place in which ¥ means a currency.
type yenPlace struct{ place, currency string }

// yenPlaces returns the rows of that kind.
var yenPlaces = sync.OnceValue(func() []yenPlace {
	var list []yenPlace
	for name, ms := range words() {
		for _, m := range ms {
			if m.kind == "yen-place" {
				list = append(list, yenPlace{name, m.value})
			}
		}
	}
	return list
})
