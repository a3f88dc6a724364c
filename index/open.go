// Package index keeps the passages and figures of a corpus, and finds them.
// Each step of the way has a room; index/answer goes it whole:
//
//	question ──query──▶ Query ──engine──▶ Hits ──rank──▶ Ranking ─┐
//	                      └─────ledger─────▶ Entries ─────────────┴──answer──▶ Answer
package index

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"

	"quoth/articles"
	"quoth/articles/lexicon"
	"quoth/index/engine"
	"quoth/index/ledger"
	"quoth/index/opensearch"
	"quoth/index/query"
	"quoth/index/rank"
)

// An Index is a corpus ready to be asked. It is read-only and safe for
// concurrent use.
type Index struct {
	engine      finder
	lex         *lexicon.Lexicon
	records     keeper // of passages, by their number in the corpus
	texts       keeper // of articles
	metas       []Meta
	byPath      map[string]int  // numbers of articles
	first       []int           // number of each article's first passage
	ages        func() []uint32 // of articles, see agesOf
	fingerprint string
	words       func() (query.Vocabulary, error) // reads the words of the corpus
	corpus      *query.Corpus                    // as questions are understood beside it
	figures     func() (*ledger.Ledger, error)   // reads the figures of the corpus
	caches      atomic.Pointer[passageCache]     // the one in use; nil none yet
	weights     rank.Weights
	files       []io.Closer
	watch       *watch // nil where it is in memory or in a cluster
	remote      *opensearch.Engine

	vectors   *vectors // of passages and sentences; nil none
	encodedBy *by      // that made them
	encoder   Encoder  // of questions; nil: they are not compared with vectors

	use    sync.RWMutex // held for reading while the index is in use
	closed bool
}

// A finder finds the passages of a corpus by their words and keywords:
// engine.Engine on this machine, opensearch.Engine in a cluster. Both find the
// same, with the same scores.
type finder interface {
	Search(ctx context.Context, query engine.Query) ([]engine.Found, error)
	Holding(ctx context.Context, field string, keywords []string) ([]int, error)
	Frequency(term string) (int, error)
	Totals() engine.Totals
	Held() (int, error)
	Close() error
}

// A keeper keeps pieces of data under the numbers 0, 1, 2, …
type keeper interface {
	get(i int) ([]byte, error)
	count() int
}

var errClosed = errors.New("the index is closed")

// Open opens the current generation of the index in dir for reading. It
// compares the files with what was built, of long articles and passages only how
// long they are: those are compared piece by piece when they are read, and all at
// once by Whole. An error is ErrNoIndex, ErrOtherVersion, ErrDamaged or one of the
// disk. The caller closes the index.
func Open(dir string) (*Index, error) {
	x, err := open(dir)
	if errors.Is(err, fs.ErrNotExist) { // two builds ended meanwhile
		x, err = open(dir)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", dir, err)
	}
	return x, nil
}

func open(dir string) (*Index, error) {
	name, own, err := current(dir)
	if err != nil {
		return nil, err
	}
	return openGeneration(filepath.Join(dir, name), own)
}

// openGeneration opens a sealed generation, whose manifest has the given sum.
func openGeneration(gen, own string) (x *Index, err error) {
	m, err := readManifest(gen, own)
	if err != nil {
		return nil, err
	}
	w := watchOver(gen, own)
	if err := w.note(m); err != nil && !errors.Is(err, fs.ErrNotExist) { // what is missing is told below
		return nil, err
	}
	if err = verify(gen, m, false); err != nil {
		return nil, err
	}
	x = &Index{fingerprint: m.Fingerprint, watch: w}
	defer func() {
		if err != nil {
			x.discard()
			x = nil
		}
	}()
	defer guarded(nil, &err)()
	if x.metas, err = readMetas(filepath.Join(gen, metasFile)); err != nil {
		return x, err
	}
	var entries []*lexicon.Entry
	if err := readJSON(filepath.Join(gen, lexiconFile), &entries); err != nil {
		return x, err
	}
	if x.lex, err = (*lexicon.Lexicon)(nil).With(entries...); err != nil {
		return x, fmt.Errorf("%s: %w", lexiconFile, err)
	}
	if x.records, err = x.openStore(gen, passagesFile, passagesList); err != nil {
		return x, err
	}
	if x.texts, err = x.openStore(gen, articlesFile, articlesList); err != nil {
		return x, err
	}
	words, err := x.openFile(gen, wordsFile)
	if err != nil {
		return x, err
	}
	x.words = func() (query.Vocabulary, error) { return query.ReadVocabulary(words) }
	figures, err := x.openFile(gen, figuresFile)
	if err != nil {
		return x, err
	}
	info, err := figures.Stat()
	if err != nil {
		return x, err
	}
	crc, known := m.crc(figuresFile)
	if !known {
		return x, fmt.Errorf("%w: %s is not in the manifest", ErrDamaged, figuresFile)
	}
	x.figures = readLedger(figures, info.Size(), crc, w)
	if m.Encoder != nil {
		x.encodedBy = m.Encoder
		if err := x.openVectors(gen, m.Passages); err != nil {
			return x, err
		}
	}
	x.engine, err = engine.Open(filepath.Join(gen, engineFolder), engine.Totals{Passages: m.Passages, Tokens: m.Tokens})
	if err != nil {
		return x, fmt.Errorf("%w: %s: %w", ErrDamaged, engineFolder, err)
	}
	return x, x.ready()
}

