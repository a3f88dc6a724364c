package query

import (
	_ "embed"
	"fmt"
	"math"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"quoth/articles/lexicon"
)

// A Heard is a line that someone wrote in a conversation in which the bot has
// answered, without calling it.
type Heard struct {
	Text  string
	Asker bool // who wrote it has asked the bot something in the conversation
	Lines int  // of talk since the bot's last answer; 0: the line comes right below it
	Asked bool // the line before it is somebody else's question, which it may answer
	Other bool // the line before it is somebody else's, and not the bot's
	Own   bool // who wrote it asked what was answered last
	Named bool // it calls or mentions somebody by a name

	Earlier []string // what was answered in the conversation, oldest first
}

// A Said is what people said in a conversation since the bot last spoke there, none
// of their words. The zero Said is that nobody said anything.
type Said struct {
	lines int
	last  string // who said the last line
	asked bool   // it was a question
}

// Then is what was said once someone has said another line.
func (s Said) Then(who, line string) Said { return Said{s.lines + 1, who, Questions(line)} }

// Heard is a line of someone as it is heard after what was said.
func (s Said) Heard(who, line string) Heard {
	other := s.last != "" && s.last != who
	return Heard{Text: line, Lines: s.lines, Other: other, Asked: other && s.asked}
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
	MeantLeast  = 0.40
	MeantSurely = 0.65
)

// Meant returns the probability that a line is put to the bot, and the signs by
// which that was told. They are weighed by tables/heardweights.tsv, which
// was fitted to conversations. likeness tells how much alike two terms are in what
// they mean, from 0 to 1; nil: nothing is known of that.
func Meant(h Heard, lex *lexicon.Lexicon, likeness func(a, b string) float64) (float64, []Sign) {
	if !says(h.Text) && WishOf(h.Text) == NoWish {
		return 0, []Sign{{"says nothing", 1}}
	}
	signs := signsOf(h, lex, likeness)
	return chance(signs, heardWeights()), signs
}

// says reports whether a line says something beside addresses and pictures.
func says(line string) bool {
	return strings.ContainsFunc(address.ReplaceAllString(line, " "), func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '?' || r == '？' })
}

// chance is the logistic function of the weighed signs.
func chance(signs []Sign, weights map[string]float64) float64 {
	sum := weights["bias"]
	for _, s := range signs {
		sum += weights[s.Name] * s.Size
	}
	return 1 / (1 + math.Exp(-sum))
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
