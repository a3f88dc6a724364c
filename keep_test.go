package main

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"quoth/index"
)

// An index that is given with its articles is built where there is none, and again when
// they change; who answers from it takes it up, and a pinned answer is not lost.
func TestIndexKeepsUpWithArticles(t *testing.T) {
	top := t.TempDir()
	shelf, notes, dir := filepath.Join(top, "shelf"), filepath.Join(top, "notes"), filepath.Join(top, "index")
	porto := filepath.Join(shelf, "porto.md")
	write(t, porto, "Porto has 420 start-ups.\n")
	write(t, filepath.Join(shelf, "golden.jsonl"), `{"id": "p", "question": "How many start-ups are there in Porto?", "answers": [{"article": "porto.md", "quote": "Porto has 420 start-ups."}]}`)
	from := source{articles: shelf, index: dir, builds: true, std: stdio{err: io.Discard, getenv: func(string) string { return "" }}}
	b := watched(t, from)
	soon(t, b, "How many start-ups are there in Porto?", "420")

	var log lines
	u := newUpkeep(from, slog.New(slog.NewTextHandler(&log, nil)))
	u.keeper.every = 20 * time.Millisecond
	ctx, stop := context.WithCancel(t.Context())
	var running sync.WaitGroup
	write(t, filepath.Join(notes, "faro.md"), "Faro has 77 start-ups.\n")
	write(t, filepath.Join(shelf, "sources.yaml"), "sources:\n  - folder: ../notes\n")
	running.Go(func() { u.run(ctx) })
	soon(t, b, "How many start-ups are there in Faro?", "77")

	write(t, porto, "Porto lies at a river, and a bridge leads over it.\n")
	for range 200 {
		if strings.Contains(log.String(), "lose pinned answers") {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	soon(t, b, "How many start-ups are there in Porto?", "420")
	if !strings.Contains(log.String(), "ids=[p]") || strings.Contains(log.String(), "start-ups") {
		t.Errorf("the log says %q", log.String())
	}
	stop()
	running.Wait()
	x, err := index.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(x.Articles()); n != 2 {
		t.Errorf("the index has %d articles, want 2", n)
	}
	x.Close()
}

// lines is a log that may be read while it is written.
type lines struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// What an admin adds is a source from then on, and fetched at once; what is on a private
// network is refused with its reason.
func TestAdminAdds(t *testing.T) {
	top := t.TempDir()
	shelf := filepath.Join(top, "shelf")
	write(t, filepath.Join(shelf, "porto.md"), "Porto has 420 start-ups.\n")
	page := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/faro.txt" {
			w.Header().Set("Content-Type", "text/plain; charset=utf-8")
			io.WriteString(w, "Faro has 77 start-ups.\n")
			return
		}
		w.WriteHeader(http.StatusNotFound)
	}))
	defer page.Close()
	from := source{articles: shelf, std: stdio{err: io.Discard, getenv: func(string) string { return "" }}}
	u := newUpkeep(from, slog.New(slog.NewTextHandler(io.Discard, nil)))
	if _, err := u.add(t.Context(), page.URL+"/faro.txt"); err == nil || !strings.Contains(err.Error(), "private network") {
		t.Errorf("the error is %v", err)
	}
	write(t, filepath.Join(shelf, "sources.yaml"), "pause: 1ms\nallow: [127.0.0.1]\nsources: []\n")
	b := watched(t, from)
	ctx, stop := context.WithCancel(t.Context())
	var running sync.WaitGroup
	running.Go(func() { u.run(ctx) })
	defer running.Wait()
	defer stop()
	name, err := u.add(t.Context(), page.URL+"/faro.txt")
	if err != nil || name != page.URL+"/faro.txt" {
		t.Fatal(name, err)
	}
	soon(t, b, "How many start-ups are there in Faro?", "77")
}
