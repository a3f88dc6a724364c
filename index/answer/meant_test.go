package answer_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// TestOtherWords holds that a passage is found which shares no word with the
// question, in its language and in the other, and that the explanation tells
// which words met.
func TestOtherWords(t *testing.T) {
	files := fstest.MapFS{
		"doctors.md": {Data: []byte("# Hospital staff\n\nPhysicians at the Ulm clinic were satisfied with their wages last spring.\n")},
		"ships.md":   {Data: []byte("# Quays\n\nFreighters tie up below the lock, where timber is unloaded.\n")},
		"yisheng.md": {Data: []byte("# 候鸟\n\n候鸟每年秋天飞到湿地过冬，数量逐年增加。\n")},
	}
	for i := range 12 { // a corpus in which words are rare enough to tell
		files[fmt.Sprintf("other%d.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, "# Notes %d\n\nThe painter finished canvas number %d before the festival began.\n", i, i)}
	}
	x := indexed(t, files)
	for _, test := range []struct{ question, article, met string }{
		{"Which doctor spoke about a salary?", "doctors.md", "salary ~ wages"},
		{"Where do cargo vessels dock?", "ships.md", ""},
		{"医生的工资", "doctors.md", "工资 ~ wages"},
		{"Do birds migrate in autumn?", "yisheng.md", "autumn ~ 秋天"},
	} {
		_, e, err := x.Explain(t.Context(), test.question)
		if err != nil {
			t.Fatal(err)
		}
		found := false
		var met []string
		for _, c := range e.Contests {
			for _, j := range c.Candidates {
				if !strings.HasPrefix(j.Passage, test.article) {
					continue
				}
				found = true
				for _, m := range j.Met {
					met = append(met, m.Asked+" ~ "+m.Found)
				}
			}
		}
		switch {
		case !found:
			t.Errorf("%s: no passage of %s was looked at", test.question, test.article)
		case test.met != "" && !slices.Contains(met, test.met):
			t.Errorf("%s: what met was %v, not %q", test.question, met, test.met)
		}
	}
}
