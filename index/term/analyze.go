// Package term cuts texts into terms, words as the index knows them: without
// case, accents and endings, Chinese in characters and pairs of them. Text in,
// terms out: it knows no passage and no corpus.
package term

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// A Token is a word of a text as the index knows it.
type Token struct {
	Term       string // folded and stemmed: what Variant.Term takes
	Start, End int    // bytes of the text
	Pos        int    // counts words from 0; a compound has the Pos of its first part
	Whole      bool   // it is a compound, whose parts follow as tokens of their own
}

// Analyze cuts a text into terms: words without case, accents and endings,
// numbers without commas, a compound both whole and in parts, Chinese in
// overlapping pairs of characters (a lone character where it stands alone).
func Analyze(text string) []Token {
	return cut(text, false)
}

// AnalyzePassage cuts a text as the index does: as Analyze, and every single
// Chinese character besides.
func AnalyzePassage(text string) []Token {
	return cut(text, true)
}

// AnalyzeQuestion cuts a question: as Analyze, but for Chinese words that ask.
func AnalyzeQuestion(question string) []Token {
	return cut(asking.blank(question), false)
}

// analyzers are kept for what they remember.
var analyzers = sync.Pool{New: func() any { return new(Analyzer) }}

// Borrow returns an analyzer that has cut texts before; Return gives it back.
func Borrow() *Analyzer { return analyzers.Get().(*Analyzer) }

// Return gives a borrowed analyzer back, and the tokens it made last with it.
func (a *Analyzer) Return() { analyzers.Put(a) }

func cut(text string, passage bool) []Token {
	a := Borrow()
	defer a.Return()
	return a.cut(nil, text, passage)
}

// An Analyzer cuts texts and remembers the stems it has worked out. It serves
// one goroutine at a time; the zero Analyzer is ready.
type Analyzer struct {
	stems  map[string]string // by the letters as written
	pieces []piece
	tokens []Token // of the text cut last
}

// Analyze cuts a text as the function does. The tokens are good until the next
// text is cut.
func (a *Analyzer) Analyze(text string) []Token {
	a.tokens = a.cut(a.tokens[:0], text, false)
	return a.tokens
}

// AnalyzePassage cuts a text as the function does. The tokens are good until
// the next text is cut.
func (a *Analyzer) AnalyzePassage(text string) []Token {
	a.tokens = a.cut(a.tokens[:0], text, true)
	return a.tokens
}

// maxStems bounds what an analyzer remembers; then it starts anew.
const maxStems = 1 << 16

// A piece is a run of letters or a number inside a compound.
type piece struct {
	start, end int
	join       rune // what stands between it and the piece before: 0 nothing, '-', '\'' or '&'
	number     bool
}

// cut appends the tokens of text to tokens.
func (a *Analyzer) cut(tokens []Token, text string, passage bool) []Token {
	if a.stems == nil {
		a.stems = make(map[string]string)
	}
	pos := 0
	for i := 0; i < len(text); {
		class, size := classAt(text, i)
		switch class {
		case classLetter, classDigit:
			end := a.compound(text, i)
			tokens, pos = a.emit(tokens, text, pos)
			i = end
		case classGram:
			end := i
			for end < len(text) {
				c, n := classAt(text, end)
				if c != classGram {
					break
				}
				end += n
			}
			tokens, pos = grams(tokens, text, i, end, pos, passage)
			i = end
		default:
			i += size
		}
	}
	return tokens
}

// compound sets a.pieces to the word that begins at i, with all that hangs on
// it by hyphens, apostrophes, ampersands or by nothing ("5bn"), and returns
// its end.
func (a *Analyzer) compound(text string, i int) int {
	a.pieces = a.pieces[:0]
	join := rune(0)
	for {
		p := piece{start: i, join: join}
		class, _ := classAt(text, i)
		if class == classDigit {
			p.number = true
			i = numberEnd(text, i)
		} else {
			i = lettersEnd(text, i)
		}
		p.end = i
		a.pieces = append(a.pieces, p)
		if i >= len(text) {
			return i
		}
		class, _ = classAt(text, i)
		if class == classLetter || class == classDigit {
			join = 0
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch r {
		case '-', '‐', '‑':
			join = '-'
		case '\'', '’', 'ʼ':
			join = '\''
		case '&':
			join = '&'
		default:
			return i
		}
		if i+size >= len(text) {
			return i
		}
		if class, _ = classAt(text, i+size); class != classLetter && class != classDigit {
			return i
		}
		i += size
	}
}

// numberEnd returns the end of the number that begins at i: digits, thousands
// parted by commas (1,234 or 12,34,567) and one decimal point.
func numberEnd(text string, i int) int {
	digits := func(i int) int {
		for i < len(text) {
			c, n := classAt(text, i)
			if c != classDigit {
				break
			}
			i += n
		}
		return i
	}
	end := digits(i)
	first := end - i
	for e := end; first <= 3 && e < len(text) && text[e] == ','; {
		next := digits(e + 1)
		if n := next - e - 1; n != 3 && n != 2 {
			break
		}
		if next-e-1 == 3 {
			end = next
		}
		e = next
	}
	version := i > 1 && text[i-1] == '.' && isDigit(text[i-2]) // the 2 of 1.2.3
	if end < len(text) && text[end] == '.' && !version {
		point := digits(end + 1)
		another := point+1 < len(text) && text[point] == '.' && isDigit(text[point+1])
		if point > end+1 && !another {
			end = point
		}
	}
	return end
}

// lettersEnd returns the end of the letters that begin at i; single letters
// parted by dots are one word ("U.S."), and so are "C++", "C#".
func lettersEnd(text string, i int) int {
	end, n := i, 0
	for end < len(text) {
		c, size := classAt(text, end)
		if c != classLetter {
			break
		}
		end += size
		n++
	}
	if n != 1 || end >= len(text) {
		return end
	}
	switch {
	case text[end] == '.':
		for e := end; e+1 < len(text) && text[e] == '.' && isLetter(text[e+1]); e += 2 {
			if e+2 < len(text) && text[e+2] != '.' {
				if c, _ := classAt(text, e+2); c == classLetter || c == classDigit {
					break
				}
			}
			end = e + 2
		}
	case strings.HasPrefix(text[end:], "++"):
		end += 2
	case text[end] == '#':
		end++
	}
	return end
}

func isLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }
func isDigit(b byte) bool  { return '0' <= b && b <= '9' }

