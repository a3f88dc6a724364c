package answer

import (
	"slices"

	"quoth/articles/lexicon"
)

// covers reports whether an article is about a place, or names it.
func (x *Answerer) covers(p *lexicon.Entry) bool {
	for _, m := range x.metas {
		for _, name := range m.Places {
			for _, mention := range x.lex.Find(name) {
				if mention.Entry == p || x.lex.Within(p.ID, mention.Entry.ID) {
					return true
				}
			}
		}
	}
	return x.knows(p)
}

// whatIsMissing names what a question asks for and no article covers: the places
// that none does, or else the measures.
func (p *proposals) whatIsMissing() []string {
	var list []string
	for _, place := range p.Places {
		if !p.answerer.covers(place) {
			list = append(list, place.ID)
		}
	}
	if len(list) == 0 {
		list = ids(p.Measures)
	}
	return slices.Clip(list)
}
