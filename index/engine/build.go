package engine

import (
	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
)

// A Builder makes an engine on disk.
type Builder struct {
	layout *layout
	bleve  bleve.Builder
	n      int
}

// Batches of passages are made segments, which are merged once, or twice where there
// are very many.
const (
	batchSize    = 1000 // passages
	mergedAtOnce = 128  // segments
)

// Create begins an engine in dir, a folder that is not there yet. Its passing
// files are made in passing, for it moves the last of them into place.
func Create(dir, passing string) (*Builder, error) {
	b := &Builder{layout: newLayout()}
	var err error
	b.bleve, err = bleve.NewBuilder(dir, b.layout, map[string]any{"buildPathPrefix": passing, "batchSize": batchSize, "mergeMax": mergedAtOnce})
	return b, err
}

// Add takes in the next passage of the corpus.
func (b *Builder) Add(e *Entry) error {
	b.n++
	return b.bleve.Index(ID(b.n-1), e)
}

// Close ends the building. It fails when nothing was added.
func (b *Builder) Close() (Totals, error) {
	err := b.bleve.Close()
	return Totals{b.n, b.layout.tokens()}, err
}

// A Memory makes an engine in memory.
type Memory struct {
	layout *layout
	bleve  bleve.Index // nil once Engine has it
	batch  *bleve.Batch
	size   int
	n      int
}

// InMemory begins an engine in memory, which is given that many passages at a
// time. Discard lets go of it.
func InMemory(size int) (*Memory, error) {
	m := &Memory{layout: newLayout(), size: size}
	// What Bleve itself makes in memory is another, slower engine.
	var err error
	if m.bleve, err = bleve.NewUsing("", m.layout, scorch.Name, scorch.Name, nil); err != nil {
		return nil, err
	}
	m.batch = m.bleve.NewBatch()
	return m, nil
}

// Add takes in the next passage of the corpus.
func (m *Memory) Add(e *Entry) error {
	m.n++
	if err := m.batch.Index(ID(m.n-1), e); err != nil || m.batch.Size() < m.size {
		return err
	}
	return m.flush()
}

func (m *Memory) flush() error {
	err := m.bleve.Batch(m.batch)
	m.batch = m.bleve.NewBatch()
	return err
}

// Engine ends the building. The caller closes the engine.
func (m *Memory) Engine() (*Engine, error) {
	if err := m.flush(); err != nil {
		return nil, err
	}
	index := m.bleve
	m.bleve = nil
	return newEngine(index, Totals{m.n, m.layout.tokens()})
}

// Discard lets go of what was built, unless Engine has it.
func (m *Memory) Discard() error {
	if m.bleve == nil {
		return nil
	}
	return m.bleve.Close()
}
