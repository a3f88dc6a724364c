package eval

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// Three questions are answered first, one is about nothing in the set.
func TestRun(t *testing.T) {
	var run bytes.Buffer
	r, err := Run(context.Background(), os.DirFS("testdata/set"), Options{Run: &run})
	if err != nil {
		t.Fatal(err)
	}
	r.Latency = Latency{}
	sure, none := 1.0, 0.0
	want := Report{Passages: 5, Questions: 4, Success1: 1, Success3: 1, Success5: 1, MRR: 1, NDCG: 1, Recall: 1,
		Numeric: &Numeric{Questions: 2, Success1: 1, Figure: 1}, AUROC: &sure, False: &none}
	if diff := cmp.Diff(want, r); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if !strings.HasPrefix(run.String(), "q1 Q0 p1 1 ") {
		t.Errorf("the run begins with %.40q", run.String())
	}
}

// The contract's names stand in the JSON.
func TestJSON(t *testing.T) {
	r, err := Run(context.Background(), os.DirFS("testdata/set"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := r.JSON(&out); err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"passages", "questions", "success@1", "success@3", "success@5", "mrr@10", "ndcg@10", "recall@100", "latency_ms", "numeric", "auroc", "false_answers@95"} {
		if _, ok := got[name]; !ok {
			t.Errorf("no %q in %s", name, out.String())
		}
	}
}

// Errors name the file and the line.
func TestBadSets(t *testing.T) {
	corpus := &fstest.MapFile{Data: []byte(`{"_id":"p1","text":"Porto has 90 tenants."}` + "\n")}
	queries := &fstest.MapFile{Data: []byte(`{"_id":"q1","text":"How many tenants?"}` + "\n")}
	qrels := &fstest.MapFile{Data: []byte("query-id\tcorpus-id\tscore\nq1\tp1\t1\n")}
	for _, test := range []struct {
		name  string
		files fstest.MapFS
	}{
		{"corpus.jsonl", fstest.MapFS{"queries.jsonl": queries, "qrels/test.tsv": qrels}},
		{"corpus.jsonl: line 1", fstest.MapFS{"corpus.jsonl": {Data: []byte("{\n")}, "queries.jsonl": queries, "qrels/test.tsv": qrels}},
		{"queries.jsonl: line 2", fstest.MapFS{"corpus.jsonl": corpus, "queries.jsonl": {Data: append(queries.Data, "nonsense\n"...)}, "qrels/test.tsv": qrels}},
		{"qrels/test.tsv: line 2", fstest.MapFS{"corpus.jsonl": corpus, "queries.jsonl": queries, "qrels/test.tsv": {Data: []byte("query-id\tcorpus-id\tscore\nq1 p1\n")}}},
	} {
		if _, err := Run(context.Background(), test.files, Options{}); err == nil || !strings.Contains(err.Error(), test.name) {
			t.Errorf("%v, want %q named", err, test.name)
		}
	}
}

// A set is asked by the names its own tables give, and a broken table is named.
func TestOwnTables(t *testing.T) {
	files := fstest.MapFS{
		"corpus.jsonl": {Data: []byte(`{"_id":"p1","title":"Weirs","text":"The weir on the Alder was opened in 2016."}
{"_id":"p2","title":"Boats","text":"Boats on the river Wend are slow."}
`)},
		"queries.jsonl":     {Data: []byte(`{"_id":"q1","text":"What of the Green Lady?"}` + "\n")},
		"qrels/test.tsv":    {Data: []byte("query-id\tcorpus-id\tscore\nq1\tp1\t1\n")},
		"tables/places.tsv": {Data: []byte("Alder\tregion\t\tGreen Lady\n")},
	}
	r, err := Run(context.Background(), files, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if r.Success1 != 1 {
		t.Errorf("success@1 is %v by the name of the table, want 1", r.Success1)
	}
	files["tables/places.tsv"] = &fstest.MapFile{Data: []byte("Alder\triver\t\t\n")}
	if _, err := Run(context.Background(), files, Options{}); err == nil || !strings.Contains(err.Error(), "tables/places.tsv") {
		t.Errorf("%v, want the table named", err)
	}
}
