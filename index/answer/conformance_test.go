//go:build cluster

package answer_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/articles"
	"quoth/articles/corpus"
	"quoth/index"
	"quoth/index/answer"
	"quoth/index/term"
)

// The same articles in an index on this machine and in one of a cluster: the same
// passages in the same order with the same scores, under the same filters, the same
// figures, the same articles, and the same answers to every golden question. There
// are no ties to except: both put equal scores in the order of the corpus.
func TestConformance(t *testing.T) {
	node, err := url.Parse(os.Getenv("QUOTH_OPENSEARCH"))
	if err != nil || node.Host == "" {
		t.Fatalf("QUOTH_OPENSEARCH names no cluster; .ci/opensearch starts one (%v)", err)
	}
	var searches atomic.Int64 // that the cluster is asked for
	through := httputil.NewSingleHostReverseProxy(node)
	between := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/_search") {
			searches.Add(1)
		}
		through.ServeHTTP(w, r)
	}))
	defer between.Close()
	for i, c := range []struct {
		files     fs.FS
		questions string
		shards    int
	}{
		{corpus.FS, "questions.tsv", 1},
		{corpus.FS, "across.tsv", 2},
		{os.DirFS("testdata/pages"), "pages.tsv", 1},
		{os.DirFS("testdata/port"), "port.tsv", 3},
		{os.DirFS("../../articles/testdata/rivers"), "rivers.tsv", 1},
	} {
		t.Run(c.questions, func(t *testing.T) {
			loaded, err := articles.Load(c.files)
			if err != nil {
				t.Fatal(err)
			}
			near, err := index.Memory(t.Context(), loaded, loaded.Lexicon)
			if err != nil {
				t.Fatal(err)
			}
			defer near.Close()
			at := index.Address{URL: fmt.Sprintf("%s/conformance-%d", between.URL, i)}
			if _, err := index.BuildRemote(t.Context(), at, loaded, loaded.Lexicon, index.Plan{Shards: c.shards}); err != nil {
				t.Fatal(err)
			}
			far, err := index.OpenRemote(t.Context(), at)
			if err != nil {
				t.Fatal(err)
			}
			defer far.Close()
			searches.Store(0)
			asked := sameSearches(t, near, far)
			if n := int(searches.Load()); n > asked+asked/10 {
				t.Errorf("the cluster is searched %d times for %d searches", n, asked)
			}
			t.Logf("the cluster is searched %d times for %d searches of %d passages", searches.Load(), asked, far.Passages())
			sameKept(t, near, far)
			sameAnswers(t, answer.New(near), answer.New(far), "testdata/"+c.questions)
		})
	}
}

// sameSearches searches for words of the corpus, chosen by a fixed seed, with and
// without filters. It returns how often.
func sameSearches(t *testing.T, near, far *index.Index) (asked int) {
	t.Helper()
	random := rand.New(rand.NewPCG(1, 2))
	var words []string
	for n := range near.Passages() {
		p, err := near.Passage(n)
		if err != nil {
			t.Fatal(err)
		}
		words = append(words, strings.Fields(p.Text)...)
		words = append(words, strings.Fields(p.Heading)...)
	}
	coverage, err := near.Coverage()
	if err != nil {
		t.Fatal(err)
	}
	for range 150 {
		var text []string
		for range 1 + random.IntN(9) {
			text = append(text, words[random.IntN(len(words))])
		}
		terms := term.Of(strings.Join(text, " "))
		for i := range terms { // what says the same for less
			if random.IntN(3) == 0 {
				for _, o := range term.Of(words[random.IntN(len(words))]) {
					for _, v := range o.Variants {
						terms[i].Variants = append(terms[i].Variants, term.Variant{Term: v.Term, Weight: 0.1 + 0.8*random.Float64()})
					}
				}
			}
		}
		var only index.Filters
		if cities := coverage.Cities; random.IntN(4) == 0 && len(cities) > 0 {
			only.Places = []string{cities[random.IntN(len(cities))].ID, cities[random.IntN(len(cities))].ID}
		}
		if measures := coverage.Measures; random.IntN(4) == 0 && len(measures) > 0 {
			only.Measures = []string{measures[random.IntN(len(measures))].ID}
		}
		if random.IntN(4) == 0 {
			only.Articles = []string{near.Articles()[random.IntN(len(near.Articles()))].Path}
		}
		only.MinMatch = random.IntN(4)
		want, err := near.Search(t.Context(), terms, only, 10)
		if err != nil {
			t.Fatal(err)
		}
		got, err := far.Search(t.Context(), terms, only, 10)
		if err != nil {
			t.Fatal(err)
		}
		asked++
		if w, g := hitsTold(want), hitsTold(got); w != g {
			t.Fatalf("%q %+v finds\n%s\nin the cluster\n%s", text, only, w, g)
		}
	}
	for _, m := range coverage.Measures {
		for _, places := range [][]string{nil, {coverage.Cities[0].ID}} {
			want, _ := near.WithFigures(t.Context(), []string{m.ID}, places, 1000)
			got, err := far.WithFigures(t.Context(), []string{m.ID}, places, 1000)
			asked++
			if err != nil || len(want) != len(got) || !slices.EqualFunc(want, got, func(a, b *index.Passage) bool { return a.ID == b.ID }) {
				t.Fatalf("%s of %v: %d passages with figures, in the cluster %d, %v", m.ID, places, len(want), len(got), err)
			}
		}
	}
	return asked
}

