package engine

import (
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/index/term"
)

// questionsFrom makes questions of words as they stand in passages, with a
// variant here, a weight there, and a word that no passage holds.
func questionsFrom(entries []*Entry, n int) [][]term.Term {
	r := rand.New(rand.NewPCG(3, 4))
	var questions [][]term.Term
	some := func() string {
		toks := term.AnalyzePassage(entries[r.IntN(len(entries))].Text)
		return toks[r.IntN(len(toks))].Term
	}
	for i := range n {
		var terms []term.Term
		for j := range 1 + r.IntN(7) {
			t := term.Term{Variants: []term.Variant{{Term: some()}}}
			if i%3 == 0 && j%2 == 0 {
				for _, weight := range []float64{0.5, 0.3} {
					v := term.Variant{Term: some(), Weight: weight}
					if !slices.ContainsFunc(t.Variants, func(o term.Variant) bool { return o.Term == v.Term }) {
						t.Variants = append(t.Variants, v)
					}
				}
			}
			if i%4 == 0 && j == 0 {
				t.Weight = 0.3
			}
			if i%5 == 0 && j == 1 {
				t.Variants[0].Term = "nowhere"
			}
			if !slices.ContainsFunc(terms, func(o term.Term) bool { return o.Variants[0].Term == t.Variants[0].Term }) {
				terms = append(terms, t)
			}
		}
		questions = append(questions, terms)
	}
	return questions
}

func found(t *testing.T, e *Engine, q Query) []string {
	t.Helper()
	list, err := e.Search(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	var shown []string
	for _, f := range list {
		shown = append(shown, fmt.Sprintf("%d %.6f", f.Passage, f.Score))
	}
	return shown
}

func TestScoresAreBM25F(t *testing.T) {
	for _, entries := range [][]*Entry{towns(), zipf(300, 400)} {
		x, p := inMemory(t, entries, 1000), newPlain(entries)
		if x.Totals() != p.totals {
			t.Fatalf("the engine counts %+v, the passages hold %+v", x.Totals(), p.totals)
		}
		for i, terms := range questionsFrom(entries, 60) {
			want := p.scores(terms)
			best := slices.Sorted(maps.Values(want))
			slices.Reverse(best)
			hits, err := x.Search(t.Context(), Query{Terms: terms, Best: 20})
			if err != nil || len(hits) != min(20, len(best)) {
				t.Fatalf("question %d, %v: %d hits, want %d (%v)", i, terms, len(hits), min(20, len(best)), err)
			}
			for rank, h := range hits {
				if math.Abs(h.Score-want[h.Passage]) > 1e-9 || math.Abs(h.Score-best[rank]) > 1e-9 {
					t.Errorf("question %d, %v, rank %d: %d scores %v, by the formula %v; the score of that rank is %v",
						i, terms, rank, h.Passage, h.Score, want[h.Passage], best[rank])
				}
			}
		}
	}
}

func TestSegmentsDoNotMatter(t *testing.T) {
	entries := zipf(600, 500)
	one := inMemory(t, entries, 600)
	some := inMemory(t, entries, 97)
	disk := onDisk(t, entries)
	for _, terms := range questionsFrom(entries, 100) {
		want := found(t, one, Query{Terms: terms, Best: 10})
		if diff := cmp.Diff(want, found(t, some, Query{Terms: terms, Best: 10})); diff != "" {
			t.Fatalf("%v (-one segment +seven):\n%s", terms, diff)
		}
		if diff := cmp.Diff(want, found(t, disk, Query{Terms: terms, Best: 10})); diff != "" {
			t.Fatalf("%v (-in memory +on disk):\n%s", terms, diff)
		}
	}
}

func TestPruningLosesNothing(t *testing.T) {
	entries := zipf(1000, 500)
	x := inMemory(t, entries, 1000)
	visited, all := 0, 0
	for _, terms := range questionsFrom(entries, 60) {
		for _, n := range []int{1, 10, 50} {
			pruned, _ := x.query(Query{Terms: terms, Best: n})
			full, _ := x.query(Query{Terms: terms, Best: n})
			full.exhaustive = true
			want, most := ranked(t, x, full)
			got, some := ranked(t, x, pruned)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("%v, %d best (-all scored +pruned):\n%s", terms, n, diff)
			}
			visited += some
			all += most
		}
	}
	if visited*2 > all {
		t.Errorf("%d of %d passages were returned: nothing is pruned", visited, all)
	}
}

// ranked returns the passages a query finds, and how many it has looked at.
func ranked(t *testing.T, x *Engine, q *bm25Query) (shown []string, found int) {
	t.Helper()
	w := newWalk(x.dictionary, q)
	defer w.close()
	list, err := w.wanted(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range list {
		shown = append(shown, fmt.Sprintf("%d %v", s.n, s.score))
	}
	return shown, len(w.found)
}

func TestFiltersDoNotLoseTheBest(t *testing.T) {
	entries := zipf(1000, 300)
	x := inMemory(t, entries, 1000)
	inside := []string{ID(3), ID(57), ID(90)}
	for _, terms := range questionsFrom(entries, 40) {
		all, err := x.Search(t.Context(), Query{Terms: terms, Best: 1000})
		if err != nil {
			t.Fatal(err)
		}
		var want []string
		for _, f := range all {
			if slices.Contains(inside, entries[f.Passage].Keywords["article"][0]) && len(want) < 5 {
				want = append(want, fmt.Sprintf("%d %.6f", f.Passage, f.Score))
			}
		}
		got := found(t, x, Query{Terms: terms, Clauses: []Clause{{"article", inside}}, Best: 5})
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%v (-filtered afterwards +filtered inside):\n%s", terms, diff)
		}
	}
}

// How many passages are scored or looked up grows far slower than the corpus does:
// blocks of passages that cannot hold a wanted one are passed over. The passages
// found are those that score best of all.
func TestBlocksArePassedOver(t *testing.T) {
	entries := zipf(6000, 3000)
	x := inMemory(t, entries, 2500)
	touched, all := 0, 0
	for _, terms := range questionsFrom(entries, 40) {
		pruned, _ := x.query(Query{Terms: terms, Best: 10})
		full, _ := x.query(Query{Terms: terms, Best: 10})
		full.exhaustive = true
		for _, q := range []*bm25Query{pruned, full} {
			w := newWalk(x.dictionary, q)
			list, err := w.wanted(t.Context())
			if err != nil || len(list) == 0 {
				t.Fatalf("%v: %d found, %v", terms, len(list), err)
			}
			if q == pruned {
				touched += w.touched
			} else {
				all += w.touched
			}
			w.close()
		}
	}
	if touched*2 > all {
		t.Errorf("%d passages are touched of %d that hold a word, want at most half", touched, all)
	}
	t.Logf("%d passages touched of %d", touched, all)
}

// A search allocates a bounded number of times, however many passages it goes over.
func TestSearchAllocates(t *testing.T) {
	entries := zipf(3000, 300)
	x := inMemory(t, entries, 1000)
	q := Query{Terms: questionsFrom(entries, 3)[2], Best: 10}
	if n := testing.AllocsPerRun(20, func() { x.Search(t.Context(), q) }); n > 60 {
		t.Errorf("%v allocations a search", n)
	}
}
