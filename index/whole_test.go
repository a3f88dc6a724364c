package index

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// big is documents of which more is stored than is compared at once.
func big() []Document {
	docs := towns()
	docs[0].Article.Text += strings.Repeat("\nNothing is said here.", 2*mostAtOnce/20)
	return docs
}

// A long store is not read through when an index is opened. What has changed in it
// is told by Whole, and never handed out before.
func TestLongStoreIsReadLater(t *testing.T) {
	for name, at := range map[string]int64{"an article that is read": 200, "its end": -200} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "index")
			build(t, dir, big())
			f, err := os.OpenFile(filepath.Join(dir, "gen-000001", articlesFile), os.O_RDWR, 0)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			if at < 0 {
				info, err := f.Stat()
				if err != nil {
					t.Fatal(err)
				}
				at += info.Size()
			}
			if _, err := f.WriteAt([]byte("~"), at); err != nil {
				t.Fatal(err)
			}
			x := opened(t, dir)
			whole := 0
			for _, m := range x.Articles() {
				switch a, err := x.Article(m.Path); {
				case err == nil && !strings.Contains(a.Text, "~"):
					whole++
				case !errors.Is(err, ErrDamaged):
					t.Errorf("%s is read as %d bytes (%v)", m.Path, len(a.Text), err)
				}
			}
			if whole != len(x.Articles())-1 {
				t.Errorf("%d of %d articles are read, want all but one", whole, len(x.Articles()))
			}
			if err := x.Whole(); !errors.Is(err, ErrDamaged) || !errors.Is(x.Intact(), ErrDamaged) {
				t.Errorf("looked through it is %v, and then %v", err, x.Intact())
			}
		})
	}
}

func TestWholeIndexIsWhole(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	build(t, dir, big())
	x := opened(t, dir)
	if err := x.Whole(); err != nil {
		t.Error(err)
	}
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(x.Whole(), x.Intact()); err != nil {
		t.Errorf("deleted while it is open: %v", err)
	}
}
