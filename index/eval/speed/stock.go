package main

import (
	"context"
	"iter"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"

	"quoth/index"
)

// buildStock builds an index, or opens the one that is there, as Bleve makes one by itself: its English
// analyzer, its BM25, one field.
func buildStock(path string, docs iter.Seq[index.Document]) (bleve.Index, error) {
	readOnly := map[string]any{"read_only": true}
	if x, err := bleve.OpenUsing(path, readOnly); err == nil {
		return x, nil
	}
	m := bleve.NewIndexMapping()
	m.ScoringModel = "bm25"
	d := bleve.NewDocumentStaticMapping()
	text := bleve.NewTextFieldMapping()
	text.Analyzer = en.AnalyzerName
	text.Store, text.IncludeTermVectors, text.DocValues, text.IncludeInAll = false, false, false, false
	d.AddFieldMappingsAt("text", text)
	m.DefaultMapping = d
	b, err := bleve.NewBuilder(path, m, map[string]any{"buildPathPrefix": path[:len(path)-len("stock")]})
	if err != nil {
		return nil, err
	}
	for doc := range docs {
		for _, p := range doc.Passages {
			if err := b.Index(p.ID, map[string]any{"text": p.Text}); err != nil {
				return nil, err
			}
		}
	}
	if err := b.Close(); err != nil {
		return nil, err
	}
	return bleve.OpenUsing(path, readOnly)
}

// ask is Bleve's own query for a question.
func ask(ctx context.Context, x bleve.Index, question string) error {
	q := bleve.NewMatchQuery(question)
	q.SetField("text")
	_, err := x.SearchInContext(ctx, bleve.NewSearchRequestOptions(q, 10, 0, false))
	return err
}
