package figure

import (
	"fmt"
	"io"
	"strings"

	"quoth/articles/quantity"
	"quoth/articles/text"
)

// Units are units of measurement besides those of the tables. They are
// read-only once read; a nil *Units is none.
type Units struct{ words *text.Vocabulary }

// ReadUnits reads a table of units, a line each: the unit as it is shown, a
// tab, the words that stand for it, parted by "|". Empty lines and lines that
// begin with # are passed over. Errors name the line.
func ReadUnits(r io.Reader) (*Units, error) {
	table, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	v := words().Clone()
	for i, line := range strings.Split(string(table), "\n") {
		line = strings.TrimSuffix(line, "\r")
		if line == "" || line[0] == '#' {
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) != 2 {
			return nil, fmt.Errorf("line %d: %d columns, want 2: unit, words", i+1, len(cols))
		}
		unit := strings.TrimSpace(cols[0])
		if unit == "" {
			return nil, fmt.Errorf("line %d: no unit", i+1)
		}
		for word := range strings.SplitSeq(cols[1], "|") {
			if word = strings.ToLower(strings.TrimSpace(word)); word == "" {
				return nil, fmt.Errorf("line %d: %s: an empty word", i+1, unit)
			}
			v.Replace(word, text.Meaning{Cue: cueUnit, Value: unit})
		}
	}
	return &Units{v}, nil
}

// vocabulary is the tables with the units.
func (u *Units) vocabulary() *text.Vocabulary {
	if u == nil {
		return words()
	}
	return u.words
}

// addUnits adds the units of measure of the standard. A unit one of whose words
// the tables have keeps the name they give it; a word they have keeps its meaning.
func addUnits(v *text.Vocabulary) {
	for _, u := range quantity.Units() {
		name := u.Name
		for _, w := range u.Words {
			if m, known := v.Get(strings.ToLower(w), cueUnit); known {
				name = m.Value
				break
			}
		}
		for _, w := range u.Words {
			m := text.Meaning{Cue: cueUnit, Value: name}
			if len(w) < 4 {
				m.Exact = w // mA, not Ma
			}
			if w = strings.ToLower(w); len(v.Means(w)) == 0 {
				v.Add(w, m)
			}
		}
	}
}
