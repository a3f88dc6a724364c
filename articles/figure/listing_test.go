package figure

import (
	"testing"

	"quoth/articles/lexicon"
)

// A line of a list has the measure that stands above it, but where it names one itself.
func TestLineOfAList(t *testing.T) {
	for line, want := range map[string]string{"Unicorns: 4": "unicorns", "Braga: 4": "accelerators and incubators", "独角兽：4家": "unicorns"} {
		list := Extract(line, Context{Lexicon: lexicon.Default(), Before: "The city has incubators by the river."})
		if len(list) != 1 || list[0].MeasureID != want {
			t.Errorf("%s: %+v, want one figure of %s", line, list, want)
		}
	}
}
