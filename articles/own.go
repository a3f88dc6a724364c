package articles

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"quoth/articles/lexicon"
	"quoth/articles/quantity"
)

// Tables that a corpus may have of its own, in its folder. Their lines come
// before those Quoth has: what both name is the corpus's.
const (
	ownPlaces   = "tables/places.tsv"   // lexicon.Read tells their form
	ownMeasures = "tables/measures.tsv" //
	ownUnits    = "tables/units.tsv"    // quantity.ReadUnits tells its form
	ownKept     = "tables/keep.txt"     // lines and sentences that cleaning leaves, one a line
)

// Own reads the tables that a folder has of its own, as Load does: what things
// are called in it, and its units, nil none. An error names the table that is
// broken.
func Own(fsys fs.FS) (*lexicon.Lexicon, *quantity.Units, error) {
	c := &Corpus{}
	c.own(fsys, io.Discard)
	if len(c.Problems) > 0 {
		return nil, nil, c.Problems[0]
	}
	return c.Lexicon, c.Units, nil
}

// A keeping is lines and sentences that cleaning leaves in articles, whichever rule
// speaks against them, their white space folded; one that ends in "…" is how such begin.
type keeping []string

// readKeeping reads what a corpus keeps; none where it has no such table.
func readKeeping(fsys fs.FS) keeping {
	raw, err := fs.ReadFile(fsys, ownKept)
	if err != nil {
		return nil // own says what is wrong
	}
	var k keeping
	for line := range strings.Lines(string(raw)) {
		if line = folded(line); line != "" && line[0] != '#' {
			k = append(k, line)
		}
	}
	return k
}

// has reports whether a text is kept.
func (k keeping) has(text string) bool {
	return slices.ContainsFunc(k, func(line string) bool {
		start, begins := strings.CutSuffix(line, "…")
		text := folded(text)
		return text == line || begins && strings.HasPrefix(text, start)
	})
}

// folded is a text with one space for white space of any length.
func folded(text string) string { return strings.Join(strings.Fields(text), " ") }

// own reads the tables a corpus has of its own into c, and adds their bytes to
// sum. A table that is broken becomes a Problem and is left out.
func (c *Corpus) own(fsys fs.FS, sum io.Writer) {
	c.Lexicon = lexicon.Default()
	broken := func(path string, err error) {
		c.Problems = append(c.Problems, Problem{Path: path, Err: err, Left: true})
	}
	table := func(path string) []byte {
		raw, err := fs.ReadFile(fsys, path)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			broken(path, plain(err))
			return nil
		}
		c.Tables = append(c.Tables, path)
		fmt.Fprintf(sum, "%d %s %d ", len(path), path, len(raw))
		sum.Write(raw)
		return raw
	}
	for kind, path := range []string{lexicon.Place: ownPlaces, lexicon.Measure: ownMeasures} {
		raw := table(path)
		entries, err := lexicon.Read(bytes.NewReader(raw), lexicon.Kind(kind))
		if err == nil {
			err = c.sound(raw, entries)
		}
		if err != nil {
			broken(path, err)
			continue
		}
		if len(entries) == 0 {
			continue
		}
		lex, err := c.Lexicon.With(entries...)
		if err != nil {
			broken(path, err)
			continue
		}
		c.Lexicon = lex
	}
	table(ownKept) // was read before the articles
	if raw := table(ownUnits); raw != nil {
		units, err := quantity.ReadUnits(bytes.NewReader(raw))
		if err != nil {
			broken(ownUnits, err)
			return
		}
		c.Units = units
	}
}

// sound looks over the entries of a table: each stands once, and what it lies
// in is in the table or among those Quoth has. An error names the line.
func (c *Corpus) sound(raw []byte, entries []*lexicon.Entry) error {
	for i, e := range entries {
		has := func(id string) bool {
			return c.Lexicon.Lookup(e.Kind, id) != nil || slices.ContainsFunc(entries, func(o *lexicon.Entry) bool { return o.ID == id })
		}
		switch {
		case slices.ContainsFunc(entries[:i], func(o *lexicon.Entry) bool { return o.ID == e.ID }):
			return fmt.Errorf("line %d: %s %q stands twice", lineOf(raw, e.ID, 2), e.Kind, e.ID)
		case e.Parent != "" && !has(e.Parent):
			return fmt.Errorf("line %d: %s %q: no %s is called %q", lineOf(raw, e.ID, 1), e.Kind, e.ID, e.Kind, e.Parent)
		}
	}
	return nil
}

// lineOf returns the number of the nth line of a table that begins with id.
func lineOf(raw []byte, id string, n int) int {
	for i, line := range strings.Split(string(raw), "\n") {
		if first, _, _ := strings.Cut(line, "\t"); strings.TrimSpace(first) == id {
			if n--; n == 0 {
				return i + 1
			}
		}
	}
	return 0
}
