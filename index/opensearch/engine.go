package opensearch

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"quoth/index/engine"
)

// An Engine finds and keeps the passages of one generation. It is read-only and
// safe for concurrent use.
type Engine struct {
	cluster  *Cluster
	name     string
	manifest manifest
	words    *dictionary
	exceeds  float64 // how many times its impacts a term gives, at most
}

// Open reads the current generation of an index. The caller closes the cluster.
func (c *Cluster) Open(ctx context.Context) (*Engine, error) {
	name, err := c.Current(ctx)
	if err != nil {
		return nil, err
	}
	return c.read(ctx, name)
}

func (c *Cluster) read(ctx context.Context, name string) (*Engine, error) {
	e := &Engine{cluster: c, name: name}
	var doc struct {
		Source struct{ Manifest manifest } `json:"_source"`
	}
	if err := c.ask(ctx, "GET", "/"+name+"/_doc/manifest", nil, &doc); err != nil {
		if refusedWith(err, http.StatusNotFound) {
			return nil, fmt.Errorf("%s: %w: %s has no manifest", c.shown, ErrDamaged, name)
		}
		return nil, err
	}
	e.manifest = doc.Source.Manifest
	data, err := e.Part(ctx, wordsPart)
	if err != nil {
		return nil, err
	}
	e.exceeds = e.manifest.Totals.Exceed(e.manifest.Sample) * (1 + 1.0/256) // of which nine bits are kept
	e.words, err = readDictionary(data)
	return e, err
}

// Current returns the name of the generation that is current now.
func (e *Engine) Current(ctx context.Context) (string, error) { return e.cluster.Current(ctx) }

// Reachable returns an error when the generation cannot be searched, all of it.
func (e *Engine) Reachable(ctx context.Context) error {
	_, err := e.search(ctx, map[string]any{"size": 0, "terminate_after": 1})
	return err
}

// Name returns what the generation is called in the cluster.
func (e *Engine) Name() string { return e.name }

// About returns what the builder's Finish was given.
func (e *Engine) About() json.RawMessage { return e.manifest.About }

// Articles returns how many articles are kept.
func (e *Engine) Articles() int { return e.manifest.Articles }

// Totals returns what all passages hold.
func (e *Engine) Totals() engine.Totals { return e.manifest.Totals }

// Close lets go of the cluster.
func (e *Engine) Close() error { return e.cluster.Close() }

// Held returns how many passages can be found.
func (e *Engine) Held() (int, error) {
	return e.cluster.count(context.Background(), e.name, "passage")
}

// count returns how many documents of a kind a generation has.
func (c *Cluster) count(ctx context.Context, name, kind string) (int, error) {
	got := counting{shards: shards{of: name}}
	err := c.ask(ctx, "POST", "/"+name+"/_count", map[string]any{"query": term("kind", kind)}, &got)
	return got.Count, err
}

// A counting is the answer to how many documents there are.
type counting struct {
	shards
	Count int
}

// Shards are those that an answer is of. What one that does not answer holds would be
// missing.
type shards struct {
	of    string                                  // which index
	Parts struct{ Total, Successful, Failed int } `json:"_shards"`
}

func (s *shards) lacks() error {
	if n := max(s.Parts.Failed, s.Parts.Total-s.Parts.Successful); n > 0 {
		return fmt.Errorf("%d shards of %s did not answer", n, s.of)
	}
	return nil
}

// Frequency returns how many passages hold a term in their text, heading or title,
// whichever is most.
func (e *Engine) Frequency(term string) (int, error) {
	df := e.words.frequencies(term)
	return slices.Max(df[:]), nil
}

// Part returns the data of a name, as it was built.
func (e *Engine) Part(ctx context.Context, name string) ([]byte, error) {
	want, ok := e.manifest.Parts[name]
	damaged := fmt.Errorf("%s: %w: %s of %s is not what was built", e.cluster.shown, ErrDamaged, name, e.name)
	if !ok || want.Size < 0 {
		return nil, damaged
	}
	const atOnce = 16
	var data []byte
	for i := 0; i*partBytes < want.Size; i += atOnce {
		var ids []string
		for j := i; j < i+atOnce && j*partBytes < want.Size; j++ {
			ids = append(ids, partID(name, j))
		}
		pieces, err := e.get(ctx, ids)
		if err != nil {
			return nil, err
		}
		for _, p := range pieces {
			data = append(data, p...)
		}
	}
	if sum := sha256.Sum256(data); len(data) != want.Size || hex.EncodeToString(sum[:]) != want.SHA256 {
		return nil, damaged
	}
	return data, nil
}

