package fetch

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
)

// File is the name of the file of sources in a folder of articles.
const File = "sources.yaml"

// Sources is what a folder of articles is kept up to date with.
type Sources struct {
	Every   Duration `yaml:"every,omitempty"` // how often Run is due; DefaultEvery where it is 0
	Pause   Duration `yaml:"pause,omitempty"` // between requests to a host; DefaultPause where it is 0
	Allow   []string `yaml:"allow,omitempty"` // private networks that may be read: 10.1.0.0/16, 10.1.2.3
	Sources []Source `yaml:"sources"`
}

// A Source is one of what is read: it has one of Feed, Sitemap, Page and Folder.
type Source struct {
	Feed    string   `yaml:"feed,omitempty"`    // address of an RSS, Atom or JSON feed: the pages that it lists
	Sitemap string   `yaml:"sitemap,omitempty"` // address of a sitemap: the pages that it lists
	Page    string   `yaml:"page,omitempty"`    // address of one page or file
	Folder  string   `yaml:"folder,omitempty"`  // a folder, from that of the articles on
	Only    string   `yaml:"only,omitempty"`    // what the addresses or names must hold, "" any
	Most    int      `yaml:"most,omitempty"`    // pages of a feed or sitemap, the newest first; DefaultMost where it is 0
	Source  string   `yaml:"source,omitempty"`  // who publishes it, where pages do not say
	Places  []string `yaml:"places,omitempty,flow"`
	Lang    string   `yaml:"lang,omitempty"`
}

// What goes for sources that do not say.
const (
	DefaultEvery = time.Hour
	DefaultPause = time.Second
	DefaultMost  = 500
	shortest     = time.Minute // Every
)

// A Duration is a time.Duration that is written as 1h30m.
type Duration time.Duration

// UnmarshalYAML reads a duration.
func (d *Duration) UnmarshalYAML(n *yaml.Node) error {
	t, err := time.ParseDuration(n.Value)
	if err != nil || t < 0 {
		return fmt.Errorf("line %d: %q is no duration such as 1h or 30m", n.Line, n.Value)
	}
	*d = Duration(t)
	return nil
}

// MarshalYAML writes a duration.
func (d Duration) MarshalYAML() (any, error) { return time.Duration(d).String(), nil }

// Read reads the sources of a folder of articles; none where it has no such
// file. An error names the file and the line.
func Read(dir string) (Sources, error) {
	raw, err := os.ReadFile(filepath.Join(dir, File))
	if errors.Is(err, os.ErrNotExist) {
		return Sources{}, nil
	}
	if err != nil {
		return Sources{}, err
	}
	s, err := parse(raw)
	if err != nil {
		return Sources{}, fmt.Errorf("%s: %w", File, err)
	}
	return s, nil
}

func parse(raw []byte) (Sources, error) {
	var s Sources
	d := yaml.NewDecoder(bytes.NewReader(raw))
	d.KnownFields(true)
	if err := d.Decode(&s); err != nil && !errors.Is(err, io.EOF) {
		var wrong *yaml.TypeError
		if errors.As(err, &wrong) {
			first, _, _ := strings.Cut(wrong.Errors[0], " not found in type")
			err = errors.New(strings.Replace(first, "field ", "unknown key ", 1))
		}
		return s, err
	}
	for i, source := range s.Sources {
		if err := source.check(); err != nil {
			return s, fmt.Errorf("source %d: %w", i+1, err)
		}
	}
	if _, err := networks(s.Allow); err != nil {
		return s, err
	}
	if s.Every > 0 && s.Every < Duration(shortest) {
		return s, fmt.Errorf("every: %s is less than %s", time.Duration(s.Every), shortest)
	}
	return s, nil
}

// check says what is wrong with a source.
func (s Source) check() error {
	said := 0
	for _, what := range []string{s.Feed, s.Sitemap, s.Page, s.Folder} {
		if what != "" {
			said++
		}
	}
	if said != 1 {
		return errors.New("it wants one of feed, sitemap, page and folder")
	}
	if s.Folder == "" {
		_, err := address(s.Feed + s.Sitemap + s.Page)
		return err
	}
	return nil
}

// Name is what a source is called in messages: its address or folder.
func (s Source) Name() string { return s.Feed + s.Sitemap + s.Page + s.Folder }

// address reads an address of the web that may be fetched.
func address(s string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(s))
	switch {
	case err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "":
		return nil, fmt.Errorf("%q is no address of the web", s)
	case u.User != nil:
		return nil, fmt.Errorf("the address of %s has a password in it", u.Hostname())
	case len(s) > 2000:
		return nil, errors.New("an address of more than 2000 characters")
	}
	u.Fragment = ""
	return u, nil
}

// networks reads the networks that are allowed.
func networks(list []string) ([]netip.Prefix, error) {
	var all []netip.Prefix
	for _, s := range list {
		p, err := netip.ParsePrefix(s)
		if err != nil {
			one, err := netip.ParseAddr(s)
			if err != nil {
				return nil, fmt.Errorf("allow: %q is no network such as 10.1.0.0/16", s)
			}
			p = netip.PrefixFrom(one, one.BitLen())
		}
		all = append(all, p)
	}
	return all, nil
}

// Add adds a source to the file of sources of a folder, unless it is there.
func Add(dir string, source Source) error {
	s, err := Read(dir)
	if err != nil {
		return err
	}
	if err := source.check(); err != nil {
		return err
	}
	if slices.ContainsFunc(s.Sources, func(o Source) bool { return o.Name() == source.Name() }) {
		return nil
	}
	path := filepath.Join(dir, File)
	raw, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if len(s.Sources) > 0 { // what people wrote beside it stays
		one, err := yaml.Marshal([]Source{source})
		if err != nil {
			return err
		}
		more := append(bytes.TrimRight(raw, "\n"), '\n')
		more = append(more, indented(one, raw)...)
		if again, err := parse(more); err == nil && len(again.Sources) == len(s.Sources)+1 {
			return replace(path, more)
		}
	}
	s.Sources = append(s.Sources, source)
	whole, err := yaml.Marshal(s)
	if err != nil {
		return err
	}
	return replace(path, whole)
}

// indented puts the lines of a list below the one of a file as deep as its lines are.
func indented(one, raw []byte) []byte {
	deep := ""
	for line := range strings.SplitSeq(string(raw), "\n") {
		if trimmed := strings.TrimLeft(line, " "); strings.HasPrefix(trimmed, "- ") {
			deep = line[:len(line)-len(trimmed)]
		}
	}
	var b strings.Builder
	for line := range strings.Lines(string(one)) {
		b.WriteString(deep + line)
	}
	return []byte(b.String())
}

// replace writes a file whole or not at all.
func replace(path string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".quoth-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(data)
	if err = errors.Join(err, f.Chmod(0o644), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
