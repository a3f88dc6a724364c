package index

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"iter"
	"slices"
	"sort"
	"strings"

	"quoth/articles"
	"quoth/articles/figure"
	"quoth/articles/lexicon"
	"quoth/index/engine"
	"quoth/index/ledger"
	"quoth/index/query"
)

// A Document is what is indexed of one article.
type Document struct {
	Article  *articles.Article
	Passages []articles.Passage // in order
	Figures  []figure.Figure    // spans in bytes of the article's Text
}

// Keyword fields of a passage.
const (
	fieldArticle = "article" // its number, as engine.ID writes it
	fieldLang    = "lang"
	fieldPlace   = "place"
	fieldMeasure = "measure"
	fieldPair    = "pair" // of each figure, see pair
)

// pair is the keyword under which a figure of that measure and place is found;
// either may be "" for any.
func pair(measure, place string) string { return measure + "\x1f" + place }

// A builder takes documents in and keeps what an index is made of.
type builder struct {
	lex      *lexicon.Lexicon
	engine   func(*engine.Entry) error // where entries go
	records  pieces
	articles pieces
	figure   func(passage int, f *figure.Figure) error // where figures go besides; nil nowhere
	words    query.Vocabulary
	figures  *ledger.Ledger
	metas    []Meta
	passages int
}

// Pieces take in pieces of data under the numbers 0, 1, 2, …
type pieces interface {
	add(piece []byte) error
	close() error
}

func newBuilder(lex *lexicon.Lexicon, records, articles pieces, add func(*engine.Entry) error) *builder {
	return &builder{lex: lex, engine: add, records: records, articles: articles, words: query.Vocabulary{}, figures: ledger.New()}
}

// all takes in every document.
func (b *builder) all(ctx context.Context, docs iter.Seq[Document]) error {
	hand, end := behind(b.engine)
	err := b.take(ctx, docs, hand)
	if err := errors.Join(err, end()); err != nil {
		return err
	}
	b.figures.Seal()
	return errors.Join(ctx.Err(), b.records.close(), b.articles.close())
}

