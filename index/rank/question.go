package rank

import (
	"slices"
	"unicode/utf8"

	"quoth/index/meaning"
	"quoth/index/term"
)

// A Question is one as passages are compared with it. It remembers what the
// terms it has met are to it, and serves one goroutine.
type Question struct {
	corpus Corpus
	words  []soughtWord
	order  []int   // the question, as places among words
	total  float64 // weight of all words
	rarest float64 // weight of a word that stands nowhere
	kind   *answerKind
	noun   string // term of what is counted, "" nothing
	leans  bool   // it leaves out what it is about, as a follow-up does
	points bool   // …by a word that only points at it

	meant    map[string][]likeness // terms that are words of the question, say the same or may stand for them
	openings [shapes]glance        // by the openings of terms
	endings  [shapes]glance        // by their endings

	meanings *meaning.Sought // words, as places among words

	terms []known  // to the reader of the passages
	table *scratch // while passages are compared
}

// A glance is what terms of a shape may be to the question.
type glance uint8

const (
	mayBeMeant glance = 1 << iota // one of the terms meant
	mayBeAlike                    // like a word of it by their letters
)

// A soughtWord is a word of a question, however often it stands there.
type soughtWord struct {
	term, root string
	head       head
	text       string
	weight     float64 // 0: it asks
	marks      marks
	unknown    bool // no passage holds it
}

// A likeness is what a term is to a word of the question.
type likeness struct {
	word  int
	level level
}

// A level is how much alike two words are.
type level uint8

const (
	unlike   level = iota
	close          // they begin alike, or differ by a letter
	relative       // one may stand for the other
	kin            // of one family, or names of one thing
	same           // but for their endings
	exact          // letter for letter
)

// How much of a word finding one like it is worth: by any likeness, as
// written.
var (
	asLike  = [...]float64{close: 0.4, relative: 0.5, kin: 0.75, same: 1, exact: 1}
	asExact = [...]float64{exact: 1}
)

const (
	maxSought = 48  // words of a question that are compared
	maxOrder  = 128 // words of it in their order
	fewWords  = 2   // a question with no more than these leaves something out
)

// A Corpus tells how rare words are in it.
type Corpus struct {
	Passages  int                   // how many it has
	Frequency func(term string) int // how many of them hold a term
}

// Likes are what terms of a question may be said by: those that say the same, and
// those that may stand for them.
type Likes struct {
	Same, Near map[string][]string
}

// Seek reads a question to compare passages of a corpus with.
func Seek(question string, likes Likes, corpus Corpus) *Question {
	s := &Question{corpus: corpus, rarest: term.Rarity(0, corpus.Passages), meant: map[string][]likeness{}}
	at := map[string]int{}
	content := 0
	for _, tok := range term.AnalyzeQuestion(question) {
		if tok.Whole || tok.Term == "" || len(s.order) == maxOrder {
			continue
		}
		i, again := at[tok.Term]
		if !again {
			if len(s.words) == maxSought {
				continue
			}
			i = len(s.words)
			at[tok.Term] = i
			s.words = append(s.words, corpus.soughtWord(tok, question, len(s.order) == 0, likes.Same[tok.Term]))
			w := &s.words[i]
			s.total += w.weight
			s.means(w.term, i, same)
			for _, term := range likes.Same[w.term] {
				s.means(term, i, kin)
			}
			if w.weight > 0 {
				for _, term := range families().to[w.term] {
					s.means(term, i, relative)
				}
				for _, term := range likes.Near[w.term] {
					s.means(term, i, relative)
				}
			}
			if w.weight > 0 && w.marks&isNumber == 0 && len(w.term) >= minRoot {
				shape := shapeOf(w.term)
				s.openings[shape.opening()] |= mayBeAlike
				s.endings[shape.ending()] |= mayBeAlike
			}
			if w.weight > 0 && !families().stop[tok.Term] {
				content++
			}
		}
		s.order = append(s.order, i)
	}
	if s.total == 0 {
		s.total = 1
	}
	s.seekMeaning()
	var rest string
	s.kind, rest = kindAsked(question)
	if s.kind != nil && s.kind.name == "number" {
		s.noun = countedNoun(rest)
	}
	s.points = leaning(question)
	s.leans = s.points || content <= fewWords
	return s
}

