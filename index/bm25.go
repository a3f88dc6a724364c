package index

import (
	"context"
	"math"
	"slices"

	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
	index "github.com/blevesearch/bleve_index_api"
)

// The constants of BM25F. A field's weight is what finding a word there is
// worth beside finding it in the text; its b is how much a long field is held
// against it. As a word counts once however many fields hold it, a title can
// weigh as much as the text: found by quoth eval on sets of several kinds.
const (
	bm25K1 = 0.6

	fieldTitle   = "title"
	fieldHeading = "heading"
	fieldText    = "text"
)

var analysedFields = [...]struct {
	name      string
	weight, b float64
}{
	{fieldTitle, 1, 0.6},
	{fieldHeading, 0.7, 0.6},
	{fieldText, 1, 0.6}, // the last: it decides how rare a word is
}

// totals are what BM25F needs to know of a whole index. The engine's own
// counts will not do: they depend on how the index happens to be segmented.
type totals struct {
	Passages int
	Tokens   [len(analysedFields)]int // by field, of all passages
}

func (t totals) average(field int) float64 {
	if t.Passages == 0 || t.Tokens[field] == 0 {
		return 1
	}
	return float64(t.Tokens[field]) / float64(t.Passages)
}

// idf is the weight of a word that df passages hold.
func (t totals) idf(df int) float64 {
	return math.Log(1 + (float64(t.Passages)-float64(df)+0.5)/(float64(df)+0.5))
}

// A bm25Query finds the passages that score highest by BM25F. Each group is
// one word of the question: its variants in all fields are one word to the
// formula, with one idf, that of the first variant the index knows; a variant
// more frequent than that counts for as much less. How rare a word is tells
// its df in the text, or in heading or title where no text has it.
//
// It is made for one search and holds what the search found out.
type bm25Query struct {
	totals     totals
	groups     []group
	clauses    []clause // a passage must meet all
	minMatch   int      // groups a passage must hold
	keep       int      // passages wanted: what cannot be among them may be left out of the result
	exhaustive bool     // leave nothing out, for comparison

	scored []scored // the passages returned, each with what the groups gave
}

// A group is one word of the question.
type group struct {
	variants []Variant
	weight   float64
	idf      float64 // set by Searcher
	found    bool    // some passage holds it; set by Searcher
}

// most is the limit of what a group can give to a score.
func (g group) most() float64 { return g.weight * g.idf * (bm25K1 + 1) }

// A clause is met by a passage that has any of these terms in a keyword field.
type clause struct {
	field string
	terms []string
}

type scored struct {
	doc   uint64
	parts []float64 // by group
}

var _ query.Query = (*bm25Query)(nil)

