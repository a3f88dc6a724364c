package index

import (
	"bytes"
	"context"
	"iter"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"

	"quoth/articles/lexicon"
	"quoth/index/ledger"
)

// memoryBatch is how many passages the engine in memory is given at a time.
const memoryBatch = 2000

// MemoryFrom makes an index of any documents that lives in memory. The caller
// closes it.
func MemoryFrom(ctx context.Context, docs iter.Seq[Document], lex *lexicon.Lexicon, fingerprint string) (*Index, error) {
	layout := newLayout()
	x, err := newMemory(layout, lex)
	if err != nil {
		return nil, err
	}
	if err := x.fill(ctx, layout, docs, memoryBatch); err != nil {
		x.discard()
		return nil, err
	}
	x.fingerprint = fingerprint
	return x, nil
}

func newMemory(l *layout, lex *lexicon.Lexicon) (*Index, error) {
	// What Bleve itself makes in memory is another, slower engine.
	engine, err := bleve.NewUsing("", l, scorch.Name, scorch.Name, nil)
	return &Index{engine: engine, lex: lex}, err
}

// fill takes the documents in, that many passages at a time.
func (x *Index) fill(ctx context.Context, layout *layout, docs iter.Seq[Document], size int) (err error) {
	var records, texts bytes.Buffer
	batch := x.engine.NewBatch()
	flush := func() error {
		err := x.engine.Batch(batch)
		batch = x.engine.NewBatch()
		return err
	}
	b := newBuilder(x.lex, &records, &texts, func(id string, e *entry) error {
		if err := batch.Index(id, e); err != nil || batch.Size() < size {
			return err
		}
		return flush()
	})
	if err := b.all(ctx, docs); err != nil {
		return err
	}
	if err := flush(); err != nil {
		return err
	}
	x.metas = b.metas
	x.words = func() (vocabulary, error) { return b.words, nil }
	x.figures = func() (*ledger.Ledger, error) { return b.figures, nil }
	x.totals = totals{Passages: b.passages, Tokens: layout.tokens()}
	if x.records, err = openStore("passages", bytes.NewReader(records.Bytes()), int64(records.Len())); err != nil {
		return err
	}
	if x.texts, err = openStore("articles", bytes.NewReader(texts.Bytes()), int64(texts.Len())); err != nil {
		return err
	}
	return x.ready()
}
