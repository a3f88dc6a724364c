package eval

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/index/answer"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// The table over testdata/lot and what was not right first stand in
// testdata/lot.golden.
func TestLot(t *testing.T) {
	s, err := RunLots(context.Background(), []*Lot{readLot(t)}, LotOptions{})
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if err := s.Print(&got); err != nil {
		t.Fatal(err)
	}
	for _, m := range s.Misses {
		if err := m.Print(&got); err != nil {
			t.Fatal(err)
		}
	}
	const golden = "testdata/lot.golden"
	if *update {
		if err := os.WriteFile(golden, got.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("%s (-want +got):\n%s", golden, diff)
	}
}

// Several lots make one table, of the kind and the language asked for.
func TestSomeOfLots(t *testing.T) {
	l := readLot(t)
	for _, test := range []struct {
		name  string
		o     LotOptions
		asked map[string]int
	}{
		{"all", LotOptions{}, map[string]int{
			"figure": 8, "follow": 2, "none": 0, "overview": 2, "who": 4, "why": 4, "ALL en": 16, "ALL zh": 4, "ALL": 20}},
		{"a kind", LotOptions{Kind: "figure"}, map[string]int{"figure": 8, "ALL en": 6, "ALL zh": 2, "ALL": 8}},
		{"a kind in a language", LotOptions{Kind: "who", Lang: "zh"}, map[string]int{"who": 2, "ALL zh": 2, "ALL": 2}},
	} {
		s, err := RunLots(context.Background(), []*Lot{l, l}, test.o)
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := s.JSON(&out); err != nil {
			t.Fatal(err)
		}
		var got struct {
			Rows map[string]struct{ Asked int }
		}
		if err := json.Unmarshal(out.Bytes(), &got); err != nil {
			t.Fatal(err)
		}
		asked := map[string]int{}
		for name, row := range got.Rows {
			asked[name] = row.Asked
		}
		if diff := cmp.Diff(test.asked, asked); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
	if _, err := RunLots(context.Background(), []*Lot{l}, LotOptions{Kind: "riddle"}); err == nil {
		t.Error("no question is of the kind, and no error")
	}
}

// An answer that loses something before it is shown is met with silence, and
// counted; so is one whose thread does.
func TestRefused(t *testing.T) {
	l := readLot(t)
	s, err := RunLots(context.Background(), []*Lot{l}, LotOptions{
		Verify: func(a answer.Answer, text func(string) (string, error)) (answer.Answer, []string) {
			for _, p := range a.Passages {
				if stored, err := text(p.Article); err != nil || stored[p.Start:p.End] != p.Text {
					t.Errorf("%s does not stand in %s: %v", p.ID, p.Article, err)
				}
			}
			if a.Question == "How much venture capital did Tarnmouth raise in 2024?" {
				return a, []string{"its figure"}
			}
			return a, nil
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	var silent []string
	for _, m := range s.Misses {
		if m.Verdict == (Verdict{Silent, Off}) {
			silent = append(silent, m.Question.ID)
		}
	}
	if s.Faults != 2 || !slices.Contains(silent, "lot-03") || !slices.Contains(silent, "lot-04") {
		t.Errorf("%d faults, want 2; met with silence: %v, want lot-03 and lot-04 among them", s.Faults, silent)
	}
}

func readLot(t *testing.T) *Lot {
	t.Helper()
	l, err := ReadLot(os.DirFS("testdata/lot"), "lot")
	if err != nil {
		t.Fatal(err)
	}
	return l
}
