package answer

import (
	"context"
	"slices"
	"strings"

	"quoth/articles/figure"
	"quoth/articles/lexicon"
	"quoth/index"
	"quoth/index/query"
	"quoth/index/term"
)

// whose tells how the place that a figure holds for stands to those asked for: it is
// one of them, lies inside one, is not said or lies around one, or is another. A place
// that the passage does not set apart from the one asked for counts as inside or unsaid.
func (p *proposals) whose(e *reading, f *figure.Figure) evidenceName {
	asked := func(is func(a *lexicon.Entry) bool) bool { return slices.ContainsFunc(p.Places, is) }
	switch {
	case asked(func(a *lexicon.Entry) bool { return f.Place == a.ID }):
		return vPlaceOwn
	case p.inside(f.Place):
		return vPlaceInside
	case f.Place == "" || p.around(f.Place):
		return vPlaceUnsaid
	case len(p.Measures) > 0: // places are compared by it: each has its own
		return vPlaceNot
	case !p.apart(f.Place) && asked(e.names):
		return vPlaceInside // a district of it, for all that is known
	case f.Doubt&figure.PlaceFromTitle != 0 && asked(func(a *lexicon.Entry) bool { return e.namesBefore(a, f) }):
		return vPlaceUnsaid // no place stands with it but the one asked for
	case asked(func(a *lexicon.Entry) bool { return a.Class == "subject" && e.names(a) }) && !p.isSubject(f.Place):
		return vPlaceUnsaid // where a firm or a museum is, not another one
	}
	return vPlaceNot
}

// inside reports whether a place is one asked for, or lies in one.
func (p *proposals) inside(place string) bool {
	return slices.ContainsFunc(p.Places, func(a *lexicon.Entry) bool { return p.answerer.lex.Within(place, a.ID) })
}

// around reports whether a place is one asked for, or one asked for lies in it.
func (p *proposals) around(place string) bool {
	return slices.ContainsFunc(p.Places, func(a *lexicon.Entry) bool { return p.answerer.lex.Within(a.ID, place) })
}

// of reports whether a place is one asked for, in one or around one.
func (p *proposals) of(place string) bool { return p.inside(place) || p.around(place) }

// apart reports whether a place that is none asked for is known to be no district of
// one: the tables have it, or it is a town of the same country. A town of another
// country may be another of its name.
func (p *proposals) apart(place string) bool {
	e := p.answerer.lex.Lookup(lexicon.Place, place)
	if e == nil || e.Class == "subject" {
		return false
	}
	return p.answerer.lex.Own(e) || e.Parent != "" && p.around(e.Parent)
}

// isSubject reports whether a place is a subject of the corpus that lies anywhere.
func (p *proposals) isSubject(place string) bool {
	e := p.answerer.lex.Lookup(lexicon.Place, place)
	return e != nil && e.Class == "subject"
}

// names reports whether a passage names a place, or the frame it stands in.
func (e *reading) names(a *lexicon.Entry) bool { return e.text.names.has(a) || e.frame.names.has(a) }

// namesBefore reports whether a place is named in the frame of a passage, or in its
// text up to the sentence of a figure.
func (e *reading) namesBefore(a *lexicon.Entry, f *figure.Figure) bool {
	return e.frame.names.has(a) || slices.ContainsFunc(e.told.sentences[:e.sentence(f.Start)+1], func(b bag) bool { return b.names.has(a) })
}

// naming finds out which articles name a place asked for or one in it, be it in none
// of their passages that were found.
func (p *proposals) naming(ctx context.Context) error {
	if len(p.Places) == 0 {
		return nil
	}
	var left index.Filters
	for number, of := range p.articles {
		for n := range of.places {
			of.names = of.names || p.inside(n.ID)
		}
		if !of.names {
			left.Articles = append(left.Articles, p.answerer.metas[number].Path)
		}
	}
	if len(left.Articles) == 0 {
		return nil
	}
	slices.Sort(left.Articles)
	var terms []term.Term
	for _, a := range p.Places {
		terms = append(terms, names(a)...)
	}
	hits, err := p.answerer.Search(ctx, terms, left, maxNaming)
	if err != nil {
		return err
	}
	for _, h := range hits {
		if of := p.articles[h.ArticleNumber]; !of.names {
			of.names = slices.ContainsFunc(p.Places, func(a *lexicon.Entry) bool { return writes(h.Record.Text, a) })
		}
	}
	return nil
}

// writes reports whether a text has a name of a place in its letters, also as a part of
// a longer name: Halifax of the Halifax Regional Municipality.
func writes(text string, place *lexicon.Entry) bool {
	words := folded(text)
	return slices.ContainsFunc(append(slices.Clone(place.Aliases), place.ID), func(name string) bool {
		name = strings.TrimPrefix(name, "=")
		if query.Language(name) == "zh" {
			return strings.Contains(text, name)
		}
		return strings.Contains(words, folded(name))
	})
}

// says reports whether a text has the words of a name, one behind the other.
func says(text, name string) bool { return strings.Contains(folded(text), folded(name)) }

// folded is the words of a text as the lexicon compares them, with a blank before and
// behind each.
func folded(text string) string {
	return " " + strings.Join(lexicon.NewText(text).Words(), " ") + " "
}
