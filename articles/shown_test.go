package articles

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"
)

// What turns the direction of a text is taken out and told, and no name of a
// file does anything to a terminal.
func TestNothingTurnsOrEscapes(t *testing.T) {
	c, err := Load(fstest.MapFS{
		"a\x1b[31m.md":  {Data: []byte("Braga had 421 start-ups.\n\nIts fund is worth \u202e7201\u202c million euros.\n")},
		"b\u202etxt.md": {Data: []byte("Faro had 12 start-ups.\n")},
		"c\nd.md":       {Data: []byte("---\nplaces: {\n---\nPorto had 3.\n")},
		"e.md":          {Data: nil},
		"日本.md":         {Data: []byte("Viseu had 9 start-ups, as counted once more.\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range c.Articles {
		if strings.ContainsFunc(a.Text, turns) {
			t.Errorf("%q keeps what turns its text", a.Path)
		}
	}
	var said bytes.Buffer
	if err := Check(c).Print(&said); err != nil {
		t.Fatal(err)
	}
	for _, p := range c.Problems {
		said.WriteString(p.Error() + "\n")
	}
	for _, want := range []string{`"a\x1b[31m.md": line 3: direction override: "Its fund is worth \u202e7201\u202c million euros."`, `"b\u202etxt.md"`, `"c\nd.md": line `, "日本.md ", "e.md: the file is empty"} {
		if !strings.Contains(said.String(), want) {
			t.Errorf("it does not tell %s:\n%s", want, said.String())
		}
	}
	if strings.ContainsFunc(said.String(), func(r rune) bool { return r != '\n' && unseen(r) }) {
		t.Errorf("it does something to a terminal:\n%q", said.String())
	}
}
