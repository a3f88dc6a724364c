// Package lexicon knows what things are called: places and measures, with
// their names and aliases in every language Quoth reads. It is data: one line
// of tables/*.tsv is one thing, and a corpus may bring lines of its own.
package lexicon

// An Entry is one thing that has names.
type Entry struct {
	Kind    Kind
	ID      string   // the name it is shown under: "San Francisco Bay Area", "venture capital"
	Class   string   // places: city, country, region, district, institution; measures: money, share, count, duration, rank, …
	Parent  string   // places: the ID of the place around it; measures: the ID of the wider measure; "" none
	Aliases []string // other names, all languages
}

// Kind tells places from measures.
type Kind uint8

const (
	Place Kind = iota
	Measure
)

// A Mention is a name of an entry found in a text.
type Mention struct {
	Entry      *Entry
	Start, End int // bytes of the text
}

// A Lexicon is a set of entries that can be looked for in texts. It is
// read-only once made and safe for concurrent use.
type Lexicon struct {
	entries []*Entry
}

// Default is the lexicon Quoth comes with.
func Default() *Lexicon { return nil }

// Find returns the mentions in text, in order; the longest name wins, and
// mentions of one kind do not overlap.
func (l *Lexicon) Find(text string) []Mention { return nil }

// Lookup returns the entry of that kind and ID, or nil.
func (l *Lexicon) Lookup(kind Kind, id string) *Entry { return nil }