func hitsTold(hits []index.Hit) string {
	var s strings.Builder
	for _, h := range hits {
		fmt.Fprintln(&s, h.ID, h.Score, h.Share, h.Coverage, h.Terms)
	}
	return s.String()
}

// sameKept compares what is kept, to the last byte.
func sameKept(t *testing.T, near, far *index.Index) {
	t.Helper()
	if near.Fingerprint() != far.Fingerprint() || near.Passages() != far.Passages() || len(near.Articles()) != len(far.Articles()) {
		t.Fatal("the indexes are not of the same articles")
	}
	for _, m := range near.Articles() {
		if diff := cmp.Diff(m, far.Meta(m.Path)); diff != "" {
			t.Error(diff)
		}
		want, err := near.Article(m.Path)
		if err != nil {
			t.Fatal(err)
		}
		got, err := far.Article(m.Path)
		if err != nil {
			t.Fatal(err)
		}
		a, _ := json.Marshal(want)
		b, _ := json.Marshal(got)
		if string(a) != string(b) {
			t.Errorf("%s is another article in the cluster", m.Path)
		}
	}
	all := make([]int, near.Passages())
	for n := range all {
		all[n] = n
	}
	if err := far.Ahead(t.Context(), all); err != nil {
		t.Fatal(err)
	}
	for _, n := range all {
		want, err := near.Passage(n)
		if err != nil {
			t.Fatal(err)
		}
		got, err := far.Passage(n)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want.Record, got.Record); diff != "" {
			t.Fatal(diff)
		}
	}
	a, err := near.Ledger()
	if err != nil {
		t.Fatal(err)
	}
	b, err := far.Ledger()
	if err != nil {
		t.Fatal(err)
	}
	if string(a.Encode()) != string(b.Encode()) {
		t.Error("the figures are others in the cluster")
	}
}

func sameAnswers(t *testing.T, near, far *answer.Answerer, table string) {
	t.Helper()
	lines, err := os.ReadFile(table)
	if err != nil {
		t.Fatal(err)
	}
	asked := 0
	for line := range strings.Lines(string(lines)) {
		question, _, _ := strings.Cut(strings.TrimLeft(strings.TrimSpace(line), "!"), "\t")
		if question == "" || question[0] == '#' {
			continue
		}
		asked++
		want, err := near.Ask(context.Background(), question)
		if err != nil {
			t.Fatal(err)
		}
		got, err := far.Ask(context.Background(), question)
		if err != nil {
			t.Fatal(err)
		}
		a, _ := json.Marshal(want)
		b, _ := json.Marshal(got)
		if string(a) != string(b) {
			t.Errorf("%q is answered\n%s\nand in the cluster\n%s", question, a, b)
		}
	}
	if asked == 0 {
		t.Errorf("%s has no questions", table)
	}
	t.Logf("%d questions answered alike", asked)
}
