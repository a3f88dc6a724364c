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
	".":                 {"articles", "articles/corpus", "articles/figure", "articles/lexicon", "index", "index/eval", "bot", "bot/slack", "bot/store", "bot/web"},
	"articles/lexicon":  {},
	"articles/sentence": {},
	"articles/figure":   {"articles/lexicon", "articles/sentence"},
	"articles/corpus":   {},
	"articles":          {"articles/figure", "articles/lexicon", "articles/sentence"},
	"index":             {"articles", "articles/figure", "articles/lexicon", "index/coder", "index/ledger"},
	"index/coder":       {},
	"index/ledger":      {"articles/figure", "index/coder"},
	"index/eval":        {"index", "articles", "articles/figure", "articles/lexicon"},
	"index/eval/speed":  {"index", "articles", "articles/lexicon"},
	"bot":               {"index"},
	"bot/slack":         {"bot", "bot/store", "index"},
	"bot/store":         {"bot"},
	"bot/web":           {"bot", "index"},
}

// homes says where each dependency lives, by the start of its import path.
var homes = map[string][]string{
	"github.com/blevesearch/":                    {"index", "index/eval/speed"},
	"github.com/RoaringBitmap/":                  {"index"},
	"github.com/kljensen/snowball":               {"index"},
	"github.com/slack-go/slack":                  {"bot/slack"},
	"database/sql":                               {"bot/store"},
	"modernc.org/sqlite":                         {"bot/store"},
	"github.com/jackc/pgx/":                      {"bot/store"},
	"github.com/prometheus/":                     {"bot/web"},
	"github.com/yuin/goldmark":                   {"articles"},
	"go.yaml.in/yaml/":                           {"articles", "bot/slack"},
	"codeberg.org/readeck/":                      {"articles"},
	"golang.org/x/net/":                          {"articles"},
	"golang.org/x/text/":                         {"articles", "articles/figure", "articles/lexicon", "index"},
	"github.com/gorilla/websocket":               {"bot/slack"},
	"github.com/rogpeppe/go-internal/lockedfile": {"index"},
	"github.com/google/go-cmp":                   {},
	"go.uber.org/goleak":                         {},
}

func TestArrows(t *testing.T) {
	err := filepath.WalkDir(".", func(dir string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		if name := d.Name(); dir != "." && (strings.HasPrefix(name, ".") || name == "testdata" || name == "node_modules") {
			return filepath.SkipDir
		}
		pkg, err := build.ImportDir(dir, 0)
		if err != nil {
			return nil // a folder without Go files
		}
		room := filepath.ToSlash(dir)
		allowed, known := arrows[room]
		if !known {
			t.Errorf("%s: a room the table of arrows does not know", room)
		}
		for _, path := range pkg.Imports {
			switch inner, ok := strings.CutPrefix(path, "quoth/"); {
			case ok:
				if !slices.Contains(allowed, inner) {
					t.Errorf("%s looks into %s: no arrow points there", room, inner)
				}
			case path == "database/sql" || strings.Contains(strings.Split(path, "/")[0], "."):
				if !livesIn(path, room) {
					t.Errorf("%s imports %s, whose home it is not", room, path)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func livesIn(path, room string) bool {
	for start, rooms := range homes {
		if strings.HasPrefix(path, start) {
			return slices.Contains(rooms, room)
		}
	}
	return false
}