// Searcher implements query.Query.
func (q *bm25Query) Searcher(ctx context.Context, r index.IndexReader, _ mapping.IndexMapping, _ search.SearcherOptions) (search.Searcher, error) {
	s := &bm25Searcher{ctx: ctx, query: q, threshold: math.Inf(-1), parts: make([]float64, len(q.groups))}
	for i := range q.groups {
		lists, err := q.open(ctx, r, i)
		s.groups = append(s.groups, lists)
		if err != nil {
			s.Close()
			return nil, err
		}
	}
	for _, c := range q.clauses {
		lists := &postings{}
		s.clauses = append(s.clauses, lists)
		for _, term := range c.terms {
			if err := lists.open(ctx, r, c.field, term, false); err != nil {
				s.Close()
				return nil, err
			}
		}
	}
	if err := s.start(); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// open opens the postings of group i, and sets its idf.
func (q *bm25Query) open(ctx context.Context, r index.IndexReader, i int) (*postings, error) {
	g := &q.groups[i]
	g.idf, g.found = q.totals.idf(0), false
	p := &postings{group: i}
	for _, v := range g.variants {
		first, df := len(p.lists), 0
		for f := range analysedFields {
			if q.totals.Tokens[f] == 0 {
				continue
			}
			n := len(p.lists)
			if err := p.open(ctx, r, analysedFields[f].name, v.Term, true); err != nil {
				return p, err
			}
			if len(p.lists) > n {
				l := p.lists[n]
				df = int(l.reader.Count())
				l.weight, l.b, l.average = v.Weight*analysedFields[f].weight, analysedFields[f].b, q.totals.average(f)
			}
		}
		if df == 0 {
			continue
		}
		idf := q.totals.idf(df)
		if !g.found {
			g.idf, g.found = idf, true
		}
		for _, l := range p.lists[first:] {
			l.weight *= min(1, idf/g.idf)
		}
	}
	p.most = g.most()
	return p, nil
}

// A posting list walks the passages that hold one term in one field.
type postingList struct {
	reader  index.TermFieldReader
	at      index.TermFieldDoc
	doc     uint64 // where it stands; noDoc at its end
	weight  float64
	b       float64
	average float64
}

const noDoc = math.MaxUint64

// advance moves to the first passage from doc on.
func (l *postingList) advance(doc uint64, buf *index.IndexInternalID) error {
	if l.doc == noDoc || l.doc >= doc {
		return nil // the reader must not be sent back: it would begin anew
	}
	*buf = index.NewIndexInternalID(*buf, doc)
	at, err := l.reader.Advance(*buf, &l.at)
	return l.set(at, err)
}

func (l *postingList) next() error {
	at, err := l.reader.Next(&l.at)
	return l.set(at, err)
}

func (l *postingList) set(at *index.TermFieldDoc, err error) error {
	l.doc = noDoc
	if at != nil {
		l.doc = at.ID.Value()
	}
	return err
}

// frequency returns how often the term stands in the field where the list
// stands, against the field's length.
func (l *postingList) frequency() float64 {
	length := math.Round(1 / (l.at.Norm * l.at.Norm))
	return l.weight * float64(l.at.Freq) / (1 - l.b + l.b*length/l.average)
}

// Postings walk the passages that hold any of some terms.
type postings struct {
	group int
	most  float64 // that its group can give to a score
	lists []*postingList
	doc   uint64 // the least of the lists'
}

func (p *postings) open(ctx context.Context, r index.IndexReader, field, term string, scores bool) error {
	reader, err := r.TermFieldReader(ctx, []byte(term), field, scores, scores, false)
	if err != nil {
		return err
	}
	if reader.Count() == 0 {
		return reader.Close()
	}
	p.lists = append(p.lists, &postingList{reader: reader})
	return nil
}

// advance moves to the first passage from doc on.
func (p *postings) advance(doc uint64, buf *index.IndexInternalID) error {
	if p.doc >= doc {
		return nil
	}
	p.doc = noDoc
	for _, l := range p.lists {
		if err := l.advance(doc, buf); err != nil {
			return err
		}
		p.doc = min(p.doc, l.doc)
	}
	return nil
}

// next moves on from where it stands.
func (p *postings) next() error {
	here := p.doc
	p.doc = noDoc
	for _, l := range p.lists {
		if l.doc == here {
			if err := l.next(); err != nil {
				return err
			}
		}
		p.doc = min(p.doc, l.doc)
	}
	return nil
}

// score returns what the passage the postings stand at gets for this group.
func (p *postings) score() float64 {
	t := 0.0
	for _, l := range p.lists {
		if l.doc == p.doc {
			t += l.frequency()
		}
	}
	return p.most * t / (bm25K1 + t)
}

func (p *postings) close() (err error) {
	for _, l := range p.lists {
		if e := l.reader.Close(); err == nil {
			err = e
		}
	}
	p.lists = nil
	return err
}

// best is the scores of the passages returned so far that may be among those
// wanted, the least first.
type best []float64

// add puts a score among the n best, and returns what a passage must reach to
// be one of them.
func (b *best) add(score float64, n int) float64 {
	switch {
	case len(*b) < n:
		*b = append(*b, score)
		slices.Sort(*b)
	case score > (*b)[0]:
		i, _ := slices.BinarySearch(*b, score)
		copy((*b)[:i-1], (*b)[1:i])
		(*b)[i-1] = score
	}
	if len(*b) < n {
		return math.Inf(-1)
	}
	return (*b)[0]
}
