package articles

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"

	"quoth/articles/lexicon"
)

// A Report is what Check found in a corpus.
type Report struct {
	Corpus  *Corpus
	Copies  []Copy
	Missing []Lack
	Names   []*lexicon.Entry // that recur and stand in no table
}

// A Copy is two articles that share most of their text.
type Copy struct {
	A, B  string  // paths
	Share float64 // of the shorter one's text that the other has too, about
	Both  float64 // of the longer one's
}

// A Lack is something an article does not say of itself.
type Lack struct {
	What  string   // "source", "url", "published", "places"
	Paths []string // of the articles that lack it
}

// Check looks over a corpus: near-copies, and what its articles do not say of
// themselves. It takes time in proportion to the text.
func Check(c *Corpus) Report {
	r := Report{Corpus: c, Copies: near(c.Near), Names: c.Recurring()}
	for _, lack := range []struct {
		what string
		is   func(*Article) bool
	}{
		{"source", func(a *Article) bool { return a.Source == "" }},
		{"url", func(a *Article) bool { return a.URL == "" }},
		{"published", func(a *Article) bool { return a.Published == "" }},
		{"places", func(a *Article) bool { return len(a.Places) == 0 }},
	} {
		l := Lack{What: lack.what}
		for _, a := range c.Articles {
			if lack.is(a) {
				l.Paths = append(l.Paths, a.Path)
			}
		}
		if len(l.Paths) > 0 {
			r.Missing = append(r.Missing, l)
		}
	}
	return r
}

// near are the pairs that share most of their text.
func near(pairs []Copy) []Copy {
	return slices.DeleteFunc(slices.Clone(pairs), func(c Copy) bool { return c.Share < copyFrom })
}

// Broken reports whether a file has a problem.
func (r Report) Broken() bool { return len(r.Corpus.Problems) > 0 }

// Print writes the report for a person.
func (r Report) Print(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "ARTICLE\tLANG\tPUBLISHED\tPASSAGES\tREMOVED\tTITLE")
	passages, removed := 0, 0
	for _, a := range r.Corpus.Articles {
		n := 0
		for range a.passages() {
			n++
		}
		passages += n
		removed += len(a.Removed)
		fmt.Fprintf(t, "%s\t%s\t%s\t%d\t%d\t%s\n", Shown(a.Path), a.Lang, a.Published, n, len(a.Removed), clip(a.Title, 60))
	}
	t.Flush()
	fmt.Fprintf(w, "\n%s, %s\n", count(len(r.Corpus.Articles), "article"), count(passages, "passage"))
	if removed > 0 {
		fmt.Fprintf(w, "\nRemoved by cleaning, %s:\n", count(removed, "line"))
		for _, a := range r.Corpus.Articles {
			for _, line := range a.Removed {
				at := Shown(a.Path)
				if line.Line > 0 {
					at = fmt.Sprintf("%s: line %d", Shown(a.Path), line.Line)
				}
				fmt.Fprintf(w, "  %s: %s: %s\n", at, line.Reason, clip(line.Text, 80))
			}
		}
	}
	if len(r.Copies) > 0 {
		fmt.Fprintf(w, "\nNearly copies of each other, %s:\n", count(len(r.Copies), "pair"))
		for _, c := range r.Copies {
			fmt.Fprintf(w, "  %s and %s: %.0f%%\n", Shown(c.A), Shown(c.B), 100*c.Share)
		}
	}
	r.printInstead(w)
	if len(r.Missing) > 0 {
		fmt.Fprintln(w, "\nNot said by articles of themselves:")
		for _, l := range r.Missing {
			fmt.Fprintf(w, "  %s: %s\n", l.What, some(l.Paths))
		}
	}
	if guessed := r.guessed(); len(guessed) > 0 {
		fmt.Fprintln(w, "\nGuessed, where articles do not say it:")
		for _, line := range guessed {
			fmt.Fprintf(w, "  %s\n", line)
		}
	}
	if len(r.Corpus.Passed) > 0 {
		fmt.Fprintln(w, "\nPassed over:")
		for _, line := range r.passed() {
			fmt.Fprintf(w, "  %s\n", line)
		}
	}
	if len(r.Corpus.Tables) > 0 {
		fmt.Fprintf(w, "\nTables of its own: %s\n", strings.Join(r.Corpus.Tables, ", "))
	}
	for kind, table := range []string{lexicon.Place: ownPlaces, lexicon.Measure: ownMeasures} {
		r.propose(w, lexicon.Kind(kind), table)
	}
	if r.Broken() {
		fmt.Fprintf(w, "\nProblems, %d:\n", len(r.Corpus.Problems))
		for _, p := range r.Corpus.Problems {
			left := ""
			if p.Left {
				left = " (left out)"
			}
			fmt.Fprintf(w, "  %s%s\n", p.Error(), left)
			if p.Hint != "" {
				fmt.Fprintf(w, "    hint: %s\n", p.Hint)
			}
		}
	}
	return nil
}

// printInstead lists which articles are cited in the place of others.
func (r Report) printInstead(w io.Writer) {
	begun := false
	for _, a := range r.Corpus.Articles {
		if a.Instead == "" {
			continue
		}
		if !begun {
			fmt.Fprintln(w, "\nCited in the place of others:")
			begun = true
		}
		how := "a copy"
		if a.Revised {
			how = "an earlier version"
		}
		fmt.Fprintf(w, "  %s: %s is %s of it\n", Shown(a.Instead), Shown(a.Path), how)
	}
}

// guessed lists what was guessed: "published, from the file's name: a.md, …".
func (r Report) guessed() []string {
	paths := map[string][]string{}
	for _, a := range r.Corpus.Articles {
		for _, what := range a.Guessed {
			paths[what] = append(paths[what], a.Path)
		}
	}
	var lines []string
	for _, what := range slices.Sorted(maps.Keys(paths)) {
		lines = append(lines, fmt.Sprintf("%s: %s", strings.Replace(what, ": ", ", from ", 1), some(paths[what])))
	}
	return lines
}

// passed lists what was not read, by reason: "4 files of kinds that are not read: .pptx: a.pptx, …".
func (r Report) passed() []string {
	paths := map[string][]string{}
	var reasons []string
	for _, p := range r.Corpus.Passed {
		if paths[p.Reason] == nil {
			reasons = append(reasons, p.Reason)
		}
		paths[p.Reason] = append(paths[p.Reason], Shown(p.Path))
	}
	for i, reason := range reasons {
		of := "of "
		if !strings.HasPrefix(reason, "kinds") {
			of = ""
		}
		reasons[i] = fmt.Sprintf("%s, %s%s: %s", count(len(paths[reason]), "file"), of, reason, some(paths[reason]))
	}
	return reasons
}

// propose prints the names that recur as lines of a table: id and class,
// parted by a tab; parent and aliases are for who pastes them to add.
func (r Report) propose(w io.Writer, kind lexicon.Kind, table string) {
	first := true
	for _, e := range r.Names {
		if e.Kind != kind {
			continue
		}
		if first {
			fmt.Fprintf(w, "\nRecurring, in no table; lines for %s:\n", table)
			first = false
		}
		fmt.Fprintf(w, "%s\t%s\n", e.ID, e.Class)
	}
}

// count is a number with its noun: "1 line", "2 lines".
func count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

// clip shortens a text to about n characters, for listing.
func clip(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}

// some lists the first few of many names.
func some(names []string) string {
	const most = 5
	names = slices.Clone(names)
	for i, name := range names {
		names[i] = Shown(name)
	}
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
}
