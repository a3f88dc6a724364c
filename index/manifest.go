package index

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
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
const schema = 10

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
	CRC    uint32 `json:"crc32c"` // what it is compared by where it is opened: damage it tells as well, and costs a tenth
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
	h, crc := sha256.New(), crc32.New(castagnoli)
	n, err := io.Copy(io.MultiWriter(h, crc), f)
	return sealed{filepath.ToSlash(name), n, hex.EncodeToString(h.Sum(nil)), crc.Sum32()}, err
}

// glance reads a file of a generation as far as it is trusted no longer than that,
// and returns what it would be like if nothing else had changed: of a long one that is
// compared when it is read, its size; of others that and their CRC.
func glance(path string, want sealed) (sealed, error) {
	f, err := os.Open(path)
	if err != nil {
		return sealed{}, err
	}
	defer f.Close()
	if readLater(want) {
		info, err := f.Stat()
		if err != nil {
			return sealed{}, err
		}
		want.Size = info.Size()
		return want, nil
	}
	crc := crc32.New(castagnoli)
	want.Size, err = io.CopyBuffer(struct{ io.Writer }{crc}, struct{ io.Reader }{f}, make([]byte, glanceBuffer))
	want.CRC = crc.Sum32()
	return want, err
}

// glanceBuffer is how much of a file is read at a time.
const glanceBuffer = 1 << 18

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

// mostAtOnce is how many bytes a file that is read in part, or later, may have to be
// compared with the manifest when it is opened.
const mostAtOnce = 1 << 20

// readLater reports whether a file is compared when it is read: the figures as a
// whole, and the stores, whose lists have the sum of every piece, piece by piece.
func readLater(f sealed) bool {
	return f.Size > mostAtOnce && (f.Path == articlesFile || f.Path == passagesFile || f.Path == figuresFile)
}

// verify compares the files of a generation with its manifest: to their last byte,
// or at a glance.
func verify(gen string, m manifest, whole bool) error {
	errs := make([]error, len(m.Files))
	var all sync.WaitGroup
	for i, want := range m.Files {
		all.Go(func() {
			path := filepath.Join(gen, filepath.FromSlash(want.Path))
			var got sealed
			var err error
			if whole {
				got, err = sum(gen, path)
			} else {
				got, err = glance(path, want)
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

// crc returns the CRC of a file of the manifest, and whether it has one.
func (m *manifest) crc(name string) (uint32, bool) {
	i := slices.IndexFunc(m.Files, func(f sealed) bool { return f.Path == name })
	if i < 0 {
		return 0, false
	}
	return m.Files[i].CRC, true
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
