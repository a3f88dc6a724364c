package articles

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// How much two articles share, of what their texts hash to, for one to be cited in the
// place of the other.
const (
	copiedFrom  = 0.9 // of the longer one: a copy
	revisedFrom = 0.4 // of the shorter one, where both say that they are one article: a revision
	samePassage = 0.8 // of the words of two passages: one passage
)

// Origins finds copies and revisions among the articles and notes, on each, which is
// cited in its place: of copies the one published first, of revisions the one
// published last. What a copy says that the first does not is still its own; an older
// self says nothing beside a newer one.
func (c *Corpus) Origins() {
	for _, a := range c.Articles {
		a.Instead, a.Revised, a.Copies, a.Earlier = "", false, nil, nil
	}
	at := map[string]*Article{}
	for _, a := range c.Articles {
		at[a.Path] = a
	}
	var copied, revised [][2]*Article
	c.Near = copies(c.Articles)
	for _, pair := range c.Near {
		a, b := at[pair.A], at[pair.B]
		switch {
		case oneArticle(a, b):
			revised = append(revised, [2]*Article{a, b})
		case pair.Both >= copiedFrom:
			copied = append(copied, [2]*Article{a, b})
		}
	}
	for _, list := range groups(revised) {
		slices.SortStableFunc(list, func(a, b *Article) int { return cmp.Compare(b.Published, a.Published) })
		for _, old := range list[1:] {
			old.Instead, old.Revised = list[0].Path, true
			list[0].Earlier = append(list[0].Earlier, old.Published)
		}
	}
	for _, list := range groups(copied) {
		list = slices.DeleteFunc(list, func(a *Article) bool { return a.Instead != "" })
		slices.SortStableFunc(list, func(a, b *Article) int {
			return cmp.Or(cmp.Compare(dated(a), dated(b)), cmp.Compare(a.Path, b.Path))
		})
		for _, other := range list[min(1, len(list)):] {
			other.Instead = list[0].Path
			list[0].Copies = append(list[0].Copies, other.Path)
		}
	}
}

// oneArticle reports whether two articles say that they are one, of different days: they
// have one address. A title is not enough: a report of every quarter has the same.
func oneArticle(a, b *Article) bool {
	return a.URL != "" && strings.TrimSuffix(a.URL, "/") == strings.TrimSuffix(b.URL, "/") && a.Published != "" && b.Published != "" && a.Published != b.Published
}

// dated is when an article was published, those that do not say so behind all others.
func dated(a *Article) string { return cmp.Or(a.Published, "~") }

// groups joins pairs that share an article, in the order of the pairs.
func groups(pairs [][2]*Article) (list [][]*Article) {
	of := map[*Article]int{}
	for _, p := range pairs {
		i, one := of[p[0]]
		j, other := of[p[1]]
		switch {
		case one && other && i != j:
			for _, a := range list[j] {
				of[a] = i
			}
			list[i], list[j] = append(list[i], list[j]...), nil
		case one && !other:
			list[i], of[p[1]] = append(list[i], p[1]), i
		case other && !one:
			list[j], of[p[0]] = append(list[j], p[0]), j
		case !one && !other:
			of[p[0]], of[p[1]] = len(list), len(list)
			list = append(list, []*Article{p[0], p[1]})
		}
	}
	return slices.DeleteFunc(list, func(l []*Article) bool { return l == nil })
}

// Own returns which passages of an article are its own: all, but for those of a copy
// that the article cited in its place has too, and those of an article that was revised.
func (c *Corpus) Own(a *Article) []Passage {
	if a.Instead == "" {
		return a.Passages()
	}
	if a.Revised {
		return nil
	}
	i, _ := slices.BinarySearchFunc(c.Articles, a.Instead, func(b *Article, path string) int { return strings.Compare(b.Path, path) })
	if i == len(c.Articles) || c.Articles[i].Path != a.Instead {
		return a.Passages()
	}
	var first []wording
	for p := range c.Articles[i].passages() {
		first = append(first, wordingOf(p.Text))
	}
	return slices.DeleteFunc(a.Passages(), func(p Passage) bool {
		w := wordingOf(p.Text)
		return slices.ContainsFunc(first, w.same)
	})
}

// A wording is what a passage says: its words, each once, and its numbers in order.
type wording struct {
	words   map[string]bool
	numbers string
}

func wordingOf(text string) wording {
	w := wording{words: map[string]bool{}}
	var numbers strings.Builder
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if strings.IndexFunc(word, unicode.IsDigit) >= 0 {
			numbers.WriteString(word + " ")
		}
		if han := strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Han, r) }); !han {
			w.words[word] = true
			continue
		}
		for _, r := range word {
			w.words[string(r)] = true
		}
	}
	w.numbers = numbers.String()
	return w
}

// same reports whether two passages are one: they have the same numbers, and nearly the same words.
func (w wording) same(o wording) bool {
	if w.numbers != o.numbers {
		return false
	}
	both := 0
	for word := range w.words {
		if o.words[word] {
			both++
		}
	}
	return float64(both) >= samePassage*float64(max(len(w.words), len(o.words)))
}
