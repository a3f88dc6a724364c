package index

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"sync"

	"quoth/articles"
	"quoth/articles/figure"
	"quoth/articles/lexicon"
	"quoth/index/engine"
	"quoth/index/ledger"
	"quoth/index/opensearch"
	"quoth/index/query"
)

// An index in a cluster has the parts of one on disk, under the same names: what is
// read whole as parts of its generation, passages and articles each by itself.

// An Address says where an index of a cluster is, and who asks for it.
type Address = opensearch.Address

// Remote reports whether an index is named by the URL of a cluster.
func Remote(where string) bool { return opensearch.Remote(where) }

// An about is what a generation in a cluster says of itself.
type about struct {
	Form        int    `json:"form"` // farForm
	Schema      int    `json:"schema"`
	Version     string `json:"version"`
	Fingerprint string `json:"fingerprint"`
}

// farForm is how a generation in a cluster is laid out, beside schema.
const farForm = 2

// BuildRemote is Build into a cluster. It returns how many passages there are.
func BuildRemote(ctx context.Context, a Address, c *articles.Corpus, lex *lexicon.Lexicon, p Plan) (passages int, err error) {
	return BuildRemoteFrom(ctx, a, documents(c, lex), lex, Fingerprint(c, lex), p)
}

// BuildRemoteFrom is BuildFrom into a cluster. Until all is there, and was counted,
// what is asked is what was there before; when it fails, it stays so.
func BuildRemoteFrom(ctx context.Context, a Address, docs iter.Seq[Document], lex *lexicon.Lexicon, fingerprint string, p Plan) (passages int, err error) {
	cluster, err := opensearch.Dial(ctx, a)
	if err != nil {
		return 0, err
	}
	defer cluster.Close()
	to, err := cluster.Begin(ctx, max(1, p.Shards))
	if err != nil {
		return 0, err
	}
	defer func() {
		if err != nil {
			to.Discard()
		}
	}()
	var one sync.Mutex // the builder is called by the one who takes in and the one behind
	b := newBuilder(lex, discarded{}, kept(func(data []byte) error {
		one.Lock()
		defer one.Unlock()
		return to.Article(data)
	}), func(e *engine.Entry) error {
		one.Lock()
		defer one.Unlock()
		return to.Add(e)
	})
	b.figure = func(passage int, f *figure.Figure) error {
		one.Lock()
		defer one.Unlock()
		return to.Figure(asDocument(passage, f))
	}
	if err := b.all(ctx, docs); err != nil {
		return 0, err
	}
	for _, p := range []struct {
		name string
		data func() ([]byte, error)
	}{
		{metasFile, func() ([]byte, error) { return encodeMetas(b.metas), nil }},
		{figuresFile, func() ([]byte, error) { return b.figures.Encode(), nil }},
		{wordsFile, func() ([]byte, error) { return b.words.Write(), nil }},
		{lexiconFile, func() ([]byte, error) { return json.Marshal(lex.Entries()) }},
	} {
		data, err := p.data()
		if err != nil {
			return 0, err
		}
		if err := to.Part(p.name, data); err != nil {
			return 0, err
		}
	}
	says, err := json.Marshal(about{farForm, schema, version(), fingerprint})
	if err != nil {
		return 0, err
	}
	return to.Passages(), to.Finish(says, func(built *opensearch.Engine) error {
		if p.Probe == nil {
			return nil
		}
		x := &Index{engine: built, remote: built}
		if err := x.readRemote(ctx, built); err != nil {
			return fmt.Errorf("what was built cannot be read: %w", err)
		}
		return p.Probe(x)
	})
}

// asDocument is what a cluster is told of a figure, that other tools find it by.
func asDocument(passage int, f *figure.Figure) opensearch.Figure {
	d := opensearch.Figure{
		Passage: passage, Text: f.Text, Measure: f.MeasureID, Place: f.Place, Entity: f.Entity, Period: f.Period,
		Year: f.Year, Value: f.Value, Unit: f.Unit, Attribution: f.Attribution,
	}
	if f.Currency != "" {
		d.Unit = f.Currency
	}
	if f.Max > f.Value {
		d.Max = &f.Max
	}
	return d
}

