package bot

import (
	"slices"

	"quoth/index/answer"
)

// also says the answers to the further questions of a message, each below its
// question.
func (b *Bot) also(m *Message, further []answer.Answer, passages int) {
	for _, a := range further {
		c := b.composer(m.Lang, a)
		c.most = passages
		c.say()
		if asked := clip(inLine(a.Question), 2*nameMax); asked != "" {
			m.Parts = append(m.Parts, Part{Role: Label, Runs: []Run{{Text: asked, Bold: true}}})
		}
		m.Parts = append(m.Parts, c.m.Parts...)
		m.Sure = m.Sure && c.sure()
		for _, id := range a.Missing {
			if !slices.Contains(m.Missing, id) {
				m.Missing = append(slices.Clip(m.Missing), id)
			}
		}
	}
}

// passagesOf is how many passages each of n answers of a message shows.
func passagesOf(n int) int { return (passagesMax + n - 1) / n }
