//go:build cluster

package main

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"quoth/bot"
	"quoth/index"
)

// While a node is killed and started again, a question is answered as before or is a
// fault, for which the asker gets an apology: never another answer, never "the
// articles do not say". Once the node is back, all are answered again.
func TestClusterRestartsUnderQuestions(t *testing.T) {
	node := startNode(t)
	at := node.url + "/asked"
	fill(t, "", at)
	l := stands(t, source{index: at, std: stdio{getenv: func(string) string { return "" }}}, "", func(c *changes) { c.every = 100 * time.Millisecond })
	questions := []string{
		"How much venture capital does Shanghai attract?", "unicorns in Paris", "compare unicorns in London and New York",
		"why did start-ups leave Teheran Valley?", "days to register a company in Singapore", "How many unicorns are there in Atlantis?",
	}
	ask := func(question string) (string, error) {
		ctx, cancel := context.WithTimeout(t.Context(), answerWithin)
		defer cancel()
		m, err := l.publicBot().Reply(ctx, bot.Question{Text: question})
		return m.Text(), err
	}
	want := map[string]string{}
	for _, q := range questions {
		said, err := ask(q)
		if err != nil {
			t.Fatal(err)
		}
		want[q] = said
	}
	var answered, faults, later atomic.Int64
	back := make(chan struct{})
	var asking sync.WaitGroup
	for i := range 4 {
		asking.Go(func() {
			for n, more := i, 0; more < 2*len(questions); n++ { // each twice after the node is back
				q := questions[n%len(questions)]
				isBack := false
				select {
				case <-back:
					isBack = true
					more++
				default:
				}
				said, err := ask(q)
				switch {
				case err == nil && said != want[q]:
					t.Errorf("%s: %q, want %q", q, said, want[q])
				case err == nil:
					answered.Add(1)
				default:
					faults.Add(1)
				}
				if isBack && err == nil {
					later.Add(1)
				}
			}
		})
	}
	node.kill()
	for l.reached() == nil {
		time.Sleep(10 * time.Millisecond)
	}
	if err := node.start(); err != nil {
		t.Error(err)
	}
	for late := time.Now().Add(time.Minute); l.reached() != nil && time.Now().Before(late); {
		time.Sleep(10 * time.Millisecond)
	}
	close(back)
	asking.Wait()
	if faults.Load() == 0 || later.Load() != int64(8*len(questions)) {
		t.Errorf("%d faults, want some; %d answered after the node was back, want %d", faults.Load(), later.Load(), 8*len(questions))
	}
	t.Logf("%d answered as before, %d faults", answered.Load(), faults.Load())
}

// A build outlasts a node that is killed and started again at any point of it, and
// what the name leads to is at all times one index, whole.
func TestClusterRestartsUnderBuilds(t *testing.T) {
	node := startNode(t)
	to, err := url.Parse(node.url)
	if err != nil {
		t.Fatal(err)
	}
	shelf := t.TempDir()
	write(t, filepath.Join(shelf, "porto.md"), "Porto has 420 start-ups.\n")
	fill(t, shelf, node.url+"/built")
	if n := wholeAt(t, node.url+"/built"); n != 1 {
		t.Fatalf("%d passages, want 1", n)
	}
	for _, test := range []struct {
		name  string
		shelf string
		at    map[string]bool // requests at which the node is killed: whether it carries them out before
		least int             // passages then
		most  int
	}{
		{"at a bulk that it takes and does not say so, and before the name is moved", "", map[string]bool{"/_bulk": true, "/_aliases": false}, 100, 1e6},
		{"after the name is moved, and it does not say so", shelf, map[string]bool{"/_aliases": true}, 1, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			var one sync.Mutex
			through := httputil.NewSingleHostReverseProxy(to)
			through.ErrorHandler = func(w http.ResponseWriter, _ *http.Request, _ error) { w.WriteHeader(http.StatusBadGateway) }
			var starting sync.WaitGroup
			between := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				kind := r.URL.Path[strings.LastIndex(r.URL.Path, "/"):]
				one.Lock()
				done, is := test.at[kind]
				delete(test.at, kind)
				one.Unlock()
				if !is {
					through.ServeHTTP(w, r)
					return
				}
				if done {
					through.ServeHTTP(httptest.NewRecorder(), r)
				}
				node.kill()
				starting.Go(func() {
					if err := node.start(); err != nil {
						t.Error(err)
					}
				})
				panic(http.ErrAbortHandler) // the connection is cut
			}))
			defer between.Close()
			fill(t, test.shelf, between.URL+"/built")
			starting.Wait()
			if n := wholeAt(t, node.url+"/built"); n < test.least || n > test.most || len(test.at) > 0 {
				t.Errorf("%d passages, want %d to %d; not killed at %v", n, test.least, test.most, test.at)
			}
		})
	}

	// Who builds is killed too, at the first bulk.
	ctx, stop := context.WithCancel(t.Context())
	through := httputil.NewSingleHostReverseProxy(to)
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if ctx.Err() == nil && !strings.HasSuffix(r.URL.Path, "/_bulk") {
			through.ServeHTTP(w, r)
			return
		}
		stop()
		w.WriteHeader(http.StatusBadGateway)
	}))
	defer front.Close()
	var said strings.Builder
	if code := run(ctx, []string{"index", "--index", front.URL + "/built"}, stdio{strings.NewReader(""), &said, &said, func(string) string { return "" }}); code == exitAnswered {
		t.Error("a build that was ended says that it is whole")
	}
	node.kill()
	if err := node.start(); err != nil {
		t.Fatal(err)
	}
	if n := wholeAt(t, node.url+"/built"); n != 1 {
		t.Errorf("%d passages, want the 1 of the build before", n)
	}
}

// fill builds an index of articles ("" the default ones) in a cluster.
func fill(t *testing.T, shelf, at string) {
	t.Helper()
	args := []string{"index", "--index", at}
	if shelf != "" {
		args = append(args, "--articles", shelf)
	}
	var said strings.Builder
	if code := run(t.Context(), args, stdio{strings.NewReader(""), &said, &said, func(string) string { return "" }}); code != exitAnswered {
		t.Fatal(said.String())
	}
}

// wholeAt opens the index that a name leads to, reads all of its passages and
// articles, and returns how many passages there are. A node that has just come up is
// waited for.
func wholeAt(t *testing.T, at string) int {
	t.Helper()
	var x *index.Index
	var err error
	for range 100 {
		if x, err = index.OpenRemote(t.Context(), index.Address{URL: at}); err == nil {
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	for _, m := range x.Articles() {
		if _, err := x.PassagesOf(m.Path); err != nil {
			t.Fatal(err)
		}
		if _, err := x.Article(m.Path); err != nil {
			t.Fatal(err)
		}
	}
	return x.Passages()
}
