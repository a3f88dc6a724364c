package index

import (
	"strconv"
	"sync/atomic"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/mapping"
	bleve "github.com/blevesearch/bleve_index_api"

	"quoth/index/term"
)

// Keyword fields of a passage.
const (
	fieldArticle = "article" // its number, as docID writes it
	fieldLang    = "lang"
	fieldPlace   = "place"
	fieldMeasure = "measure"
	fieldPair    = "pair" // of each figure, see pair
)

// pair is the keyword under which a figure of that measure and place is found;
// either may be "" for any.
func pair(measure, place string) string { return measure + "\x1f" + place }

// docID is what the engine calls passage n of the corpus: its order is the
// corpus's.
func docID(n int) string {
	s := strconv.FormatInt(int64(n), 36)
	return "000000"[min(len(s), 6):] + s
}

func docNumber(id string) (int, error) {
	n, err := strconv.ParseInt(id, 36, 64)
	return int(n), err
}

// An entry is what the engine gets of a passage: words and keywords, nothing
// stored but the id.
type entry struct {
	texts    [len(analysedFields)]string // by analysedFields
	keywords map[string][]string         // by keyword field
}

// A layout is Bleve's mapping for our entries. Fields are made here with our
// analyzer at hand, so nothing has to be registered under a name, and reading
// needs no mapping: our query names its fields itself.
type layout struct {
	*mapping.IndexMappingImpl
	fields [len(analysedFields)]*fieldAnalyzer
}

func newLayout() *layout {
	l := &layout{IndexMappingImpl: mapping.NewIndexMapping()}
	l.DefaultMapping.Enabled = false
	l.DefaultAnalyzer = "keyword"
	for i := range l.fields {
		l.fields[i] = &fieldAnalyzer{}
	}
	return l
}

// tokens returns how many tokens each field has been given so far.
func (l *layout) tokens() (n [len(analysedFields)]int) {
	for i, f := range l.fields {
		n[i] = int(f.tokens.Load())
	}
	return n
}

// MapDocument implements mapping.IndexMapping for an *entry.
func (l *layout) MapDocument(doc *document.Document, data any) error {
	e := data.(*entry)
	for i, text := range e.texts {
		if text != "" {
			doc.AddField(document.NewTextFieldCustom(analysedFields[i].name, nil, []byte(text), bleve.IndexField, l.fields[i]))
		}
	}
	for field, terms := range e.keywords {
		for i, term := range terms {
			at := []uint64{uint64(i)}
			doc.AddField(document.NewTextFieldCustom(field, at, []byte(term), bleve.IndexField|bleve.SkipFreqNorm, nil))
		}
	}
	return nil
}

// A fieldAnalyzer cuts the texts of one field and counts the tokens. It is
// safe for concurrent use.
type fieldAnalyzer struct {
	tokens atomic.Int64
}

// Analyze implements analysis.Analyzer.
func (f *fieldAnalyzer) Analyze(text []byte) analysis.TokenStream {
	a := term.Borrow()
	defer a.Return()
	tokens := a.AnalyzePassage(string(text))
	f.tokens.Add(int64(len(tokens)))
	all := make([]analysis.Token, len(tokens))
	stream := make(analysis.TokenStream, len(tokens))
	for i, t := range tokens {
		all[i] = analysis.Token{Term: []byte(t.Term), Start: t.Start, End: t.End, Position: t.Pos + 1}
		stream[i] = &all[i]
	}
	return stream
}
