package bot

import (
	"slices"
	"strings"

	"quoth/index/answer"
)

// A reason is why what was found is not shown, in one language. In Asked and
// Found "%" stands for names.
type reason struct {
	Bare  string // nothing is named
	Asked string // % was asked of
	Found string // % is what was found
}

// whyNot says why the articles do not say, "" where no gate is known by name.
func (c *composer) whyNot() string {
	for _, n := range c.a.Notes {
		if n.Kind != answer.Gated || len(n.Names) == 0 {
			continue
		}
		why, known := c.Gate[n.Names[0]]
		if !known {
			continue
		}
		var names []string
		for _, name := range n.Names[1:] {
			names = append(names, c.respect(name))
		}
		names = shorts(names)
		switch {
		case len(names) == 0:
			return why.Bare
		case slices.ContainsFunc(n.Names[1:], c.wasAsked):
			return fill(why.Asked, c.list(names, ", "))
		}
		return fill(why.Found, c.list(names, ", "))
	}
	return ""
}

// wasAsked reports whether a name is of what the question asked for.
func (c *composer) wasAsked(name string) bool {
	q := c.a.Query
	return slices.Contains(q.Places, name) || slices.Contains(q.Measures, name) || name != "" && strings.Contains(q.Period, name)
}
