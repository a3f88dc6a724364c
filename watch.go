package main

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"quoth/index"
)

const (
	// settled is how long nothing must change before what changed is read: a
	// program that writes files writes several.
	settled = 150 * time.Millisecond
	// restFor is how many times as long as a source took to read it is left alone then:
	// where its articles come one by one, as when they are fetched, not each has all
	// of them read again.
	restFor = 4
	// lookEvery is how often it is looked for changes where they cannot be watched.
	lookEvery = time.Minute
	// lookFar is how often it is looked whether the cluster of an index answers, and
	// which generation is the current one.
	lookFar = 5 * time.Second
	// farWait is how long the cluster has to say so.
	farWait = 2 * time.Second
)

// swapped is what is put in the place of another when the files of a mounted
// volume of Kubernetes change, all at once.
const swapped = "..data"

// Changes are noted of a source, and of the file of channels. A folder that
// cannot be watched is looked at now and then.
type changes struct {
	root     string // the folder of articles, or of an index; "" none
	far      bool   // the index is in a cluster
	articles bool   // it is of articles: folders in it matter too
	channels string // the file; "" none
	every    time.Duration
	log      *slog.Logger

	watcher *fsnotify.Watcher         // nil: nothing can be watched
	add     func(folder string) error // to what is watched
	tree    string                    // root without links
	missed  bool                      // something cannot be watched
	seen    uint64                    // what was there when it was last looked
}

// changesOf begins to note what changes in a source and the file of channels. It
// is begun before they are read, so that nothing that changes meanwhile is
// missed. The caller closes it.
func changesOf(from source, channels string, log *slog.Logger) *changes {
	c := &changes{channels: absolute(channels), every: lookEvery, log: log}
	switch {
	case index.Remote(from.index):
		c.far, c.every = true, lookFar
	case from.index != "":
		c.root = absolute(from.index)
		if from.builds { // it is to be watched before it is built
			if err := os.MkdirAll(c.root, 0o755); err != nil {
				log.Error("the folder of the index cannot be made", "error", err)
			}
		}
	default:
		c.root, c.articles = absolute(from.articles), true
	}
	if c.root == "" && c.channels == "" {
		return c
	}
	w, err := fsnotify.NewWatcher()
	if err != nil {
		c.add = func(string) error { return err }
	} else {
		c.watcher, c.add = w, w.Add
	}
	c.follow()
	return c
}

// absolute is a path from the root; "" stays "".
func absolute(path string) string {
	if path == "" {
		return ""
	}
	if whole, err := filepath.Abs(path); err == nil {
		return whole
	}
	return path
}

// watch takes up what changes until ctx ends.
func (l *live) watch(ctx context.Context) error {
	c := l.changes
	events, faults := c.channelsOf()
	quiet, look := time.NewTimer(settled), time.NewTicker(c.every)
	quiet.Stop()
	defer quiet.Stop()
	source, file := false, false // what has changed
	var rested time.Time         // the source is not read again before
	defer look.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case e := <-events:
			if e.Has(fsnotify.Create) && c.articles && c.inside(e.Name) {
				c.followFrom(e.Name) // a folder that is new
			}
			if of, named := c.concerns(e.Name); e.Op != fsnotify.Chmod && (of || named) {
				source, file = source || of, file || named
				if !file {
					quiet.Reset(max(settled, time.Until(rested)))
				} else {
					quiet.Reset(settled)
				}
			}
		case err := <-faults:
			l.log.Warn("a change may have been missed, all is read again", "error", err)
			source, file = true, true
			quiet.Reset(settled)
		case <-look.C:
			if c.missed && c.look() {
				source, file = true, true
				quiet.Reset(settled)
			}
			if c.far && l.behind(ctx) {
				source = true
				quiet.Reset(0) // a generation is published whole
			}
		case <-l.again:
			source, file = true, true
			quiet.Reset(0)
		case <-quiet.C:
			c.follow()
			if file { // first, so that what is new is not seen where it may not be
				l.reread(ctx)
			}
			if source && (c.root != "" || c.far) {
				began := time.Now()
				l.takeUp(ctx)
				rested = time.Now().Add(restFor * time.Since(began))
			}
			source, file = false, false
		}
	}
}

