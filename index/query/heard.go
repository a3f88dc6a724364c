package query

import (
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"quoth/articles/lexicon"
	"quoth/index/term"
)

// A Heard is a line that someone wrote in a conversation in which the bot has
// answered, without calling it.
type Heard struct {
	Text  string
	Asker bool // who wrote it has asked the bot something in the conversation
	Lines int  // of talk since the bot's last answer; 0: the line comes right below it
	Asked bool // the line before it is somebody else's question, which it may answer
	Other bool // the line before it is somebody else's, and not the bot's
	Named bool // it calls or mentions somebody by a name

	Earlier []string // what was answered in the conversation, oldest first
}

// A Sign is something about a line by which it is told whether it is put to
// the bot, and how strongly it shows, 1 fully.
type Sign struct {
	Name string
	Size float64
}

// The least probability with which a line is taken to be put to the bot, and to
// be put to it all but surely.
const (
	MeantLeast  = 0.44
	MeantSurely = 0.60
)

// Meant returns the probability that a line is put to the bot, and the signs by
// which that was told. They are weighed by tables/heardweights.tsv, which
// was fitted to conversations.
func Meant(h Heard, lex *lexicon.Lexicon) (float64, []Sign) {
	signs := signsOf(h, lex)
	return chance(signs, heardWeights()), signs
}

// chance is the logistic function of the weighed signs.
func chance(signs []Sign, weights map[string]float64) float64 {
	sum := weights["bias"]
	for _, s := range signs {
		sum += weights[s.Name] * s.Size
	}
	return 1 / (1 + math.Exp(-sum))
}

// signsOf are the signs that a line shows.
func signsOf(h Heard, lex *lexicon.Lexicon) []Sign {
	var signs []Sign
	show := func(name string, size float64) {
		if size != 0 {
			signs = append(signs, Sign{name, size})
		}
	}
	yes := func(name string, is bool) {
		if is {
			show(name, 1)
		}
	}
	if wish := WishOf(h.Text); wish != NoWish { // nothing else is said
		yes("wish people say", wish.Said())
		yes("wish", !wish.Said())
		yes("wish people say, right below", wish.Said() && h.Lines == 0)
		yes("wish people say, to another", wish.Said() && h.Other)
		yes("asked", h.Asked)
		return signs
	}
	if instead(h.Text, lex) != "" { // nor here
		yes("takes back", true)
		yes("takes back, on talk", h.Lines > 1)
		yes("asked", h.Asked)
		return signs
	}
	q := Understand(h.Text, lex)
	rest := withoutOpener(h.Text)
	text := lexicon.NewText(rest)
	cued := map[string]bool{}
	told := text // without what only tells the bot to do something: "can you show me"
	for _, c := range heardCues() {
		if c.value == "order" {
			rest, _, _ = strike(rest, []cue{c})
			told = lexicon.NewText(rest)
		}
		where := told
		if c.value == "order" || c.value == "goes" {
			where = text
		}
		if _, _, ok := c.find(where); ok && !begins[c.value] && !cued[c.value] {
			cued[c.value] = true
			show(c.value, 1)
		}
	}
	mark := Questions(h.Text)
	unknown := 0
	for _, w := range q.Words {
		if (w.Role == Content || w.Role == Name) && !w.PutWith() {
			unknown++
		}
	}
	place, measure, period := len(q.Places) > 0, len(q.Measures) > 0, q.Period != Period{} || q.Relative != ""
	people := cued["we"] || cued["you"] || cued["they"]
	bare := unknown == 0 && !people && (place || measure || period)
	first, _, _ := strings.Cut(strings.TrimSpace(h.Text), " ")
	opens := term.Worth(strings.Trim(first, ",.?!")) == 0 || q.Want != ""
	yes("mark", mark)
	yes("opens", opens)
	yes("neither", !mark && !opens && !cued["order"] && !bare)
	yes("talk", q.Intent == SmallTalk)
	yes("place", place)
	yes("measure", measure)
	yes("period", period)
	yes("bare", bare)
	yes("whole", place && measure)
	yes("goes and bare", cued["goes"] && unknown == 0 && !people)
	yes("amount and measure", cued["amount"] && measure)
	yes("amount on talk", cued["amount"] && !place && !measure && !period && h.Lines > 0)
	yes("people and office", people && cued["office"])
	yes("people and did", people && cued["did"])
	yes("leans on the answer", !place && !measure && !period && h.Lines == 0)
	yes("leans on talk", !place && !measure && !period && h.Lines > 0)
	yes("asked and clear", (mark || opens || cued["order"] || cued["goes"]) && !people && !cued["office"] && !cued["calendar"] && !cued["did"] && !cued["says"])
	show("unknown", float64(min(unknown, 4))/4)
	show("long", float64(min(len(text.Words()), 24))/24)
	yes("stranger", !h.Asker)
	yes("asked", h.Asked)
	yes("asked, and no question", h.Asked && !mark)
	yes("named", h.Named || vocative(h.Text, q))
	for word := range functionWords(text) {
		show("word: "+word, 1)
	}
	last := subject(h.Earlier, lex)
	own, shared := 0, 0
	for _, w := range q.Words {
		if w.Role == Weak || w.PutWith() {
			continue
		}
		own++
		if slices.ContainsFunc(last.Words, func(o Word) bool { return o.Term == w.Term }) {
			shared++
		}
	}
	clear := (mark || opens || cued["order"] || cued["goes"]) && !people
	yes("of the subject", shared > 0)
	yes("of the subject and clear", shared > 0 && clear)
	yes("of another subject", own > 0 && shared == 0)
	yes("completes the subject", bare && len(last.Measures) > 0 && place && !measure)
	yes("completes the subject, and no more", bare && !place && len(last.Places) > 0 && measure)
	yes("a place and its question mark", bare && place && mark && len(text.Words()) <= 4)
	return signs
}

