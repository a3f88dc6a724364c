package index

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"
	"time"
)

// A generation is never written again once it is sealed, and an index trusts
// it: the engine maps its files. Where someone writes or cuts them all the same, in
// place, that is noticed: by how the files look before they are read, and
// by a fault while they are. The index is damaged then, and says so to all who ask;
// the process lives on. Files that are deleted, or that others take the place of,
// stay what they were to who has them open.

// A watch looks after the files of a generation that is open. It is safe for
// concurrent use; a nil watch has none to look after.
type watch struct {
	gen, own string // the folder, and the sum of its manifest

	mu     sync.Mutex
	seen   map[string]os.FileInfo // by path
	looked time.Time
	damage error
}

// lookEvery is how long it is trusted that files are as they were.
const lookEvery = 100 * time.Millisecond

// watchOver begins to look after a generation, before it is verified.
func watchOver(gen, own string) *watch {
	return &watch{gen: gen, own: own, seen: map[string]os.FileInfo{}}
}

// note keeps how the files of a manifest look.
func (w *watch) note(m manifest) error {
	for _, f := range m.Files {
		path := filepath.Join(w.gen, filepath.FromSlash(f.Path))
		info, err := os.Stat(path)
		if err != nil {
			return err
		}
		w.seen[path] = info
	}
	return nil
}

// intact returns an error when the files are no longer what was built. Where one
// looks as if it was written, all are compared with the manifest again.
func (w *watch) intact() error {
	if w == nil {
		return nil
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.damage != nil || time.Since(w.looked) < lookEvery {
		return w.damage
	}
	w.looked = time.Now()
	written := false
	for path, was := range w.seen {
		now, err := os.Stat(path)
		if err != nil || !os.SameFile(was, now) || now.Size() == was.Size() && now.ModTime().Equal(was.ModTime()) {
			continue // as it was, or gone: what is open is as it was
		}
		written = true
		w.seen[path] = now
	}
	if written {
		w.damage = w.compare()
	}
	return w.damage
}

// compare compares every file, to its last byte, with the manifest.
func (w *watch) compare() error {
	m, err := readManifest(w.gen, w.own)
	if err != nil {
		return err
	}
	return verify(w.gen, m, true)
}

// Whole compares every file of the index, to its last byte, with what was built:
// it takes as long as reading them all, and is what Open leaves out. The index is
// damaged from then on where they differ. A generation that is deleted while it is
// open is what it was.
func (x *Index) Whole() error {
	if x.watch == nil {
		return nil
	}
	err := x.watch.compare()
	if _, gone := os.Stat(filepath.Join(x.watch.gen, manifestFile)); errors.Is(gone, fs.ErrNotExist) {
		return nil // others took its place meanwhile
	}
	if errors.Is(err, ErrDamaged) {
		x.watch.failed(err)
	}
	return err
}

// failed notes that reading the files went wrong in a way that whole ones do not.
func (w *watch) failed(err error) {
	if w == nil {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.damage == nil {
		w.damage = err
	}
}

// Intact returns an error when the files of the index are no longer what was
// built, ErrDamaged or one of the disk; an index in memory always is.
func (x *Index) Intact() error { return x.watch.intact() }

// guarded is deferred, called, around all that reads files:
//
//	defer guarded(x.watch, &err)()
//
// It turns a panic of the engine, which trusts its files, and a fault of memory
// that a file is mapped to into an error, which the watch is told.
func guarded(w *watch, err *error) (end func()) {
	before := debug.SetPanicOnFault(true)
	return func() {
		debug.SetPanicOnFault(before)
		if r := recover(); r != nil {
			*err = fmt.Errorf("%w: %v", ErrDamaged, r)
		}
		if errors.Is(*err, ErrDamaged) {
			w.failed(*err)
		}
	}
}