// openFile opens a file of a generation; the index closes it.
func (x *Index) openFile(gen, name string) (*os.File, error) {
	f, err := os.Open(filepath.Join(gen, name))
	if err == nil {
		x.files = append(x.files, f)
	}
	return f, err
}

func (x *Index) openStore(gen, name, list string) (*store, error) {
	f, err := x.openFile(gen, name)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	pieces, err := os.ReadFile(filepath.Join(gen, list))
	if err != nil {
		return nil, err
	}
	return openStore(name, f, info.Size(), pieces)
}

// ready makes what an index derives from its parts.
func (x *Index) ready() error {
	x.weights = rank.TableWeights()
	x.ages = sync.OnceValue(func() []uint32 { return agesOf(x.metas) })
	x.byPath = make(map[string]int, len(x.metas))
	n := 0
	for i, m := range x.metas {
		x.byPath[m.Path] = i
		x.first = append(x.first, n)
		n += m.Passages
	}
	if n != x.Passages() || x.records.count() != n || x.texts.count() != len(x.metas) {
		return fmt.Errorf("%w: %d passages, %d of them stored; %d articles, %d of them stored",
			ErrDamaged, x.Passages(), x.records.count(), len(x.metas), x.texts.count())
	}
	holds := func(term string) bool { return x.Frequency(term) > 0 }
	x.corpus = query.NewCorpus(x.lex, holds, x.words)
	held, err := x.engine.Held()
	if err == nil && held != n {
		err = fmt.Errorf("%w: %d passages, %d of them searchable", ErrDamaged, n, held)
	}
	return err
}

// Close lets go of the index. Searches under way end first.
func (x *Index) Close() error {
	x.use.Lock()
	defer x.use.Unlock()
	if x.closed {
		return nil
	}
	x.closed = true
	return x.discard()
}

// discard closes what is open.
func (x *Index) discard() error {
	var errs []error
	if x.engine != nil {
		errs = append(errs, x.engine.Close())
	}
	for _, f := range x.files {
		errs = append(errs, f.Close())
	}
	return errors.Join(errs...)
}

// Passages returns how many passages the index holds.
func (x *Index) Passages() int { return x.engine.Totals().Passages }

// Fingerprint tells corpora apart: equal when articles, lexicon and program are.
func (x *Index) Fingerprint() string { return x.fingerprint }

// Lexicon returns the places and measures the index was built with.
func (x *Index) Lexicon() *lexicon.Lexicon { return x.lex }

// Corpus returns what questions are understood beside.
func (x *Index) Corpus() *query.Corpus { return x.corpus }

// Ledger returns the figures of the corpus side by side, read when they are
// first asked for.
func (x *Index) Ledger() (*ledger.Ledger, error) { return x.figures() }

// Articles returns what is known of every article, in the order of the corpus.
// The list is the index's own: do not change it.
func (x *Index) Articles() []Meta { return x.metas }

// Meta returns what is known of one article; the zero Meta when there is none.
func (x *Index) Meta(path string) Meta {
	if i, ok := x.byPath[path]; ok {
		return x.metas[i]
	}
	return Meta{}
}

// Article returns an article as it was indexed, with its text, what it was
// read from and what cleaning removed.
func (x *Index) Article(path string) (articles.Article, error) {
	var a articles.Article
	if err := x.stored(path, &a); err != nil {
		return articles.Article{}, err
	}
	return a, nil
}

// Text returns the stored text of an article, which passages are stretches of.
func (x *Index) Text(path string) (string, error) {
	var a struct{ Text string }
	err := x.stored(path, &a)
	return a.Text, err
}

// stored reads what is stored of an article into v.
func (x *Index) stored(path string, v any) error {
	x.use.RLock()
	defer x.use.RUnlock()
	i, ok := x.byPath[path]
	switch {
	case x.closed:
		return errClosed
	case !ok:
		return fmt.Errorf("no article %q", path)
	}
	data, err := x.texts.get(i)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, v); err != nil {
		return fmt.Errorf("stored article %q: %w", path, err)
	}
	return nil
}

// PassagesOf returns the passages of one article, in order.
func (x *Index) PassagesOf(path string) ([]Record, error) {
	i, ok := x.byPath[path]
	if !ok {
		return nil, fmt.Errorf("no article %q", path)
	}
	x.use.RLock()
	defer x.use.RUnlock()
	if x.closed {
		return nil, errClosed
	}
	var records []Record
	for n := range x.metas[i].Passages {
		r, err := x.record(x.first[i] + n)
		if err != nil {
			return nil, err
		}
		records = append(records, r)
	}
	return records, nil
}

// Numbers returns the numbers, in the corpus, of the passages of an article: from
// first up to end, none of an article that is not there.
func (x *Index) Numbers(path string) (first, end int) {
	i, ok := x.byPath[path]
	if !ok {
		return 0, 0
	}
	return x.first[i], x.first[i] + x.metas[i].Passages
}

// record returns a passage by its number in the corpus.
func (x *Index) record(n int) (Record, error) {
	data, err := x.records.get(n)
	if err != nil {
		return Record{}, err
	}
	return decodeRecord(data)
}
