package advert

import (
	"os"
	"strings"
	"testing"
)

// What is looked for before a form lets every text through that the form takes.
func TestMay(t *testing.T) {
	text := "call +1 2\nWWW.1x.de\n(020) 7946 0100\nat 1-800-555-0199 now\n0221 5550193\nas little as  $ 5\nstarting at 9 euros\n仅 ¥9\n99 元起\n$5 a month\n"
	for _, name := range []string{"testdata/injected.tsv", "testdata/belong.tsv"} {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		text += string(raw)
	}
	taken := [3]int{}
	for line := range strings.SplitSeq(text, "\n") {
		low := strings.ToLower(line)
		for i, one := range []struct {
			name       string
			takes, may bool
		}{
			{"a link", linkForm.MatchString(line), mayLink(line)},
			{"a phone", phoneForm.MatchString(line), mayPhone(line)},
			{"a lowest price", fromForm.MatchString(line), mayFrom(low)},
		} {
			if one.takes {
				taken[i]++
			}
			if one.takes && !one.may {
				t.Errorf("%q has %s and is not looked at for one", line, one.name)
			}
		}
	}
	for i, n := range taken {
		if n < 10 {
			t.Errorf("form %d is in %d lines", i, n)
		}
	}
}
