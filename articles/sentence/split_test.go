package sentence

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// Sentences are parted by "/".
func TestSplit(t *testing.T) {
	for _, want := range []string{
		"One ends. / Another follows.",
		"It cost $9.8 billion in 2024. / Was that much?! / It was.",
		"Dr. Prata and Prof. Lin met Mr. J. P. Rao of Acme Inc. in the U.S. office.",
		"They work in the U.S. / The office is new.",
		"It ranked No. 3 in the world, approx. 40 points behind.",
		"“We pack decades into a mile,” she says. / “It works.” / He agrees.",
		"He asked (who would not?) and left. / (She stayed.) / All was well.",
		"A list: e.g. chips, i.e. wafers, etc. / Then more.",
		"The tram runs at 9 a.m. and at 5 p.m. on weekdays. / It is full.",
		"See example.org/a.b for v2.0 of it. / Done…and on. / Good",
		"上海有独角兽企业66家。 / 北京呢？ / “多得多！” / 他说。 / 好",
		"2024年融资860亿元，增长12.5%。 / GDP增长4.7%。 / Apple Inc.在上海开店。",
		"1. First things come first. / Second things do not.",
	} {
		text := strings.ReplaceAll(strings.ReplaceAll(want, "” / 他", "”他"), " / ", " ")
		var parts []string
		for _, s := range Split(text) {
			parts = append(parts, text[s.Start:s.End])
		}
		if diff := cmp.Diff(want, strings.Join(parts, " / ")); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}

// Chinese sentences have no blanks between them.
func TestSplitWithoutBlanks(t *testing.T) {
	got := fmt.Sprint(Split("一句。两句！三句"))
	if want := "[{0 9} {9 18} {18 24}]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestSplitLong(t *testing.T) {
	text := strings.Repeat("word ", 100_000)
	for _, s := range Split(text) {
		if n := s.End - s.Start; n > 2*longestSentence+utf8.UTFMax {
			t.Errorf("a sentence of %d bytes", n)
		}
	}
}

func FuzzSplit(f *testing.F) {
	for _, s := range []string{"", " ", "a. b", "。。", "“x.” (y!) z…", "U.S. A.B.C. 3.5 \"q\"", "\xff.\xfe"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		at := 0
		for _, s := range Split(text) {
			if s.Start < at || s.End <= s.Start || s.End > len(text) {
				t.Fatalf("%q: span %v behind %d", text, s, at)
			}
			if lost := strings.TrimFunc(text[at:s.Start], unicode.IsSpace); lost != "" {
				t.Fatalf("%q: %q is in no sentence", text, lost)
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[s.Start:s.End]) {
				t.Fatalf("%q: a sentence cuts a rune", text)
			}
			at = s.End
		}
		if lost := strings.TrimFunc(text[at:], unicode.IsSpace); lost != "" {
			t.Fatalf("%q: %q is in no sentence", text, lost)
		}
	})
}

func BenchmarkSplit(b *testing.B) {
	for _, times := range []int{10, 100, 1000} {
		text := strings.Repeat("It cost $9.8 billion in 2024. Was that much? Dr. Prata of Acme Inc. says so. 上海有66家。", times)
		b.Run(fmt.Sprintf("%dKB", len(text)>>10), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Split(text)
			}
		})
	}
}
