package rank

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"quoth/index/term"
)

func TestLikeness(t *testing.T) {
	corpus := Corpus{Passages: 100, Frequency: func(string) int { return 1 }}
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
		s := Seek(test.asked, Likes{}, corpus)
		said := term.Stem(term.Fold(test.said))
		from := new(Reader)
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

// Words that are alike by their letters have a shape that says so: nothing is
// passed over that would count.
func TestShapesHideNothing(t *testing.T) {
	var terms []string
	for i, term := range slices.Sorted(maps.Keys(families().to)) {
		if i%6 != 0 {
			continue
		}
		terms = append(terms, term, term+"s", term[1:], strings.Replace(term, "e", "a", 1), "x"+term)
		for i := range min(len(term)-1, 5) { // slips
			terms = append(terms, term[:i]+term[i+1:], term[:i]+term[i+1:i+2]+term[i:i+1]+term[i+2:], term[:i]+"q"+term[i+1:])
		}
	}
	slices.Sort(terms)
	terms = slices.DeleteFunc(slices.Compact(terms), func(term string) bool { return len(term) < minRoot })
	pairs := 0
	for i, a := range terms {
		for _, b := range terms[i:] {
			if a[0] != b[0] {
				break
			}
			if root(a) != root(b) && !similar(a, b) {
				continue
			}
			pairs++
			x, y := shapeOf(a), shapeOf(b)
			if x.opening() != y.opening() && x.ending() != y.ending() {
				t.Errorf("%q and %q are alike, but not in shape", a, b)
			}
			if longer := len(a) - len(b); headOf(a) != headOf(b) && (longer < -1 || longer > 1) {
				t.Errorf("%q and %q are alike, but neither in head nor in length", a, b)
			}
		}
	}
	if pairs < 10*len(terms)/9 {
		t.Errorf("%d pairs of %d terms are alike: too few to tell", pairs, len(terms))
	}
}
