package rank

import (
	"strings"
	"testing"
)

// Passages of one article are put in order by how they fit a question, whatever
// the order they are given in.
func TestRank(t *testing.T) {
	texts := []string{
		"The ferry of Ulm was sold in a spring of low water.",
		"The ferry was built in 1931 by Nora Kall. It carries 40 passengers.",
		"The landing of Ulm lies below the bridge.",
	}
	corpus := Corpus{Passages: 50, Frequency: func(term string) (n int) {
		for _, text := range texts {
			if strings.Contains(strings.ToLower(text), term) {
				n++
			}
		}
		return n
	}}
	weights := TableWeights()
	for _, test := range []struct {
		question string
		last     Shown
		first    int
	}{
		{"Who built the ferry?", Shown{}, 1},
		{"How many passengers does the ferry carry?", Shown{}, 1},
		{"When was the ferry of Ulm sold?", Shown{}, 0},
		{"Where is the landing?", Shown{}, 2},
		{"Where does it lie?", Shown{Question: "Who sold the landing of Ulm?", Title: "Ulm", Article: "ulm.md"}, 2},
	} {
		for turn := range texts {
			from := new(Reader)
			var passages []Passage
			for i := range texts {
				n := (i + turn) % len(texts)
				passages = append(passages, Passage{Text: from.Read(texts[n], nil), Title: from.Title("Ulm"), Article: "ulm.md", N: n, Score: 1, Share: 0.5})
			}
			r := Seek(test.question, Likes{}, corpus).Rank(passages, test.last, from, &weights)
			if got := passages[r.Passages[0].Passage].N; got != test.first {
				t.Errorf("%q, turned by %d: passage %d is first, want %d", test.question, turn, got, test.first)
			}
			if r.Confidence <= 0 || r.Confidence >= 1 {
				t.Errorf("%q: confidence %v, want between 0 and 1", test.question, r.Confidence)
			}
		}
	}
}
