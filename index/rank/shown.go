package rank

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/articles/lexicon"
	"quoth/index/term"
)

// Shown is what a thread said last: a question that leaves out what it is
// about is about that. The zero Shown is the beginning of a thread.
type Shown struct {
	Question string // asked last
	Answer   string // the words shown
	Title    string // of the article they are from
	Section  string // of it, "" none
	Article  string // its path, "" unknown
	N        int    // the passage's place in it
}

// What the words of a thread count beside those of the question asked in it.
const (
	ofTitle        = 0.6 // of the article last shown
	ofSection      = 0.3 // of it
	ofLastQuestion = 0.2

	ofLastQuestionAlone = 0.4 // where no article is known
	ofLastAnswer        = 0.25

	ofStanding = 0.4 // of all that, for a question that says what it is about
)

// Terms returns the words of the thread to search for beside those of a
// question, which leans on them or does not.
func (s Shown) Terms(leans bool) []term.Term {
	var terms []term.Term
	add := func(text string, weight float64) {
		if !leans {
			weight *= ofStanding
		}
		for _, t := range term.Of(text) {
			t.Weight *= weight
			terms = append(terms, t)
		}
	}
	if s.Title != "" {
		add(s.Title, ofTitle)
		add(s.Section, ofSection)
		add(s.Question, ofLastQuestion)
		return terms
	}
	add(s.Question, ofLastQuestionAlone)
	add(s.Answer, ofLastAnswer)
	return terms
}

// shown judges passages by what the thread has shown.
func (s *Question) shown(list []*contender, last Shown, from *Reader) {
	if last.Question == "" {
		return
	}
	words := Seek(last.Question+" "+last.Answer, Likes{}, s.corpus)
	words.compare(from)
	defer words.done()
	leaning := 0.0
	if s.leans {
		leaning = 1
		if !s.points {
			leaning, _ = s.inArticle(last.Article, list)
		}
	}
	for _, c := range list {
		f := &c.features
		if last.Article != "" && c.passage.Article == last.Article {
			f[fShown], f[fShownLeaning] = 1, leaning
		}
		f[fShownWords] = words.holds(c.Reading)
	}
}

// holds returns how much of the question stands in a text, 0 to 1.
func (s *Question) holds(r *Reading) float64 {
	levels := make([]level, len(s.words))
	for i := range r.words {
		for _, l := range s.like(&r.words[i]) {
			levels[l.word] = max(levels[l.word], l.level)
		}
	}
	return s.covered(levels, &asLike)
}

// pointing are the words that only point at something said before.
var pointing = map[string]bool{
	"it": true, "its": true, "they": true, "them": true, "their": true, "he": true, "him": true, "his": true, "she": true, "her": true,
	"this": true, "that": true, "these": true, "those": true, "there": true, "其": true, "它": true, "他": true, "她": true, "这": true, "该": true, "此": true,
}

// leaning reports whether a question speaks of something by a word that only
// points at it.
func leaning(question string) bool {
	for word := range strings.FieldsFuncSeq(strings.ToLower(question), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if pointing[word] {
			return true
		}
	}
	first, _ := utf8.DecodeRuneInString(question)
	return unicode.Is(unicode.Han, first) && pointing[string(lexicon.PlainHan(first))]
}
