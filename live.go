package main

import (
	"context"
	"io/fs"
	"log/slog"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"github.com/fsnotify/fsnotify"

	"quoth/bot"
	"quoth/bot/slack"
	"quoth/index"
	"quoth/index/query"
)

// A live source is answered from while it changes: when its articles are
// changed, or its index is built again, what is new is opened beside what is
// open, and takes its place whole. What cannot be opened changes nothing.
type live struct {
	from    source
	policy  slack.Policy
	prepare func(*bot.Bot) // sets what every bot has
	log     *slog.Logger

	changes *fsnotify.Watcher // of the source; nil none are noted

	now atomic.Pointer[standing]
}

// A standing is what is answered from at one time.
type standing struct {
	*views
	public *view // what every channel may see
}

const (
	// settled is how long nothing must change before what changed is read: a
	// program that writes files writes several.
	settled = 150 * time.Millisecond
	// outlives is how long an index stays open for the questions under way when
	// another has taken its place.
	outlives = 30 * time.Second
)

// begin answers from x, which was opened from the source. The caller closes l,
// and x with it.
func (l *live) begin(ctx context.Context, x *index.Index) error {
	s, err := l.stand(ctx, x)
	if err == nil {
		l.now.Store(s)
	}
	return err
}

// stand makes what is answered from an index.
func (l *live) stand(ctx context.Context, x *index.Index) (*standing, error) {
	s := &standing{views: &views{all: x, prepare: l.prepare}}
	var err error
	s.public, err = s.of(ctx, l.policy.Public(x.Collections()))
	return s, err
}

// bot returns the bot that answers from some collections now.
func (l *live) bot(ctx context.Context, collections []string) (*bot.Bot, error) {
	return l.now.Load().bot(ctx, collections)
}

// publicBot is a bot that answers each question from what every channel may see
// when it is asked.
func (l *live) publicBot() *bot.Bot {
	at := func() *bot.Bot { return l.now.Load().public.bot }
	b := &bot.Bot{
		Now:    at,
		Asking: func(text string) query.Asking { return at().Asking(text) },
		Meant:  func(h query.Heard) float64 { return at().Meant(h) },
		Line:   func(text string) query.Line { return at().Line(text) },
		Knows:  func() (*index.Coverage, error) { return at().Knows() },
		Text:   func(path string) (string, error) { return at().Text(path) },
		Name:   func(lang, id string) string { return at().Name(lang, id) },
	}
	l.prepare(b)
	return b
}

// changesOf begins to note what changes in a source. It is begun before the
// source is opened, so that nothing that changes meanwhile is missed. nil where
// nothing can change, as in the articles Quoth comes with, or be noted.
func changesOf(from source, log *slog.Logger) *fsnotify.Watcher {
	root := from.index
	if root == "" {
		root = from.articles
	}
	if root == "" {
		return nil
	}
	w, err := fsnotify.NewWatcher()
	if err != nil {
		log.Warn("changes are not seen until the next start", "error", err)
		return nil
	}
	follow(w, root, from.index == "")
	return w
}

// watch takes up what changes until ctx ends.
func (l *live) watch(ctx context.Context) error {
	w := l.changes
	if w == nil {
		<-ctx.Done()
		return nil
	}
	defer w.Close()
	quiet := time.NewTimer(settled)
	quiet.Stop()
	defer quiet.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case e := <-w.Events:
			if e.Has(fsnotify.Create) && l.from.index == "" {
				follow(w, e.Name, true) // a folder that is new
			}
			if e.Op != fsnotify.Chmod && l.matters(e.Name) {
				quiet.Reset(settled)
			}
		case err := <-w.Errors:
			l.log.Warn("a change may have been missed, all is read again", "error", err)
			quiet.Reset(settled)
		case <-quiet.C:
			l.takeUp(ctx)
		}
	}
}

// matters reports whether a change of the file at path may change what is
// answered: of an index only that another generation is the current one does.
func (l *live) matters(path string) bool {
	if l.from.index != "" {
		return filepath.Base(path) == index.CurrentFile
	}
	return !strings.HasPrefix(filepath.Base(path), ".")
}

// follow watches a folder and, of articles, those in it.
func follow(w *fsnotify.Watcher, root string, inside bool) {
	filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return nil //nolint:nilerr // what is gone again needs no watching
		}
		if path != root && (!inside || strings.HasPrefix(d.Name(), ".")) {
			return filepath.SkipDir
		}
		w.Add(path) // one that cannot be watched is read with the next change
		return nil
	})
}

// takeUp opens the source as it stands now in the place of what is open, unless
// it is the same or cannot be opened.
func (l *live) takeUp(ctx context.Context) {
	began := time.Now()
	x, broken, err := l.from.open(ctx)
	if err != nil {
		if ctx.Err() == nil {
			l.log.Error("what changed cannot be opened; answers are given from what was", "error", err)
		}
		return
	}
	old := l.now.Load()
	if x.Fingerprint() == old.all.Fingerprint() {
		x.Close()
		return
	}
	next, err := l.stand(ctx, x)
	if err != nil {
		x.Close()
		if ctx.Err() == nil {
			l.log.Error("what changed cannot be asked; answers are given from what was", "error", err)
		}
		return
	}
	l.now.Store(next)
	l.log.Info("taken up", "articles", len(x.Articles()), "passages", x.Passages(), "problems", len(broken), "ms", time.Since(began).Milliseconds())
	time.AfterFunc(outlives, func() {
		old.views.close()
		old.all.Close()
	})
}

// close closes what is open.
func (l *live) close() error {
	s := l.now.Load()
	s.views.close()
	return s.all.Close()
}
