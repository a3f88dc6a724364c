package bot

import (
	"slices"
	"strings"

	"quoth/index/answer"
)

// closest shows what is closest to an answer: the passages, without a word on
// whether they answer or not, then what was understood.
func (c *composer) closest() {
	c.add(Headline, Run{Text: c.Closest, Bold: true})
	for _, q := range c.passages() {
		c.quote(q)
	}
	c.taken()
	c.respelt()
	c.uncovered()
	c.notes()
}

// shows reports whether something is shown that is of all of these places and
// measures: a figure, or a passage that names them in either language or holds
// figures of them.
func (c *composer) shows(ids ...string) bool {
	all := func(of func(id string) bool) bool {
		return !slices.ContainsFunc(ids, func(id string) bool { return !of(id) })
	}
	is := func(f answer.Figure, id string) bool { return f.Place == id || f.Measure == id }
	if slices.ContainsFunc(c.a.Figures, func(f answer.Figure) bool {
		return all(func(id string) bool { return is(f, id) })
	}) {
		return true
	}
	return slices.ContainsFunc(c.passages(), func(q answer.Quote) bool {
		return all(func(id string) bool {
			holds := func(f answer.Figure) bool { return f.Passage == q.ID && is(f, id) }
			return slices.ContainsFunc(c.a.Figures, holds) || c.named(id, q.Title, q.Heading, q.Text)
		})
	})
}

// named reports whether one of the texts has a name of a place or a measure.
func (c *composer) named(id string, texts ...string) bool {
	names := []string{id}
	if c.names != nil {
		names = append(names, c.names("en", id), c.names("zh", id))
	}
	for _, text := range texts {
		text = strings.ToLower(inLine(text))
		for _, name := range names {
			if name = strings.ToLower(inLine(name)); name != "" && strings.Contains(text, name) {
				return true
			}
		}
	}
	return false
}

// showing reports whether the message has figures or passages of articles, and
// so must not deny what they say.
func (c *composer) showing() bool {
	return c.a.Status != answer.Unanswered && len(c.a.Figures)+len(c.a.Passages) > 0
}
