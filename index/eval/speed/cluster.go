package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"slices"
	"time"

	"quoth/articles"
	"quoth/index"
)

// fill fills an index in a cluster from a folder of articles, and prints how many
// passages a second went in: without reading the articles and their figures, and
// with it.
func fill(ctx context.Context, at, folder string) error {
	start := time.Now()
	c, err := articles.Load(os.DirFS(folder))
	if err != nil {
		return err
	}
	c.Recognise()
	var docs []index.Document
	for _, a := range c.Articles {
		docs = append(docs, index.Document{Article: a, Passages: a.Passages(), Figures: a.Figures(c.Lexicon, c.Units)})
	}
	read := time.Since(start)
	work := workOn(at)
	start = time.Now()
	n, err := index.BuildRemoteFrom(ctx, index.Address{URL: at}, slices.Values(docs), c.Lexicon, index.Fingerprint(c, c.Lexicon), index.Plan{})
	if err != nil {
		return err
	}
	filled := time.Since(start)
	fmt.Printf("%d passages filled in within %.1f s, %.0f a second; with reading them, %.0f a second\n", n, filled.Seconds(), float64(n)/filled.Seconds(), float64(n)/(read+filled).Seconds())
	own, node := work.since()
	fmt.Printf("processor time of a thousand passages: %.0f ms here, %.0f ms in the node\n", ms(own)/float64(n)*1000, ms(node)/float64(n)*1000)
	return nil
}

// A work is how long processors have worked, here and in the node of a cluster.
type work struct {
	at        string
	own, node time.Duration
}

// workOn is the work so far on the cluster of an index.
func workOn(at string) work {
	w := work{at: at, own: processorTime()}
	u, err := url.Parse(at)
	if err != nil {
		return w
	}
	u.Path = "/_nodes/stats/process"
	got, err := http.Get(u.String())
	if err != nil {
		return w
	}
	defer got.Body.Close()
	var told struct {
		Nodes map[string]struct {
			Process struct {
				CPU struct {
					Total int64 `json:"total_in_millis"`
				}
			}
		}
	}
	if json.NewDecoder(got.Body).Decode(&told) == nil {
		for _, n := range told.Nodes {
			w.node += time.Duration(n.Process.CPU.Total) * time.Millisecond
		}
	}
	return w
}

func (w work) since() (own, node time.Duration) {
	now := workOn(w.at)
	return now.own - w.own, now.node - w.node
}
