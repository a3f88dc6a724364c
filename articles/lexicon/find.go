package lexicon

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A Mention is a name of an entry found in a text.
type Mention struct {
	Entry      *Entry
	Start, End int // bytes of the text
}

// maxGap is how many words "…" in an alias may stand for.
const maxGap = 5

// A node is a step in the trie of names; the steps are folded words.
type node struct {
	next  []step
	gap   *node // the way on through "…"
	entry *Entry
	exact string // the letters the name must have, when the table asks for them
}

// A step is a folded word that goes on from a node, and where it leads. Few
// go on from one.
type step struct {
	word   string
	sketch Sketch
	to     *node
}

// at returns where a word leads from n, nil nowhere.
func (n *node) at(w word) *node {
	for i := range n.next {
		if s := &n.next[i]; s.sketch == w.sketch && s.word == w.folded {
			return s.to
		}
	}
	return nil
}

func (n *node) add(name string, e *Entry) {
	exact := strings.HasPrefix(name, "=")
	name = strings.TrimPrefix(name, "=")
	at := n
	for i, part := range strings.Split(name, "…") {
		if i > 0 {
			if at.gap == nil {
				at.gap = &node{}
			}
			at = at.gap
		}
		for _, w := range split(part) {
			to := at.at(w)
			if to == nil {
				to = &node{}
				at.next = append(at.next, step{w.folded, w.sketch, to})
			}
			at = to
		}
	}
	if at == n || at.entry != nil {
		return // the first line of the table to claim a name has it
	}
	at.entry = e
	if exact {
		at.exact = name
	}
}

// buffers hold the words of texts looked through before.
var buffers = sync.Pool{New: func() any { return new([]word) }}

// Find returns the mentions in text, ordered by their start. Mentions of one
// kind do not overlap: from left to right, the longest name wins.
func (l *Lexicon) Find(text string) []Mention {
	return l.AppendMentions(nil, text, Plain(text))
}

// AppendMentions appends what Find returns to found, which is empty and there
// to be used again; plain is Plain(text).
func (l *Lexicon) AppendMentions(found []Mention, text, plain string) []Mention {
	if l == nil {
		return found
	}
	buffer := buffers.Get().(*[]word)
	words := appendWords((*buffer)[:0], text, plain)
	defer func() { *buffer = words; buffers.Put(buffer) }()
	var behind [2]int // by kind: the word behind the name found last
	for i, w := range words {
		starts := l.starts.Get(w.folded, w.sketch)
		if starts == nil && !l.gapped {
			continue // most words begin no name
		}
		for kind, names := range l.names {
			var end int
			var e *Entry
			switch {
			case i < behind[kind]:
			case names.gap != nil:
				end, e = names.longest(text, words, i, i)
			case starts != nil && starts[kind] != nil:
				end, e = starts[kind].longest(text, words, i, i+1)
			}
			if e != nil {
				found = append(found, Mention{e, w.start, words[end-1].end})
				behind[kind] = end
			}
		}
	}
	return found
}

// longest returns the end (a word index) of the longest name that begins at
// word first and has got to word i, and its entry.
func (n *node) longest(text string, words []word, first, i int) (end int, e *Entry) {
	if n.entry != nil && i > first {
		if n.exact == "" || n.exact == text[words[first].start:words[i-1].end] {
			end, e = i, n.entry
		}
	}
	if i == len(words) {
		return end, e
	}
	if next := n.at(words[i]); next != nil {
		if far, f := next.longest(text, words, first, i+1); f != nil && far > end {
			end, e = far, f
		}
	}
	if n.gap != nil {
		for j := i; j < len(words) && j <= i+maxGap; j++ {
			if words[j].breaks {
				break
			}
			if far, f := n.gap.longest(text, words, first, j); f != nil && far > end {
				return far, f
			}
		}
	}
	return end, e
}

// A word is a run of letters and digits, or one Chinese character, folded for
// comparing.
type word struct {
	folded     string
	sketch     Sketch
	start, end int
	breaks     bool // a sentence ended before it
}

// split cuts text into words.
func split(text string) []word {
	return appendWords(make([]word, 0, len(text)/5+1), text, Plain(text))
}

// appendWords appends the words of text; plain is Plain(text).
func appendWords(words []word, text, plain string) []word {
	breaks := false
	for i := 0; i < len(text); {
		if text[i] == ' ' {
			i++
			continue
		}
		if letterOrDigit(text[i]) {
			j := i + 1
			for j < len(text) && letterOrDigit(text[j]) {
				j++
			}
			if j == len(text) || text[j] < utf8.RuneSelf { // a plain word
				if folded := singular(plain[i:j]); folded != "s" || !possessive(text[:i]) {
					words = append(words, word{folded, SketchOf(folded), i, j, breaks})
					breaks = false
				}
				i = j
				continue
			}
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.Is(unicode.Han, r):
			words = append(words, word{plain[i : i+size], SketchOf(plain[i : i+size]), i, i + size, breaks})
			breaks = false
			i += size
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			j := i
			for j < len(text) {
				r, size := utf8.DecodeRuneInString(text[j:])
				if !(unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)) || unicode.Is(unicode.Han, r) {
					break
				}
				j += size
			}
			if folded := fold(text[i:j]); folded != "s" || !possessive(text[:i]) {
				words = append(words, word{folded, SketchOf(folded), i, j, breaks})
				breaks = false
			}
			i = j
		default:
			switch r {
			case ';', '。', '；', '！', '？', '!', '?', '\n', '|':
				breaks = true
			case '.':
				breaks = breaks || i+1 == len(text) || text[i+1] == ' ' || text[i+1] == '\n'
			}
			i += size
		}
	}
	return words
}

func letterOrDigit(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

func possessive(before string) bool {
	return strings.HasSuffix(before, "'") || strings.HasSuffix(before, "’")
}

// fold takes case, accents and a plural ending off a word.
func fold(w string) string {
	ascii, lower := true, true
	for i := 0; i < len(w); i++ {
		ascii = ascii && w[i] < utf8.RuneSelf
		lower = lower && (w[i] < 'A' || w[i] > 'Z')
	}
	if !ascii {
		w = strings.Map(func(r rune) rune {
			if unicode.Is(unicode.Mn, r) {
				return -1
			}
			return r
		}, norm.NFKD.String(w))
		lower = false
	}
	if !lower {
		w = strings.ToLower(w)
	}
	return singular(w)
}

// singular takes a plural ending off a word in small letters.
func singular(w string) string {
	switch n := len(w); {
	case n > 4 && w[n-3:] == "ies":
		return w[:n-3] + "y"
	case n > 3 && w[n-1] == 's' && w[n-2] != 's':
		return w[:n-1]
	}
	return w
}
