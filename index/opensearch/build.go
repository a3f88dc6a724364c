package opensearch

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"

	"quoth/index/engine"
)

// A Builder fills a generation. Its methods are called by one goroutine.
type Builder struct {
	cluster *Cluster
	name    string
	ctx     context.Context // of the build
	words   *dictionary
	sums    manifest
	impacts *engine.Impacts // nil: not enough passages are known yet
	waiting []passage       // for them
	batch   bytes.Buffer
	held    int // documents in batch

	batches chan []byte
	sending sync.WaitGroup
	mu      sync.Mutex
	failed  error
	whole   bool // all is there: it may be the current generation
}

// Bounds of a bulk: a node takes hundreds of megabytes, and makes room for each.
const (
	batchBytes = 2 << 20
	batchDocs  = 1000
	senders    = 2
	partBytes  = 1 << 20
)

// sampled is how many passages tell how long passages are, for the impacts of all.
const sampled = 2000

// A passage is what one is found by.
type passage struct {
	n        int
	terms    [engine.Fields][]string
	keywords map[string][]string
}

// A manifest says what a generation holds.
type manifest struct {
	About    json.RawMessage `json:"about"` // what Finish is given
	Totals   engine.Totals   `json:"totals"`
	Sample   engine.Totals   `json:"sample"` // by which the impacts were worked out
	Articles int             `json:"articles"`
	Figures  int             `json:"figures"`
	Parts    map[string]part `json:"parts"`
}

// A part is data of a generation that is read whole.
type part struct {
	Size   int    `json:"size"`
	SHA256 string `json:"sha256"`
}

// A Figure is what an index says of a figure of a passage.
type Figure struct {
	Passage     int      `json:"passage"` // its number in the corpus
	Text        string   `json:"said"`
	Measure     string   `json:"measure,omitempty"` // lexicon ids, as Place
	Place       string   `json:"place,omitempty"`
	Entity      string   `json:"entity,omitempty"`
	Period      string   `json:"period,omitempty"`
	Year        int      `json:"year,omitempty"`
	Value       float64  `json:"value"`
	Max         *float64 `json:"value_max,omitempty"`
	Unit        string   `json:"unit,omitempty"` // or currency
	Attribution string   `json:"attribution,omitempty"`
}

// Begin makes a generation of so many shards that is empty. Finish or Discard ends it.
func (c *Cluster) Begin(ctx context.Context, shards int) (*Builder, error) {
	c = c.patient()
	name, err := c.begin(ctx, shards)
	if err != nil {
		return nil, err
	}
	b := &Builder{cluster: c, name: name, ctx: ctx, words: newDictionary(), batches: make(chan []byte)}
	b.sums.Parts = map[string]part{}
	for range senders {
		b.sending.Go(func() {
			for batch := range b.batches {
				if err := c.bulk(ctx, name, batch); err != nil {
					b.mu.Lock()
					b.failed = errors.Join(b.failed, err)
					b.mu.Unlock()
				}
			}
		})
	}
	return b, nil
}

// put adds a document to the batch, and sends it when it is full.
func (b *Builder) put(id string, doc any) error {
	data, err := json.Marshal(doc)
	if err != nil {
		return err
	}
	fmt.Fprintf(&b.batch, `{"index":{"_id":%q}}`+"\n", id)
	b.batch.Write(data)
	b.batch.WriteByte('\n')
	if b.held++; b.held < batchDocs && b.batch.Len() < batchBytes {
		return nil
	}
	return b.send()
}

func (b *Builder) send() error {
	b.mu.Lock()
	failed := b.failed
	b.mu.Unlock()
	if failed != nil || b.held == 0 {
		return failed
	}
	b.batches <- bytes.Clone(b.batch.Bytes())
	b.batch.Reset()
	b.held = 0
	return nil
}

