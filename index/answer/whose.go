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
// one of them, lies inside one, is not said or lies around one, or is another.
func (p *proposals) whose(e *reading, f *figure.Figure) evidenceName {
	lex := p.answerer.lex
	any := func(is func(asked *lexicon.Entry) bool) bool { return slices.ContainsFunc(p.Places, is) }
	switch {
	case any(func(a *lexicon.Entry) bool { return f.Place == a.ID }):
		return vPlaceOwn
	case any(func(a *lexicon.Entry) bool { return lex.Within(f.Place, a.ID) }):
		return vPlaceInside
	case f.Place == "" || any(func(a *lexicon.Entry) bool { return lex.Within(a.ID, f.Place) }):
		return vPlaceUnsaid
	case len(p.Measures) > 0: // places are compared by it: each has its own
		return vPlaceNot
	case !p.listed(f.Place) && any(e.names):
		return vPlaceInside // a district of it, for all that is known
	case any(e.names) && f.Doubt&figure.PlaceFromTitle != 0:
		return vPlaceUnsaid // no place stands with it but the one asked for
	case any(func(a *lexicon.Entry) bool { return a.Class == "subject" && e.names(a) }) && !p.isSubject(f.Place):
		return vPlaceUnsaid // where a firm or a museum is, not another one
	}
	return vPlaceNot
}

// listed reports whether it is known what a place lies in: the tables have it. A town
// behind them may be another of its name.
func (p *proposals) listed(place string) bool {
	e := p.answerer.lex.Lookup(lexicon.Place, place)
	return e != nil && p.answerer.lex.Own(e) && e.Class != "subject"
}

// isSubject reports whether a place is a subject of the corpus that lies anywhere.
func (p *proposals) isSubject(place string) bool {
	e := p.answerer.lex.Lookup(lexicon.Place, place)
	return e != nil && e.Class == "subject"
}

// names reports whether a passage names a place, or the frame it stands in.
func (e *reading) names(a *lexicon.Entry) bool { return e.text.names.has(a) || e.frame.names.has(a) }

// naming finds out which articles name a place asked for, be it in none of their
// passages that were found.
func (p *proposals) naming(ctx context.Context) error {
	var left index.Filters
	for number, of := range p.articles {
		for n := range of.places {
			of.names = of.names || p.of(n.ID)
		}
		if !of.names {
			left.Articles = append(left.Articles, p.answerer.metas[number].Path)
		}
	}
	if len(p.Places) == 0 || len(left.Articles) == 0 {
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
	words := " " + strings.Join(lexicon.NewText(text).Words(), " ") + " "
	return slices.ContainsFunc(append(slices.Clone(place.Aliases), place.ID), func(name string) bool {
		name = strings.TrimPrefix(name, "=")
		if query.Language(name) == "zh" {
			return strings.Contains(text, name)
		}
		return strings.Contains(words, " "+strings.Join(lexicon.NewText(name).Words(), " ")+" ")
	})
}
