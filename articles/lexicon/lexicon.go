// Package lexicon knows what things are called: places and measures, with
// their names in every language Quoth reads.
//
// It is data. One line of tables/places.tsv or tables/measures.tsv is one
// thing:
//
//	id <tab> class <tab> parent <tab> alias|alias|…
//
// A measure that is stated in two kinds of quantity has two classes, the usual
// one first: "share|money".
//
// The id is the name it is shown under and is itself an alias. Names are
// compared word by word, without regard to case, accents, plural s, possessive
// 's or hyphens; a Chinese name needs no bounds. In an alias "…" stands for up
// to five words of one sentence ("register … company"), and "=" before it asks for the
// letters exactly as written ("=US", which "us" is not).
//
// Behind the tables stand the world's towns (tables/towns.tsv, made by the
// command gazetteer): a name of theirs that is a word or a person's too is one
// of a place only where it stands as places do (tables/standing.tsv).
package lexicon

import (
	"embed"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"sync"
)

//go:embed tables/*.tsv
var tables embed.FS

// An Entry is one thing that has names.
type Entry struct {
	Kind    Kind
	ID      string   // the name it is shown under: "San Francisco Bay Area", "venture capital"
	Class   string   // see classes; of a measure stated in two kinds of quantity both, the usual one first: "share|money"
	Parent  string   // places: the ID of the place around it; measures: the ID of the wider measure; "" none
	Aliases []string // other names, all languages, as the table writes them
}

// Kind tells places from measures.
type Kind uint8

const (
	Place Kind = iota
	Measure
)

func (k Kind) String() string {
	if k == Measure {
		return "measure"
	}
	return "place"
}

// The classes an entry may have. A measure's class is the kind of quantity its
// figures are. A subject is what a corpus has for cities: a river, a museum.
var classes = [...][]string{
	Place:   {"city", "country", "region", "district", "institution", "subject"},
	Measure: {"money", "share", "count", "duration", "rank", "quantity", "multiple", "number"},
}

// Classes returns the classes of an entry, the usual one first.
func (e *Entry) Classes() []string { return strings.Split(e.Class, "|") }

// Is reports whether one of the classes of an entry is class.
func (e *Entry) Is(class string) bool {
	for c := range strings.SplitSeq(e.Class, "|") {
		if c == class {
			return true
		}
	}
	return false
}

// Subject reports whether an entry is a place of the kind that articles are
// about and that is compared with its like: a city, or a subject.
func (e *Entry) Subject() bool {
	return e.Kind == Place && (e.Class == "city" || e.Class == "subject")
}

// A Lexicon is a set of entries that can be looked for in texts. It is
// read-only once made and safe for concurrent use; a nil Lexicon is empty.
type Lexicon struct {
	entries []*Entry
	byID    [2]map[string]*Entry
	names   [2]*node
	gapped  bool             // a name begins with "…"
	towns   bool             // the places of tables/towns.tsv are known too
	starts  Index[beginning] // by the word that names begin with
}

// Default is the lexicon Quoth comes with.
func Default() *Lexicon { return defaultLexicon() }

var defaultLexicon = sync.OnceValue(func() *Lexicon {
	sub, err := fs.Sub(tables, "tables")
	if err != nil {
		panic(err) // the folder is embedded above
	}
	l, err := Load(sub)
	if err != nil {
		panic(err) // a test reads the tables
	}
	l.towns = true
	return l
})

// Load reads places.tsv and measures.tsv from a folder; either may be missing.
// Errors name the file and the line.
func Load(dir fs.FS) (*Lexicon, error) {
	l := &Lexicon{}
	for kind, name := range []string{Place: "places.tsv", Measure: "measures.tsv"} {
		f, err := dir.Open(name)
		if err != nil {
			if strings.Contains(err.Error(), "not exist") {
				continue
			}
			return nil, err
		}
		entries, err := Read(f, Kind(kind))
		f.Close()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		l.entries = append(l.entries, entries...)
	}
	return l, l.build()
}

