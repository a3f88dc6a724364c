package bot

import (
	"strings"

	"quoth/index"
)

// notes says what the answer says of itself, a line each.
func (c *composer) notes() {
	for _, n := range c.a.Notes {
		if text := c.note(n); text != "" {
			c.add(Line, Run{Text: text})
		}
	}
}

// note is one note in words. A pattern with one place takes all names, or the
// text; the patterns of several places take them in order.
func (c *composer) note(n index.Note) string {
	pattern, ok := c.Note[string(n.Kind)]
	if !ok {
		return ""
	}
	var names []string
	for _, name := range n.Names {
		names = append(names, c.respect(name))
	}
	text := c.respect(clip(inLine(n.Text), 2*nameMax))
	switch n.Kind {
	case index.LeftOut:
		return fill(pattern, text, c.list(names, ", "))
	case index.Spread, index.Known, index.Why:
		return fill(pattern, names...)
	case index.OtherTimes:
		return fill(pattern, names[0], names[1], c.list(names[2:], ", "))
	case index.Scoped:
		return fill(pattern, c.list(names, ", "), text)
	case index.Overtaken:
		return fill(pattern, names[0], names[1], text)
	case index.Shared:
		return fill(pattern, append(names, text)...)
	case index.Wider:
		return fill(pattern, strings.Join(names, " → "))
	}
	if text != "" {
		return fill(pattern, text)
	}
	return fill(pattern, c.list(names, ", "))
}

// respect is a name or a reason of a note in the language of the interface.
func (c *composer) respect(id string) string {
	if word, ok := c.Respect[id]; ok {
		return word
	}
	return c.name(id)
}