// Records returns passages, as they were built, by their numbers in the corpus.
func (e *Engine) Records(ctx context.Context, numbers []int) ([][]byte, error) {
	return e.pieces(ctx, numbers, recordID)
}

// Texts returns articles, as they were built, by their numbers in the corpus.
func (e *Engine) Texts(ctx context.Context, numbers []int) ([][]byte, error) {
	return e.pieces(ctx, numbers, articleID)
}

func (e *Engine) pieces(ctx context.Context, numbers []int, id func(int) string) ([][]byte, error) {
	ids := make([]string, len(numbers))
	for i, n := range numbers {
		ids[i] = id(n)
	}
	return e.get(ctx, ids)
}

// get returns what documents keep, by their ids.
func (e *Engine) get(ctx context.Context, ids []string) ([][]byte, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	var got documents
	err := e.cluster.ask(ctx, "POST", "/"+e.name+"/_mget?_source_includes=record", map[string]any{"ids": ids}, &got)
	if err != nil {
		return nil, err
	}
	list := make([][]byte, len(ids))
	for i, id := range ids {
		if i >= len(got.Docs) || got.Docs[i].ID != id || !got.Docs[i].Found {
			return nil, fmt.Errorf("%s: %w: %s has no document %s", e.cluster.shown, ErrDamaged, e.name, id)
		}
		list[i] = got.Docs[i].Source.Record
	}
	return list, nil
}

// Documents are the answer to which documents have these ids.
type documents struct {
	Docs []struct {
		ID     string `json:"_id"`
		Found  bool
		Source struct{ Record []byte }        `json:"_source"`
		Error  *struct{ Type, Reason string } // why it is not known whether it is there
	}
}

func (d *documents) lacks() error {
	for _, doc := range d.Docs {
		if doc.Error != nil {
			return fmt.Errorf("document %s: %s: %s", doc.ID, doc.Error.Type, doc.Error.Reason)
		}
	}
	return nil
}

// A hit is a document that a search of the cluster has found.
type hit struct {
	Score  *float64 `json:"_score"`
	Source struct {
		N                    int
		Title, Heading, Text string
	} `json:"_source"`
	Sort []int
}

// Hits are the answer to which documents are found.
type hits struct {
	shards
	TimedOut bool `json:"timed_out"`
	Hits     struct{ Hits []hit }
}

func (h *hits) lacks() error {
	if h.TimedOut {
		return fmt.Errorf("a search of %s was not ended in time", h.of)
	}
	return h.shards.lacks()
}

// wantedOfHits is what of an answer is read.
const wantedOfHits = "timed_out,_shards,hits.hits._score,hits.hits.sort,hits.hits._source"

// search asks the cluster for documents.
func (e *Engine) search(ctx context.Context, body map[string]any) ([]hit, error) {
	got := hits{shards: shards{of: e.name}}
	body["track_total_hits"] = false
	path := "/" + e.name + "/_search?allow_partial_search_results=false&filter_path=" + wantedOfHits
	err := e.cluster.ask(ctx, "POST", path, body, &got)
	return got.Hits.Hits, err
}

// Holding returns the numbers of the passages that have any of these keywords in a
// field, in the order of the corpus.
func (e *Engine) Holding(ctx context.Context, field string, keywords []string) (found []int, err error) {
	const page = 10_000
	body := map[string]any{
		"query": map[string]any{"bool": map[string]any{"filter": []any{term("kind", "passage"), terms(field, keywords)}}},
		"size":  page, "_source": false, "stored_fields": "_none_", "sort": []any{"n"},
	}
	for {
		hits, err := e.search(ctx, body)
		if err != nil {
			return nil, err
		}
		for _, h := range hits {
			if len(h.Sort) != 1 {
				return nil, fmt.Errorf("%s: an answer without numbers of passages", e.cluster.shown)
			}
			found = append(found, h.Sort[0])
		}
		if len(hits) < page {
			return found, nil
		}
		body["search_after"] = []any{found[len(found)-1]}
	}
}

func term(field, value string) any { return map[string]any{"term": map[string]any{field: value}} }
func terms(field string, values []string) any {
	return map[string]any{"terms": map[string]any{field: values}}
}

