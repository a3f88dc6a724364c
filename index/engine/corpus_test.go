package engine

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
)

// zipf makes n passages, eight an article, of words as frequent as in writing.
func zipf(n, vocabulary int) []*Entry {
	r := rand.New(rand.NewPCG(1, 2))
	words := rand.NewZipf(r, 1.07, 2, uint64(vocabulary-1))
	var entries []*Entry
	title := ""
	for i := range n {
		if i%8 == 0 {
			title = fmt.Sprintf("about %s %s", word(words.Uint64()), word(words.Uint64()))
		}
		var b strings.Builder
		for range 20 + r.IntN(60) {
			b.WriteString(word(words.Uint64()) + " ")
		}
		entries = append(entries, &Entry{Title: title, Text: b.String(), Keywords: map[string][]string{"article": {ID(i / 8)}}})
	}
	return entries
}

// word returns the nth word of the generated corpus.
func word(n uint64) string {
	var b []byte
	for n++; n > 0; n /= 20 {
		b = append(b, "bcdfghjklmnpqrtvwxyz"[n%20], "aiou"[n%4])
	}
	return string(b)
}

// towns are a few passages of our own, with headings and in two languages.
func towns() []*Entry {
	return []*Entry{
		{Title: "Harbour Town", Heading: "Money", Text: "Harbour Town raised $2 bn for its start-ups in 2023. Most went to shipping software."},
		{Title: "Harbour Town", Text: "The old tram line 14 runs from the harbour to the university, and the city wants to extend it."},
		{Title: "Hill City", Heading: "Trams of the city", Text: "Trams were given up in 1962; buses climb the hills now."},
		{Title: "Hill City", Heading: "Rents", Text: "Rents rose by 4% and wages by less."},
		{Title: "江城", Text: "江城的14号线每天运送八万名乘客,比去年多。"},
	}
}

// inMemory makes an engine, size passages at a time, until the test ends.
func inMemory(t *testing.T, entries []*Entry, size int) *Engine {
	t.Helper()
	m, err := InMemory(size)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if err := m.Add(entry); err != nil {
			t.Fatal(err)
		}
	}
	e, err := m.Engine()
	return kept(t, e, err)
}

// onDisk makes an engine and opens it until the test ends.
func onDisk(t *testing.T, entries []*Entry) *Engine {
	t.Helper()
	dir := t.TempDir()
	b, err := Create(filepath.Join(dir, "words"), dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if err := b.Add(entry); err != nil {
			t.Fatal(err)
		}
	}
	totals, err := b.Close()
	if err != nil {
		t.Fatal(err)
	}
	e, err := Open(filepath.Join(dir, "words"), totals)
	return kept(t, e, err)
}

func kept(t *testing.T, e *Engine, err error) *Engine {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	})
	return e
}
