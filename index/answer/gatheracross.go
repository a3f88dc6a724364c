package answer

import (
	"context"
	"slices"
	"strings"

	"quoth/index"
	"quoth/index/meaning"
	"quoth/index/query"
	"quoth/index/term"
)

// byOtherLanguage is how many passages of another language than that of the question
// are looked at beside those that its words find: what is said there shares no word
// with it, and stands behind whatever does.
const byOtherLanguage = 8

// maxNaming is how many passages that name a place tell which articles do.
const maxNaming = 40

// across takes in the passages in other languages that translations of the question's
// words find, in articles that name a place asked for.
func (g *gathering) across(ctx context.Context, a asked) error {
	x := g.answerer
	for _, lang := range x.langs() {
		if strings.HasPrefix(lang, a.Lang) {
			continue
		}
		terms := a.translated(strings.HasPrefix(lang, "zh"))
		if len(terms) == 0 {
			continue
		}
		only := index.Filters{Lang: lang}
		if len(a.Places) > 0 {
			naming, err := x.Search(ctx, terms, index.Filters{Lang: lang, Places: x.placeIDs(a.Places, false)}, maxNaming)
			if err != nil {
				return err
			}
			if len(naming) == 0 {
				continue
			}
			for _, h := range naming {
				if !slices.Contains(only.Articles, h.Article) {
					only.Articles = append(only.Articles, h.Article)
				}
			}
		}
		hits, err := x.Search(ctx, terms, only, byOtherLanguage)
		if err != nil {
			return err
		}
		for _, h := range hits {
			if !g.seen[h.Number] {
				g.add(h.Passage)
			}
		}
	}
	return nil
}

// languagesOf returns the languages of articles, each once.
func languagesOf(metas []index.Meta) (langs []string) {
	for _, m := range metas {
		if !slices.Contains(langs, m.Lang) {
			langs = append(langs, m.Lang)
		}
	}
	return langs
}

// translated returns the words of a query in another language: what stands for each
// there, and the names of its places.
func (a *asked) translated(chinese bool) (terms []term.Term) {
	for i, w := range a.Words {
		t := term.Term{Word: w.Text}
		for _, v := range a.soft[i] {
			if of := meaning.Of(v.Term); of != meaning.None && of.Chinese() == chinese {
				t.Variants = append(t.Variants, v)
			}
		}
		if w.Role == query.Name || w.Role == query.OfPlace {
			t.Variants = append(t.Variants, term.Variant{Term: w.Term})
		}
		if len(t.Variants) > 0 {
			terms = append(terms, t)
		}
	}
	for _, p := range a.Places {
		terms = append(terms, names(p)...)
	}
	return terms
}
