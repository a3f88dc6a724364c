package bot

import (
	"strings"

	"quoth/index/answer"
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
func (c *composer) note(n answer.Note) string {
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
	case answer.LeftOut:
		return fill(pattern, text, c.list(names, ", "))
	case answer.Spread, answer.Known, answer.Why:
		return fill(pattern, names...)
	case answer.OtherTimes:
		return fill(pattern, names[0], names[1], c.list(names[2:], ", "))
	case answer.Scoped:
		return fill(pattern, c.list(names, ", "), text)
	case answer.Overtaken:
		return fill(pattern, names[0], names[1], text)
	case answer.Shared:
		return fill(pattern, append(names, text)...)
	case answer.Wider:
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
