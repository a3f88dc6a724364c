package lexicon

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestPlain(t *testing.T) {
	for text, want := range map[string]string{
		"Shanghai's VC":       "shanghai's vc",
		"臺北有多少獨角獸？":           "台北有多少独角兽？",
		"上海的專利":               "上海的专利",
		"上海的专利":               "上海的专利",
		"Überlingen, ＡＢＣ, ½":  "Überlingen, ＡＢＣ, ½",
		"𠮷 and \xff\xe4\xb8A": "𠮷 and \xff\xe4\xb8a",
		"":                    "",
	} {
		if got := Plain(text); got != want {
			t.Errorf("%q is compared as %q, want %q", text, got, want)
		}
	}
}

// Every character of the table is read as the one its line begins with, which
// is read as itself, and as many bytes.
func TestHanTable(t *testing.T) {
	lines := map[string]bool{}
	for line := range strings.Lines(hanTable) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		plain, others, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok || utf8.RuneCountInString(plain) != 1 || others == "" || lines[plain] {
			t.Fatalf("%q: want one character, not had before, a tab, and those read as it", line)
		}
		lines[plain] = true
		if Plain(plain) != plain {
			t.Errorf("%s is read as %s", plain, Plain(plain))
		}
		if got, want := Plain(others), strings.Repeat(plain, utf8.RuneCountInString(others)); got != want || len(got) != len(others) {
			t.Errorf("%s are read as %s, want %s", others, got, want)
		}
	}
	if len(lines) < 2000 {
		t.Errorf("%d lines, want thousands", len(lines))
	}
}
