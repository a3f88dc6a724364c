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
func (n *node) at(w *word) *node {
	for i := range n.next {
		if s := &n.next[i]; s.sketch == w.sketch && s.word == w.folded {
			return s.to
		}
	}
	return nil
}

// A beginning is what names begin with.
type beginning struct {
	on      [2]*node // by kind: where names go on
	alone   bool     // the word is a name, or followed by "…"
	seconds uint64   // bits of the sketches of words that follow it
}

// begin notes that names of a kind go on from a node.
func (b *beginning) begin(kind int, on *node) {
	b.on[kind] = on
	b.alone = b.alone || on.entry != nil || on.gap != nil
	for _, s := range on.next {
		b.seconds |= s.sketch.Bit()
	}
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
		for _, w := range split(part).words {
			to := at.at(&w)
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

// Find returns the mentions in text, ordered by their start. Mentions of one
// kind do not overlap: from left to right, the longest name wins.
func (l *Lexicon) Find(text string) []Mention {
	return l.AppendMentions(nil, text, Plain(text))
}

// AppendMentions appends what Find returns to found; plain is Plain(text).
func (l *Lexicon) AppendMentions(found []Mention, text, plain string) []Mention {
	f := finders.Get().(*Finder)
	defer finders.Put(f)
	f.Begin(l, text, plain)
	return append(found, f.Find(0, len(text))...)
}

// finders are those used before, with room for words.
var finders = sync.Pool{New: func() any { return &Finder{} }}

// A Finder finds the mentions in a text from left to right, one stretch of it
// after the other.
type Finder struct {
	cutter
	lexicon *Lexicon
	found   []Mention
	next    int    // word to be looked at next
	behind  [2]int // by kind: byte at which the name found last ends
}

// Begin sets f on a text; plain is Plain(text). A nil lexicon has no names.
func (f *Finder) Begin(l *Lexicon, text, plain string) {
	*f = Finder{cutter: cutter{text: text, plain: plain, words: f.words[:0]}, lexicon: l, found: f.found}
}

// MayBegin reports whether a name may begin with a word of the text that is
// followed by next, "" unknown. Both are small ASCII letters, digits, or one
// Chinese character.
func (f *Finder) MayBegin(word, next string) bool {
	if f.lexicon == nil || f.lexicon.gapped {
		return f.lexicon != nil
	}
	word = singular(word)
	b := f.lexicon.starts.Get(word, SketchOf(word))
	if b == nil || b.alone || next == "" {
		return b != nil
	}
	return b.seconds&SketchOf(singular(next)).Bit() != 0
}

// Find returns the mentions that begin at the bytes start..end of the text,
// which hold whole words and are behind those asked for before. They hold
// until the next call.
func (f *Finder) Find(start, end int) []Mention {
	f.found = f.found[:0]
	if f.lexicon == nil {
		return nil
	}
	if f.at < start && !f.lexicon.gapped {
		f.at, f.words, f.next = start, f.words[:0], 0
	}
	for (f.at < end && f.has(f.next) || f.next < len(f.words)) && f.words[f.next].start < end {
		f.begins(f.next)
		if f.next++; f.next == len(f.words) {
			f.words, f.next = f.words[:0], 0
		}
	}
	return f.found
}

// begins notes the names that begin with word i.
func (f *Finder) begins(i int) {
	w, l := f.words[i], f.lexicon
	b := l.starts.Get(w.folded, w.sketch)
	if b == nil && !l.gapped {
		return // most words begin no name
	}
	for kind, names := range l.names {
		var end int
		var e *Entry
		switch {
		case w.start < f.behind[kind]:
		case names.gap != nil:
			end, e = names.longest(&f.cutter, i, i)
		case b != nil && b.on[kind] != nil:
			end, e = b.on[kind].longest(&f.cutter, i, i+1)
		}
		if e != nil {
			f.behind[kind] = f.words[end-1].end
			f.found = append(f.found, Mention{e, w.start, f.behind[kind]})
		}
	}
}

// longest returns the end (a word index) of the longest name that begins at
// word first and has got to word i, and its entry.
func (n *node) longest(c *cutter, first, i int) (end int, e *Entry) {
	if n.entry != nil && i > first {
		if n.exact == "" || n.exact == c.text[c.words[first].start:c.words[i-1].end] {
			end, e = i, n.entry
		}
	}
	if n.next == nil && n.gap == nil || !c.has(i) {
		return end, e
	}
	if next := n.at(&c.words[i]); next != nil {
		if far, f := next.longest(c, first, i+1); f != nil && far > end {
			end, e = far, f
		}
	}
	if n.gap != nil {
		for j := i; j <= i+maxGap && c.has(j); j++ {
			if c.words[j].breaks {
				break
			}
			if far, f := n.gap.longest(c, first, j); f != nil && far > end {
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
func split(text string) cutter {
	c := cutter{text: text, plain: Plain(text), words: make([]word, 0, len(text)/5+1)}
	for c.cut() {
	}
	return c
}

// A cutter cuts a text into words, as far as they are asked for.
type cutter struct {
	text, plain string // plain is Plain(text)
	at          int    // byte that the words reach to
	words       []word
}

// has reports whether the text has a word i; it is cut then.
func (c *cutter) has(i int) bool { return i < len(c.words) || c.cut() }

// cut cuts one more word, and reports whether there is one.
func (c *cutter) cut() bool {
	text, breaks := c.text, false
	for i := c.at; i < len(text); {
		if text[i] == ' ' {
			i++
			continue
		}
		start, folded, isWord := i, "", true
		for i < len(text) && letterOrDigit[text[i]] {
			i++
		}
		if i > start && (i == len(text) || text[i] < utf8.RuneSelf) {
			folded = singular(c.plain[start:i]) // a plain word
		} else if folded, i, isWord = c.foldAt(start); !isWord {
			breaks = breaks || breaksAt(text, start)
			continue
		}
		if folded == "s" && possessive(text[:start]) {
			continue
		}
		c.at = i
		c.words = append(c.words, word{folded, SketchOf(folded), start, i, breaks})
		return true
	}
	c.at = len(text)
	return false
}

// foldAt returns the word that begins at byte i, folded, and where it, or the
// mark there that is none, ends.
func (c *cutter) foldAt(i int) (folded string, end int, isWord bool) {
	r, size := utf8.DecodeRuneInString(c.text[i:])
	end = i + size
	switch {
	case unicode.Is(unicode.Han, r):
		return c.plain[i:end], end, true
	case !unicode.IsLetter(r) && !unicode.IsDigit(r):
		return "", end, false
	}
	for end < len(c.text) {
		r, size := utf8.DecodeRuneInString(c.text[end:])
		if !(unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)) || unicode.Is(unicode.Han, r) {
			break
		}
		end += size
	}
	return fold(c.text[i:end]), end, true
}

// breaksAt reports whether the mark at byte i ends a sentence.
func breaksAt(text string, i int) bool {
	switch r, _ := utf8.DecodeRuneInString(text[i:]); r {
	case ';', '。', '；', '！', '？', '!', '?', '\n', '|':
		return true
	case '.':
		return i+1 == len(text) || text[i+1] == ' ' || text[i+1] == '\n'
	}
	return false
}

// letterOrDigit holds those of ASCII.
var letterOrDigit = func() (set [256]bool) {
	for c := range set[:utf8.RuneSelf] {
		set[c] = unicode.IsLetter(rune(c)) || unicode.IsDigit(rune(c))
	}
	return set
}()

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
