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
		for _, w := range cut(part).words {
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
	c := cutters.Get().(*Cutter)
	defer cutters.Put(c)
	c.Begin(text, plain)
	c.Cut(0, len(text))
	return l.Mentions(found, c)
}

// cutters are those used before, with room for words.
var cutters = sync.Pool{New: func() any { return &Cutter{} }}

// Mentions appends the mentions in the words that c has cut to found.
func (l *Lexicon) Mentions(found []Mention, c *Cutter) []Mention {
	return l.mentions(found, c, false)
}

// FindAsked returns the mentions in a question, as Find does; a town may be
// written there in small letters.
func (l *Lexicon) FindAsked(question string) []Mention {
	c := cut(question)
	return l.mentions(nil, &c, true)
}

func (l *Lexicon) mentions(found []Mention, c *Cutter, asked bool) []Mention {
	if l == nil {
		return found
	}
	var behind [2]int // by kind: the word behind the name found last
	for i := range c.words {
		w := &c.words[i]
		b := l.starts.Get(w.folded, w.sketch)
		if !l.gapped && (b == nil || !b.alone && (i+1 == len(c.words) || b.seconds&c.words[i+1].sketch.Bit() == 0)) {
			l.town(c, i, asked, &behind[Place], &found) // most words begin no name of a table
			continue
		}
		for kind, names := range l.names {
			var end int
			var e *Entry
			switch {
			case i < behind[kind]:
			case names.gap != nil:
				end, e = names.longest(c, i, i)
			case b != nil && b.on[kind] != nil:
				end, e = b.on[kind].longest(c, i, i+1)
			}
			if e != nil {
				found = append(found, Mention{e, int(w.start), int(c.words[end-1].end)})
				behind[kind] = end
			}
		}
		l.town(c, i, asked, &behind[Place], &found)
	}
	return found
}

// town appends the town that word i begins; behind is the word behind the place found last.
func (l *Lexicon) town(c *Cutter, i int, asked bool, behind *int, found *[]Mention) {
	if !l.towns || i < *behind || !asked && !c.words[i].mayName(c) {
		return
	}
	listed := *behind > 0 && (*behind == i && c.lists(i) || *behind == i-1 && c.words[i-1].folded == "and")
	if end, e := l.townAt(c, i, asked, listed); e != nil {
		*found = append(*found, Mention{e, int(c.words[i].start), int(c.words[end-1].end)})
		*behind = end
	}
}

// mayName reports whether a word is written as one that a name begins with.
func (w *word) mayName(c *Cutter) bool {
	b := c.text[w.start]
	return 'A' <= b && b <= 'Z' || b >= utf8.RuneSelf
}

// lists reports whether only a comma parts word i from the one before.
func (c *Cutter) lists(i int) bool {
	g := c.gap(i)
	return g == ", " || g == "、" || g == ","
}

// longest returns the end (a word index) of the longest name that begins at
// word first and has got to word i, and its entry.
func (n *node) longest(c *Cutter, first, i int) (end int, e *Entry) {
	if n.entry != nil && i > first {
		if n.exact == "" || n.exact == c.text[c.words[first].start:c.words[i-1].end] {
			end, e = i, n.entry
		}
	}
	if i == len(c.words) {
		return end, e
	}
	if next := n.at(&c.words[i]); next != nil {
		if far, f := next.longest(c, first, i+1); f != nil && far > end {
			end, e = far, f
		}
	}
	if n.gap != nil {
		for j := i; j < len(c.words) && j <= i+maxGap && !c.breaks(j); j++ {
			if far, f := n.gap.longest(c, first, j); f != nil && far > end {
				return far, f
			}
		}
	}
	return end, e
}

// cut cuts a text into words.
func cut(text string) Cutter {
	c := Cutter{words: make([]word, 0, len(text)/5+1)}
	c.Begin(text, Plain(text))
	c.Cut(0, len(text))
	return c
}

// A word is a run of letters and digits, or one Chinese character, folded for
// comparing.
type word struct {
	folded     string
	sketch     Sketch
	start, end int32
}

// A Cutter cuts a text into words, as names are compared. The words it has cut
// are there until it begins with another text.
type Cutter struct {
	text, plain string // plain is Plain(text)
	words       []word
	at          int // byte at which the last word ends
}

// Begin sets c on a text of at most 2 GB; plain is Plain(text).
func (c *Cutter) Begin(text, plain string) {
	c.text, c.plain, c.words, c.at = text, plain, c.words[:0], 0
}

// Word takes the bytes start..end, which are all letters of ASCII or digits,
// or one Chinese character, for the next word, unless they are part of the last.
func (c *Cutter) Word(start, end int) {
	if start < c.at {
		return // 10th
	}
	c.add(singular(c.plain[start:end]), start, end)
}

// Cut cuts the words that begin at the bytes start..end, behind those it has.
func (c *Cutter) Cut(start, end int) {
	text := c.text
	for i := max(start, c.at); i < end; {
		if text[i] == ' ' {
			i++
			continue
		}
		start = i
		for i < len(text) && letterOrDigit[text[i]] {
			i++
		}
		if i > start && (i == len(text) || text[i] < utf8.RuneSelf) { // a plain word
			c.add(singular(c.plain[start:i]), start, i)
			continue
		}
		r, size := utf8.DecodeRuneInString(text[start:])
		switch i = start + size; {
		case unicode.Is(unicode.Han, r):
			c.add(c.plain[start:i], start, i)
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			i = runEnd(text, i)
			c.add(fold(text[start:i]), start, i)
		}
	}
}

// add adds a word, unless it is a possessive s.
func (c *Cutter) add(folded string, start, end int) {
	if c.at = end; folded == "s" && possessive(c.text[:start]) {
		return
	}
	c.words = append(c.words, word{folded, SketchOf(folded), int32(start), int32(end)})
}

// runEnd returns where the letters and digits before byte i go on to.
func runEnd(text string, i int) int {
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !(unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)) || unicode.Is(unicode.Han, r) {
			break
		}
		i += size
	}
	return i
}

// breaks reports whether a sentence ends before word i, behind the one before.
func (c *Cutter) breaks(i int) bool {
	from, to := 0, int(c.words[i].start)
	if i > 0 {
		from = int(c.words[i-1].end)
	}
	for at, r := range c.text[from:to] {
		switch r {
		case ';', '。', '；', '！', '？', '!', '?', '\n', '|':
			return true
		case '.':
			if next := c.text[from+at+1]; next == ' ' || next == '\n' {
				return true
			}
		}
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

// FirstPlace returns the id of the first place that a text names, "" none.
func (l *Lexicon) FirstPlace(text string) string {
	for _, m := range l.Find(text) {
		if m.Entry.Kind == Place {
			return m.Entry.ID
		}
	}
	return ""
}
