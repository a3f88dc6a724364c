package query

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/articles/lexicon"
	"quoth/index/term"
)

// A Respelling is a word of a question that stands nowhere, and the one of the
// corpus or the lexicon it was taken for.
type Respelling struct {
	Asked string `json:"asked"`
	Taken string `json:"taken"`
}

const (
	minMisspelt  = 5  // letters of a word that is put right
	longer       = 7  // letters from which a letter may stand for another, and the last one be wrong
	twoSlips     = 9  // letters from which a word may hold two slips
	twoOfName    = 8  // …that is meant for one of the lexicon's
	minTold      = 2  // times a word must stand in the corpus to be taken for another
	maxMisspelt  = 8  // words of a question that are put right
	longestSpelt = 32 // letters
)

// A speller finds the word that a misspelt one was meant to be.
type speller struct {
	known    Vocabulary
	byLength [longestSpelt + 3][]lettered
}

// A lettered word is a known word with the letters in it, a bit each.
type lettered struct {
	word    string
	letters uint32
}

// newSpeller makes a speller of the words of a corpus and of what things are
// called.
func newSpeller(v Vocabulary, lex *lexicon.Lexicon) *speller {
	v.names(lex)
	s := &speller{known: v}
	for word, w := range v {
		if n := len(word); w.count >= minTold && n < len(s.byLength) && isASCII(word) {
			s.byLength[n] = append(s.byLength[n], lettered{word, lettersIn(word)})
		}
	}
	return s
}

// isName reports whether the corpus writes a word with a capital letter wherever
// it stands.
func (s *speller) isName(word string) bool {
	w := s.known[term.Fold(word)]
	return w != nil && w.count > 0 && w.lower == 0 && !w.named
}

// lettersIn returns the set of letters of a word, a bit each.
func lettersIn(word string) (set uint32) {
	for i := range len(word) {
		set |= 1 << (word[i] & 31)
	}
	return set
}

// meant returns the known word that a word was most likely meant to be, ""
// none: the one with the fewest slips, of those the most frequent. name says
// that it was written as a name is; then only names will do, with no letter in
// place of another: many names are real that differ in one, but few of them
// are like one of the lexicon. The first letter is always right, and in a
// short word the last one.
func (s *speller) meant(word string, name bool) string {
	if len(word) < minMisspelt || len(word) > longestSpelt || !isASCII(word) {
		return ""
	}
	most := 1
	if len(word) >= twoOfName {
		most = 2
	}
	short := len(word) < longer
	end := word[len(word)-1]
	type found struct {
		word  string
		slips int
		count int
	}
	best := found{slips: most + 1}
	letters := lettersIn(word)
	for n := len(word) - most; n <= len(word)+most; n++ {
		if n < minSpelt {
			continue
		}
		for _, w := range s.byLength[n] {
			if bits.OnesCount32(w.letters^letters) > 2*most || w.word[0] != word[0] || short && w.word[n-1] != end {
				continue
			}
			known := s.known[w.word]
			slips := slips(word, w.word, most, !short && !name || known.named)
			if slips > best.slips || slips > most || slips > 1 && len(word) < twoSlips && !known.named {
				continue
			}
			if name && known.lower > 0 {
				continue
			}
			f := found{w.word, slips, known.count}
			if cmp.Or(-cmp.Compare(f.slips, best.slips), cmp.Compare(f.count, best.count), cmp.Compare(best.word, f.word)) > 0 {
				best = f
			}
		}
	}
	if best.word != "" && s.known[best.word].lower == 0 {
		return strings.ToUpper(best.word[:1]) + best.word[1:]
	}
	return best.word
}

func isASCII(word string) bool {
	return strings.IndexFunc(word, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}

// alike are letters that are written for one another.
var alike = [...]string{"aeiouy", "mn", "cks", "sz", "gj", "vw"}

// slips counts how many letters of a were left out, put in, exchanged for
// their neighbour or, with exchange, for one alike to make b; any other letter
// counts for two. It returns most+1 when it is more than most.
func slips(a, b string, most int, exchange bool) int {
	var rows [3][longestSpelt + 4]int
	before, last, row := rows[0][:len(b)+1], rows[1][:len(b)+1], rows[2][:len(b)+1]
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			n := min(last[j]+1, row[j-1]+1)
			switch {
			case a[i-1] == b[j-1]:
				n = min(n, last[j-1])
			case exchange && areAlike(a[i-1], b[j-1]):
				n = min(n, last[j-1]+1)
			}
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				n = min(n, before[j-2]+1)
			}
			row[j] = n
			least = min(least, n)
		}
		if least > most {
			return most + 1
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}

func areAlike(a, b byte) bool {
	for _, set := range alike {
		if strings.IndexByte(set, a) >= 0 && strings.IndexByte(set, b) >= 0 {
			return true
		}
	}
	return false
}

// spell returns a question with its misspelt words put right, and which they
// were. A word is misspelt when it stands nowhere in the corpus, names nothing
// and is none of the words questions are put with.
func (c *Corpus) spell(question string) (string, []Respelling) {
	if tongueOf(question) != "en" {
		return question, nil
	}
	var list []Respelling
	var b strings.Builder
	done := 0
	named := c.named(question)
	for start, end := range term.Words(question, minSpelt) {
		word := question[start:end]
		if len(list) == maxMisspelt {
			break
		}
		if end-start < minMisspelt || contracted(question[end:]) || c.spelled(word) ||
			slices.ContainsFunc(named, func(m lexicon.Mention) bool { return m.Start <= start && end <= m.End }) {
			continue
		}
		meant := c.speller().meant(term.Fold(word), start > 0 && capital(word))
		if meant == "" {
			continue
		}
		list = append(list, Respelling{word, meant})
		b.WriteString(question[done:start])
		b.WriteString(meant)
		done = end
	}
	return b.String() + question[done:], list
}

// named returns the names in a question that are spelt as they are: those of the
// corpus's lexicon, and of other towns that it does not know by another spelling.
func (c *Corpus) named(question string) []lexicon.Mention {
	return slices.DeleteFunc(c.lex.FindAsked(question), func(m lexicon.Mention) bool {
		return m.Entry.Kind == lexicon.Place && !c.lex.Calls(m.Entry, question[m.Start:m.End]) && c.lex.Own(m.Entry)
	})
}

// contracted reports whether a word goes on as "doesn" does: 't.
func contracted(rest string) bool {
	return strings.HasPrefix(rest, "'t") || strings.HasPrefix(rest, "’t")
}

// spelled reports whether a word is one that the corpus, the lexicon or the
// way questions are put knows. Words all in capitals are not looked into.
func (c *Corpus) spelled(word string) bool {
	if r, _ := utf8.DecodeLastRuneInString(word); unicode.IsUpper(r) {
		return true
	}
	if questions().known[lexicon.NewText(word).Words()[0]] {
		return true
	}
	for _, tok := range term.Analyze(word) {
		if c.holds(tok.Term) {
			return true
		}
	}
	return c.speller().known[term.Fold(word)] != nil
}
