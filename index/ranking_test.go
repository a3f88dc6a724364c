package index

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/index/rank"
)

// mills is a corpus in which the words of a question stand in several
// passages, and one of them answers.
func mills() []Document {
	return written(
		[]string{"tamm.md|Tamm|2024-05-01|en",
			"Tamm grew around its paper mill. The paper mill of Tamm burned in a night.",
			"The mill was built in 1874 by Ida Roos, who had made her money in timber. Paper from Tamm went to three printers.",
			"The town council of Tamm meets on Mondays. A paper on the mill is read there each spring.",
			"The chimney of the mill is 62 metres high. It was the tallest in the valley until 1911.",
			"Since 1990 the halls have housed a museum with 14 rooms, which 30,000 visitors see in a year.",
		},
		[]string{"vaar.md|Vaar|2023-01-01|en",
			"Vaar has a saw mill, built in 1902. Anton Lepp founded it.",
			"The harbour of Vaar takes boats of up to 40 metres. The paper Vaar News is printed in Tamm.",
			"Visitors come to Vaar for its beach, which is 3 kilometres long.",
			"The council of Vaar demolished the lighthouse in 1956.",
		},
		[]string{"ou.md|鸥城|2024-01-01|zh",
			"鸥城的大学创建于1931年，现有学生12000人。",
			"鸥城图书馆有三十万册图书，馆长是林一。",
		},
	)
}

func TestRank(t *testing.T) {
	x := inMemory(t, slices.Values(mills()), memoryBatch)
	for _, test := range []struct{ question, first, why string }{
		{"Who built the mill of Tamm?", "tamm.md#1", "a person, and the word built"},
		{"When was the mill in Tamm built?", "tamm.md#1", "a year"},
		{"How high is the chimney of the mill?", "tamm.md#3", "all words in one sentence"},
		{"How many rooms does the museum have?", "tamm.md#4", "a number of rooms"},
		{"Who established the saw mill?", "vaar.md#0", "established is a relative of founded"},
		{"When was the lighthouse destroyed?", "vaar.md#3", "destroyed is a relative of demolished"},
		{"How long is the beach of Vaar?", "vaar.md#2", "a length"},
		{"how big are the boats that the harbor takes", "vaar.md#1", "harbor begins like harbour"},
		{"鸥城的大学有多少学生？", "ou.md#0", "Chinese"},
		{"谁是鸥城图书馆的馆长？", "ou.md#1", "Chinese"},
	} {
		r, err := x.Rank(context.Background(), Wish{Question: test.question}, 5)
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Passages) == 0 || r.Passages[0].ID != test.first {
			t.Errorf("%q: %s, want %s first: %s", test.question, order(r), test.first, test.why)
		}
		if r.Confidence <= 0 || r.Confidence >= 1 {
			t.Errorf("%q: confidence %v, want between 0 and 1", test.question, r.Confidence)
		}
		if !slices.IsSortedFunc(r.Passages, func(a, b Ranked) int { return int(b.Points*1e9 - a.Points*1e9) }) {
			t.Errorf("%q: %s: points do not fall", test.question, order(r))
		}
	}
}

// order shows a ranking.
func order(r Ranking) string {
	var ids []string
	for _, p := range r.Passages {
		ids = append(ids, fmt.Sprintf("%s %.3f", p.ID, p.Points))
	}
	return strings.Join(ids, ", ")
}

// What the corpus does not say is trusted less than what it says.
func TestConfidence(t *testing.T) {
	x := inMemory(t, slices.Values(mills()), memoryBatch)
	sure := func(question string) float64 {
		r, err := x.Rank(context.Background(), Wish{Question: question}, 5)
		if err != nil {
			t.Fatal(err)
		}
		return r.Confidence
	}
	for said, unsaid := range map[string]string{
		"How high is the chimney of the mill?":          "How high is the dome of the cathedral?",
		"When did the council demolish the lighthouse?": "When did the parliament abolish the toll?",
		"Who built the mill?":                           "Who conducts the orchestra of Porto?",
	} {
		if a, b := sure(said), sure(unsaid); a <= b {
			t.Errorf("%q is trusted %.3f, %q %.3f", said, a, unsaid, b)
		}
	}
	if c := sure("zeppelin"); c != 0 {
		t.Errorf("nothing found is trusted %v", c)
	}
}

// A question that leaves out what it is about is about what was shown; one
// that says it is not dragged back.
func TestRankInThread(t *testing.T) {
	x := inMemory(t, slices.Values(mills()), memoryBatch)
	shown := rank.Shown{Question: "Who built the mill of Tamm?", Answer: "The mill was built in 1874 by Ida Roos", Title: "Tamm", Article: "tamm.md"}
	for _, test := range []struct{ question, first string }{
		{"How many visitors does it have?", "tamm.md#4"},
		{"When does the council meet?", "tamm.md#2"},
		{"How many metres is that?", "tamm.md#3"},
		{"Who founded the saw mill of Vaar?", "vaar.md#0"},
		{"When was the lighthouse of Vaar demolished?", "vaar.md#3"},
		{"How long is the beach?", "vaar.md#2"},
	} {
		r, err := x.Rank(context.Background(), Wish{Question: test.question, Last: shown}, 5)
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Passages) == 0 || r.Passages[0].ID != test.first {
			t.Errorf("%q: %s, want %s first", test.question, order(r), test.first)
		}
	}
}

// The ranking of a corpus is the same however its index is cut into segments,
// and whatever was asked before.
func TestSegmentsDoNotMatterToRank(t *testing.T) {
	docs := zipf(600, 500)
	indexes := []*Index{inMemory(t, slices.Values(docs), 600), inMemory(t, slices.Values(docs), 97), onDisk(t, docs)}
	for i := range 60 {
		words := []string{word(uint64(i)), word(uint64(i / 2)), word(uint64(3 * i)), word(uint64(7 * i)), "nowhere"}[:2+i%4]
		var want string
		for _, k := range []int{i % 3, (i + 1) % 3, (i + 2) % 3, i % 3} {
			r, err := indexes[k].Rank(context.Background(), Wish{Question: strings.Join(words, " ")}, 10)
			if err != nil {
				t.Fatal(err)
			}
			got := fmt.Sprintf("%s, %.9f", order(r), r.Confidence)
			if want == "" {
				want = got
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("%q, index %d:\n%s", words, k, diff)
			}
		}
	}
}

// Passages that are not compared stand below those that are, and hidden ones nowhere.
func TestRankBeyondJudged(t *testing.T) {
	docs := zipf(300, 40)
	x := inMemory(t, slices.Values(docs), memoryBatch)
	question := word(1) + " " + word(2)
	all, err := x.Rank(context.Background(), Wish{Question: question}, 200)
	if err != nil || len(all.Passages) <= Judged {
		t.Fatalf("%d passages, want more than %d (%v)", len(all.Passages), Judged, err)
	}
	for i, p := range all.Passages[1:] {
		if p.Points > all.Passages[i].Points {
			t.Errorf("passage %d has %v points, the one before %v", i+1, p.Points, all.Passages[i].Points)
		}
	}
	first := all.Passages[0].ID
	hidden, err := x.Rank(context.Background(), Wish{Question: question, Hide: func(r *Record) bool { return r.ID == first }}, 200)
	if err != nil || len(hidden.Passages) != len(all.Passages)-1 || hidden.Passages[0].ID == first {
		t.Errorf("%d passages with the first hidden, want %d without it (%v)", len(hidden.Passages), len(all.Passages)-1, err)
	}
}
