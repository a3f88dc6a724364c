package index

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSearch(t *testing.T) {
	x := inMemory(t, slices.Values(towns()), memoryBatch)
	for _, test := range []struct {
		question string
		only     Filters
		want     string // ids in order
	}{
		{"8742 ships", Filters{}, "harbour.md#2 harbour.md#0"},
		{"tram line 14", Filters{}, "harbour.md#1 hills.md#1 river.md#0"},
		{"14号线", Filters{}, "river.md#0 harbour.md#1"},
		{"14号线", Filters{Lang: "zh"}, "river.md#0"},
		{"大学", Filters{}, "river.md#1"},
		{"startup", Filters{}, "hills.md#0 harbour.md#0"},
		{"Start-Up", Filters{}, "harbour.md#0 hills.md#1 hills.md#0"},
		{"$1.5 billion", Filters{}, "hills.md#0 harbour.md#0"},
		{"harbour", Filters{}, "harbour.md#0 harbour.md#1 harbour.md#2"},
		{"city", Filters{Articles: []string{"hills.md"}}, "hills.md#0 hills.md#1 hills.md#2"},
		{"city", Filters{Articles: []string{"none.md"}}, ""},
		{"old tram", Filters{MinMatch: 2}, "harbour.md#1"},
		{"year", Filters{Places: []string{"Paris"}}, "hills.md#0"},
		{"year", Filters{Measures: []string{"rent"}}, ""},
		{"wages", Filters{Measures: []string{"rent"}, Places: []string{"Paris", "Berlin"}}, "hills.md#2"},
		{"zeppelin", Filters{}, ""},
		{"", Filters{}, ""},
		{`+"tram" city:(* /.*/ -bus~2`, Filters{MinMatch: 2}, "hills.md#1 harbour.md#1"},
	} {
		hits, err := x.Search(context.Background(), asTerms(test.question), test.only, 10)
		if err != nil {
			t.Errorf("%q: %v", test.question, err)
		}
		var ids []string
		for _, h := range hits {
			ids = append(ids, h.ID)
		}
		if got := strings.Join(ids, " "); got != test.want {
			t.Errorf("%q %+v finds\n%s, want\n%s", test.question, test.only, got, test.want)
		}
	}
}

func TestHit(t *testing.T) {
	x := inMemory(t, slices.Values(towns()), memoryBatch)
	terms := asTerms("zeppelin tram line tram")
	hits, err := x.Search(context.Background(), terms, Filters{}, 10)
	if err != nil || len(hits) < 2 {
		t.Fatal(hits, err)
	}
	h := hits[0]
	if h.Terms[0] != 0 || h.Terms[1] <= 0 || h.Terms[1] != h.Terms[3] {
		t.Errorf("terms give %v: want nothing from the word nowhere found, the same from the word said twice", h.Terms)
	}
	if sum := h.Terms[1] + h.Terms[2]; sum-h.Score > 1e-9 || h.Score-sum > 1e-9 {
		t.Errorf("the terms give %v together, the score is %v", sum, h.Score)
	}
	if h.Share <= 0 || h.Share >= 1 || h.Coverage <= 0 || h.Coverage >= 1 {
		t.Errorf("share %v and coverage %v: want both between 0 and 1", h.Share, h.Coverage)
	}
	full, err := x.Search(context.Background(), asTerms("tram line"), Filters{}, 1)
	if err != nil || len(full) != 1 || full[0].Coverage < 1-1e-9 {
		t.Errorf("coverage of a passage with every word is %v, want 1 (%v)", full, err)
	}
}

