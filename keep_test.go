package main

import (
	"bytes"
	"context"
	"io"
	"log/slog"
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
	k := newKeeper(from, slog.New(slog.NewTextHandler(&log, nil)))
	k.every = 20 * time.Millisecond
	ctx, stop := context.WithCancel(t.Context())
	var running sync.WaitGroup
	running.Go(func() { k.run(ctx) })
	write(t, filepath.Join(notes, "faro.md"), "Faro has 77 start-ups.\n")
	write(t, filepath.Join(shelf, "sources.yaml"), "sources:\n  - folder: ../notes\n")
	running.Go(func() { keepUp(ctx, shelf, k.look, k.log) })
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
