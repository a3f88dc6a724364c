// Package engine finds passages by their words and keywords. It is the only
// home of Bleve: entries in, the numbers of passages out, best first by a BM25F
// of our own, the same however Bleve has cut its index into segments.
package engine

import (
	"context"
	"errors"
	"slices"

	"github.com/blevesearch/bleve/v2"
	bleveindex "github.com/blevesearch/bleve_index_api"
)

// An Engine has the words of a corpus. It is read-only and safe for concurrent
// use. Bleve trusts its files: where they are damaged, it may panic.
type Engine struct {
	bleve      bleve.Index
	reader     bleveindex.IndexReader
	dictionary *dictionary
	totals     Totals
}

// Open opens the engine in a folder, whose Builder has told those totals. The
// caller closes it.
func Open(dir string, totals Totals) (*Engine, error) {
	index, err := bleve.OpenUsing(dir, map[string]any{"read_only": true, "bolt_timeout": "1s"})
	if err != nil {
		return nil, err
	}
	return newEngine(index, totals)
}

// newEngine reads an index of Bleve's, and closes it when it cannot.
func newEngine(index bleve.Index, totals Totals) (*Engine, error) {
	e := &Engine{bleve: index, totals: totals}
	defer func() {
		if e.reader == nil {
			index.Close()
		}
	}()
	advanced, err := index.Advanced()
	if err != nil {
		return nil, err
	}
	if e.reader, err = advanced.Reader(); err != nil {
		return nil, err
	}
	e.dictionary = newDictionary(e.reader, totals)
	return e, nil
}

// Close lets go of the engine. Nothing may use it meanwhile.
func (e *Engine) Close() error { return errors.Join(e.reader.Close(), e.bleve.Close()) }

// Totals returns what all passages hold.
func (e *Engine) Totals() Totals { return e.totals }

// Held returns how many passages can be found.
func (e *Engine) Held() (int, error) {
	n, err := e.reader.DocCount()
	return int(n), err
}

// Frequency returns how many passages hold a term (a term.Token's) in their
// text, heading or title, whichever is most.
func (e *Engine) Frequency(term string) (int, error) {
	k, err := e.dictionary.known(term)
	if err != nil {
		return 0, err
	}
	return slices.Max(k.df[:]), nil
}

// Holding returns the numbers of the passages that have any of these keywords in
// a field, as they lie in Bleve.
func (e *Engine) Holding(ctx context.Context, field string, keywords []string) (found []int, err error) {
	p, err := openKeywords(ctx, e.reader, Clause{field, keywords})
	defer p.close()
	if err != nil {
		return nil, err
	}
	var buf bleveindex.IndexInternalID
	for p.doc != noDoc {
		if len(found)%1024 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		n, err := e.dictionary.passage(p.doc, &buf)
		if err != nil {
			return nil, err
		}
		found = append(found, n)
		if err := p.advance(p.doc+1, &buf); err != nil {
			return nil, err
		}
	}
	return found, nil
}
