package bot

import (
	"os"
	"strings"
	"testing"
)

// Every language that questions are told apart by has its sentence, and no
// other language has one.
func TestUnreadInEveryTongue(t *testing.T) {
	table, err := os.ReadFile("../index/query/tables/tongues.tsv")
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]bool{}
	for line := range strings.Lines(string(table)) {
		if code, _, ok := strings.Cut(line, "\t"); ok && line[0] != '#' {
			told[code] = true
			if unread()[code] == "" {
				t.Errorf("nothing is said to questions in %q", code)
			}
		}
	}
	for code := range unread() {
		if !told[code] {
			t.Errorf("no question is known to be in %q", code)
		}
	}
}
