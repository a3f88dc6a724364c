package index

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// Whatever is cut off, changed or added in any file of an index, it does not open.
func TestEveryDamageIsNoticed(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	build(t, dir, towns())
	damages, files := 0, 0
	err := filepath.WalkDir(filepath.Join(dir, "gen-000001"), func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		whole, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		files++
		spoilt := map[string][]byte{"emptied": nil, "begun twice": append(bytes.Clone(whole), whole...), "with a byte more": append(bytes.Clone(whole), 0)}
		for of := range 8 {
			at := len(whole) * of / 8
			spoilt[fmt.Sprintf("cut at %d", at)] = whole[:at]
			for _, bit := range []byte{1, 0x80} {
				changed := bytes.Clone(whole)
				changed[at] ^= bit
				spoilt[fmt.Sprintf("another bit %#x at %d", bit, at)] = changed
			}
			gap := bytes.Clone(whole)
			clear(gap[at:min(len(gap), at+64)])
			spoilt[fmt.Sprintf("zeros from %d", at)] = gap
		}
		for what, data := range spoilt {
			if bytes.Equal(data, whole) {
				continue
			}
			damages++
			if err := os.WriteFile(path, data, 0o600); err != nil {
				return err
			}
			if x, err := Open(dir); err == nil {
				x.Close()
				t.Errorf("%s opens %s", filepath.Base(path), what)
			}
		}
		return os.WriteFile(path, whole, 0o600)
	})
	if err != nil {
		t.Fatal(err)
	}
	if damages < 128 {
		t.Errorf("%d damages of %d files, want 128 and more", damages, files)
	}
	x, err := Open(dir)
	if err != nil {
		t.Fatalf("mended, it does not open: %v", err)
	}
	x.Close()
}
