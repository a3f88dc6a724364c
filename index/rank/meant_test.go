package rank

import (
	"testing"

	"quoth/index/meaning"
)

// TestMeant holds that a passage which says a question in other words is told
// from one that does not, in one language and across two.
func TestMeant(t *testing.T) {
	corpus := Corpus{Passages: 50, Frequency: func(term string) int {
		if families().stop[term] {
			return 49
		}
		return 1
	}}
	for _, test := range []struct{ question, says, not string }{
		{"What is the salary of a physician?", "Hospital doctors have wages above 300 crowns.", "The lift bridge is 90 metres tall."},
		{"Do founders hire students?", "Entrepreneurs recruit undergraduates near the canal.", "The lift bridge is 90 metres tall."},
		{"医生的薪水", "Hospital doctors have wages above 300 crowns.", "The lift bridge is 90 metres tall."},
		{"What is the salary of a physician?", "医院的医生工资是三百元。", "这座桥梁很高。"},
	} {
		from := new(Reader)
		q := Seek(test.question, Likes{}, corpus)
		weights := TableWeights()
		given := []Passage{
			{Text: from.Read(test.not, nil), Title: from.Title("Ulm"), Article: "a.md", Score: 1},
			{Text: from.Read(test.says, nil), Title: from.Title("Ulm"), Article: "b.md", Score: 1},
		}
		var says, not Features
		for _, j := range q.Rank(given, Shown{}, from, &weights).Passages {
			if j.Passage == 1 {
				says = j.Features
			} else {
				not = j.Features
			}
		}
		for _, f := range []feature{fMeantPassage, fMeantSentence, fMeantDense, fMeantAround} {
			if says[f] < not[f]+0.1 {
				t.Errorf("%s: %s is %.2f of %q and %.2f of %q", test.question, featureNames[f], says[f], test.says, not[f], test.not)
			}
		}
		if says[fPassageExact] > 0 {
			t.Errorf("%s: %q has words of it: the test tells nothing", test.question, test.says)
		}
	}
}

// TestMeantNumbers holds that a number is like itself alone.
func TestMeantNumbers(t *testing.T) {
	q := Seek("What happened in 1931?", Likes{}, Corpus{Passages: 50, Frequency: func(string) int { return 1 }})
	for m := range q.meanings.Of(meaning.Of("1932")) {
		t.Errorf("1932 is like %s by %.2f", q.words[m.Index].term, m.Level)
	}
}
