package engine

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"quoth/index/term"
)

// Whatever is asked, a search looks for a bounded number of words.
func TestSearchIsBounded(t *testing.T) {
	e := inMemory(t, zipf(400, 2000), 1000)
	var terms []term.Term
	for i := range 5000 {
		terms = append(terms, term.Term{Variants: []term.Variant{{Term: word(uint64(i))}, {Term: word(uint64(i + 1))}}})
	}
	for i := range terms[7].Variants {
		terms[7].Variants = append(terms[7].Variants, term.Variant{Term: fmt.Sprintf("v%d", i)})
	}
	q, of := e.query(Query{Terms: terms, Best: 10})
	if len(q.groups) != maxTerms || len(of) != len(terms) {
		t.Errorf("%d words are looked for, want %d", len(q.groups), maxTerms)
	}
	for _, g := range q.groups {
		if len(g.variants) > maxVariants {
			t.Errorf("a word has %d variants, want at most %d", len(g.variants), maxVariants)
		}
	}
	list, err := e.Search(t.Context(), Query{Terms: terms, Best: 1 << 40})
	if err != nil || len(list) == 0 || len(list) > 400 {
		t.Errorf("%d passages of 400 are found (%v), want some", len(list), err)
	}
	same := slices.Repeat(term.Of("word"), 3000)
	if q, _ := e.query(Query{Terms: same, Best: 10}); len(q.groups) != 1 {
		t.Errorf("one word said often is looked for %d times", len(q.groups))
	}
}

// No words of a question are given to the engine to parse: queries are made of
// terms alone.
func TestNoQuerySyntaxReachesTheEngine(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("no code: %v", err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		code, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, parser := range []string{"QueryString", "NewRegexp", "NewWildcard", "NewPrefix", "NewFuzzy", "NewMatch"} {
			if strings.Contains(string(code), parser) {
				t.Errorf("%s: uses %s", file, parser)
			}
		}
	}
}
