//go:build unix

package store

import (
	"os"
	"path/filepath"
	"testing"
)

// What is kept is its owner's to read alone, one that was there before too.
func TestStoreIsPrivate(t *testing.T) {
	for name, before := range map[string]bool{"a new file": false, "one that all could read": true} {
		dir := t.TempDir()
		path := filepath.Join(dir, "kept.db")
		if before {
			if err := os.WriteFile(path, nil, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		s, err := Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Check(t.Context()); err != nil {
			t.Fatal(err)
		}
		files, err := os.ReadDir(dir)
		if err != nil || len(files) < 2 {
			t.Errorf("%d files, %v", len(files), err)
		}
		for _, f := range files {
			if info, err := f.Info(); err != nil || info.Mode().Perm() != 0o600 {
				t.Errorf("%s: %s has mode %v, %v", name, f.Name(), info.Mode().Perm(), err)
			}
		}
		s.Close()
	}
}
