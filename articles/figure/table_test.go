package figure

import (
	"os"
	"strings"
	"testing"
)

// Every word of the tables is found as what its row says, and every cue is
// asked for somewhere in the code.
func TestTables(t *testing.T) {
	asked := codeThatAsks(t)
	for _, name := range []string{"common", "en", "zh"} {
		text, err := tables.ReadFile("tables/" + name + ".tsv")
		if err != nil {
			t.Fatal(err)
		}
		used := map[string]bool{}
		for i, line := range strings.Split(string(text), "\n") {
			if line == "" || line[0] == '#' {
				continue
			}
			cols := strings.Split(line, "\t")
			for _, phrase := range strings.Split(cols[2], "|") {
				if key := cols[0] + "\t" + phrase; used[key] {
					t.Errorf("%s.tsv: line %d: %s %q stands twice", name, i+1, cols[0], phrase)
				} else {
					used[key] = true
				}
				r := newReader(phrase, Context{})
				if len(r.toks) > maxPhrase {
					t.Errorf("%s.tsv: line %d: %q is longer than %d tokens", name, i+1, phrase, maxPhrase)
				}
				found := false
				for c, cueName := range cueNames {
					if m, n := r.at(0, cue(c)); cueName == cols[0] && n == len(r.toks) && m.value == cols[1] {
						found = true
					}
				}
				if !found {
					t.Errorf("%s.tsv: line %d: %q is not read as %s %s", name, i+1, phrase, cols[0], cols[1])
				}
			}
			if !asked[cols[0]] {
				t.Errorf("%s.tsv: line %d: nothing asks for %s", name, i+1, cols[0])
				asked[cols[0]] = true
			}
		}
	}
}

// codeThatAsks returns the cues that the code names outside their declaration.
func codeThatAsks(t *testing.T) map[string]bool {
	t.Helper()
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	asked := map[string]bool{}
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".go") || strings.HasSuffix(f.Name(), "_test.go") || f.Name() == "cue.go" {
			continue
		}
		code, err := os.ReadFile(f.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range cueNames {
			ident := "cue"
			for _, part := range strings.Split(name, "-") {
				ident += strings.ToUpper(part[:1]) + part[1:]
			}
			if strings.Contains(string(code), ident+")") || strings.Contains(string(code), ident+",") || strings.Contains(string(code), ident+" ") || strings.Contains(string(code), ident+"}") {
				asked[name] = true
			}
		}
	}
	return asked
}
