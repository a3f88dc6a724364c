package index

import (
	"slices"
	"testing"
)

func TestLikeness(t *testing.T) {
	x := inMemory(t, slices.Values(mills()), memoryBatch)
	for _, test := range []struct {
		asked, said string
		want        level
	}{
		{"mill", "mills", same},
		{"fled", "flee", same},
		{"three", "3", same},
		{"robber", "robbery", kin},
		{"inventor", "inventions", kin},
		{"founded", "established", relative},
		{"siblings", "sister", relative},
		{"harbor", "harbour", relative},
		{"Nederijn", "Nederrijn", close},
		{"recieved", "received", close},
		{"mill", "milk", unlike},
		{"1874", "1875", unlike},
		{"port", "sport", unlike},
	} {
		s := x.seek(test.asked, nil)
		said := stem(fold(test.said))
		from := newShelf(x)
		from.number(said)
		s.compare(from)
		got := unlike
		for _, l := range s.like(&readWord{shape: shapeOf(said)}) {
			got = max(got, l.level)
		}
		s.done()
		if got != test.want {
			t.Errorf("%q is like %q on level %d, want %d", test.said, test.asked, got, test.want)
		}
	}
}

func TestKindAsked(t *testing.T) {
	for question, want := range map[string]string{
		"How many rooms are there?":           "number",
		"how much money went to the mill":     "money",
		"What percentage of visitors return?": "share",
		"How tall is the chimney?":            "extent",
		"In what year did it burn?":           "date",
		"Who read the paper?":                 "person",
		"Where does the road begin?":          "place",
		"Why was it closed?":                  "reason",
		"What is a paper mill?":               "",
		"Nowhere and elsewhere, whenever":     "",
		"图书馆有多少册图书？":                          "number",
		"大学是哪一年创建的？":                          "date",
	} {
		got := ""
		if k, _ := kindAsked(question); k != nil {
			got = k.name
		}
		if got != want {
			t.Errorf("%q asks for %q, want %q", question, got, want)
		}
	}
}
