package query

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"quoth/articles/lexicon"
)

// A Wish is what a line of a conversation wants beside an answer of the
// articles: something done with the last answer, or told of the bot itself.
type Wish string

const (
	NoWish      Wish = ""
	WishMute    Wish = "mute"    // that the bot keeps out: "stop", "be quiet"
	WishWake    Wish = "wake"    // that it does no longer: "quoth"
	WishHelp    Wish = "help"    // what the bot can do
	WishChart   Wish = "chart"   // the last answer drawn: "as a chart"
	WishExport  Wish = "export"  // as a file: "can I get this as csv?"
	WishSource  Wish = "source"  // where it stands: "source?"
	WishLink    Wish = "link"    // the same: "link?"
	WishWho     Wish = "who"     // by whose word: "who says so?"
	WishWhen    Wish = "when"    // of when it is: "when was this?"
	WishCheck   Wish = "check"   // whether what is shown is so: "is this true?"
	WishWhy     Wish = "why"     // how it was chosen: "why?"
	WishShorter Wish = "shorter" // in one line
	WishWrong   Wish = "wrong"   // nothing of it: "that's wrong"
	WishMore    Wish = "more"    // further passages
	WishPlaces  Wish = "places"  // other places to ask of
	WishYears   Wish = "years"   // other years
	WishAge     Wish = "age"     // how old the articles are
	WishCities  Wish = "cities"  // which places they tell of
	WishTopics  Wish = "topics"  // what they tell

	// What is asked of the last answer in words of no table, see leaning.
	WishTrend Wish = "trend" // how it was at other times: "any newer numbers?"
	WishWords Wish = "words" // what the article says it counts: "does that include debt?"
)

// Wishes are all wishes.
var Wishes = []Wish{WishMute, WishWake, WishHelp, WishChart, WishExport, WishLink, WishSource, WishWho, WishWhen, WishCheck, WishWhy, WishShorter, WishWrong, WishMore, WishPlaces, WishYears, WishAge, WishCities, WishTopics}

// OfAnswer reports whether a wish is about the last answer.
func (w Wish) OfAnswer() bool {
	switch w {
	case NoWish, WishMute, WishWake, WishHelp, WishAge, WishCities, WishTopics:
		return false
	}
	return true
}

// Said reports whether people say such a line to each other as well: "why?".
func (w Wish) Said() bool {
	switch w {
	case WishLink, WishCheck, WishWhy, WishShorter, WishWrong, WishMore:
		return true
	}
	return false
}

//go:embed tables/wishes.tsv
var wishTable string

// wishes is tables/wishes.tsv, read once: the phrases, of each wish the longest
// first, and the words that say nothing beside one.
var wishes = sync.OnceValues(func() (list []cue, filler map[string]bool) {
	filler = map[string]bool{}
	for line := range strings.Lines(wishTable) {
		cols := strings.Split(strings.TrimSpace(line), "\t")
		switch {
		case line[0] == '#' || len(cols) != 3: // a test counts the rows
		case cols[0] == "filler":
			for _, w := range lexicon.NewText(cols[2]).Words() {
				filler[w] = true
			}
		default:
			phrases := strings.Split(cols[2], "|")
			slices.SortStableFunc(phrases, func(a, b string) int { return len(b) - len(a) })
			list = append(list, newCue(cols[0], strings.Join(phrases, "|")))
		}
	}
	return list, filler
})

// maxWish is how many words a wish has at the most, a Chinese character being one.
const maxWish = 14

// WishOf returns the wish a line is, NoWish where it says anything else. The
// first row of the table that leaves nothing but filler decides.
func WishOf(line string) Wish {
	if n := len(lexicon.NewText(line).Words()); n == 0 || n > maxWish {
		return NoWish
	}
	list, filler := wishes()
	for _, c := range list {
		rest, spans, _ := strike(line, []cue{c})
		if len(spans) > 0 && !slices.ContainsFunc(lexicon.NewText(rest).Words(), func(w string) bool { return !filler[w] }) {
			return Wish(c.value)
		}
	}
	return NoWish
}

// Holds reports whether a phrase of a wish stands in a line, whatever else it says.
func Holds(line string, wish Wish) bool {
	list, _ := wishes()
	text := lexicon.NewText(line)
	return slices.ContainsFunc(list, func(c cue) bool {
		_, _, ok := c.find(text)
		return ok && Wish(c.value) == wish
	})
}

// A Line is what something said in a conversation is to what was said before.
type Line struct {
	Wish    Wish
	Gist    string // the clause of it that is a wish or talk, where the others are said beside it; "" there is none
	Instead string // what it asks instead of the question before, which it takes back: "Paris" of "no, Paris"; "" it does not
	Names   bool   // it names a place, a measure or a time
	Leans   bool   // it says too little to be asked alone: "and Berlin?"
	About   Wish   // what it asks of the answer before it, where it names nothing: "any newer numbers?"; NoWish nothing
}

// LineOf reads a line of a conversation. likeness is that of Meant.
func LineOf(text string, lex *lexicon.Lexicon, likeness func(a, b string) float64) Line {
	l := Line{Wish: WishOf(text)}
	if l.Wish == NoWish {
		q := Understand(text, lex)
		l.Instead, l.Names, l.Leans = instead(text, lex), names(q), leans(q)
		if q.Intent != SmallTalk && bare(q) {
			l.About = leaning(q, likeness)
		}
		if l.Instead == "" {
			l.Gist = gist(text, lex)
		}
	}
	return l
}

// instead is what is left of a line that begins with words that take back, "" where
// that is no place, measure or time alone.
func instead(line string, lex *lexicon.Lexicon) string {
	for _, c := range heardCues() {
		if c.value != "correction" {
			continue
		}
		start, end, ok := c.find(lexicon.NewText(line))
		if !ok || strings.TrimSpace(line[:start]) != "" {
			continue
		}
		rest := strings.Trim(line[end:], " ,.!;:，。！、…-")
		if again := instead(rest, lex); again != "" {
			return again
		}
		if q := Understand(rest, lex); names(q) && !q.unknown() {
			return rest
		}
	}
	return ""
}

// leans reports whether a question goes on from the one before it: it names a
// place, a measure or a time and nothing else, begins as what goes on does
// and is not whole, or reckons with nothing of its own: "差多少".
func leans(q Query) bool {
	if q.Intent == SmallTalk || len(q.Places) > 0 && len(q.Measures) > 0 {
		return false
	}
	opening := lexicon.NewText(withoutOpener(q.Asked))
	goes := slices.ContainsFunc(heardCues(), func(c cue) bool {
		_, _, ok := c.find(opening)
		return ok && (c.value == "goes" || c.value == "them")
	})
	return goes || !q.unknown() && names(q) || q.Operation != "" && !names(q)
}

// names reports whether a question names a place, a measure or a time.
func names(q Query) bool { return len(q.Places) > 0 || len(q.Measures) > 0 || q.Period != Period{} }

// unknown reports whether a question has words of its own beside those it is
// put with and what it names.
func (q Query) unknown() bool {
	return slices.ContainsFunc(q.Words, func(w Word) bool { return w.Telling() && !w.PutWith() })
}