// functionWords are the words of a line that stand in any talk, each once.
func functionWords(text lexicon.Text) map[string]bool {
	words := map[string]bool{}
	for i, w := range text.Words() {
		if i < functionMax && term.Worth(w) == 0 {
			words[w] = true
		}
	}
	return words
}

// functionMax is how many words of a line are looked at for those.
const functionMax = 8

// subject is what a conversation asked last, with what it left out.
func subject(earlier []string, lex *lexicon.Lexicon) (last Query) {
	for _, text := range earlier {
		if WishOf(text) != NoWish {
			continue
		}
		if other := instead(text, lex); other != "" {
			text = other
		}
		last = Follow(Understand(text, lex), last)
	}
	return last
}

// begins are the rows of the table that say how a line begins and are no signs.
var begins = map[string]bool{"opener": true, "correction": true}

// withoutOpener is a line without what people begin one with that says nothing
// of what follows: "ok and Haifa?". Where that is all, the line is left.
func withoutOpener(line string) string {
	for _, c := range heardCues() {
		if c.value != "opener" {
			continue
		}
		if _, end, ok := c.find(lexicon.NewText(line)); ok {
			if rest := strings.TrimLeft(line[end:], " ,.!;:，。！、…-"); rest != "" && rest != "?" && rest != "？" {
				return withoutOpener(rest)
			}
		}
	}
	return line
}

// Questions reports whether a line is marked as a question.
func Questions(line string) bool {
	end := strings.TrimRightFunc(line, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("!！.)", r) })
	return strings.HasSuffix(end, "?") || strings.HasSuffix(end, "？")
}

// vocative reports whether a line begins or ends with the name of whom it is
// said to: "Joost, do you have it?", "is it done, Tom?".
func vocative(line string, q Query) bool {
	known := func(word string) bool {
		return slices.ContainsFunc(q.Words, func(w Word) bool { return w.Text == word && w.Entry != nil })
	}
	name := func(s string) bool {
		s = strings.Trim(s, " ?!.")
		r := []rune(s)
		return len(r) > 1 && len(r) < 16 && unicode.IsUpper(r[0]) && unicode.IsLower(r[1]) && !strings.Contains(s, " ") && !known(s) && term.Worth(s) == 1
	}
	first, _, begins := strings.Cut(line, ",")
	last := line[strings.LastIndex(line, ",")+1:]
	return begins && (name(first) || name(last))
}

//go:embed tables/heard.tsv
var heardTable string

//go:embed tables/heardweights.tsv
var heardWeightTable string

var heardCues = sync.OnceValue(func() []cue { return mustCues("heard.tsv", heardTable) })

// heardWeights is tables/heardweights.tsv, read once.
var heardWeights = sync.OnceValue(func() map[string]float64 {
	weights, err := readHeardWeights(heardWeightTable)
	if err != nil {
		panic(err) // a test reads the table
	}
	return weights
})

// readHeardWeights reads a table of signs and weights. Errors name the line.
func readHeardWeights(table string) (map[string]float64, error) {
	weights := map[string]float64{}
	for i, line := range strings.Split(strings.TrimSpace(table), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		name, value, _ := strings.Cut(line, "\t")
		w, err := strconv.ParseFloat(value, 64)
		if err != nil {
			return nil, fmt.Errorf("heardweights.tsv: line %d: %q is no weight", i+1, value)
		}
		weights[name] = w
	}
	return weights, nil
}
