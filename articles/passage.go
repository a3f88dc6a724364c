package articles

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"iter"
	"slices"
	"unicode"
	"unicode/utf8"

	"quoth/articles/sentence"
)

const (
	passageSentences = 3   // a passage has at the most
	passageLength    = 480 // columns it has about: a Chinese character takes two
)

// Passages cuts the article into passages, in order. They lie inside blocks,
// and so never reach across a line that was removed; headings and lists of
// sources have none.
func (a *Article) Passages() []Passage { return slices.Collect(a.passages()) }

// passages are the passages one after the other.
func (a *Article) passages() iter.Seq[Passage] {
	return func(yield func(Passage) bool) { a.eachPassage(yield) }
}

func (a *Article) eachPassage(yield func(Passage) bool) {
	seen := map[string]int{}
	for _, b := range a.Blocks {
		if b.Kind == Heading || b.Kind == Reference {
			continue
		}
		text := a.Text[b.Start:b.End]
		spans := sentence.Split(text)
		if b.Kind == Row {
			spans = []Span{{Start: 0, End: len(text)}}
		}
		for _, group := range gather(text, spans) {
			start, end := group[0].Start, group[len(group)-1].End
			p := Passage{
				Article: a, Heading: b.Heading, Header: b.Header,
				Start: b.Start + start, End: b.Start + end, Text: text[start:end],
			}
			for _, s := range group {
				p.Sentences = append(p.Sentences, Span{Start: s.Start - start, End: s.End - start})
			}
			sum := sha256.Sum256([]byte(p.Text))
			p.ID = a.Path + "#" + hex.EncodeToString(sum[:4])
			if seen[p.ID]++; seen[p.ID] > 1 {
				p.ID = fmt.Sprintf("%s-%d", p.ID, seen[p.ID])
			}
			if !yield(p) {
				return
			}
		}
	}
}

// gather groups the sentences of a block into passages of about equal length.
func gather(text string, spans []Span) [][]Span {
	total := 0
	for _, s := range spans {
		total += columns(text[s.Start:s.End])
	}
	groups := max((len(spans)+passageSentences-1)/passageSentences, (total+passageLength-1)/passageLength)
	var list [][]Span
	from, length := 0, 0
	for i, s := range spans {
		length += columns(text[s.Start:s.End])
		next := 0
		if i+1 < len(spans) {
			next = columns(text[spans[i+1].Start:spans[i+1].End])
		}
		full := i+1-from == passageSentences || length+next > passageLength || length*groups >= total
		if full || i+1 == len(spans) {
			list = append(list, spans[from:i+1])
			from, length = i+1, 0
		}
	}
	return list
}

// columns is how wide a text is when printed.
func columns(text string) int {
	n := utf8.RuneCountInString(text)
	for _, r := range text {
		if unicode.Is(unicode.Han, r) {
			n++
		}
	}
	return n
}
