package bot

import (
	"slices"
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

// beside are the notes that may stand beside what is closest: of the question,
// not of what the articles say to it.
var beside = []answer.NoteKind{answer.Taken, answer.Reckoned, answer.Unreckoned, answer.OtherTimes}

// note is one note in words. A pattern with one place takes all names, or the
// text; the patterns of several places take them in order. What is shown is not
// denied.
func (c *composer) note(n answer.Note) string {
	pattern, ok := c.Note[string(n.Kind)]
	if !ok || c.a.Status == answer.Closest && !slices.Contains(beside, n.Kind) {
		return ""
	}
	if c.showing() {
		switch n.Kind {
		case answer.Unheard:
			if c.shows(n.Text) {
				return ""
			}
			pattern = c.Uncovered + "%"
		case answer.Unknown:
			if n.Names = slices.DeleteFunc(slices.Clone(n.Names), func(id string) bool { return c.shows(id) }); len(n.Names) == 0 || len(c.a.Figures) == 0 {
				return ""
			}
		}
	}
	if n.Kind == answer.Hedged {
		if n.Text = strings.Join(slices.DeleteFunc(strings.Split(n.Text, ", "), c.led), ", "); n.Text == "" {
			return ""
		}
	}
	var names []string
	for _, name := range n.Names {
		names = append(names, c.respect(name))
	}
	text := c.respect(clip(inLine(n.Text), 2*nameMax))
	switch n.Kind {
	case answer.LeftOut, answer.Reckoned:
		return fill(pattern, text, c.list(names, ", "))
	case answer.Spread, answer.Known, answer.Why:
		return fill(pattern, names...)
	case answer.OtherTimes:
		return fill(pattern, names[0], names[1], c.list(names[2:], ", "))
	case answer.Scoped, answer.Against:
		return fill(pattern, c.list(names, ", "), text)
	case answer.Overtaken:
		return fill(pattern, names[0], names[1], text)
	case answer.Shared:
		return fill(pattern, names[0], text)
	case answer.Wider:
		return fill(pattern, strings.Join(names, " → "))
	}
	if text != "" {
		return fill(pattern, text)
	}
	return fill(pattern, c.list(names, ", "))
}

// led reports whether the headline, which is said first, has these words.
func (c *composer) led(words string) bool {
	return len(c.m.Parts) > 0 && strings.Contains(strings.ToLower(c.m.Parts[0].Text()), strings.ToLower(words))
}

// respect is a name or a reason of a note in the language of the interface.
func (c *composer) respect(id string) string {
	if word, ok := c.Respect[id]; ok {
		return word
	}
	return c.name(id)
}
