package bot

import (
	"context"
	"slices"
	"strings"
	"time"

	"quoth/index/answer"
)

// A Question is what someone asks of the bot.
type Question struct {
	Text      string
	Earlier   []string // questions of its thread, oldest first: what it leaves out is that of the last
	Lang      string   // of the interface: "en" or "zh"; "" that of Text
	Want      Want
	Shown     string    // what someone else wrote that it is about: a message forwarded with it, or the one before it
	At        time.Time // when it is asked; zero: "last year" is reckoned by nothing
	Overheard bool      // it was not put to the bot for sure: Repeats of the Message matters
	Talk      bool      // Text was not put to the bot, and may be no question: what it speaks of is asked about
}

// Want is what is wanted to a question.
type Want string

const (
	TheAnswer Want = ""
	More      Want = "more"     // further passages
	Who       Want = "who"      // who says so
	Why       Want = "why"      // why this answer
	Places    Want = "places"   // of which other places it can be asked
	Years     Want = "years"    // of which other years
	Measures  Want = "measures" // what else can be asked of its places

	Stands  Want = "source"  // where the answer stands
	When    Want = "when"    // of when it is
	Shorter Want = "shorter" // its headline alone
	Wrong   Want = "wrong"   // someone says it is: where it stands

	// What the edge does that the question came over.
	Export    Want = "export"    // what is shown, as a file
	Share     Want = "share"     // with everyone, what only the asker saw
	Untell    Want = "untell"    // no longer
	Configure Want = "configure" // what is set for a channel
	Tell      Want = "tell"      // when an article says it
	Mute      Want = "mute"      // keep out of the thread
	Dismiss   Want = "dismiss"   // takes an answer away that nobody asked for
)

// A Follow is something that may be wanted next: what a button shows, and the
// question that it asks.
type Follow struct {
	Label string
	Want  Want
	Text  string // of the question
}

// labelMax is how many characters a button shows.
const labelMax = 40

// lang is the language to speak to who asked.
func (q Question) lang() string {
	if q.Lang != "" {
		return q.Lang
	}
	return Lang(q.Text)
}

// Restated is m with the question it answers before it, for where the question
// itself is not to be seen.
func Restated(m Message, question string) Message {
	asked := line(noticesIn(m.Lang).Asked + clip(inLine(question), 2*nameMax))
	m.Parts = append([]Part{asked}, m.Parts...)
	return m
}

// A subject is what a question comes down to, by ids; no year is any year.
type subject struct{ measure, place, year string }

// ask is a question about a subject, in plain words; beside are places to set
// beside its own.
func (b *Bot) ask(lang string, s subject, beside ...string) string {
	n := noticesIn(lang)
	pattern := n.AskPlace
	if s.year != "" {
		pattern = n.AskYear
	}
	places := b.name(lang, s.place)
	for _, id := range beside {
		places += n.AskAnd + b.name(lang, id)
	}
	return strings.NewReplacer("{measure}", b.name(lang, s.measure), "{place}", places, "{year}", s.year).Replace(pattern)
}

// alone is a question of a thread as it can be asked outside it, where that
// is known: its own text when that says all of what it was taken for.
func (b *Bot) alone(ctx context.Context, lang, text string, a answer.Answer) string {
	own, err := b.Ask(ctx, text)
	whole := err == nil && slices.Equal(own.Query.Places, a.Query.Places) && slices.Equal(own.Query.Measures, a.Query.Measures) && own.Query.Period == a.Query.Period
	if whole || len(a.Query.Measures) != 1 || len(a.Query.Places) == 0 {
		return text
	}
	said := b.ask(lang, subject{measure: a.Query.Measures[0], place: a.Query.Places[0]}, a.Query.Places[1:]...)
	return strings.TrimSpace(said + " " + a.Query.Period)
}

// name is what a place or a measure is called.
func (b *Bot) name(lang, id string) string {
	if b.Name != nil {
		if name := short(b.Name(lang, id)); name != "" {
			return name
		}
	}
	return short(id)
}
