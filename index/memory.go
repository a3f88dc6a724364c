package index

import (
	"bytes"
	"context"
	"iter"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"

	"quoth/articles/lexicon"
)

// memoryBatch is how many passages the engine in memory is given at a time.
const memoryBatch = 2000

// MemoryFrom makes an index that lives in memory. The caller closes it.
func MemoryFrom(ctx context.Context, docs iter.Seq[Document], lex *lexicon.Lexicon) (*Index, error) {
	layout := newLayout()
	// Bleve's own in-memory index is another, slower engine.
	engine, err := bleve.NewUsing("", layout, scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, err
	}
	x, err := fillMemory(ctx, engine, layout, docs, lex)
	if err != nil {
		engine.Close()
		return nil, err
	}
	return x, nil
}

func fillMemory(ctx context.Context, engine bleve.Index, layout *layout, docs iter.Seq[Document], lex *lexicon.Lexicon) (*Index, error) {
	var records, texts bytes.Buffer
	batch := engine.NewBatch()
	flush := func() error {
		err := engine.Batch(batch)
		batch = engine.NewBatch()
		return err
	}
	b := newBuilder(lex, &records, &texts, func(id string, e *entry) error {
		if err := batch.Index(id, e); err != nil || batch.Size() < memoryBatch {
			return err
		}
		return flush()
	})
	if err := b.all(ctx, docs); err != nil {
		return nil, err
	}
	if err := flush(); err != nil {
		return nil, err
	}
	x := &Index{
		engine: engine, lex: lex, metas: b.metas, fingerprint: b.fingerprint(),
		totals: totals{Passages: b.passages, Tokens: layout.tokens()},
	}
	var err error
	if x.records, err = openStore("passages", bytes.NewReader(records.Bytes()), int64(records.Len())); err != nil {
		return nil, err
	}
	if x.texts, err = openStore("articles", bytes.NewReader(texts.Bytes()), int64(texts.Len())); err != nil {
		return nil, err
	}
	return x, x.ready()
}