func TestRecordIsVerbatim(t *testing.T) {
	docs := towns()
	x := inMemory(t, slices.Values(docs), memoryBatch)
	for _, m := range x.Articles() {
		a, err := x.Article(m.Path)
		if err != nil {
			t.Fatal(err)
		}
		if text, err := x.Text(m.Path); err != nil || text != a.Text {
			t.Errorf("%s: its text is %q, want %q (%v)", m.Path, text, a.Text, err)
		}
		records, err := x.PassagesOf(m.Path)
		if err != nil || len(records) != m.Passages {
			t.Fatalf("%s: %d passages, want %d (%v)", m.Path, len(records), m.Passages, err)
		}
		for i, r := range records {
			if r.N != i || r.Text != a.Text[r.Start:r.End] {
				t.Errorf("%s: passage %d is %q, the article has %q", m.Path, r.N, r.Text, a.Text[r.Start:r.End])
			}
			for _, f := range r.Figures {
				if r.Text[f.Start:f.End] != f.Text {
					t.Errorf("%s: figure %q stands at %q", r.ID, f.Text, r.Text[f.Start:f.End])
				}
			}
		}
	}
	if _, err := x.Article("none.md"); err == nil || !strings.Contains(err.Error(), "none.md") {
		t.Errorf("an article that is not there gives %v", err)
	}
	want := docs[1].Article
	got, err := x.Article("hills.md")
	if diff := cmp.Diff(*want, got); diff != "" || err != nil {
		t.Errorf("the article read back differs (%v):\n%s", err, diff)
	}
}

func TestWithFigures(t *testing.T) {
	x := inMemory(t, slices.Values(towns()), memoryBatch)
	for _, test := range []struct {
		measures, places []string
		n                int
		want             string
	}{
		{[]string{"venture capital"}, nil, 10, "harbour.md#0 river.md#1 hills.md#0"},
		{[]string{"venture capital"}, nil, 2, "harbour.md#0 river.md#1"},
		{nil, []string{"Paris"}, 10, "hills.md#0 hills.md#2"},
		{[]string{"rent", "ships"}, []string{"Paris", "Shanghai"}, 10, "hills.md#2"},
		{[]string{"rent"}, []string{"Berlin"}, 10, ""},
		{nil, nil, 10, "harbour.md#0 harbour.md#2 river.md#1 hills.md#0 hills.md#2"},
	} {
		records, err := x.WithFigures(context.Background(), test.measures, test.places, test.n)
		if err != nil {
			t.Error(err)
		}
		var ids []string
		for _, r := range records {
			ids = append(ids, r.ID)
		}
		if got := strings.Join(ids, " "); got != test.want {
			t.Errorf("%v of %v: %s, want %s", test.measures, test.places, got, test.want)
		}
	}
}

func TestFrequency(t *testing.T) {
	x := inMemory(t, slices.Values(towns()), memoryBatch)
	for term, want := range map[string]int{"tram": 2, "harbour": 3, "号线": 1, "14": 2, "zeppelin": 0, "": 0, "the": 4} {
		if got := x.Frequency(term); got != want {
			t.Errorf("%q stands in %d passages, want %d", term, got, want)
		}
	}
}

// Whatever is asked, a search gives a bounded number of passages.
func TestSearchIsBounded(t *testing.T) {
	x := inMemory(t, slices.Values(zipf(1200, 20)), memoryBatch)
	hits, err := x.Search(context.Background(), asTerms(word(0)), Filters{}, 1<<40)
	if err != nil || len(hits) != maxHits {
		t.Errorf("%d hits (%v), want %d", len(hits), err, maxHits)
	}
	if _, err := x.Search(context.Background(), asTerms(word(0)), Filters{}, -1); err != nil {
		t.Errorf("asked for -1 passages: %v", err)
	}
}

func TestSearchEnds(t *testing.T) {
	x := inMemory(t, slices.Values(zipf(400, 50)), memoryBatch)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := x.Search(ctx, asTerms(word(1)+" "+word(2)), Filters{}, 10); !errors.Is(err, context.Canceled) {
		t.Errorf("a search given up returns %v", err)
	}
	if _, err := x.WithFigures(ctx, nil, nil, 10); err != nil && !errors.Is(err, context.Canceled) {
		t.Errorf("a search given up returns %v", err)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := x.Search(context.Background(), asTerms(word(1)), Filters{}, 10); err == nil {
		t.Error("a closed index answers")
	}
	if x.Frequency(word(1)) != 0 {
		t.Error("a closed index counts")
	}
}
