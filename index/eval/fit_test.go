package eval

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"quoth/index/rank"
)

// A set whose questions all have answers fits the order, one where some have
// none the confidence.
func TestFit(t *testing.T) {
	some := os.DirFS("testdata/set")
	all := fstest.MapFS{}
	for _, name := range []string{"corpus.jsonl", "queries.jsonl", "qrels/test.tsv"} {
		data, err := fs.ReadFile(some, name)
		if err != nil {
			t.Fatal(err)
		}
		if name == "queries.jsonl" {
			data, _, _ = bytes.Cut(data, []byte(`{"_id":"q4"`))
		}
		all[name] = &fstest.MapFile{Data: data}
	}
	var report bytes.Buffer
	w, err := Fit(context.Background(), []fs.FS{all, some}, []string{"all", "some"}, &report)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"all", "3 questions, right first 100.0 %", "all in threads", "some", "4 questions, AUROC 1.000, false answers at 95 % retention"} {
		if !strings.Contains(report.String(), want) {
			t.Errorf("the report lacks %q:\n%s", want, report.String())
		}
	}
	if was := rank.TableWeights(); w.Order == was.Order || w.Sure == was.Sure {
		t.Error("the weights stayed as they were")
	}
}