func (c Corpus) soughtWord(tok term.Token, question string, first bool, alike []string) soughtWord {
	text := question[tok.Start:tok.End]
	w := soughtWord{term: tok.Term, root: root(tok.Term), head: headOf(tok.Term), text: text, weight: term.Worth(text)}
	w.marks = marksOf(tok.Term, question, tok.Start, tok.End, first)
	df := c.Frequency(tok.Term)
	w.unknown = df == 0 && !slices.ContainsFunc(alike, func(term string) bool { return c.Frequency(term) > 0 })
	w.weight *= term.Rarity(df, c.Passages)
	return w
}

// countedNoun returns the term of what a number is asked of, given what follows
// "how many".
func countedNoun(rest string) (noun string) {
	for i, tok := range term.Analyze(rest) {
		if i > 3 || families().stop[tok.Term] {
			break
		}
		noun = tok.Term
	}
	return noun
}

// Leans reports whether the question leaves out what it is about, as one that
// follows another does.
func (s *Question) Leans() bool { return s.leans }

// compare makes ready to compare passages that a reader has read with the
// question; done ends it.
func (s *Question) compare(from *Reader) {
	s.table = scratches.Get().(*scratch)
	terms, meant := from.meant(s.meant)
	s.terms = terms
	s.table.begin(len(s.words), len(s.order), len(terms))
	for _, number := range meant {
		t := &terms[number]
		s.table.meet(number, s.alike(t, s.meant[t.term]))
	}
}

func (s *Question) done() {
	clear(s.table.contenders)
	scratches.Put(s.table)
	s.table = nil
}

// like returns what a word of a text is to the words of the question.
func (s *Question) like(w *readWord) []likeness {
	glance := s.openings[w.shape.opening()] | s.endings[w.shape.ending()]
	if glance == 0 {
		return nil // as most words of a text
	}
	found, met := s.table.met(w.term)
	if met || glance&mayBeAlike == 0 {
		return found
	}
	found = s.alike(&s.terms[w.term], nil)
	s.table.meet(w.term, found)
	return found
}

// alike returns what a term is to the words of the question, given what it is
// as one of the terms meant.
func (s *Question) alike(t *known, found []likeness) []likeness {
	if len(t.term) < minRoot {
		return found
	}
	found = slices.Clip(found)
	for i := range s.words {
		w := &s.words[i]
		if l := w.like(t); l > unlike && !slices.ContainsFunc(found, func(o likeness) bool { return o.word == i && o.level >= l }) {
			found = append(found, likeness{i, l})
		}
	}
	return found
}

// means notes that a term stands for a word of the question.
func (s *Question) means(term string, word int, l level) {
	if term != "" && !slices.ContainsFunc(s.meant[term], func(o likeness) bool { return o.word == word }) {
		s.meant[term] = append(s.meant[term], likeness{word, l})
		s.openings[shapeOf(term).opening()] |= mayBeMeant
	}
}

// like returns how much alike a term and the word are by their letters.
func (w *soughtWord) like(t *known) level {
	if longer := len(w.term) - len(t.term); w.head != t.head && (longer < -1 || longer > 1) {
		return unlike // two that do not begin alike differ by a letter, or more
	}
	switch {
	case w.term == t.term:
		return same
	case w.weight == 0, w.marks&isNumber != 0, len(w.term) < minRoot, len(t.term) < minRoot, w.term[0] != t.term[0], t.term[0] >= utf8.RuneSelf:
		return unlike
	case w.root == t.root:
		return kin
	case similar(w.term, t.term):
		return close
	}
	return unlike
}

// says reports whether the question has a word that is the term, or is like it.
func (s *Question) says(w *readWord) bool { return len(s.like(w)) > 0 }

// covered returns how much of the question's weight stands in a text that has
// its words at these levels, 0 to 1.
func (s *Question) covered(levels []level, worth *[exact + 1]float64) float64 {
	sum := 0.0
	for i, l := range levels {
		sum += s.words[i].weight * worth[l]
	}
	return sum / s.total
}
