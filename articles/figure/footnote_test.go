package figure

import (
	"fmt"
	"testing"
)

// The mark of a footnote stands beside a number and is none of its digits; a
// power is no mark.
func TestFootnoteMarks(t *testing.T) {
	for text, want := range map[string]string{
		"Porto counts 1,150³ startups.":               "1,150 = 1150 startup",
		"Porto counts 1,150[3] startups.":             "1,150 = 1150 startup",
		"Startups raised €412⁴ million in 2023.[5]":   "€412⁴ million = 412000000 ",
		"Startups raised €412[4] million in 2023.[5]": "€412[4] million = 412000000 ",
		"Startups raised $4.2[a] billion.":            "$4.2[a] billion = 4200000000 ",
		"The share rose to 31%.¹²":                    "31% = 31 percent",
		"The park covers 41.4 km² of the town.":       "41.4 km² = 41.4 km2",
		"深圳有33[2]家独角兽企业。":                             "33[2]家 = 33 独角兽企业",
	} {
		got := ""
		for _, f := range Extract(text, Context{}) {
			if f.Text != text[f.Start:f.End] {
				t.Errorf("%s: %q does not stand at %d", text, f.Text, f.Start)
			}
			if got == "" { // the first is the one meant
				got = fmt.Sprintf("%s = %.10g %s", f.Text, f.Value, f.Unit)
			}
		}
		if got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
