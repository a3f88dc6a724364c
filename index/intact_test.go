package index

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"quoth/index/term"
)

// Who has an index open is not killed by who writes its files, in place, cuts or
// deletes them: it is told that they are damaged, or reads on where they are not.
func TestFilesChangedUnderAReader(t *testing.T) {
	each := func(t *testing.T, dir string, do func(path string, size int64) error) {
		t.Helper()
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			info, err := d.Info()
			if err != nil {
				return err
			}
			return do(path, info.Size())
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	overwrite := func(path string, size int64) error {
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		noise := make([]byte, size)
		rand.Read(noise)
		_, err = f.Write(noise)
		return errors.Join(err, f.Close())
	}
	tests := map[string]struct {
		do      func(t *testing.T, dir string)
		damaged bool
	}{
		"cut": {func(t *testing.T, dir string) {
			each(t, dir, func(p string, _ int64) error { return os.Truncate(p, 100) })
		}, true},
		"emptied": {func(t *testing.T, dir string) {
			each(t, dir, func(p string, _ int64) error { return os.Truncate(p, 0) })
		}, true},
		"overwritten": {func(t *testing.T, dir string) { each(t, dir, overwrite) }, true},
		"touched": {func(t *testing.T, dir string) {
			each(t, dir, func(p string, _ int64) error { return os.Chtimes(p, time.Time{}, time.Now().Add(time.Hour)) })
		}, false},
		"deleted": {func(t *testing.T, dir string) {
			if err := os.RemoveAll(dir); err != nil {
				t.Fatal(err)
			}
		}, false},
		"replaced": {func(t *testing.T, dir string) {
			each(t, dir, func(p string, size int64) error {
				if err := os.WriteFile(p+".new", make([]byte, size), 0o644); err != nil {
					return err
				}
				return os.Rename(p+".new", p)
			})
		}, false},
	}
	for name, test := range tests {
		for _, noticed := range []bool{true, false} { // before it is read, or by a fault
			t.Run(name, func(t *testing.T) {
				dir := filepath.Join(t.TempDir(), "index")
				build(t, dir, towns())
				x := opened(t, dir)
				ask := func(words string) error {
					_, err := x.Search(t.Context(), term.Of(words), Filters{}, 5)
					return err
				}
				if err := ask("harbour"); err != nil {
					t.Fatal(err)
				}
				test.do(t, dir)
				if noticed {
					x.watch.looked = time.Time{}
				} else {
					x.watch.looked = time.Now().Add(time.Hour)
				}
				err := ask("trams wages university rents tram") // of which nothing is read yet
				switch {
				case !test.damaged && err != nil:
					t.Errorf("not read on: %v", err)
				case test.damaged && noticed && !errors.Is(err, ErrDamaged) && !errors.Is(err, fs.ErrNotExist):
					t.Errorf("damaged, and it says %v", err)
				case test.damaged && noticed && x.Intact() == nil:
					t.Error("it forgets that it is damaged")
				}
			})
		}
	}
}
