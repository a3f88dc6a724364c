package fetch

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"mime"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
	"golang.org/x/net/html/charset"
)

// Folder is where in a folder of articles what was fetched is kept.
const Folder = "fetched"

// Beside is the ending of the file of front matter beside one that was fetched.
const Beside = ".yaml"

const stateFile = ".state.json"

// A kept is what is known of an address that was fetched.
type kept struct {
	File     string    `json:"file,omitempty"` // below Folder; "" none: a feed, or refused
	Tag      string    `json:"etag,omitempty"`
	Modified string    `json:"modified,omitempty"`
	Checked  time.Time `json:"checked"`
	Problem  string    `json:"problem,omitempty"` // why it was not fetched when it was last asked for
	Listed   []byte    `json:"listed,omitempty"`  // of a feed or sitemap: what it listed
}

// A pausing is a host that wants to be left alone.
type pausing struct {
	Until time.Time     `json:"until"`
	Step  time.Duration `json:"step"` // how long it was left alone last
}

// state is what is remembered from one run to the next.
type state struct {
	Addresses map[string]*kept    `json:"addresses"`
	Hosts     map[string]*pausing `json:"hosts,omitempty"`
}

// readState reads what is remembered; one that is broken is begun anew.
func readState(dir string) *state {
	s := &state{}
	if raw, err := os.ReadFile(filepath.Join(dir, Folder, stateFile)); err == nil {
		if json.Unmarshal(raw, s) != nil {
			*s = state{}
		}
	}
	if s.Addresses == nil {
		s.Addresses = map[string]*kept{}
	}
	if s.Hosts == nil {
		s.Hosts = map[string]*pausing{}
	}
	return s
}

func (s *state) write(dir string) error {
	raw, err := json.MarshalIndent(s, "", " ")
	if err != nil {
		return err
	}
	return replace(filepath.Join(dir, Folder, stateFile), raw)
}

// Kinds says which files are read.
type Kinds struct {
	Known  func(name string) bool              // whether files of a name are
	Ending func(mediaType, name string) string // under which one is kept that a host calls by a type, "" where such are not
}

// ending is the ending of a file that was fetched, by its kind or its name.
func (k Kinds) ending(r *reply) (string, error) {
	kind, _, _ := mime.ParseMediaType(r.header.Get("Content-Type"))
	ext := k.Ending(kind, strings.ToLower(path.Base(r.address.Path)))
	if ext == "" {
		return "", fmt.Errorf("of a kind that is not read: %s", kind)
	}
	return ext, nil
}

// fileName is the name of the file that an address is kept in: its host and
// its path, with a few figures behind where those are not all of it.
func fileName(u *url.URL, ext string) string {
	plain := func(s string) string {
		return strings.Trim(strings.Map(func(r rune) rune {
			switch {
			case r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '.' || r == '-' || r == '_':
				return r
			case r >= 'A' && r <= 'Z':
				return r + 'a' - 'A'
			}
			return '-'
		}, s), "-.")
	}
	whole := strings.Trim(u.Path, "/")
	name := plain(strings.TrimSuffix(whole, path.Ext(whole)))
	if path.Ext(whole) != "" && !strings.EqualFold(path.Ext(whole), ext) && path.Ext(whole) != ".htm" {
		name = plain(whole)
	}
	const most = 120
	lossy := u.RawQuery != "" || len(name) > most || strings.Trim(strings.ReplaceAll(whole, "/", "-"), "-.") != strings.Trim(name+path.Ext(whole), "-.") || strings.Contains(strings.ReplaceAll(whole, "/", ""), "-") && strings.Contains(whole, "/")
	if len(name) > most {
		name = strings.TrimRight(name[:most], "-.")
	}
	if name == "" {
		name = "index"
	}
	if lossy {
		sum := sha256.Sum256([]byte(u.String()))
		name += "-" + hex.EncodeToString(sum[:4])
	}
	return path.Join(plain(u.Hostname()), name+ext)
}

// front is what stands in the file beside one that was fetched.
type front struct {
	URL       string   `yaml:"url"`
	Title     string   `yaml:"title,omitempty"`
	Source    string   `yaml:"source,omitempty"`
	Published string   `yaml:"published,omitempty"`
	Lang      string   `yaml:"lang,omitempty"`
	Places    []string `yaml:"places,omitempty,flow"`
	Fetched   string   `yaml:"fetched"`
}

// keep writes what was fetched, unless the same is there; it reports whether it wrote.
func keep(dir, name string, r *reply, f front) (bool, error) {
	at := filepath.Join(dir, Folder, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
		return false, err
	}
	body := inUTF8(r)
	old, err := os.ReadFile(at)
	same := err == nil && string(old) == string(body)
	raw, err := yaml.Marshal(f)
	if err != nil {
		return false, err
	}
	if same {
		var was front
		if old, err := os.ReadFile(at + Beside); err == nil && yaml.Unmarshal(old, &was) == nil {
			was.Fetched = f.Fetched
			if again, err := yaml.Marshal(was); err == nil && string(again) == string(raw) {
				return false, nil
			}
		}
	}
	// The front matter goes first: a page is never read without it.
	return true, errors.Join(replace(at+Beside, raw), replace(at, body))
}

// inUTF8 is a text in UTF-8 where its host, and not the text itself, says in
// which character set it is.
func inUTF8(r *reply) []byte {
	kind, params, _ := mime.ParseMediaType(r.header.Get("Content-Type"))
	if !strings.HasPrefix(kind, "text/") || params["charset"] == "" {
		return r.body
	}
	from, name := charset.Lookup(params["charset"])
	if from == nil || name == "utf-8" {
		return r.body
	}
	if text, err := from.NewDecoder().Bytes(r.body); err == nil {
		return text
	}
	return r.body
}