// take takes in every document, and hands on what the engine gets of each passage.
func (b *builder) take(ctx context.Context, docs iter.Seq[Document], hand func(*engine.Entry) error) error {
	for d := range inOrder(docs, b.made) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := b.add(d, hand); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// A made document is what is kept and found of one.
type made struct {
	Document
	stored   []byte // the article
	err      error  // why there is none
	passages []madePassage
}

// A madePassage is what is kept and found of a passage.
type madePassage struct {
	Record
	stored []byte
	entry  *engine.Entry // but for the number of its article
}

// made makes what is kept and found of a document. It is safe for concurrent use.
func (b *builder) made(d Document) made {
	m := made{Document: d, passages: make([]madePassage, 0, len(d.Passages))}
	a := d.Article
	m.stored, m.err = json.Marshal(a)
	about := b.named(lexicon.Place, append([]string{a.Title}, a.Places...)...)
	in := standingIn(d)
	for i, p := range d.Passages {
		r := newRecord(p, i, d, in)
		e := b.entry(a, &r, about)
		e.Analyze()
		m.passages = append(m.passages, madePassage{r, r.encode(), e})
	}
	return m
}

// add takes in one document, and hands on what the engine gets of its passages.
func (b *builder) add(d made, hand func(*engine.Entry) error) error {
	a := d.Article
	if d.err != nil {
		return d.err
	}
	if err := b.articles.add(d.stored); err != nil {
		return err
	}
	number := engine.ID(len(b.metas))
	b.metas = append(b.metas, Meta{
		Path: a.Path, Title: a.Title, Source: a.Source, URL: a.URL, Published: a.Published, Lang: a.Lang,
		Places: a.Places, Tags: a.Tags, Passages: len(d.passages), Copies: len(a.Copies), Earlier: earlier(a),
	})
	b.words.Read(a.Title)
	for _, p := range d.passages {
		r := &p.Record
		if err := b.records.add(p.stored); err != nil {
			return err
		}
		b.words.Read(r.Text)
		b.words.Read(strings.Join(r.Header, "; "))
		enter(b.figures, r, b.passages, len(b.metas)-1, a.Published)
		p.entry.Keywords[fieldArticle] = []string{number}
		p.entry.Stored = p.stored
		if err := hand(p.entry); err != nil {
			return err
		}
		for i := range r.Figures {
			if b.figure == nil {
				break
			}
			if err := b.figure(b.passages, &r.Figures[i]); err != nil {
				return err
			}
		}
		b.passages++
	}
	return nil
}

// earlier is when the version before an article was published, "" there is none.
func earlier(a *articles.Article) string {
	if len(a.Earlier) == 0 {
		return ""
	}
	return a.Earlier[0]
}

// A within finds what begins in a stretch of an article: the figures and links of a
// document, by where they begin.
type within struct{ figures, links []int } // by begin; those that begin at one byte in their order

// standingIn sorts the figures and links of a document by where they begin.
func standingIn(d Document) within {
	sorted := func(n int, start func(i int) int) []int {
		list := make([]int, n)
		for i := range list {
			list[i] = i
		}
		slices.SortStableFunc(list, func(i, j int) int { return cmp.Compare(start(i), start(j)) })
		return list
	}
	return within{
		sorted(len(d.Figures), func(i int) int { return d.Figures[i].Start }),
		sorted(len(d.Article.Links), func(i int) int { return d.Article.Links[i].Start }),
	}
}

// begins returns those of a list that begin from start up to end, both included, in
// their own order.
func begins(list []int, start, end int, of func(i int) int) []int {
	from := sort.Search(len(list), func(k int) bool { return of(list[k]) >= start })
	to := from + sort.Search(len(list)-from, func(k int) bool { return of(list[from+k]) > end })
	return slices.Sorted(slices.Values(list[from:to]))
}

// newRecord returns passage n of a document with what stands in it.
func newRecord(p articles.Passage, n int, d Document, in within) Record {
	r := Record{
		ID: p.ID, Article: d.Article.Path, N: n, Heading: p.Heading, Text: p.Text,
		Start: p.Start, End: p.End, Header: p.Header,
	}
	for _, s := range p.Sentences {
		r.Sentences = append(r.Sentences, [2]int{s.Start, s.End})
	}
	for _, i := range begins(in.links, p.Start, p.End, func(i int) int { return d.Article.Links[i].Start }) {
		if l := d.Article.Links[i]; l.End <= p.End {
			r.Links = append(r.Links, Link{Start: l.Start - p.Start, End: l.End - p.Start, URL: l.URL})
		}
	}
	place := map[int]int{-1: -1} // of a figure of the article among those of the passage
	for _, i := range begins(in.figures, p.Start, p.End, func(i int) int { return d.Figures[i].Start }) {
		if f := d.Figures[i]; f.End <= p.End {
			place[i] = len(r.Figures)
			f.Start -= p.Start
			f.End -= p.Start
			f.Sentence = [2]int{max(f.Sentence[0]-p.Start, 0), min(f.Sentence[1]-p.Start, len(p.Text))}
			r.Figures = append(r.Figures, f)
		}
	}
	for i := range r.Figures {
		same, here := place[r.Figures[i].SameAs]
		if !here {
			same = -1
		}
		r.Figures[i].SameAs = same
	}
	return r
}

// entry returns what the engine gets of a passage; about are the places its
// article is about.
func (b *builder) entry(a *articles.Article, r *Record, about []string) *engine.Entry {
	e := &engine.Entry{
		Title: a.Title, Heading: strings.Join(append([]string{r.Heading}, r.Header...), "; "), Text: r.Text,
		Keywords: map[string][]string{},
	}
	add := func(field string, terms ...string) {
		for _, t := range terms {
			if t != "" && !slices.Contains(e.Keywords[field], t) {
				e.Keywords[field] = append(e.Keywords[field], t)
			}
		}
	}
	add(fieldLang, a.Lang)
	add(fieldPlace, about...)
	add(fieldPlace, b.named(lexicon.Place, r.Heading, r.Text)...)
	add(fieldMeasure, b.named(lexicon.Measure, r.Heading, r.Text)...)
	for _, f := range r.Figures {
		add(fieldPlace, f.Place)
		add(fieldMeasure, f.MeasureID)
		add(fieldPair, pair("", ""), pair(f.MeasureID, ""), pair("", f.Place), pair(f.MeasureID, f.Place))
	}
	return e
}

// named returns the ids of the places or measures that texts name.
func (b *builder) named(kind lexicon.Kind, texts ...string) []string {
	var ids []string
	for _, text := range texts {
		for _, m := range b.lex.Find(text) {
			if m.Entry.Kind == kind {
				ids = append(ids, m.Entry.ID)
			}
		}
	}
	return ids
}
