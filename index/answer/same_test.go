package answer_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/articles"
	"quoth/articles/corpus"
	"quoth/index"
	"quoth/index/answer"
)

// Whether an index lives in memory or on disk, the same corpus gives the same
// answers, byte for byte.
func TestEveryBuildAnswersAlike(t *testing.T) {
	c, err := articles.Load(corpus.FS)
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "index")
	if err := index.Build(t.Context(), dir, c, c.Lexicon, index.Plan{}); err != nil {
		t.Fatal(err)
	}
	stored, err := index.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer stored.Close()
	memory, disk := hubs(t), answer.New(stored)
	table, err := os.ReadFile("testdata/questions.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(string(table), "\n") {
		if i%5 != 1 { // some will do
			continue
		}
		question, _, _ := strings.Cut(strings.TrimLeft(line, "!# "), "\t")
		if diff := cmp.Diff(answerJSON(t, memory, question), answerJSON(t, disk, question)); diff != "" {
			t.Fatalf("%s: (-in memory +on disk)\n%s", question, diff)
		}
	}
}

// answerJSON is the answer to a question as `quoth ask --json` prints it.
func answerJSON(t *testing.T, x *answer.Answerer, question string) string {
	t.Helper()
	a, err := x.Ask(context.Background(), question)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
