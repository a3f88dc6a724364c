package main

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"

	"quoth/articles"
	"quoth/index"
)

// What is generated: words as frequent as in writing (Zipf), in sentences, in
// passages of about 41 words, eight to an article. The same numbers give the
// same text.
const (
	vocabulary = 100_000
	exponent   = 1.07
	perArticle = 8
	minWords   = 12
	maxWords   = 70
	inSentence = 14
	frequent   = 120 // words that carry no meaning: "content" questions hold none
)

// A writer writes generated text.
type writer struct {
	rand *rand.Rand
	zipf *rand.Zipf
}

func newWriter() *writer {
	r := rand.New(rand.NewPCG(1, 2))
	return &writer{r, rand.NewZipf(r, exponent, 2, vocabulary-1)}
}

// word returns the nth word of the vocabulary.
func word(n uint64) string {
	var b []byte
	for n++; n > 0; n /= 20 {
		b = append(b, "bcdfghjklmnpqrtvwxyz"[n%20], "aiou"[n%4])
	}
	return string(b)
}

// passage returns the text of a passage and where its sentences stand in it.
func (w *writer) passage() (string, []articles.Span) {
	var b strings.Builder
	var spans []articles.Span
	for left := minWords + w.rand.IntN(maxWords-minWords); left > 0; {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		start := b.Len()
		n := min(left, inSentence)
		left -= n
		for i := range n {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(word(w.zipf.Uint64()))
		}
		b.WriteByte('.')
		spans = append(spans, articles.Span{Start: start, End: b.Len()})
	}
	return b.String(), spans
}

// documents yields n passages as articles.
func documents(n int) iter.Seq[index.Document] {
	return func(yield func(index.Document) bool) {
		w := newWriter()
		for first := 0; first < n; first += perArticle {
			a := &articles.Article{Path: fmt.Sprintf("%d.txt", first/perArticle), Title: word(w.zipf.Uint64()) + " " + word(w.zipf.Uint64()), Lang: "en"}
			d := index.Document{Article: a}
			var text strings.Builder
			for i := first; i < min(n, first+perArticle); i++ {
				if text.Len() > 0 {
					text.WriteString("\n\n")
				}
				said, spans := w.passage()
				start := text.Len()
				text.WriteString(said)
				d.Passages = append(d.Passages, articles.Passage{
					ID: fmt.Sprintf("%s#%d", a.Path, i), Article: a, Start: start, End: text.Len(), Text: said, Sentences: spans,
				})
			}
			a.Text = text.String()
			if !yield(d) {
				return
			}
		}
	}
}

// questions returns n questions of 3 to 8 words as they stand in a passage:
// natural ones, and content ones without the most frequent words.
func questions(docs iter.Seq[index.Document], passages, n int) (natural, content []string) {
	const few = 6
	common := map[string]bool{}
	for i := range uint64(frequent) {
		common[word(i)] = true
	}
	r := rand.New(rand.NewPCG(3, 4))
	every := max(1, passages/(n+few))
	i := 0
	for d := range docs {
		for _, p := range d.Passages {
			if i++; i%every != 0 || len(natural) == n {
				continue
			}
			words := strings.Fields(strings.ReplaceAll(p.Text, ".", ""))
			size := 3 + r.IntN(6)
			at := r.IntN(max(1, len(words)-size))
			asked := words[at:min(len(words), at+size)]
			rare := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return common[w] })
			if len(rare) < 3 {
				continue
			}
			natural = append(natural, strings.Join(asked, " "))
			content = append(content, strings.Join(rare[:min(len(rare), size)], " "))
		}
	}
	return natural, content
}