// Add takes in the next passage of the corpus, which is analyzed.
func (b *Builder) Add(e *engine.Entry) error {
	n := b.sums.Totals.Passages
	// What it is found by is apart from what is kept: a search reads the former of
	// many passages.
	if err := b.put(recordID(n), map[string]any{"kind": "record", "record": e.Stored}); err != nil {
		return err
	}
	p := passage{n: n, keywords: e.Keywords}
	for f := range engine.Fields {
		p.terms[f] = e.Terms(f)
		b.words.count(f, p.terms[f])
		b.sums.Totals.Tokens[f] += len(p.terms[f])
	}
	b.sums.Totals.Passages++
	if b.impacts != nil {
		return b.passage(p)
	}
	if b.waiting = append(b.waiting, p); len(b.waiting) < sampled {
		return nil
	}
	return b.sample()
}

// sample takes those passages that there are for a sample of all, and puts them.
func (b *Builder) sample() error {
	b.sums.Sample = b.sums.Totals
	b.impacts = engine.NewImpacts(b.sums.Sample)
	for _, p := range b.waiting {
		if err := b.passage(p); err != nil {
			return err
		}
	}
	b.waiting = nil
	return nil
}

// passage puts what a passage is found by.
func (b *Builder) passage(p passage) error {
	doc := map[string]any{"kind": "passage", "n": p.n}
	gives := map[string]float32{}
	for f, terms := range p.terms {
		if len(terms) == 0 {
			continue
		}
		doc[engine.FieldName(f)] = tokens(terms)
		one := float32(b.impacts.Of(f, 1, len(terms)))
		for _, t := range terms { // each time it stands there gives as much
			gives[token(t)] += one
		}
	}
	doc[impactsField] = gives
	for field, terms := range p.keywords {
		doc[field] = terms
	}
	return b.put("p"+engine.ID(p.n), doc)
}

// Passages returns how many passages it was given.
func (b *Builder) Passages() int { return b.sums.Totals.Passages }

// Figure takes in a figure.
func (b *Builder) Figure(f Figure) error {
	b.sums.Figures++
	return b.put("f"+engine.ID(b.sums.Figures-1), struct {
		Kind string `json:"kind"`
		Figure
	}{"figure", f})
}

// Article takes in the next article of the corpus, as bytes.
func (b *Builder) Article(data []byte) error {
	b.sums.Articles++
	return b.put(articleID(b.sums.Articles-1), map[string]any{"kind": "article", "n": b.sums.Articles - 1, "record": data})
}

func recordID(n int) string  { return "r" + engine.ID(n) }
func articleID(n int) string { return "a" + engine.ID(n) }

// Part takes in data under a name, to be read whole.
func (b *Builder) Part(name string, data []byte) error {
	sum := sha256.Sum256(data)
	b.sums.Parts[name] = part{len(data), hex.EncodeToString(sum[:])}
	for i := 0; len(data) > 0; i++ {
		n := min(len(data), partBytes)
		if err := b.put(partID(name, i), map[string]any{"kind": "part", "record": data[:n]}); err != nil {
			return err
		}
		data = data[n:]
	}
	return nil
}

func partID(name string, i int) string { return fmt.Sprintf("x-%s-%06d", name, i) }

// Finish ends the building: it sees that all is there, and makes the generation the
// current one, unless probe refuses it; about is what Engine.About returns then.
func (b *Builder) Finish(about json.RawMessage, probe func(*Engine) error) error {
	if b.sums.Totals.Passages == 0 {
		return errors.New("no passages to index")
	}
	if b.impacts == nil {
		if err := b.sample(); err != nil {
			return err
		}
	}
	if err := b.Part(wordsPart, b.words.encode()); err != nil {
		return err
	}
	b.sums.About = about
	if err := b.put("manifest", map[string]any{"kind": "manifest", "manifest": b.sums}); err != nil {
		return err
	}
	if err := b.end(); err != nil {
		return err
	}
	c := b.cluster
	if err := c.ask(b.ctx, "POST", "/"+b.name+"/_refresh", nil, nil); err != nil {
		return err
	}
	if err := c.counted(b.ctx, b.name, b.sums); err != nil {
		return err
	}
	x, err := c.read(b.ctx, b.name)
	if err != nil {
		return fmt.Errorf("what was built cannot be read: %w", err)
	}
	if x.manifest.Totals != b.sums.Totals {
		return fmt.Errorf("%s: %w: it is not what was built", c.shown, ErrDamaged)
	}
	if err := probe(x); err != nil {
		return err
	}
	b.whole = true
	return c.publish(b.ctx, b.name)
}

