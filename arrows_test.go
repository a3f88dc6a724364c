package main

import (
	"go/build"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// arrows says which rooms each room may look into; a room not named as a key
// looks into none. Tests may look anywhere.
var arrows = map[string][]string{
	".":                          {"articles", "articles/corpus", "articles/figure", "articles/lexicon", "index", "index/answer", "index/encoder", "index/eval", "index/query", "bot", "bot/mcp", "bot/slack", "bot/store", "bot/web", "fetch", "trace"},
	"trace":                      {},
	"fetch":                      {},
	"articles/lexicon":           {},
	"articles/lexicon/gazetteer": {"articles/lexicon"},
	"articles/sentence":          {},
	"articles/text":              {"articles/lexicon"},
	"articles/text/texttest":     {"articles/lexicon", "articles/text"},
	"articles/quantity":          {"articles/lexicon", "articles/text"},
	"articles/quantity/make":     {},
	"articles/figure":            {"articles/lexicon", "articles/quantity", "articles/sentence", "articles/text"},
	"articles/corpus":            {},
	"articles/pdf":               {},
	"articles/advert":            {"articles/sentence"},
	"articles/advert/fit":        {"articles", "articles/advert", "articles/corpus"},
	"articles":                   {"articles/advert", "articles/figure", "articles/lexicon", "articles/pdf", "articles/quantity", "articles/sentence", "articles/text"},
	"index/term":                 {"articles/lexicon"},
	"index/meaning":              {},
	"index/meaning/make":         {"index/term"},
	"index/encoder":              {},
	"index/rank":                 {"articles/lexicon", "index/meaning", "index/term"},
	"index/engine":               {"index/term"},
	"index/opensearch":           {"index/engine", "trace"},
	"index/query":                {"articles/figure", "articles/lexicon", "articles/quantity", "articles/sentence", "index/ledger", "index/term"},
	"index":                      {"articles", "articles/figure", "articles/lexicon", "index/coder", "index/encoder", "index/engine", "index/ledger", "index/opensearch", "index/query", "index/rank", "index/term"},
	"index/answer":               {"articles/figure", "articles/lexicon", "articles/sentence", "index", "index/ledger", "index/meaning", "index/query", "index/rank", "index/term", "trace"},
	"index/coder":                {},
	"index/ledger":               {"articles/figure", "index/coder"},
	"index/eval":                 {"index", "index/answer", "index/encoder", "index/query", "index/rank", "index/term", "articles", "articles/figure", "articles/lexicon", "articles/quantity"},
	"index/eval/speed":           {"index", "index/answer", "index/term", "articles", "articles/corpus", "articles/lexicon"},
	"bot":                        {"index", "index/answer", "index/query"},
	"bot/slack":                  {"bot", "bot/store", "index/query", "trace"},
	"bot/slack/soak":             {},
	"bot/store":                  {"bot"},
	"bot/web":                    {"bot", "index/answer", "index/query"},
	"bot/mcp":                    {"bot", "index/answer", "index/query"},
}

// homes says where each dependency lives, by the start of its import path.
// Tests may use any of them; one with no room is for tests alone.
var homes = map[string][]string{
	"github.com/blevesearch/bleve":                 {"index/engine", "index/eval/speed"},
	"github.com/blevesearch/snowballstem":          {"index/term"},
	"github.com/opensearch-project/opensearch-go/": {"index/opensearch"},
	"github.com/fsnotify/fsnotify":                 {"."},
	"github.com/slack-go/slack":                    {"bot/slack"},
	"github.com/modelcontextprotocol/":             {"bot/mcp"},
	"database/sql":                                 {"bot/store"},
	"modernc.org/sqlite":                           {"bot/store"},
	"github.com/jackc/pgx/":                        {"bot/store"},
	"github.com/prometheus/":                       {"bot/web"},
	"github.com/yuin/goldmark":                     {"articles"},
	"go.yaml.in/yaml/":                             {"articles", "bot/slack", "fetch"},
	"github.com/BurntSushi/toml":                   {"articles"},
	"github.com/xuri/excelize/":                    {"articles"},
	"codeberg.org/readeck/":                        {"articles"},
	"golang.org/x/net/":                            {"articles", "fetch"},
	"github.com/mmcdole/gofeed":                    {"fetch"},
	"github.com/temoto/robotstxt":                  {"fetch"},
	"golang.org/x/text/":                           {"articles", "articles/lexicon", "articles/pdf", "index/encoder", "index/eval", "index/term"},
	"golang.org/x/sys/":                            {"index/encoder"},
	"github.com/blevesearch/mmap-go":               {"index", "index/encoder"},
	"github.com/gorilla/websocket":                 {"bot/slack", "bot/slack/soak"},
	"github.com/rogpeppe/go-internal/lockedfile":   {"index"},
	"github.com/rogpeppe/go-internal/testscript":   {},
	"github.com/google/go-cmp":                     {},
	"go.uber.org/goleak":                           {},
}

func TestArrows(t *testing.T) {
	gone := map[string]bool{}   // arrows that an import follows: "from to"
	lived := map[string]bool{}  // homes that are lived in: "start room"
	tested := map[string]bool{} // dependencies that tests use, by their start
	for room, pkg := range packages(t) {
		allowed, known := arrows[room]
		if !known {
			t.Errorf("%s: a room the table of arrows does not know", room)
		}
		for _, path := range pkg.Imports {
			if inner, ok := strings.CutPrefix(path, "quoth/"); ok {
				gone[room+" "+inner] = true
				if !slices.Contains(allowed, inner) {
					t.Errorf("%s looks into %s: no arrow points there", room, inner)
				}
			} else if path == "database/sql" || strings.Contains(strings.Split(path, "/")[0], ".") {
				start := dependency(path)
				lived[start+" "+room] = true
				if !slices.Contains(homes[start], room) {
					t.Errorf("%s imports %s, whose home it is not", room, path)
				}
			}
		}
		for _, path := range slices.Concat(pkg.TestImports, pkg.XTestImports) {
			tested[dependency(path)] = true
		}
	}
	for room, others := range arrows {
		for _, other := range others {
			if !gone[room+" "+other] {
				t.Errorf("an arrow points from %s to %s, and no import follows it", room, other)
			}
		}
	}
	for start, rooms := range homes {
		for _, room := range rooms {
			if !lived[start+" "+room] {
				t.Errorf("%s lives in %s, which does not import it", start, room)
			}
		}
		if len(rooms) == 0 && !tested[start] {
			t.Errorf("%s is for tests, and none imports it", start)
		}
	}
}

// packages returns the packages of this module by their folders.
func packages(t *testing.T) map[string]*build.Package {
	t.Helper()
	all := map[string]*build.Package{}
	err := filepath.WalkDir(".", func(dir string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		if name := d.Name(); dir != "." && (strings.HasPrefix(name, ".") || name == "testdata" || name == "node_modules") {
			return filepath.SkipDir
		}
		if pkg, err := build.ImportDir(dir, 0); err == nil { // else a folder without Go files
			all[filepath.ToSlash(dir)] = pkg
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// dependency returns which of homes an import path belongs to, "" none.
func dependency(path string) string {
	for start := range homes {
		if strings.HasPrefix(path, start) {
			return start
		}
	}
	return ""
}
