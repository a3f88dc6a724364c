// Package texttest checks the tables of a room that reads sentences.
package texttest

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"quoth/articles/lexicon"
	"quoth/articles/text"
)

// Tables checks the tables of a room, common.tsv, en.tsv and zh.tsv of the folder
// tables in it: every word is found, in v, as what its row says, no row stands twice,
// and the code of the room asks for every cue. cues are those of the room, by name.
func Tables(t *testing.T, room fs.FS, cues map[string]text.Cue, v *text.Vocabulary) {
	t.Helper()
	asked := code(t, room)
	rows := 0
	for _, name := range []string{"common", "en", "zh"} {
		table, err := fs.ReadFile(room, "tables/"+name+".tsv")
		if err != nil {
			continue // a room may have no words of a language
		}
		used := map[string]bool{}
		for i, line := range strings.Split(string(table), "\n") {
			if line == "" || line[0] == '#' {
				continue
			}
			rows++
			cols := strings.Split(line, "\t")
			cue, named := cues[cols[0]]
			if !named {
				t.Errorf("%s.tsv: line %d: no cue of this room is called %s", name, i+1, cols[0])
			}
			for phrase := range strings.SplitSeq(cols[2], "|") {
				if key := cols[0] + "\t" + phrase; used[key] {
					t.Errorf("%s.tsv: line %d: %s %q stands twice", name, i+1, cols[0], phrase)
				} else {
					used[key] = true
				}
				var s text.Sentence
				s.Begin(v, phrase, lexicon.Plain(phrase), false)
				if len(s.Tokens) > text.MaxPhrase {
					t.Errorf("%s.tsv: line %d: %q is longer than %d tokens", name, i+1, phrase, text.MaxPhrase)
				}
				if m, n := s.At(0, cue); n != len(s.Tokens) || m.Value != cols[1] {
					t.Errorf("%s.tsv: line %d: %q is not read as %s %s", name, i+1, phrase, cols[0], cols[1])
				}
			}
		}
	}
	if rows == 0 {
		t.Error("no tables")
	}
	for name := range cues {
		if !regexp.MustCompile(`\b[cC]ue` + ident(name) + `\b`).MatchString(asked) {
			t.Errorf("nothing asks for %s", name)
		}
	}
}

// ident returns the name of a cue as code writes it behind "cue": YearWord for year-word.
func ident(name string) string {
	var b strings.Builder
	for part := range strings.SplitSeq(name, "-") {
		b.WriteString(strings.ToUpper(part[:1]) + part[1:])
	}
	return b.String()
}

// code returns the Go files of a room but for its tests and cue.go, which declares.
func code(t *testing.T, room fs.FS) string {
	t.Helper()
	files, err := fs.Glob(room, "*.go")
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") || name == "cue.go" {
			continue
		}
		text, err := fs.ReadFile(room, name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	return all.String()
}
