package index

import (
	"context"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/articles"
	"quoth/articles/corpus"
	"quoth/index/term"
)

// Whatever the segments an index happens to have, the same corpus gives the
// same first ten passages and the same answers, byte for byte: three builds,
// in one segment, in many, and on disk.
func TestEveryBuildAnswersAlike(t *testing.T) {
	c, err := articles.Load(corpus.FS)
	if err != nil {
		t.Fatal(err)
	}
	docs := slices.Collect(documents(c, c.Lexicon))
	builds := map[string]*Index{
		"one segment":   inMemory(t, slices.Values(docs), 1<<20),
		"many segments": inMemory(t, slices.Values(docs), 31),
		"on disk":       onDisk(t, docs),
	}
	table, err := os.ReadFile("testdata/questions.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(string(table), "\n") {
		if i%5 != 1 { // some will do
			continue
		}
		question, _, _ := strings.Cut(strings.TrimLeft(line, "!# "), "\t")
		want := said10(t, builds["one segment"], question)
		for name, x := range builds {
			if diff := cmp.Diff(want, said10(t, x, question)); diff != "" {
				t.Fatalf("%s: %s (-one segment +this build)\n%s", question, name, diff)
			}
		}
	}
}

// said10 is the first ten passages for a question and its answer.
func said10(t *testing.T, x *Index, question string) []string {
	t.Helper()
	list := found(t, x, term.Of(question), 10)
	a, err := x.Ask(context.Background(), question)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	return append(list, string(answer))
}
