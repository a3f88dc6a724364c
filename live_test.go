package main

import (
	"context"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"quoth/bot"
	"quoth/index/answer"
)

// watched opens a source as serve does, and watches it until the test ends.
func watched(t *testing.T, from source) *bot.Bot {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	log := slog.New(slog.NewTextHandler(io.Discard, nil))
	l := &live{from: from, prepare: func(*bot.Bot) {}, log: log, changes: changesOf(from, log)}
	x, _, err := from.open(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if err := l.begin(ctx, x); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- l.watch(ctx) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
		l.close()
	})
	return l.publicBot()
}

// soon asks until the answer holds a text, or fails.
func soon(t *testing.T, b *bot.Bot, question, text string) {
	t.Helper()
	said := ""
	for range 200 {
		m, err := b.Reply(t.Context(), bot.Question{Text: question})
		if err != nil {
			t.Fatal(err)
		}
		if said = m.Text(); strings.Contains(said, text) {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("%s: %q, want %q", question, said, text)
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// What is added to a folder of articles, changed in it or taken out is answered
// from without a restart; what cannot be read changes nothing else.
func TestArticlesAreTakenUp(t *testing.T) {
	shelf := t.TempDir()
	write(t, filepath.Join(shelf, "porto.md"), "Porto has 420 start-ups.\n")
	b := watched(t, source{articles: shelf})
	soon(t, b, "How many start-ups does Porto have?", "420")

	write(t, filepath.Join(shelf, "new", "faro.md"), "Faro has 77 start-ups.\n")
	soon(t, b, "How many start-ups does Faro have?", "77")

	write(t, filepath.Join(shelf, "porto.md"), "Porto has 431 start-ups.\n")
	soon(t, b, "How many start-ups does Porto have?", "431")

	write(t, filepath.Join(shelf, "broken.md"), "---\ntitle: [\n---\n\xff\xfe\x00")
	if err := os.Remove(filepath.Join(shelf, "new", "faro.md")); err != nil {
		t.Fatal(err)
	}
	for range 200 {
		given, err := b.Answer(t.Context(), bot.Question{Text: "How many start-ups does Faro have?"})
		if err != nil {
			t.Fatal(err)
		}
		if given.Status == answer.Unanswered || given.Status == answer.Closest {
			soon(t, b, "How many start-ups does Porto have?", "431")
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatal("what was taken out of the folder is answered from still")
}

// An index that is built again is taken up.
func TestIndexIsTakenUp(t *testing.T) {
	shelf, dir := t.TempDir(), filepath.Join(t.TempDir(), "index")
	build := func() {
		t.Helper()
		var said strings.Builder
		if code := run(t.Context(), []string{"index", "--articles", shelf, "--index", dir}, stdio{strings.NewReader(""), &said, &said, func(string) string { return "" }}); code != exitAnswered {
			t.Fatal(said.String())
		}
	}
	write(t, filepath.Join(shelf, "porto.md"), "Porto has 420 start-ups.\n")
	build()
	b := watched(t, source{index: dir})
	soon(t, b, "How many start-ups does Porto have?", "420")
	write(t, filepath.Join(shelf, "porto.md"), "Porto has 431 start-ups.\n")
	build()
	soon(t, b, "How many start-ups does Porto have?", "431")
}
