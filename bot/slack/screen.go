package slack

import (
	"slices"
	"unicode"

	"quoth/bot"
)

// What fits on a phone of 360 px: rows of so many Latin letters, of which a Chinese
// character takes two, 22 px high each.
const (
	lineLetters = 46
	linesMax    = 12 // beside what stands below: controls, and whether it helped
)

// onScreen is a message with as many of its passages as fit on one screen, but one at
// the least, where the others are a click away. What has a table or a chart is as high
// as that is, and of several answers each keeps its own.
func onScreen(m bot.Message) bot.Message {
	more := slices.ContainsFunc(m.Follow, func(f bot.Follow) bool { return f.Want == bot.More })
	if !more || slices.ContainsFunc(m.Parts, func(p bot.Part) bool { return p.Role == bot.Rows || p.Role == bot.Drawing || p.Role == bot.Label }) {
		return m
	}
	m.Parts = slices.Clone(m.Parts)
	for linesOf(m.Parts) > linesMax {
		last, first := -1, -1
		for i, p := range m.Parts {
			if p.Role == bot.Quote {
				if last = i; first < 0 {
					first = i
				}
			}
		}
		if last <= first {
			break
		}
		end := last + 1
		if end < len(m.Parts) && m.Parts[end].Role == bot.Source {
			end++
		}
		m.Parts = slices.Delete(m.Parts, last, end)
	}
	return m
}

// linesOf is how many rows parts take.
func linesOf(parts []bot.Part) (n int) {
	for _, p := range parts {
		letters := 0
		for _, r := range p.Text() {
			letters++
			if unicode.Is(unicode.Han, r) {
				letters++
			}
		}
		n += (letters + lineLetters - 1) / lineLetters
	}
	return n
}