// With returns a lexicon that also holds entries; one with the ID of an entry
// already there takes its place, and names that both claim are theirs. Added to
// a nil lexicon they stand beside the towns alone.
func (l *Lexicon) With(entries ...*Entry) (*Lexicon, error) {
	merged := &Lexicon{towns: l == nil || l.towns}
	replaced := map[*Entry]bool{}
	for _, e := range entries {
		if old := l.Lookup(e.Kind, e.ID); old != nil {
			replaced[old] = true
		}
	}
	merged.entries = slices.Clone(entries)
	for _, e := range l.Entries() {
		if !replaced[e] {
			merged.entries = append(merged.entries, e)
		}
	}
	return merged, merged.build()
}

// Read reads a table of entries of one kind. Columns left empty at the end of
// a line may be missing. Empty lines and lines that begin
// with # are passed over. Errors name the line.
func Read(r io.Reader, kind Kind) ([]*Entry, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	var entries []*Entry
	for i, line := range strings.Split(string(text), "\n") {
		line = strings.TrimSuffix(line, "\r")
		if line == "" || line[0] == '#' {
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) < 2 || len(cols) > 4 {
			return nil, fmt.Errorf("line %d: %d columns, want 4: id, class, parent, aliases", i+1, len(cols))
		}
		cols = append(cols, "", "") // the last ones may be left out
		e := &Entry{Kind: kind, ID: strings.TrimSpace(cols[0]), Class: cols[1], Parent: cols[2]}
		if e.ID == "" {
			return nil, fmt.Errorf("line %d: no id", i+1)
		}
		for _, c := range e.Classes() {
			if !slices.Contains(classes[kind], c) {
				return nil, fmt.Errorf("line %d: %s: class %q is none of %s", i+1, e.ID, c, strings.Join(classes[kind], ", "))
			}
		}
		if kind == Place && strings.Contains(e.Class, "|") {
			return nil, fmt.Errorf("line %d: %s: a place has one class, not %s", i+1, e.ID, e.Class)
		}
		for _, a := range strings.Split(cols[3], "|") {
			if a = strings.TrimSpace(a); a != "" {
				e.Aliases = append(e.Aliases, a)
			}
		}
		entries = append(entries, e)
	}
	return entries, nil
}

// build makes the look-up structures of l.entries. Two entries of one kind may
// not share an ID; a parent must be an entry.
func (l *Lexicon) build() error {
	for kind := range l.byID {
		l.byID[kind] = map[string]*Entry{}
		l.names[kind] = &node{}
	}
	for _, e := range l.entries {
		if l.byID[e.Kind][e.ID] != nil {
			return fmt.Errorf("%s %q stands twice", e.Kind, e.ID)
		}
		l.byID[e.Kind][e.ID] = e
		l.names[e.Kind].add(e.ID, e)
		for _, a := range e.Aliases {
			l.names[e.Kind].add(a, e)
		}
	}
	for kind, names := range l.names {
		l.gapped = l.gapped || names.gap != nil
		for _, s := range names.next {
			l.starts.At(s.word).begin(kind, s.to)
		}
	}
	for _, e := range l.entries {
		if e.Parent != "" && l.byID[e.Kind][e.Parent] == nil {
			return fmt.Errorf("%s %q: parent %q is no entry", e.Kind, e.ID, e.Parent)
		}
	}
	return nil
}

// Entries returns all entries, in the order of the tables. They are the
// lexicon's own: do not change them.
func (l *Lexicon) Entries() []*Entry {
	if l == nil {
		return nil
	}
	return l.entries
}

// Lookup returns the entry of that kind and ID, or nil.
func (l *Lexicon) Lookup(kind Kind, id string) *Entry {
	if l == nil {
		return nil
	}
	if e := l.byID[kind][id]; e != nil || kind != Place || !l.towns || id == "" {
		return e
	}
	if t, ok := townNamed(TownKey(id)); ok && t.entry.ID == id {
		return t.entry
	}
	return nil
}

// Within reports whether place id lies in place outer, or is it.
func (l *Lexicon) Within(id, outer string) bool {
	for range 8 { // deeper than any table nests; a cycle ends here
		if id == outer {
			return true
		}
		e := l.Lookup(Place, id)
		if e == nil || e.Parent == "" {
			return false
		}
		id = e.Parent
	}
	return false
}
