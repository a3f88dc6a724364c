package text

import (
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"quoth/articles/lexicon"
)

// A Meaning is one row of the tables, for one of its words.
type Meaning struct {
	Cue   Cue
	Value string
	Num   float64 // value as a number, where it is one
	Exact string  // how it is written, "" in any letters
}

// A Vocabulary is what the tables say of words.
type Vocabulary struct {
	phrases  *lexicon.Index[[]Meaning] // by phrase in small letters
	openings *lexicon.Index[opening]   // by first token of a phrase
	cutter   Sentence                  // cuts phrases
}

// An opening is what the phrases have in common that begin with one token.
type opening struct {
	lengths uint16    // bit n: one has n tokens
	seconds uint64    // bits of the sketches of second tokens
	alone   []Meaning // of the token by itself
	cues    CueSet    // of those
}

// NewVocabulary returns a vocabulary of the words that this package asks for itself.
func NewVocabulary() *Vocabulary {
	v := &Vocabulary{phrases: &lexicon.Index[[]Meaning]{}, openings: &lexicon.Index[opening]{}}
	v.MustRead(ownTables, ownCues, "en", "zh")
	return v
}

// MustRead adds tables of a room, by their names in its folder tables, without .tsv.
// It panics where one cannot be read, which a test of the room sees first.
func (v *Vocabulary) MustRead(tables fs.FS, cues map[string]Cue, names ...string) {
	for _, name := range names {
		table, err := fs.ReadFile(tables, "tables/"+name+".tsv")
		if err == nil {
			err = v.Read(string(table), cues)
		}
		if err != nil {
			panic(fmt.Sprintf("%s.tsv: %v", name, err))
		}
	}
}

// Clone returns a vocabulary that begins with the phrases of v and leaves v as it is.
func (v *Vocabulary) Clone() *Vocabulary {
	return &Vocabulary{phrases: v.phrases.Clone(), openings: v.openings.Clone()}
}

// Replace adds a meaning to a phrase in small letters, instead of those it has of that cue.
func (v *Vocabulary) Replace(phrase string, m Meaning) {
	meanings := v.phrases.At(phrase)
	*meanings = slices.DeleteFunc(slices.Clone(*meanings), func(old Meaning) bool { return old.Cue == m.Cue })
	v.Add(phrase, m)
}

// Read adds the rows of a table: cue, value and words, parted by tabs; the words
// by "|". cues says what the cues are called. Errors name the line.
func (v *Vocabulary) Read(table string, cues map[string]Cue) error {
	for i, line := range strings.Split(table, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) != 3 {
			return fmt.Errorf("line %d: %d columns, want 3: cue, value, words", i+1, len(cols))
		}
		c, called := cues[cols[0]]
		if !called {
			return fmt.Errorf("line %d: no cue is called %q", i+1, cols[0])
		}
		m := Meaning{Cue: c, Value: cols[1]}
		if n, err := strconv.ParseFloat(m.Value, 64); err == nil {
			m.Num = n
		}
		for _, w := range strings.Split(cols[2], "|") {
			if _, known := v.Get(w, m.Cue); !known {
				v.Add(w, m)
			}
		}
	}
	return nil
}

// Add adds a meaning to a phrase in small letters.
func (v *Vocabulary) Add(phrase string, m Meaning) {
	meanings := v.phrases.At(phrase)
	*meanings = append(slices.Clip(*meanings), m) // those may be of a clone too
	r := &v.cutter
	r.Text, r.Lower = phrase, phrase
	r.scan()
	o := v.openings.At(r.Low(0))
	o.lengths |= 1 << len(r.Tokens)
	if len(r.Tokens) > 1 {
		o.seconds |= lexicon.SketchOf(r.Low(1)).Bit()
		return
	}
	o.alone, o.cues = *meanings, CueSet{}
	for _, m := range o.alone {
		o.cues.add(m.Cue)
	}
}

// Means returns the rows of a phrase in small letters.
func (v *Vocabulary) Means(phrase string) []Meaning {
	if meanings := v.phrases.Get(phrase, lexicon.SketchOf(phrase)); meanings != nil {
		return *meanings
	}
	return nil
}

// Get returns what a phrase in small letters says as that cue.
func (v *Vocabulary) Get(phrase string, c Cue) (Meaning, bool) {
	for _, m := range v.Means(phrase) {
		if m.Cue == c {
			return m, true
		}
	}
	return Meaning{}, false
}
