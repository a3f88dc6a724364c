package engine

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/index/term"
)

// What is found is the same whether frequent lists are kept or Bleve is
// asked for each.
func TestFrequentListsAreBleves(t *testing.T) {
	entries := append(zipf(600, 500), &Entry{Title: "A long one", Text: strings.Repeat(word(0)+" ", 300) + word(1)})
	kept := inMemory(t, entries, 250)
	asked := inMemory(t, entries, 250)
	asked.dictionary.room = 0
	for _, terms := range questionsFrom(entries, 100) {
		if diff := cmp.Diff(found(t, asked, Query{Terms: terms, Best: 10}), found(t, kept, Query{Terms: terms, Best: 10})); diff != "" {
			t.Fatalf("%v (-as Bleve has it +kept):\n%s", terms, diff)
		}
	}
	for i, want := range []bool{false, true} { // a number of the first one's is too large to be kept
		k, err := kept.dictionary.known(term.Analyze(word(uint64(i)))[0].Term)
		if err != nil {
			t.Fatal(err)
		}
		text := len(analysedFields) - 1
		l, err := kept.dictionary.list(t.Context(), word(uint64(i)), text, k)
		if err != nil || (l != nil) != want {
			t.Errorf("%q: kept %v (%v), want %v", word(uint64(i)), l != nil, err, want)
		}
	}
}

// However many lists are asked for, they take a bounded room, and what it is is
// known.
func TestListsAreBounded(t *testing.T) {
	entries := zipf(600, 500)
	x := inMemory(t, entries, 250)
	const room = 60_000
	x.dictionary.room = room
	for _, terms := range questionsFrom(entries, 200) {
		found(t, x, Query{Terms: terms, Best: 10})
		taken := 0
		for _, k := range x.dictionary.terms {
			for f := range k.lists {
				if l := k.lists[f].Load(); l != nil && l != unkept {
					taken += l.size()
				}
			}
		}
		if taken > room || taken+x.dictionary.room != room || x.dictionary.rare > taken {
			t.Fatalf("lists take %d bytes, %d of them of rare terms; %d are left of %d", taken, x.dictionary.rare, x.dictionary.room, room)
		}
	}
}

// However many terms are asked for, a bounded number is remembered.
func TestDictionaryIsBounded(t *testing.T) {
	x := inMemory(t, zipf(40, 50), 1000)
	for i := range uint64(maxTermsKnown + 100) {
		if _, err := x.dictionary.known(word(i + 50)); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(x.dictionary.terms); n > maxTermsKnown {
		t.Errorf("%d terms are remembered, want at most %d", n, maxTermsKnown)
	}
	if n, err := x.Frequency(word(0)); n == 0 || err != nil {
		t.Error("a term is forgotten for good")
	}
}
