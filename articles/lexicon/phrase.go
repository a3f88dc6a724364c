package lexicon

import "strings"

// A Phrase is a form of words to look for in a text, written as an alias is:
// "…" stands for up to five words. "^" before it binds it to the text's start.
type Phrase struct {
	anchored bool
	root     node
}

// NewPhrase reads a phrase.
func NewPhrase(pattern string) *Phrase {
	p := &Phrase{anchored: strings.HasPrefix(pattern, "^")}
	p.root.add(strings.TrimPrefix(pattern, "^"), &Entry{})
	return p
}

// A Text is a text cut into words, to look for many phrases in it.
type Text struct {
	cut   Cutter
	known map[string]bool // folded words, of a long text
}

// longText is from how many words on phrases that cannot stand in a text are
// passed over by their first word.
const longText = 16

// NewText cuts text into words.
func NewText(text string) Text {
	t := Text{cut: cut(text)}
	if len(t.cut.words) >= longText {
		return t.Indexed()
	}
	return t
}

// Indexed is the text made ready for very many phrases to be looked for in it.
func (t Text) Indexed() Text {
	t.known = make(map[string]bool, len(t.cut.words))
	for _, w := range t.cut.words {
		t.known[w.folded] = true
	}
	return t
}

// Words returns the folded words of the text: lower case, without accents,
// plural s or possessive 's; a Chinese character is a word of its own.
func (t Text) Words() []string {
	folded := make([]string, len(t.cut.words))
	for i, w := range t.cut.words {
		folded[i] = w.folded
	}
	return folded
}

// Plural reports whether the i-th word is written with a plural ending, or is a
// plural without one.
func (t Text) Plural(i int) bool {
	w := t.cut.words[i]
	return w.folded == "people" || strings.HasSuffix(strings.ToLower(t.cut.text[w.start:w.end]), "s") && !strings.HasSuffix(w.folded, "s")
}

// Find returns the bytes of the first place where the phrase stands in t.
func (p *Phrase) Find(t Text) (start, end int, ok bool) {
	for _, first := range p.root.next {
		if t.known != nil && !t.known[first.word] {
			return 0, 0, false
		}
	}
	for i := range t.cut.words {
		if stop, e := p.root.longest(&t.cut, i, i); e != nil {
			return int(t.cut.words[i].start), int(t.cut.words[stop-1].end), true
		}
		if p.anchored {
			break
		}
	}
	return 0, 0, false
}
