//go:build unix

package articles

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"testing/fstest"
)

// A folder is read as a folder: what leads out of it, is no file or lies
// about its size is refused, and nothing of it is read.
func TestFolderIsAFolder(t *testing.T) {
	dir := t.TempDir()
	inside, outside := filepath.Join(dir, "articles"), filepath.Join(dir, "outside.md")
	if err := errors.Join(os.Mkdir(inside, 0o755), os.WriteFile(outside, []byte("The secret is 4711."), 0o644),
		os.WriteFile(filepath.Join(inside, "good.md"), []byte("Porto has 420 start-ups."), 0o644),
		os.Symlink(outside, filepath.Join(inside, "out.md")), os.Symlink("../outside.md", filepath.Join(inside, "up.md")),
		os.Symlink("/proc/self/environ", filepath.Join(inside, "environ.txt")), os.Symlink("good.md", filepath.Join(inside, "same.md")),
		os.Symlink("a.md", filepath.Join(inside, "b.md")), os.Symlink("b.md", filepath.Join(inside, "a.md")),
		syscall.Mkfifo(filepath.Join(inside, "pipe.md"), 0o644)); err != nil {
		t.Skip(err) // a system without links or pipes
	}
	root, err := os.OpenRoot(inside)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	c, err := Load(root.FS())
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Articles) != 2 || !has(c, "good.md") || !has(c, "same.md") {
		t.Errorf("%d articles, want good.md and the link to it", len(c.Articles))
	}
	refused := map[string]bool{}
	for _, p := range c.Problems {
		refused[p.Path] = p.Left
	}
	for _, name := range []string{"out.md", "up.md", "environ.txt", "a.md", "b.md", "pipe.md"} {
		if !refused[name] {
			t.Errorf("%s was not refused", name)
		}
	}
	if _, problem := read(lying{fstest.MapFS{"a.md": {Data: []byte("Porto has 420 start-ups.")}}}, "a.md"); problem == nil || !problem.Left {
		t.Error("a file that has more bytes than it says was read")
	}
}

// lying is a folder whose files say they are empty.
type lying struct{ fs.FS }

func (l lying) Stat(name string) (fs.FileInfo, error) {
	info, err := fs.Stat(l.FS, name)
	return empty{info}, err
}

type empty struct{ fs.FileInfo }

func (empty) Size() int64 { return 0 }
