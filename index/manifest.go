package index

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"sync"

	"quoth/index/engine"
	"quoth/index/opensearch"
)

// schema is the version of everything an index is made by: what is extracted
// and how, the analyzer, the files. Raise it whenever an index built before
// would answer otherwise.
const schema = 8

// A manifest says what a generation of an index holds.
type manifest struct {
	Schema      int           `json:"schema"`
	Version     string        `json:"version"` // of the program that built it, "" unknown
	Fingerprint string        `json:"fingerprint"`
	Articles    int           `json:"articles"`
	Passages    int           `json:"passages"`
	Tokens      engine.Tokens `json:"tokens"`
	Encoder     *by           `json:"encoder,omitempty"` // that made the vectors of sentences; nil there are none
	Files       []sealed      `json:"files"`
}

// A sealed file is one that must be found as it was written.
type sealed struct {
	Path   string `json:"path"` // slash-separated, in the generation
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

const manifestFile = "manifest.json"

// Errors of Open, to be told apart with errors.Is.
var (
	ErrNoIndex      = opensearch.ErrNoIndex
	ErrOtherVersion = errors.New("built by another version of quoth: build it again with quoth index")
	ErrDamaged      = opensearch.ErrDamaged
)

// version returns the version of the running program, "" where it has none.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "(devel)" {
		return ""
	}
	return info.Main.Version
}

// seal lists the files of a generation in m, makes them readable for all and
// sees that they are on disk. It returns the manifest as it was written.
func seal(gen string, m manifest) ([]byte, error) {
	var folders []string
	err := filepath.WalkDir(gen, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			folders = append(folders, path)
			return os.Chmod(path, 0o755)
		}
		s, err := sum(gen, path)
		if err != nil {
			return err
		}
		m.Files = append(m.Files, s)
		return errors.Join(os.Chmod(path, 0o644), flush(path))
	})
	if err != nil {
		return nil, err
	}
	data, err := json.MarshalIndent(m, "", "\t")
	if err != nil {
		return nil, err
	}
	if err := writeFile(filepath.Join(gen, manifestFile), data); err != nil {
		return nil, err
	}
	for _, f := range folders {
		if err := flush(f); err != nil {
			return nil, err
		}
	}
	return data, nil
}

// sum reads a file of a generation.
func sum(gen, path string) (sealed, error) {
	name, err := filepath.Rel(gen, path)
	if err != nil {
		return sealed{}, err
	}
	f, err := os.Open(path)
	if err != nil {
		return sealed{}, err
	}
	defer f.Close()
	h := sha256.New()
	n, err := io.Copy(h, f)
	return sealed{filepath.ToSlash(name), n, hex.EncodeToString(h.Sum(nil))}, err
}

// readManifest reads the manifest of a generation, whose own sum is known.
func readManifest(gen, own string) (m manifest, err error) {
	data, err := os.ReadFile(filepath.Join(gen, manifestFile))
	if err != nil {
		return m, err
	}
	var head struct{ Schema int }
	if err := json.Unmarshal(data, &head); err != nil {
		return m, fmt.Errorf("%w: %s: %w", ErrDamaged, manifestFile, err)
	}
	if head.Schema != schema {
		return m, ErrOtherVersion
	}
	if got := sha256.Sum256(data); hex.EncodeToString(got[:]) != own {
		return m, fmt.Errorf("%w: %s has changed", ErrDamaged, manifestFile)
	}
	if err := json.Unmarshal(data, &m); err != nil {
		return m, fmt.Errorf("%w: %s: %w", ErrDamaged, manifestFile, err)
	}
	if now := version(); m.Version != now && m.Version != "" && now != "" {
		return m, ErrOtherVersion
	}
	return m, nil
}

// mostAtOnce is how many bytes a store may have to be compared with the manifest
// when it is opened. What is read of a longer one is compared piece by piece.
const mostAtOnce = 1 << 20

// verify compares the files of a generation with its manifest; of stores of more
// than most bytes only how long they are.
func verify(gen string, m manifest, most int64) error {
	errs := make([]error, len(m.Files))
	var all sync.WaitGroup
	for i, want := range m.Files {
		all.Go(func() {
			path := filepath.Join(gen, filepath.FromSlash(want.Path))
			var got sealed
			var err error
			if summed(want.Path) && want.Size > most {
				got, err = sizeOf(path, want)
			} else {
				got, err = sum(gen, path)
			}
			switch {
			case errors.Is(err, fs.ErrNotExist):
				errs[i] = fmt.Errorf("%w: %s is missing", ErrDamaged, want.Path)
			case err != nil:
				errs[i] = err
			case got.Size < want.Size:
				errs[i] = fmt.Errorf("%w: %s is cut short", ErrDamaged, want.Path)
			case got != want:
				errs[i] = fmt.Errorf("%w: %s has changed", ErrDamaged, want.Path)
			}
		})
	}
	all.Wait()
	if i := slices.IndexFunc(errs, func(err error) bool { return err != nil }); i >= 0 {
		return errs[i]
	}
	return nil
}

// summed reports whether a file is a store, whose list has the sum of every piece.
func summed(path string) bool { return path == articlesFile || path == passagesFile }

// sizeOf returns what a file would be like if it were of the size it has.
func sizeOf(path string, want sealed) (sealed, error) {
	info, err := os.Stat(path)
	if err != nil {
		return sealed{}, err
	}
	want.Size = info.Size()
	return want, nil
}

// writeFile writes a file and sees that it is on disk.
func writeFile(path string, data []byte) error {
	return errors.Join(os.WriteFile(path, data, 0o644), flush(path))
}

// writeJSON writes a value as a file.
func writeJSON(path string, v any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err
	}
	return writeFile(path, b.Bytes())
}

// readJSON reads what writeJSON wrote.
func readJSON(path string, v any) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, v); err != nil {
		return fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	return nil
}

// flush sees that a file or a folder is on disk.
func flush(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
