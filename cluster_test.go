package main

import (
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// An index in a cluster that is built again is taken up; while the cluster does not
// answer that is known, and known to have ended.
func TestClusterIsTakenUp(t *testing.T) {
	where := os.Getenv("QUOTH_OPENSEARCH")
	if where == "" {
		t.Skip("QUOTH_OPENSEARCH names no cluster: .ci/opensearch go test . -run Cluster starts one (needs Java 17 and Maven)")
	}
	node, err := url.Parse(where)
	if err != nil {
		t.Fatal(err)
	}
	var down atomic.Bool
	through := httputil.NewSingleHostReverseProxy(node)
	between := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if down.Load() {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		through.ServeHTTP(w, r)
	}))
	defer between.Close()
	shelf, at := t.TempDir(), between.URL+"/taken-up"
	build := func(text string) {
		t.Helper()
		write(t, filepath.Join(shelf, "porto.md"), text)
		var said strings.Builder
		if code := run(t.Context(), []string{"index", "--articles", shelf, "--index", at}, stdio{strings.NewReader(""), &said, &said, func(string) string { return "" }}); code != exitAnswered {
			t.Fatal(said.String())
		}
	}
	build("Porto has 420 start-ups.\n")
	from := source{index: at, std: stdio{getenv: func(string) string { return "" }}}
	l := stands(t, from, "", func(c *changes) { c.every = 20 * time.Millisecond })
	soon(t, l.publicBot(), "How many start-ups does Porto have?", "420")
	build("Porto has 431 start-ups.\n")
	soon(t, l.publicBot(), "How many start-ups does Porto have?", "431")
	for _, away := range []bool{true, false} {
		down.Store(away)
		until := 0
		for ; (l.reached() != nil) != away; until++ {
			if until == 200 {
				t.Fatalf("away %v, and it is said: %v", away, l.reached())
			}
			time.Sleep(50 * time.Millisecond)
		}
	}
}

// A source in a cluster is not looked for on this machine.
func TestClusterIsNoFolder(t *testing.T) {
	for _, articles := range []string{"", t.TempDir()} {
		c := changesOf(source{articles: articles, index: "https://search.example:9200/park"}, "", nil)
		if !c.far || c.root != "" || c.articles || c.watcher != nil {
			t.Errorf("of %q: %+v", articles, c)
		}
	}
}
