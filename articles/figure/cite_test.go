package figure

import "testing"

// Who is cited again is who was cited before, and words that name nobody are no
// source of their own.
func TestCitedAgain(t *testing.T) {
	for _, row := range []struct{ text, want string }{
		{"According to Harbour Watch, Porto has 12 labs. It adds that 300 people work there.", "Harbour Watch"},
		{"Harbour Watch published its list in May, the Coast Herald wrote. The same report gives Porto 12 labs.", "Coast Herald"},
		{"According to Harbour Watch, Porto has 9 labs; the same survey counts 12 in Braga.", "Harbour Watch"},
		{"Porto has 9 labs, Ana Lima said in May. She added that 12 more were planned.", "Ana Lima"},
		{"The fund grew. The same report gives Porto 12 labs.", ""},
		{"据港口观察统计，波尔图有9家实验室。按同一组数据，布拉加有12家。", "港口观察"},
		{"据港口观察统计，波尔图有9家实验室。该报告还指出，布拉加有12家。", "港口观察"},
		{"按同一组数据，波尔图有12家实验室。", ""},
	} {
		figures := Extract(row.text, Context{})
		if len(figures) == 0 {
			t.Errorf("%s: no figure", row.text)
		} else if f := figures[len(figures)-1]; f.Attribution != row.want {
			t.Errorf("%s\n\t%s: %q is cited, want %q", row.text, f.Text, f.Attribution, row.want)
		}
	}
}