// end sends what is left, and waits for it.
func (b *Builder) end() error {
	if b.batches == nil {
		return b.failed
	}
	err := b.send()
	close(b.batches)
	b.batches = nil
	b.sending.Wait()
	if b.failed != nil {
		return b.failed
	}
	return err
}

// Discard removes a generation that did not become whole. One that did stays: it may
// have been made the current one by a cluster that could not say so.
func (b *Builder) Discard() error {
	b.batch.Reset()
	b.held = 0
	b.end()
	if b.whole {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(b.ctx), askPatience.most)
	defer cancel()
	return b.cluster.remove(ctx, b.name)
}

// counted compares how many documents of each kind a generation has with what it
// was given.
func (c *Cluster) counted(ctx context.Context, name string, m manifest) error {
	for kind, want := range map[string]int{"passage": m.Totals.Passages, "record": m.Totals.Passages, "article": m.Articles, "figure": m.Figures} {
		got, err := c.count(ctx, name, kind)
		if err != nil {
			return err
		}
		if got != want {
			return fmt.Errorf("%s: %w: %s has %d documents of the kind %s, and was given %d", c.shown, ErrDamaged, name, got, kind, want)
		}
	}
	return nil
}

// bulk puts documents into a generation. Those that a busy node does not take are
// sent again, later each time; one that is refused for another reason ends it.
func (c *Cluster) bulk(ctx context.Context, name string, batch []byte) error {
	var err error
	for try := range c.tries {
		if !c.pause(ctx, try) {
			break
		}
		var answer []byte
		if answer, err = c.once(ctx, "POST", "/"+name+"/_bulk?require_alias=false", "application/x-ndjson", batch); err != nil {
			if !passing(err) {
				break
			}
			continue
		}
		if batch, err = left(batch, answer); err == nil || !errors.Is(err, errBusy) {
			break
		}
	}
	if err == nil {
		return ctx.Err()
	}
	return fmt.Errorf("%s: filling %s: %w", c.shown, name, err)
}

// left reads which documents of a batch a bulk did not take, and why not.
func left(batch, answer []byte) ([]byte, error) {
	var told struct {
		Errors bool
		Items  []map[string]struct {
			ID     string `json:"_id"`
			Status int
			Error  json.RawMessage
		}
	}
	if err := json.Unmarshal(answer, &told); err != nil {
		return batch, fmt.Errorf("an answer to a bulk that cannot be read: %w", err)
	}
	lines := bytes.SplitAfter(batch, []byte("\n"))
	if len(told.Items) != len(lines)/2 {
		return batch, fmt.Errorf("a bulk of %d documents was answered for %d", len(lines)/2, len(told.Items))
	}
	if !told.Errors {
		return nil, nil
	}
	var again []byte
	for i, item := range told.Items {
		for _, is := range item {
			switch {
			case is.Status < 300:
			case is.Status == http.StatusTooManyRequests || is.Status == http.StatusServiceUnavailable:
				again = append(append(again, lines[2*i]...), lines[2*i+1]...)
			default:
				var why struct{ Type, Reason string }
				json.Unmarshal(is.Error, &why)
				return nil, fmt.Errorf("document %s: %d %s: %s", is.ID, is.Status, why.Type, why.Reason[:min(len(why.Reason), 200)])
			}
		}
	}
	if again == nil {
		return nil, nil
	}
	return again, errBusy
}

// tokens writes terms as the cluster takes them: with blanks between.
func tokens(terms []string) string {
	var s strings.Builder
	for i, t := range terms {
		if i > 0 {
			s.WriteByte(' ')
		}
		s.WriteString(token(t))
	}
	return s.String()
}
