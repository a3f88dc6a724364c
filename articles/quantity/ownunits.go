package quantity

import (
	"fmt"
	"io"
	"strings"
	"sync"

	"quoth/articles/text"
)

// Units are units of measurement besides those of the tables. A nil *Units is none.
// They are safe for concurrent use.
type Units struct {
	rows []ownUnit

	mu   sync.Mutex
	over map[*text.Vocabulary]*text.Vocabulary // see Over
}

// An ownUnit is a unit by one of its words.
type ownUnit struct{ word, unit string }

// ReadUnits reads a table of units, a line each: the unit as it is shown, a
// tab, the words that stand for it, parted by "|". Empty lines and lines that
// begin with # are passed over. Errors name the line.
func ReadUnits(r io.Reader) (*Units, error) {
	table, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	u := &Units{over: map[*text.Vocabulary]*text.Vocabulary{}}
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
			u.rows = append(u.rows, ownUnit{word, unit})
		}
	}
	return u, nil
}

// Over returns a vocabulary with these units, each instead of what base says of its
// words as units. It is made once for every base, which must not change any more.
func (u *Units) Over(base *text.Vocabulary) *text.Vocabulary {
	if u == nil {
		return base
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	v := u.over[base]
	if v == nil {
		v = base.Clone()
		for _, row := range u.rows {
			v.Replace(row.word, text.Meaning{Cue: CueUnit, Value: row.unit})
		}
		u.over[base] = v
	}
	return v
}

// addUnits adds the units of measure of the standard. A unit one of whose words
// the tables have keeps the name they give it; a word they have keeps its meaning.
func addUnits(v *text.Vocabulary) {
	for _, u := range StandardUnits() {
		name := u.Name
		for _, w := range u.Words {
			if m, known := v.Get(strings.ToLower(w), CueUnit); known {
				name = m.Value
				break
			}
		}
		for _, w := range u.Words {
			m := text.Meaning{Cue: CueUnit, Value: name}
			if len(w) < 4 {
				m.Exact = w // mA, not Ma
			}
			w = strings.ToLower(w)
			if _, word := v.Get(w, cueNoUnit); !word && len(v.Means(w)) == 0 {
				v.Add(w, m)
			}
		}
	}
}