// kept is where pieces go that a function takes.
type kept func([]byte) error

func (k kept) add(piece []byte) error { return k(piece) }
func (k kept) close() error           { return nil }

// discarded takes pieces that are kept otherwise.
type discarded struct{}

func (discarded) add([]byte) error { return nil }
func (discarded) close() error     { return nil }

// OpenRemote opens the current generation of an index in a cluster: an error is
// ErrNoIndex, ErrOtherVersion, ErrDamaged or one of the way there. What stands there
// once is read; passages are asked for as questions need them. The caller closes the
// index.
func OpenRemote(ctx context.Context, a Address) (x *Index, err error) {
	cluster, err := opensearch.Dial(ctx, a)
	if err != nil {
		return nil, err
	}
	from, err := cluster.Open(ctx)
	if err != nil {
		cluster.Close()
		return nil, err
	}
	x = &Index{engine: from, remote: from}
	if err := x.readRemote(ctx, from); err != nil {
		x.discard()
		return nil, fmt.Errorf("%s: %w", a.URL, err)
	}
	return x, nil
}

func (x *Index) readRemote(ctx context.Context, from *opensearch.Engine) error {
	var says about
	if err := json.Unmarshal(from.About(), &says); err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if now := version(); says.Form != farForm || says.Schema != schema || says.Version != now && says.Version != "" && now != "" {
		return ErrOtherVersion
	}
	x.fingerprint = says.Fingerprint
	data, err := from.Part(ctx, metasFile)
	if err != nil {
		return err
	}
	if x.metas, err = decodeMetas(data); err != nil {
		return err
	}
	if data, err = from.Part(ctx, lexiconFile); err != nil {
		return err
	}
	var entries []*lexicon.Entry
	if err := json.Unmarshal(data, &entries); err != nil {
		return fmt.Errorf("%w: %s: %w", ErrDamaged, lexiconFile, err)
	}
	if x.lex, err = (*lexicon.Lexicon)(nil).With(entries...); err != nil {
		return fmt.Errorf("%s: %w", lexiconFile, err)
	}
	if data, err = from.Part(ctx, wordsFile); err != nil {
		return err
	}
	words, err := query.ReadVocabulary(bytes.NewReader(data))
	if err != nil {
		return fmt.Errorf("%w: %s: %w", ErrDamaged, wordsFile, err)
	}
	x.words = func() (query.Vocabulary, error) { return words, nil }
	if data, err = from.Part(ctx, figuresFile); err != nil {
		return err
	}
	book, err := ledger.Decode(data)
	if err != nil {
		return fmt.Errorf("%w: %s: %w", ErrDamaged, figuresFile, err)
	}
	x.figures = func() (*ledger.Ledger, error) { return book, nil }
	x.records = farther{from.Totals().Passages, from.Records}
	x.texts = farther{from.Articles(), from.Texts}
	return x.ready()
}

// A farther keeper has its pieces in a cluster.
type farther struct {
	n   int
	all func(ctx context.Context, numbers []int) ([][]byte, error)
}

func (f farther) count() int { return f.n }

func (f farther) get(i int) ([]byte, error) {
	got, err := f.all(context.Background(), []int{i})
	if err != nil {
		return nil, err
	}
	return got[0], nil
}

// Superseded reports whether another generation of a cluster's index is the current
// one. An error is why this one cannot be searched, or that cannot be told. An index
// that is none of a cluster's is never superseded.
func (x *Index) Superseded(ctx context.Context) (bool, error) {
	if x.remote == nil {
		return false, nil
	}
	unreached := x.remote.Reachable(ctx)
	name, err := x.remote.Current(ctx)
	return err == nil && name != x.remote.Name(), errors.Join(unreached, err)
}

// Generation returns what the generation of a cluster is called that the index
// reads, "" of an index that is none of a cluster's.
func (x *Index) Generation() string {
	if x.remote == nil {
		return ""
	}
	return x.remote.Name()
}
