package index

import (
	"bytes"
	"context"
	"iter"

	"quoth/articles/lexicon"
	"quoth/index/engine"
	"quoth/index/ledger"
	"quoth/index/query"
)

// memoryBatch is how many passages the engine in memory is given at a time.
const memoryBatch = 2000

// MemoryFrom makes an index of any documents that lives in memory. The caller
// closes it.
func MemoryFrom(ctx context.Context, docs iter.Seq[Document], lex *lexicon.Lexicon, fingerprint string) (*Index, error) {
	x := &Index{lex: lex, fingerprint: fingerprint}
	if err := x.fill(ctx, docs, memoryBatch); err != nil {
		x.discard()
		return nil, err
	}
	return x, nil
}

// fill takes the documents in, that many passages at a time.
func (x *Index) fill(ctx context.Context, docs iter.Seq[Document], size int) error {
	m, err := engine.InMemory(size)
	if err != nil {
		return err
	}
	defer m.Discard()
	var records, texts bytes.Buffer
	kept, whole := newStoreWriter(&records), newStoreWriter(&texts)
	b := newBuilder(x.lex, kept, whole, m.Add)
	if err := b.all(ctx, docs); err != nil {
		return err
	}
	if x.engine, err = m.Engine(); err != nil {
		return err
	}
	x.metas = b.metas
	x.words = func() (query.Vocabulary, error) { return b.words, nil }
	x.figures = func() (*ledger.Ledger, error) { return b.figures, nil }
	if x.records, err = openStore("passages", bytes.NewReader(records.Bytes()), int64(records.Len()), kept.list); err != nil {
		return err
	}
	if x.texts, err = openStore("articles", bytes.NewReader(texts.Bytes()), int64(texts.Len()), whole.list); err != nil {
		return err
	}
	return x.ready()
}
