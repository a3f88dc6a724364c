package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// columns are those of the table: a number of questions, or a share in percent,
// nil of no questions.
var columns = []struct {
	name string
	of   func(*score) any
}{
	{"asked", func(c *score) any { return c.asked() }},
	{"first", func(c *score) any { return share(c.count(given, First), c.asked()) }},
	{"in three", func(c *score) any { return share(c.count(given, First, Three), c.asked()) }},
	{"full", func(c *score) any { return shareOf(c.shares, c.asked()) }},
	{"said", func(c *score) any { return share(c.count(said, First, Three, Off), c.asked()) }},
	{"of said, right", func(c *score) any { return share(c.count(said, First, Three), c.count(said, First, Three, Off)) }},
	{"said, off", func(c *score) any { return share(c.count(said, Off), c.asked()) }},
	{"closest", func(c *score) any { return share(c.count(near, First, Three, Off), c.asked()) }},
	{"silent", func(c *score) any { return share(c.count(silent, Off), c.asked()) }},
	{"as a figure", func(c *score) any { return share(c.valuedFirst, c.valued) }},
	{"not there", func(c *score) any { return c.notThere() }},
	{"said all the same", func(c *score) any { return share(c.count(said, None), c.notThere()) }},
	{"closest, not there", func(c *score) any { return share(c.count(near, None), c.notThere()) }},
}

// The ways answers come, as columns count them.
var (
	said   = []Came{Said}
	near   = []Came{Closest}
	silent = []Came{Silent}
	given  = []Came{Said, Closest}
	anyhow = []Came{Said, Closest, Silent}
)

// count returns how many came in one of these ways and held one of these.
func (c *score) count(came []Came, held ...Held) int {
	n := 0
	for v, times := range c.verdicts {
		if slices.Contains(came, v.Came) && slices.Contains(held, v.Held) {
			n += times
		}
	}
	return n
}

func (c *score) asked() int    { return c.count(anyhow, First, Three, Off) }
func (c *score) notThere() int { return c.count(anyhow, None) }

func share(n, of int) any { return shareOf(float64(n), of) }

func shareOf(n float64, of int) any {
	if of == 0 {
		return nil
	}
	return 100 * n / float64(of)
}

// JSON writes the rows as one JSON object, shares in percent.
func (s Scores) JSON(w io.Writer) error {
	rows := map[string]map[string]any{}
	for name, c := range s.rows {
		rows[name] = map[string]any{}
		for _, col := range columns {
			rows[name][col.name] = col.of(c)
		}
	}
	return json.NewEncoder(w).Encode(map[string]any{"rows": rows, "faults": s.Faults})
}

// Print writes the rows as a table: kinds by name, then the rows of all.
func (s Scores) Print(w io.Writer) error {
	totals := []string{allEnglish, allChinese, allOfThem}
	kinds := slices.DeleteFunc(slices.Sorted(maps.Keys(s.rows)), func(name string) bool { return slices.Contains(totals, name) })
	var b strings.Builder
	fmt.Fprintf(&b, "%-10s", "kind")
	for _, col := range columns {
		fmt.Fprintf(&b, "%*s", width(col.name), col.name)
	}
	b.WriteByte('\n')
	for _, name := range slices.Concat(kinds, totals) {
		c := s.rows[name]
		if c == nil {
			continue
		}
		fmt.Fprintf(&b, "%-10s", name)
		for _, col := range columns {
			fmt.Fprintf(&b, "%*s", width(col.name), cell(col.of(c)))
		}
		b.WriteByte('\n')
	}
	if s.Faults > 0 {
		fmt.Fprintf(&b, "no outcome for %d questions\n", s.Faults)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// width is that of a column under its name.
func width(name string) int { return max(8, utf8.RuneCountInString(name)+2) }

func cell(v any) string {
	switch v := v.(type) {
	case int:
		return strconv.Itoa(v)
	case float64:
		return strconv.FormatFloat(v, 'f', 1, 64)
	}
	return "–"
}
