package answer

import (
	"slices"
	"strings"
	"testing"

	"quoth/index"
)

// Each passage: its sentences parted by "|"; the one that answers is in
// brackets, and what is shown begins at the "^".
const leant = `
^The mill stands on the Wend.|It was built in 1790.|[That makes it the oldest of the valley.]
^The bakery opened in May.|Its owner came from Tarn.|[She sells 200 loaves a day.]
The Wend is short.|^[The mill on it is famous.]
The museum has 40 rooms.|^[Visitors come from all over the country that it lies in.]
^The fair drew 4,000 people.|[The figure was twice that of the year before.]
^The fair drew 4,000 people.|[In 2019 it drew half as many.]
^The fair drew 4,000 people.|[Of these, 300 came by boat.]
The fair drew 4,000 people.|^[In Tarn the fair was cancelled.]
^[It is the oldest fair.]|Nobody knows why.
^青河大学创办于1902年。|[该校有学生三万人。]
^青河大学创办于1902年。|[其图书馆藏书两百万册。]
青河大学创办于1902年。|^[图书馆藏书两百万册。]
`

func TestShow(t *testing.T) {
	for line := range strings.Lines(strings.TrimSpace(leant)) {
		var r index.Record
		want, answers := -1, -1
		for i, s := range strings.Split(strings.TrimSpace(line), "|") {
			if strings.HasPrefix(s, "^") {
				want, s = i, s[1:]
			}
			if s[0] == '[' {
				answers, s = i, strings.Trim(s, "[]")
			}
			start := len(r.Text)
			r.Text += s + " "
			r.Sentences = append(r.Sentences, [2]int{start, len(r.Text) - 1})
		}
		got := show(&r, answers, answers)
		if got[0] != r.Sentences[want][0] || got[1] != r.Sentences[answers][1] {
			t.Errorf("%q is shown", r.Text[got[0]:got[1]])
		}
	}
}

func TestLeaningTableIsRead(t *testing.T) {
	langs := map[string]int{}
	for line := range strings.Lines(leaningTable) {
		if lang, phrases, ok := strings.Cut(line, "\t"); ok {
			langs[lang] += 1 + strings.Count(phrases, "|")
		}
	}
	if langs["en"] < 50 || langs["zh"] < 10 || len(langs) != 2 || len(leanings()) != langs["en"]+langs["zh"] {
		t.Errorf("phrases by language: %v, of which %d are read", langs, len(leanings()))
	}
	if slices.ContainsFunc(strings.Split(leaningTable, "\n"), func(l string) bool { return l != "" && l[0] != '#' && strings.Count(l, "\t") != 1 }) {
		t.Error("a line of leaning.tsv has not two columns")
	}
}