// Bounds on what one search takes from the cluster.
const (
	firstTaken = 128    // passages at least that are scored
	mostTaken  = 10_000 // and at most: a cluster gives no more
	mostLeaves = 1000   // of all groups; a cluster takes 1,024
)

// Search returns the best passages for a query, best first; equal scores stand in
// the order of the corpus. It is what engine.Engine.Search returns, unless more than
// mostTaken passages have to be scored, or more than mostLeaves variants are sought.
func (e *Engine) Search(ctx context.Context, query engine.Query) ([]engine.Found, error) {
	plan := engine.NewPlan(query, e.manifest.Totals, e.words.frequencies)
	should := e.bounds(plan)
	if len(should) == 0 || plan.Best <= 0 || len(should) < plan.Least {
		return nil, nil
	}
	filter := []any{}
	for _, c := range plan.Clauses {
		filter = append(filter, terms(c.Field, c.Terms))
	}
	body := map[string]any{
		"query":   map[string]any{"bool": map[string]any{"filter": filter, "should": should, "minimum_should_match": plan.Least}},
		"_source": []string{"n", "title", "heading", "text"},
	}
	for size := max(firstTaken, plan.Best*3/2); ; size *= 4 {
		size = min(size, mostTaken)
		body["size"] = size
		hits, err := e.search(ctx, body)
		if err != nil {
			return nil, err
		}
		best := scored(plan, hits)
		if len(hits) == size && size < mostTaken && !reaches(best, plan.Best, *hits[size-1].Score) {
			continue
		}
		return plan.Tell(best[:min(len(best), plan.Best)]), nil
	}
}

// reaches reports whether no passage that a search left out can be among the n best:
// bound is the most that one can score.
func reaches(best []engine.Scored, n int, bound float64) bool {
	const slack = 1 + 1e-4 // the cluster scores in 32 bits
	return len(best) >= n && best[n-1].Score() > bound*slack
}

// scored scores what was found, best first.
func scored(plan *engine.Plan, hits []hit) []engine.Scored {
	wanted := map[engine.Leaf]int{} // by term and field: its place
	for _, g := range plan.Groups {
		for _, l := range g.Leaves {
			wanted[engine.Leaf{Term: token(l.Term), Field: l.Field}] = 0
		}
	}
	best := make([]engine.Scored, 0, len(hits))
	for _, h := range hits {
		for l := range wanted {
			wanted[l] = 0
		}
		var lengths [engine.Fields]int
		for f, text := range [...]string{h.Source.Title, h.Source.Heading, h.Source.Text} {
			if text == "" {
				continue
			}
			for t := range strings.SplitSeq(text, " ") {
				lengths[f]++
				at := engine.Leaf{Term: t, Field: f}
				if n, is := wanted[at]; is {
					wanted[at] = n + 1
				}
			}
		}
		s, ok := plan.Score(h.Source.N, lengths, func(l engine.Leaf) int {
			return wanted[engine.Leaf{Term: token(l.Term), Field: l.Field}]
		})
		if ok {
			best = append(best, s)
		}
	}
	slices.SortFunc(best, func(a, b engine.Scored) int {
		return cmp.Or(cmp.Compare(b.Score(), a.Score()), cmp.Compare(a.Passage(), b.Passage()))
	})
	return best
}

// bounds returns a clause for each group of a plan that some passage holds, which
// scores a passage as much as the plan does, or a little more: impacts are rounded,
// and those of a sample; and the cluster sums what variants give, each for itself,
// where the plan's curve bends.
func (e *Engine) bounds(plan *engine.Plan) (should []any) {
	left := mostLeaves
	for _, g := range plan.Groups {
		var any []any
		for i, l := range g.Leaves {
			if i > 0 && l.Term == g.Leaves[i-1].Term { // in another field
				continue
			}
			if left--; left < 0 {
				break
			}
			weight := l.Weight / engine.FieldWeight(l.Field)
			any = append(any, map[string]interface{}{"rank_feature": map[string]interface{}{
				"field": impactsField + "." + token(l.Term), "boost": g.Worth, "saturation": map[string]float64{"pivot": engine.K1 / (weight * e.exceeds)},
			}})
		}
		switch len(any) {
		case 0:
		case 1:
			should = append(should, any[0])
		default:
			should = append(should, map[string]interface{}{"bool": map[string]interface{}{"should": any}})
		}
	}
	return should
}
