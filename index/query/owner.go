package query

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/articles/lexicon"
	"quoth/index/term"
)

// owners returns the names in a question that stand where whose figure is asked
// for stands, and that no table knows: "startups in Dravor", "does Dravor have",
// "Dravor's unicorns", "unicorns Dravor". A figure that the articles give for a
// place of another name does not answer it.
func (q *Query) owners() []string {
	if Language(q.Question) != "en" {
		return nil
	}
	measures := slices.DeleteFunc(slices.Clone(q.mentions), func(m lexicon.Mention) bool { return m.Entry.Kind != lexicon.Measure })
	spans := q.capitals()
	var list []string
	for i := 0; i < len(spans); i++ {
		start, end := spans[i][0], spans[i][1]
		for i+1 < len(spans) && q.Question[end:spans[i+1][0]] == " " {
			i++
			end = spans[i][1]
		}
		before, after := lexicon.NewText(q.Question[:start]).Words(), q.Question[end:]
		owns := strings.HasPrefix(after, "'s ") || strings.HasPrefix(after, "’s ") || slices.ContainsFunc(measures, func(m lexicon.Mention) bool {
			return m.Start == end+1 || m.End+1 == start
		})
		if n := len(before); n > 0 {
			owns = owns || questions().cue("owner", lexicon.NewText(before[n-1])) != ""
		}
		if !owns {
			continue
		}
		list = append(list, q.Question[start:end])
		for j := range q.Words {
			if w := &q.Words[j]; start <= w.At[0] && w.At[1] <= end && w.Role == Weak {
				w.Role = Name // written as one
			}
		}
	}
	return list
}

// capitals returns the bytes of the words that may be of a place's name: with a
// capital and small letters behind it, in no name of a table; or names of the
// corpus, however they are written. In a title all words have capitals, and none
// tells a name.
func (q *Query) capitals() (spans [][2]int) {
	words, capitals := 0, 0
	for start, end := range term.Words(q.Question, 1) {
		word := q.Question[start:end]
		first, size := utf8.DecodeRuneInString(word)
		words++
		if unicode.IsUpper(first) {
			capitals++
		}
		i := slices.IndexFunc(q.Words, func(w Word) bool { return w.At[0] == start })
		if i >= 0 && (q.Words[i].Carried || q.Words[i].Entry != nil) || slices.ContainsFunc(q.mentions, func(m lexicon.Mention) bool { return m.Start <= start && end <= m.End }) {
			continue
		}
		named := i >= 0 && q.Words[i].Role == Name || unicode.IsUpper(first) && (start > 0 || i >= 0 && q.Words[i].Role == Content)
		if named && size < len(word) && strings.IndexFunc(word[size:], func(r rune) bool { return !unicode.IsLower(r) }) < 0 {
			spans = append(spans, [2]int{start, end})
		}
	}
	if words > 3 && 3*capitals > 2*words {
		return nil
	}
	return spans
}

// unknownOwners takes the owners of which no word stands in the corpus for
// places: no article has them.
func (q *Query) unknownOwners(holds func(Word) bool) {
	q.Owners = q.owners()
	for i := range q.Words {
		w := &q.Words[i]
		if w.Entry != nil || w.Role > Name || holds(*w) || !slices.ContainsFunc(q.Owners, func(o string) bool { return o == w.Text }) || len(q.Places) >= MaxNamed {
			continue
		}
		e := &lexicon.Entry{Kind: lexicon.Place, ID: w.Text, Class: "city"}
		w.Entry, w.Role = e, OfPlace
		q.Places = append(q.Places, e)
		q.Owners = slices.DeleteFunc(q.Owners, func(o string) bool { return o == w.Text })
	}
}
