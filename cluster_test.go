//go:build cluster

package main

import (
	"bytes"
	"errors"
	"io"
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

	"quoth/index"
)

// An index in a cluster that is built again is taken up; while the cluster does not
// answer that is known, and known to have ended.
func TestClusterIsTakenUp(t *testing.T) {
	node, err := url.Parse(os.Getenv("QUOTH_OPENSEARCH"))
	if err != nil || node.Host == "" {
		t.Fatalf("QUOTH_OPENSEARCH names no cluster; .ci/opensearch starts one (%v)", err)
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

// An index in a cluster that was built in another form is refused by name.
func TestClusterOfAnotherForm(t *testing.T) {
	at := os.Getenv("QUOTH_OPENSEARCH") + "/other-form"
	shelf := t.TempDir()
	write(t, filepath.Join(shelf, "porto.md"), "Porto has 420 start-ups.\n")
	fill(t, shelf, at)
	got, err := http.Get(at + "/_source/manifest")
	if err != nil {
		t.Fatal(err)
	}
	defer got.Body.Close()
	manifest, err := io.ReadAll(got.Body)
	if err != nil {
		t.Fatal(err)
	}
	for _, changed := range []string{`"form":1`, `"form":2`} {
		other := bytes.Replace(manifest, []byte(`"form":2`), []byte(changed), 1)
		put, err := http.NewRequestWithContext(t.Context(), http.MethodPut, at+"/_doc/manifest?refresh=true", bytes.NewReader(other))
		if err != nil {
			t.Fatal(err)
		}
		put.Header.Set("Content-Type", "application/json")
		said, err := http.DefaultClient.Do(put)
		if err != nil || said.StatusCode != http.StatusOK {
			t.Fatalf("%v, %v", said, err)
		}
		said.Body.Close()
		x, err := index.OpenRemote(t.Context(), index.Address{URL: at})
		if refused := errors.Is(err, index.ErrOtherVersion); refused != !bytes.Equal(other, manifest) {
			t.Errorf("one of %s: %v", changed, err)
		}
		if err == nil {
			x.Close()
		}
	}
}
