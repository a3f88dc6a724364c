package opensearch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// An index is an alias of its current generation, which is an index of the
// cluster: name-000007. A generation is filled beside the others, refreshed, counted
// and read, and only then the alias moves to it, in one step. The one before is kept
// for those who still read it.

// abandoned is how old a generation is at least that never became the current one
// when a later build removes it: until then another build may be at it.
const abandoned = 24 * time.Hour

// A meta is what a generation says of itself in its mapping.
type meta struct {
	Quoth int   `json:"quoth"` // 1
	Began int64 `json:"began"` // Unix time
}

// layout is the mapping and the settings of a generation.
func layout(shards int) map[string]any {
	keyword := map[string]any{"type": "keyword", "doc_values": false}
	fields := map[string]any{
		impactsField: map[string]any{"type": "rank_features"},
		"kind":       keyword, "n": map[string]any{"type": "integer"},
		"article": keyword, "lang": keyword, "place": keyword, "measure": keyword, "pair": keyword,
		"period": keyword, "unit": keyword, "attribution": keyword, "entity": keyword,
		"passage": map[string]any{"type": "integer"}, "year": map[string]any{"type": "integer"},
		"value": map[string]any{"type": "double"}, "value_max": map[string]any{"type": "double"},
	}
	return map[string]any{
		"settings": map[string]any{
			"number_of_shards": shards, "auto_expand_replicas": "0-1", "refresh_interval": "-1",
		},
		"mappings": map[string]any{
			"dynamic": false, "properties": fields, "_source": map[string]any{"excludes": []string{impactsField}}, "_meta": meta{1, time.Now().Unix()},
		},
	}
}

// impactsField holds what each term gives a passage (engine.Impacts): a feature of the
// passage, of which a cluster keeps the nine highest bits.
const impactsField = "gives"

// number returns the number of a generation of the index by its name, 0 of others.
func (c *Cluster) number(name string) int {
	digits, ok := strings.CutPrefix(name, c.Alias+"-")
	n, err := strconv.Atoi(digits)
	if !ok || err != nil || n < 0 || len(digits) != 6 {
		return 0
	}
	return n
}

// generations returns the generations of the index by name: when each was begun.
func (c *Cluster) generations(ctx context.Context) (map[string]time.Time, error) {
	var all map[string]struct {
		Mappings struct {
			Meta meta `json:"_meta"`
		}
	}
	if err := c.ask(ctx, "GET", "/"+c.Alias+"-*/_mapping", nil, &all); err != nil {
		if !refusedWith(err, http.StatusNotFound) {
			return nil, err
		}
	}
	list := map[string]time.Time{}
	for name, m := range all {
		if c.number(name) > 0 && m.Mappings.Meta.Quoth > 0 {
			list[name] = time.Unix(m.Mappings.Meta.Began, 0)
		}
	}
	return list, nil
}

// Current returns the name of the current generation; ErrNoIndex when there is none.
func (c *Cluster) Current(ctx context.Context) (string, error) {
	var named map[string]struct{ Aliases map[string]any }
	err := c.ask(ctx, "GET", "/_alias/"+c.Alias, nil, &named)
	if refusedWith(err, http.StatusNotFound) {
		if err := c.ask(ctx, "GET", "/"+c.Alias+"/_settings?filter_path=none", nil, nil); err == nil {
			return "", fmt.Errorf("%s: %w: an index of another program has the name", c.shown, ErrNoIndex)
		}
		return "", fmt.Errorf("%s: %w; quoth index makes it", c.shown, errNothing)
	}
	if err != nil {
		return "", err
	}
	var names []string
	for name := range named {
		names = append(names, name)
	}
	slices.Sort(names)
	if len(names) != 1 {
		return "", fmt.Errorf("%s: %w: the alias is of %d indexes at once: %s", c.shown, ErrDamaged, len(names), strings.Join(names, ", "))
	}
	if c.number(names[0]) == 0 {
		return "", fmt.Errorf("%s: %w: the alias is of %s, which is another program's", c.shown, ErrNoIndex, names[0])
	}
	return names[0], nil
}

// begin makes a generation that is empty. One that it made and was not told of is
// left, as one of another build.
func (c *Cluster) begin(ctx context.Context, shards int) (string, error) {
	if _, err := c.Current(ctx); err != nil && !errors.Is(err, errNothing) && !errors.Is(err, ErrDamaged) {
		return "", err
	}
	all, err := c.generations(ctx)
	if err != nil {
		return "", err
	}
	last := 0
	for name := range all {
		last = max(last, c.number(name))
	}
	for try := 0; ; try++ {
		name := fmt.Sprintf("%s-%06d", c.Alias, last+1+try)
		err := c.ask(ctx, http.MethodPut, "/"+name, layout(shards), nil)
		if err == nil || !taken(err) && !passing(err) || try+1 >= c.tries || !c.pause(ctx, try+1) {
			return name, err
		}
	}
}

// taken reports whether an error is that another build has just begun.
func taken(err error) bool {
	r, ok := errors.AsType[*refusal](err)
	return ok && r.kind == "resource_already_exists_exception"
}

// publish makes a generation the current one, in one step, and removes those that
// are neither it nor the one before. What it cannot remove the next build does.
func (c *Cluster) publish(ctx context.Context, name string) error {
	before, err := c.Current(ctx)
	if err != nil && !errors.Is(err, ErrNoIndex) && !errors.Is(err, ErrDamaged) {
		return err
	}
	move := []any{map[string]any{"add": map[string]any{"index": name, "alias": c.Alias}}}
	if err == nil || errors.Is(err, ErrDamaged) {
		move = append([]any{map[string]any{"remove": map[string]any{"index": c.Alias + "-*", "alias": c.Alias}}}, move...)
	}
	if err := c.ask(ctx, "POST", "/_aliases", map[string]any{"actions": move}, nil); err != nil {
		return err
	}
	if all, err := c.generations(ctx); err == nil {
		for _, old := range c.outdated(all, name, before) {
			c.remove(ctx, old)
		}
	}
	return nil
}

// outdated are the generations that are neither the current one, nor the one before
// it ("" not known), nor may be one that another build is at.
func (c *Cluster) outdated(all map[string]time.Time, name, before string) (list []string) {
	if before == "" || before == name { // moved by a try that was not answered
		before = ""
		for other := range all {
			if other < name && other > before {
				before = other
			}
		}
	}
	for other, began := range all {
		if other == name || other == before || c.number(other) > c.number(before) && time.Since(began) < abandoned {
			continue
		}
		list = append(list, other)
	}
	return list
}

// remove removes a generation, which may be gone.
func (c *Cluster) remove(ctx context.Context, name string) error {
	err := c.ask(ctx, http.MethodDelete, "/"+name, nil, nil)
	if refusedWith(err, http.StatusNotFound) {
		return nil
	}
	return err
}
