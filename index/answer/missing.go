package answer

import (
	"slices"

	"quoth/articles/lexicon"
	"quoth/index"
)

// covers reports whether an article is about a place, or names it or what lies in it.
func (x *Answerer) covers(p *lexicon.Entry) bool {
	if slices.ContainsFunc(x.named(), func(e *lexicon.Entry) bool { return e == p || x.lex.Within(p.ID, e.ID) }) {
		return true
	}
	return x.knows(p) || slices.ContainsFunc(x.lex.Entries(), func(e *lexicon.Entry) bool {
		return e.Kind == lexicon.Place && e != p && x.lex.Within(e.ID, p.ID) && x.knows(e)
	})
}

// covers reports whether an article is about a place, or names it or what lies in it,
// be it by a name that the tables of towns alone have.
func (p *proposals) covers(place *lexicon.Entry) bool {
	if p.answerer.covers(place) {
		return true
	}
	for _, of := range p.articles {
		if of.places[place] > 0 {
			return true
		}
	}
	return false
}

// namedBy returns what the front matter of articles names as what they are about,
// each once.
func namedBy(metas []index.Meta, lex *lexicon.Lexicon) []*lexicon.Entry {
	var list []*lexicon.Entry
	known := map[*lexicon.Entry]bool{}
	read := map[string]bool{}
	for _, m := range metas {
		for _, name := range m.Places {
			if read[name] {
				continue
			}
			read[name] = true
			for _, mention := range lex.Find(name) {
				if !known[mention.Entry] {
					known[mention.Entry] = true
					list = append(list, mention.Entry)
				}
			}
		}
	}
	return list
}

// whatIsMissing names what a question asks for and no article covers: the places
// that none does, or else the measures of which none has a figure there.
func (p *proposals) whatIsMissing() []string {
	var list []string
	for _, place := range p.Places {
		if !p.covers(place) {
			list = append(list, place.ID)
		}
	}
	if len(list) > 0 {
		return list
	}
	book, err := p.answerer.Ledger()
	if err != nil {
		return nil
	}
	for _, m := range p.Measures {
		stated := len(p.Places) == 0 && book.Count(anywhere(m)) > 0 || slices.ContainsFunc(p.Places, func(place *lexicon.Entry) bool {
			return book.Count(placed(m, place.ID)) > 0
		})
		if !stated {
			list = append(list, m.ID)
		}
	}
	return list
}
