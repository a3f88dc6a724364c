package answer_test

import (
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"quoth/articles"
	"quoth/articles/corpus"
)

// asksOf is how the figure of a name is asked for.
var asksOf = []string{
	"How many startups does %s have?", "venture capital in %s", "%s unicorns", "How many unicorns are in %s?",
	"How much venture capital did %s attract?", "what is %s's venture capital?", "startups in %s", "compare unicorns in %s and Berlin",
}

// A question about a name that is no place of the articles is answered with no
// figure that they give for a place: over the default corpus, about whom it cites,
// whom it names and words of it, and over five made ones, about publishers,
// people and invented towns.
func TestNoOtherPlaceAnswers(t *testing.T) {
	asked := 0
	for n, folder := range append([]fs.FS{corpus.FS}, madeCorpora(5)...) {
		c, err := articles.Load(folder)
		if err != nil {
			t.Fatal(err)
		}
		x := hubs(t)
		if n > 0 {
			x = inMemory(t, c)
		}
		for i, name := range some(namesOf(c, map[bool]int{true: 250, false: 50}[n == 0])) {
			question := fmt.Sprintf(asksOf[i%len(asksOf)], name)
			a, err := x.Ask(context.Background(), question)
			if err != nil {
				t.Fatal(err)
			}
			asked++
			if len(a.Spelling) > 0 {
				continue // taken for another name, and said to be
			}
			for _, f := range a.Figures {
				said := strings.ToLower(f.Place + " " + f.Entity + " " + f.Measure)
				if f.Place != "" && !strings.Contains(said, strings.ToLower(name)) && !(f.Entity != "" && strings.Contains(name, f.Entity)) && !(strings.HasPrefix(question, "compare") && f.Place == "Berlin") {
					t.Errorf("corpus %d: %q is answered with %s of %s (%s)", n, question, f.Text, f.Place, f.Entity)
				}
			}
		}
	}
	if !testing.Short() && asked < 500 {
		t.Errorf("%d questions asked, want at least 500", asked)
	}
}

// namesOf returns so many names of a corpus that are none of its places, in
// turn: those it is from and those it cites, words with a capital, and invented ones.
func namesOf(c *articles.Corpus, n int) []string {
	var names []string
	add := func(name string) {
		name = strings.Trim(name, " .,'’")
		first, _, _ := strings.Cut(name, " ")
		if len(first) < 4 || !unicode.IsUpper(rune(first[0])) || strings.ToLower(first[1:]) != first[1:] || strings.IndexFunc(name, func(r rune) bool { return r != ' ' && (r > unicode.MaxASCII || !unicode.IsLetter(r)) }) >= 0 || slices.Contains(names, name) || len(c.Lexicon.FindAsked(name+" has 5")) > 0 || len(c.Lexicon.FindAsked("in "+name)) > 0 {
			return
		}
		names = append(names, name)
	}
	owned := map[string]bool{} // places that no table knows
	for _, a := range c.Articles {
		for _, f := range a.Figures(c.Lexicon, c.Units) {
			owned[f.Place] = true
		}
	}
	for _, a := range c.Articles {
		add(a.Source)
		for _, f := range a.Figures(c.Lexicon, c.Units) {
			add(f.Attribution)
		}
		for _, w := range strings.FieldsFunc(a.Text, func(r rune) bool { return !unicode.IsLetter(r) }) {
			if len(w) > 5 && w[0] < 0x80 {
				add(w)
			}
		}
	}
	names = slices.DeleteFunc(names, func(name string) bool { return owned[name] })
	r := rand.New(rand.NewPCG(1, 1))
	r.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	names = names[:min(len(names), n*4/5)]
	for len(names) < n {
		add(invented(r))
	}
	return names
}

// invented returns a name that nothing has.
func invented(r *rand.Rand) string {
	part := func(list ...string) string { return list[r.IntN(len(list))] }
	return part("Dra", "Pel", "Sta", "Ith", "Fen", "Ren", "Mio", "Quo", "Vel", "Ash") + part("bel", "dra", "quip", "var", "wex", "mor", "lun") + part("var", "pel", "hul", "ith", "dor", "en", "stad")
}

// madeCorpora returns corpora of invented towns with their figures, and of people
// and publishers who have none.
func madeCorpora(n int) []fs.FS {
	var list []fs.FS
	for seed := range n {
		r := rand.New(rand.NewPCG(uint64(seed), 7))
		folder := fstest.MapFS{}
		for i := range 6 {
			var b strings.Builder
			fmt.Fprintf(&b, "---\ntitle: %s report %d\nsource: %s Post\npublished: 2024-06-11\n---\n\n", invented(r), i, invented(r))
			for range 4 {
				fmt.Fprintf(&b, "%s counted its towns. %s had %d startups in %d. %s has %d unicorns, said %s of %s Data. Venture capital in %s came to $%d million in 2023, according to %s. The rest is silence.\n\n",
					invented(r), invented(r), 100+r.IntN(9000), 2008+r.IntN(16), invented(r), 2+r.IntN(40), invented(r), invented(r), invented(r), 10+r.IntN(8000), invented(r))
			}
			folder[fmt.Sprintf("%d.md", i)] = &fstest.MapFile{Data: []byte(b.String())}
		}
		list = append(list, folder)
	}
	return list
}
