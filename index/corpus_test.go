package index

import (
	"context"
	"fmt"
	"iter"
	"math/rand/v2"
	"strings"
	"testing"

	"quoth/articles"
	"quoth/articles/figure"
	"quoth/articles/lexicon"
	"quoth/index/term"
)

// written makes documents of articles given as "path|title|published|lang",
// then passages. "{9 bn|money raised|Berlin}" in a passage is a figure with
// its measure and place.
func written(all ...[]string) []Document {
	var docs []Document
	for _, lines := range all {
		head := strings.Split(lines[0], "|")
		a := &articles.Article{Path: head[0], Title: head[1], Published: head[2], Lang: head[3]}
		d := Document{Article: a}
		var text strings.Builder
		for i, line := range lines[1:] {
			if i > 0 {
				text.WriteString("\n\n")
			}
			start := text.Len()
			for rest := line; rest != ""; {
				before, after, ok := strings.Cut(rest, "{")
				text.WriteString(before)
				if !ok {
					break
				}
				inside, after, _ := strings.Cut(after, "}")
				parts := strings.Split(inside, "|")
				f := figure.Figure{Start: text.Len(), Text: parts[0], MeasureID: parts[1], Place: parts[2], SameAs: -1}
				text.WriteString(parts[0])
				f.End = text.Len()
				d.Figures = append(d.Figures, f)
				rest = after
			}
			for i := range d.Figures {
				if d.Figures[i].Start >= start {
					d.Figures[i].Sentence = [2]int{start, text.Len()}
				}
			}
			p := articles.Passage{ID: fmt.Sprintf("%s#%d", a.Path, i), Article: a, Start: start, End: text.Len(), Text: text.String()[start:]}
			p.Sentences = []articles.Span{{Start: 0, End: len(p.Text)}}
			d.Passages = append(d.Passages, p)
		}
		a.Text = text.String()
		docs = append(docs, d)
	}
	return docs
}

// towns is a small corpus of our own.
func towns() []Document {
	return written(
		[]string{"harbour.md|Harbour Town|2024-03-01|en",
			"Harbour Town raised {$2 bn|venture capital|Berlin} for its start-ups in 2023. Most went to shipping software.",
			"The old tram line 14 runs from the harbour to the university, and the city wants to extend it.",
			"Its port handles {8,742|ships|Berlin} ships a year, fewer than before the strike."},
		[]string{"hills.md|Hill City|2022|en",
			"Hill City's startups drew {$1.5 bn|venture capital|Paris} that year, says the chamber of trade.",
			"Trams were given up in 1962; buses climb the hills now.",
			"Rents rose by {4%|rent|Paris} and wages by less."},
		[]string{"river.md|江城|2023-05|zh",
			"江城的14号线每天运送八万名乘客,比去年多。",
			"大学城吸引了{30亿元|venture capital|Shanghai}的风险投资。"},
	)
}

// zipf makes n passages, eight an article, of words as frequent as in writing.
func zipf(n, vocabulary int) []Document {
	r := rand.New(rand.NewPCG(1, 2))
	words := rand.NewZipf(r, 1.07, 2, uint64(vocabulary-1))
	var docs []Document
	var lines []string
	for i := range n {
		if i%8 == 0 {
			if lines != nil {
				docs = append(docs, written(lines)...)
			}
			lines = []string{fmt.Sprintf("%d|about %s %s||en", i/8, word(words.Uint64()), word(words.Uint64()))}
		}
		var b strings.Builder
		for range 20 + r.IntN(60) {
			b.WriteString(word(words.Uint64()) + " ")
		}
		lines = append(lines, b.String())
	}
	return append(docs, written(lines)...)
}

// word returns the nth word of the generated corpus.
func word(n uint64) string {
	var b []byte
	for n++; n > 0; n /= 20 {
		b = append(b, "bcdfghjklmnpqrtvwxyz"[n%20], "aiou"[n%4])
	}
	return string(b)
}

// inMemory indexes documents, size passages at a time, until the test ends.
func inMemory(t testing.TB, docs iter.Seq[Document], size int) *Index {
	t.Helper()
	x := &Index{lex: lexicon.Default()}
	if err := x.fill(context.Background(), docs, size); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := x.Close(); err != nil {
			t.Error(err)
		}
	})
	return x
}

// asTerms makes terms of a question, one a word.
func asTerms(question string) []term.Term {
	var terms []term.Term
	for _, tok := range term.Analyze(question) {
		terms = append(terms, term.Term{Word: question[tok.Start:tok.End], Variants: []term.Variant{{Term: tok.Term}}})
	}
	return terms
}
