package bot

import (
	"slices"
	"strings"

	"quoth/index/answer"
)

// missing says what the articles lack where nothing is shown: of a measure
// asked of a place the two together, since the one may be known, and the other.
func (c *composer) missing() {
	var names []string
	for _, id := range c.a.Missing {
		if name := c.lacking(id); name != "" {
			names = append(names, name)
		}
	}
	if len(names) > 0 {
		c.add(Line, Run{Text: c.Missing + c.list(names, ", ")})
	}
}

// uncovered says, beside figures and passages, for which of the places and
// measures asked for nothing was found; what anything is shown of is left out.
// Where figures answer, a missing place is one of the measure that was asked.
// Where passages are all there is, they may be of a measure they do not name.
func (c *composer) uncovered() {
	figures := len(c.a.Figures) > 0 && c.a.Status != answer.Closest
	var names []string
	for _, id := range c.a.Missing {
		asked, name := []string{id}, short(c.name(id))
		measure, place, paired := c.pair(id)
		switch {
		case figures && paired:
			asked, name = []string{measure, place}, c.lacking(id)
		case !figures && slices.Contains(c.a.Query.Measures, id):
			continue
		}
		if name != "" && !c.shows(asked...) && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) > 0 {
		c.add(Line, Run{Text: c.Uncovered + c.list(names, ", ")})
	}
}

// pair is the measure and the place that a missing one of them was asked with,
// where that is one.
func (c *composer) pair(id string) (measure, place string, ok bool) {
	q := c.a.Query
	switch {
	case len(q.Measures) == 1 && slices.Contains(q.Places, id):
		return q.Measures[0], id, true
	case len(q.Places) == 1 && slices.Contains(q.Measures, id):
		return id, q.Places[0], true
	}
	return "", "", false
}

// lacking is what is missing in words, with what it was asked with.
func (c *composer) lacking(id string) string {
	of := []string{id}
	measure, place, paired := c.pair(id)
	if paired {
		of = []string{measure, place}
	}
	var parts []string
	for _, id := range of {
		if name := c.name(id); name != "" {
			parts = append(parts, name)
		}
	}
	if len(parts) > 1 && c.a.Query.Period != "" {
		parts = append(parts, short(c.a.Query.Period))
	}
	return strings.Join(parts, c.Between)
}
