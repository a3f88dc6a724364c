package figure

import (
	"embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"quoth/articles/lexicon"
)

//go:embed tables/*.tsv
var tables embed.FS

// A meaning is one row of the tables, for one of its words.
type meaning struct {
	cue   cue
	value string
	num   float64 // value as a number, where it is one
	exact string  // how it is written, "" in any letters
}

// A vocabulary is what the tables say of words.
type vocabulary struct {
	phrases  *lexicon.Index[[]meaning] // by phrase in small letters
	openings *lexicon.Index[opening]   // by first token of a phrase
}

// An opening is what the phrases have in common that begin with one token.
type opening struct {
	lengths uint16    // bit n: one has n tokens
	seconds uint64    // bits of the sketches of second tokens
	alone   []meaning // of the token by itself
	cues    cueSet    // of those
}

// words returns the tables, read once. English and Chinese share a table:
// their words are not each other's.
var words = sync.OnceValue(readWords)

// readWords reads the tables.
func readWords() *vocabulary {
	v := &vocabulary{phrases: &lexicon.Index[[]meaning]{}, openings: &lexicon.Index[opening]{}}
	for _, name := range []string{"common", "en", "zh"} {
		text, err := tables.ReadFile("tables/" + name + ".tsv")
		if err == nil {
			err = v.read(string(text))
		}
		if err != nil {
			panic(fmt.Sprintf("%s.tsv: %v", name, err)) // a test reads the tables
		}
	}
	v.addMoney()
	v.addUnits()
	assertWords().addTo(v)
	return v
}

// read adds the rows of a table. Errors name the line.
func (v *vocabulary) read(table string) error {
	for i, line := range strings.Split(table, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) != 3 {
			return fmt.Errorf("line %d: %d columns, want 3: cue, value, words", i+1, len(cols))
		}
		c := slices.Index(cueNames[:], cols[0])
		if c < 0 {
			return fmt.Errorf("line %d: no cue is called %q", i+1, cols[0])
		}
		m := meaning{cue: cue(c), value: cols[1]}
		if n, err := strconv.ParseFloat(m.value, 64); err == nil {
			m.num = n
		}
		for _, w := range strings.Split(cols[2], "|") {
			if _, known := v.get(w, m.cue); !known {
				v.add(w, m)
			}
		}
	}
	return nil
}

func (v *vocabulary) add(phrase string, m meaning) {
	meanings := v.phrases.At(phrase)
	*meanings = append(*meanings, m)
	d := desks.Get().(*desk)
	defer desks.Put(d)
	r := &d.reader
	r.text, r.lower = phrase, phrase
	r.scan()
	o := v.openings.At(r.low(0))
	o.lengths |= 1 << len(r.toks)
	if len(r.toks) > 1 {
		o.seconds |= lexicon.SketchOf(r.low(1)).Bit()
		return
	}
	o.alone, o.cues = *meanings, cueSet{}
	for _, m := range o.alone {
		o.cues.add(m.cue)
	}
}

// means returns the rows of a phrase in small letters.
func (v *vocabulary) means(phrase string) []meaning {
	if meanings := v.phrases.Get(phrase, lexicon.SketchOf(phrase)); meanings != nil {
		return *meanings
	}
	return nil
}

// get returns what a phrase in small letters says as that cue.
func (v *vocabulary) get(phrase string, c cue) (meaning, bool) {
	for _, m := range v.means(phrase) {
		if m.cue == c {
			return m, true
		}
	}
	return meaning{}, false
}
