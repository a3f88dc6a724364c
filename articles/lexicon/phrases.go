package lexicon

import "slices"

// Phrases are phrases that are looked for together: each word of a text is looked at
// once, whichever phrases begin with it.
type Phrases struct {
	list   []*Phrase
	begin  Index[[]int32] // by their first word, which of list
	gapped []int32        // those that begin with "…"
}

// NewPhrases reads phrases, written as NewPhrase takes them.
func NewPhrases(patterns ...string) *Phrases {
	p := &Phrases{}
	for i, pattern := range patterns {
		one := NewPhrase(pattern)
		p.list = append(p.list, one)
		if one.root.gap != nil {
			p.gapped = append(p.gapped, int32(i))
		}
		for _, first := range one.root.next {
			at := p.begin.At(first.word)
			*at = append(*at, int32(i))
		}
	}
	return p
}

// Count returns how many of the phrases stand in a text, at most that many.
func (p *Phrases) Count(text string, most int) int {
	if len(p.list) == 0 || most <= 0 {
		return 0
	}
	c := cutters.Get().(*Cutter)
	defer cutters.Put(c)
	c.Begin(text, Plain(text))
	c.Cut(0, len(text))
	var room [8]int32
	found := room[:0]
	look := func(which []int32, i int) {
		for _, n := range which {
			one := p.list[n]
			if len(found) == most || one.anchored && i > 0 || slices.Contains(found, n) {
				continue
			}
			if _, e := one.root.longest(c, i, i); e != nil {
				found = append(found, n)
			}
		}
	}
	for i := range c.words {
		if which := p.begin.Get(c.words[i].folded, c.words[i].sketch); which != nil {
			look(*which, i)
		}
		look(p.gapped, i)
		if len(found) == most {
			break
		}
	}
	return len(found)
}