// channelsOf are what the watcher tells; nil, which tell nothing, without one.
func (c *changes) channelsOf() (chan fsnotify.Event, chan error) {
	if c.watcher == nil {
		return nil, nil
	}
	return c.watcher.Events, c.watcher.Errors
}

func (c *changes) close() {
	if c.watcher != nil {
		c.watcher.Close()
	}
}

// concerns reports whether a change of the file at path may change what the
// source says, of an index only that another generation is the current one does,
// or the file of channels.
func (c *changes) concerns(path string) (source, file bool) {
	name := filepath.Base(path)
	file = c.channels != "" && filepath.Dir(path) == filepath.Dir(c.channels) && (name == filepath.Base(c.channels) || name == swapped)
	switch {
	case c.root == "":
	case path == c.root, path == c.tree: // a link that leads elsewhere now
		source = true
	case !c.inside(path):
	case !c.articles:
		source = name == index.CurrentFile
	default:
		source = path != c.channels && (!strings.HasPrefix(name, ".") || name == swapped)
	}
	return source, file
}

// inside reports whether a path lies in the watched folder.
func (c *changes) inside(path string) bool {
	return c.root != "" && strings.HasPrefix(path, c.tree+string(filepath.Separator))
}

// follow watches what is there now, and no longer what a link led to before. What
// cannot be watched is said once.
func (c *changes) follow() {
	was := c.missed
	c.missed = false
	var faults []error
	watch := func(folder string) {
		if err := c.add(folder); err != nil && !errors.Is(err, fs.ErrNotExist) { // what is gone again needs no watching
			faults = append(faults, fmt.Errorf("%s: %w", folder, err))
		}
	}
	if c.channels != "" {
		watch(filepath.Dir(c.channels))
	}
	if c.root != "" {
		tree, err := filepath.EvalSymlinks(c.root)
		if err != nil {
			tree = c.root
		}
		if tree != c.tree {
			c.leave()
		}
		c.tree = tree
		if tree != c.root {
			watch(filepath.Dir(c.root)) // where a link may be led elsewhere
		}
		c.walk(tree, func(path string, d fs.DirEntry) {
			if d.IsDir() {
				watch(path)
			}
		})
	}
	if c.missed = len(faults) > 0; c.missed {
		if c.look(); !was {
			c.log.Warn("some folders cannot be watched: it is looked for changes every so often", "folders", len(faults), "first", faults[0], "every", c.every)
		}
	}
}

// followFrom watches a folder that is new, and those in it; all is followed again once
// nothing changes any more, which says what cannot be watched.
func (c *changes) followFrom(path string) {
	if strings.HasPrefix(filepath.Base(path), ".") {
		return
	}
	if d, err := os.Lstat(path); err != nil || !d.IsDir() {
		return
	}
	c.walk(path, func(path string, d fs.DirEntry) {
		if d.IsDir() {
			c.add(path)
		}
	})
}

// leave stops watching what a link led to.
func (c *changes) leave() {
	if c.watcher == nil || c.tree == "" {
		return
	}
	for _, folder := range c.watcher.WatchList() {
		if folder == c.tree || c.inside(folder) {
			c.watcher.Remove(folder)
		}
	}
}

// walk visits what lies in a folder, and, of articles, in those in it.
func (c *changes) walk(root string, visit func(path string, d fs.DirEntry)) {
	filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return nil //nolint:nilerr // it is gone again
		}
		if d.IsDir() && path != root && (!c.articles || strings.HasPrefix(d.Name(), ".")) {
			return filepath.SkipDir
		}
		visit(path, d)
		return nil
	})
}

// look reports whether what is there has changed since it was last looked: names,
// sizes or times.
func (c *changes) look() bool {
	sum := fnv.New64a()
	note := func(path string) {
		if info, err := os.Stat(path); err == nil {
			fmt.Fprintln(sum, path, info.Size(), info.ModTime().UnixNano(), info.Mode())
		}
	}
	if c.channels != "" {
		note(c.channels)
	}
	if c.root != "" {
		tree, err := filepath.EvalSymlinks(c.root)
		if err != nil {
			tree = c.root
		}
		c.walk(tree, func(path string, _ fs.DirEntry) { note(path) })
	}
	was := c.seen
	c.seen = sum.Sum64()
	return c.seen != was
}
