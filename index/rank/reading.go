package rank

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/index/meaning"
)

// A Reading is a passage or a title as it is compared with a question: its
// words in order, a compound in its parts. It is not changed once it is made.
type Reading struct {
	text  string
	words []readWord
	ends  []int // of the sentences, as places among words; at least one
}

// A readWord is one word of a reading.
type readWord struct {
	term       uint32 // number of the term to the reader
	start, end uint32 // bytes of the text
	means      meaning.Word
	marks      marks
	shape      shape
}

// Marks are what a word looks like.
type marks uint8

const (
	isName   marks = 1 << iota // written as a name is, and not because it begins a sentence
	isNumber                   // it has a digit
	isYear                     // 1000 to 2999, without a comma
)

// A shape is what tells at a glance that two terms are not alike: their first,
// their second and their last byte. Terms that are, by their letters, have
// minRoot of them, and share the first and one of the others.
type shape struct{ first, second, last byte }

func shapeOf(term string) shape {
	s := shape{first: term[0], last: term[len(term)-1]}
	if len(term) > 1 {
		s.second = term[1]
	}
	if len(term) < minRoot {
		s.second, s.last = s.second^0x80, 0 // as no longer one of letters has them
	}
	return s
}

// opening and ending are numbers below shapes; those of letters are each its own.
func (s shape) opening() int { return int(s.first&31)<<6 | int(s.second>>7)<<5 | int(s.second&31) }
func (s shape) ending() int  { return int(s.first&31)<<6 | int(s.last>>7)<<5 | int(s.last&31) }

const shapes = 1 << 11

// from returns where a sentence begins among the words.
func (r *Reading) from(sentence int) int {
	if sentence == 0 {
		return 0
	}
	return r.ends[sentence-1]
}

// marksOf tells what the word text[start:end] looks like; begins says that a
// sentence begins with it.
func marksOf(term, text string, start, end int, begins bool) (m marks) {
	if strings.ContainsAny(term, "0123456789") {
		m |= isNumber
		if len(term) == 4 && end-start == 4 && (term[0] == '1' || term[0] == '2') && !strings.ContainsFunc(term, func(r rune) bool { return !unicode.IsDigit(r) }) {
			m |= isYear
		}
	}
	first, size := utf8.DecodeRuneInString(text[start:end])
	if unicode.IsUpper(first) && (!begins || strings.IndexFunc(text[start+size:end], unicode.IsUpper) >= 0) {
		m |= isName
	}
	return m
}
