package engine

import (
	"strconv"
	"sync/atomic"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/mapping"
	bleve "github.com/blevesearch/bleve_index_api"

	"quoth/index/term"
)

// ID is what the engine calls passage n of the corpus; ids stand in the order of
// their numbers.
func ID(n int) string {
	s := strconv.FormatInt(int64(n), 36)
	return "000000"[min(len(s), 6):] + s
}

func number(id string) (int, error) {
	n, err := strconv.ParseInt(id, 36, 64)
	return int(n), err
}

// An Entry is what the engine gets of a passage: words and keywords, of which it
// keeps none but to find the passage by.
type Entry struct {
	Title, Heading, Text string
	Keywords             map[string][]string // by field; none is called title, heading or text
	Stored               []byte              // the passage, for an engine that keeps it

	analysed [len(analysedFields)]analysis.TokenStream // by Analyze
}

// Analyze cuts the words of the entry, which an engine otherwise does when it takes
// it in.
func (e *Entry) Analyze() {
	for i, text := range e.texts() {
		if text != "" {
			e.analysed[i] = analyze(text)
		}
	}
}

// Terms returns the terms of a field in their order; the entry is analyzed.
func (e *Entry) Terms(field int) []string {
	terms := make([]string, len(e.analysed[field]))
	for i, t := range e.analysed[field] {
		terms[i] = string(t.Term)
	}
	return terms
}

// texts returns the words by analysedFields.
func (e *Entry) texts() [len(analysedFields)]string {
	return [...]string{e.Title, e.Heading, e.Text}
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
func (l *layout) tokens() (n Tokens) {
	for i, f := range l.fields {
		n[i] = int(f.tokens.Load())
	}
	return n
}

// MapDocument implements mapping.IndexMapping for an *Entry.
func (l *layout) MapDocument(doc *document.Document, data any) error {
	e := data.(*Entry)
	for i, text := range e.texts() {
		if text != "" {
			doc.AddField(document.NewTextFieldCustom(analysedFields[i].name, nil, []byte(text), bleve.IndexField, analyzed{l.fields[i], e.analysed[i]}))
		}
	}
	for field, terms := range e.Keywords {
		for i, term := range terms {
			at := []uint64{uint64(i)}
			doc.AddField(document.NewTextFieldCustom(field, at, []byte(term), bleve.IndexField|bleve.SkipFreqNorm, nil))
		}
	}
	return nil
}

// A fieldAnalyzer counts the tokens of one field. It is safe for concurrent use.
type fieldAnalyzer struct {
	tokens atomic.Int64
}

// Analyzed gives a field its tokens: those it was cut into before, or else now.
type analyzed struct {
	*fieldAnalyzer
	before analysis.TokenStream
}

// Analyze implements analysis.Analyzer.
func (a analyzed) Analyze(text []byte) analysis.TokenStream {
	stream := a.before
	if stream == nil {
		stream = analyze(string(text))
	}
	a.tokens.Add(int64(len(stream)))
	return stream
}

// analyze cuts the words of a text.
func analyze(text string) analysis.TokenStream {
	a := term.Borrow()
	defer a.Return()
	tokens := a.AnalyzePassage(text)
	all := make([]analysis.Token, len(tokens))
	stream := make(analysis.TokenStream, len(tokens))
	for i, t := range tokens {
		all[i] = analysis.Token{Term: []byte(t.Term), Start: t.Start, End: t.End, Position: t.Pos + 1}
		stream[i] = &all[i]
	}
	return stream
}