// emit appends the tokens of a.pieces.
func (a *Analyzer) emit(tokens []Token, text string, pos int) ([]Token, int) {
	a.clip(text)
	pieces := a.pieces
	if len(pieces) > 1 && whole(text, pieces) {
		first, last := pieces[0], pieces[len(pieces)-1]
		var joined strings.Builder
		for _, p := range pieces {
			if p.number {
				joined.WriteString(number(text[p.start:p.end]))
			} else {
				joined.WriteString(Fold(text[p.start:p.end]))
			}
		}
		tokens = append(tokens, Token{Term: a.term(joined.String()), Start: first.start, End: last.end, Pos: pos, Whole: true})
	}
	for _, p := range pieces {
		t := Token{Start: p.start, End: p.end, Pos: pos}
		if p.number {
			t.Term = number(text[p.start:p.end])
		} else {
			t.Term = a.term(text[p.start:p.end])
		}
		tokens = append(tokens, t)
		pos++
	}
	return tokens, pos
}

// clip takes off or melts what is no word of its own: possessive and
// contracted endings, ordinal endings, the s of decades.
func (a *Analyzer) clip(text string) {
	n := len(a.pieces)
	if n < 2 {
		return
	}
	last := a.pieces[n-1]
	ending := strings.ToLower(text[last.start:last.end])
	switch {
	case last.join == '\'' && ending == "s":
		a.pieces = a.pieces[:n-1]
	case last.join == '\'' && (ending == "t" || ending == "re" || ending == "ll" || ending == "ve" || ending == "d" || ending == "m"):
		a.pieces[n-2].end = last.end // Fold drops the apostrophe
		a.pieces = a.pieces[:n-1]
	case last.join == 0 && a.pieces[n-2].number && (ending == "s" || ending == "st" || ending == "nd" || ending == "rd" || ending == "th"):
		a.pieces = a.pieces[:n-1]
	}
}

// whole reports whether the pieces are also a word together: "start-up",
// "COVID-19", "R&D", "5G", "H1N1", but not "2023-24", "$5bn", "4.5km" or
// "state-of-the-art".
func whole(text string, pieces []piece) bool {
	joins, numbers := 0, 0
	for i, p := range pieces {
		if i > 0 && p.join != 0 {
			joins++
		}
		if p.number {
			numbers++
			if strings.ContainsAny(text[p.start:p.end], ".,") {
				return false
			}
		} else if i > 0 && pieces[i-1].number && p.join == 0 {
			switch strings.ToLower(text[p.start:p.end]) {
			case "mn", "mln", "bn", "tn", "trn":
				return false
			}
		}
	}
	return joins <= 1 && numbers < len(pieces)
}

// grams appends the characters of text[start:end] in pairs, and for a passage
// one by one too.
func grams(tokens []Token, text string, start, end, pos int, passage bool) ([]Token, int) {
	for i := start; i < end; {
		_, n := utf8.DecodeRuneInString(text[i:])
		next := i + n
		if passage || next == end && i == start {
			tokens = append(tokens, Token{Term: Fold(text[i:next]), Start: i, End: next, Pos: pos})
		}
		if next < end {
			_, m := utf8.DecodeRuneInString(text[next:])
			tokens = append(tokens, Token{Term: Fold(text[i : next+m]), Start: i, End: next + m, Pos: pos})
		}
		pos++
		i = next
	}
	return tokens, pos
}

// A class is what a character is to the analyzer.
type class uint8

const (
	classOther class = iota
	classLetter
	classDigit
	classGram // of a script that writes no spaces between words
)

var ascii = func() (table [utf8.RuneSelf]class) {
	for c := range table {
		switch {
		case isLetter(byte(c)):
			table[c] = classLetter
		case '0' <= c && c <= '9':
			table[c] = classDigit
		}
	}
	return table
}()

// classAt returns the class of the character at text[i] and its size.
func classAt(text string, i int) (class, int) {
	if c := text[i]; c < utf8.RuneSelf {
		return ascii[c], 1
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	switch {
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
		return classGram, size
	case unicode.IsDigit(r):
		return classDigit, size
	case unicode.IsLetter(r), unicode.IsMark(r), unicode.IsNumber(r):
		return classLetter, size
	}
	return classOther, size
}
