package bot

import (
	"strings"
	"testing"
)

func TestExplained(t *testing.T) {
	if got := Explained("en", []string{"thread.live", "names.someone", "left", "odd"}).Text(); !strings.HasSuffix(got, "\n• it stands in a thread that I have answered in\n• it is put to someone else\n• so I left it alone\n• odd") {
		t.Errorf("said:\n%s", got)
	}
	if len(steps()) == 0 {
		t.Error("no steps have names")
	}
	for code, said := range steps() {
		if said["en"] == "" || said["zh"] == "" {
			t.Errorf("%s has no name in a language", code)
		}
	}
}
