package sentence

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// TestSplit joins the sentences of each line of testdata/sentences.txt and
// parts them again. They are parted by " ⏐ " where a blank stands between
// them, and by "⏐" where nothing does.
func TestSplit(t *testing.T) {
	file, err := os.ReadFile("testdata/sentences.txt")
	if err != nil {
		t.Fatal(err)
	}
	for n, want := range strings.Split(strings.TrimSpace(string(file)), "\n") {
		if want == "" || strings.HasPrefix(want, "#") {
			continue
		}
		text := strings.ReplaceAll(strings.ReplaceAll(want, " ⏐ ", " "), "⏐", "")
		var got strings.Builder
		at := 0
		for _, s := range Split(text) {
			if at > 0 {
				got.WriteString(strings.ReplaceAll(text[at:s.Start], " ", " ⏐ "))
			}
			if at > 0 && s.Start == at {
				got.WriteString("⏐")
			}
			got.WriteString(text[s.Start:s.End])
			at = s.End
		}
		if got.String() != want {
			t.Errorf("line %d:\n got %s\nwant %s", n+1, got.String(), want)
		}
	}
}

// Split keeps what it cuts: blanks at the ends belong to no sentence.
func TestSplitBlanks(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", "[]"},
		{" \n\t\u3000", "[]"},
		{"  One.   Two. ", "[{2 6} {9 13}]"},
		{"\u3000一句。\u3000两句", "[{3 12} {15 21}]"},
		{".", "[{0 1}]"},
		{"...", "[{0 3}]"},
	} {
		if got := fmt.Sprint(Split(test.text)); got != test.want {
			t.Errorf("%q: got %s, want %s", test.text, got, test.want)
		}
	}
}

// What has no ends of sentences is cut all the same, at blanks if it has any.
func TestSplitLong(t *testing.T) {
	for _, piece := range []string{"word ", "word", "汉", "a.", "A. ", "No. 1 ", ".", "…", "[1]", "\"", "。", "¹"} {
		text := strings.Repeat(piece, 100_000)
		for _, s := range Split(text) {
			if n := s.End - s.Start; n > 2*longestSentence+longestNote {
				t.Errorf("%q over and over: a sentence of %d bytes", piece, n)
			}
			if cut := text[s.Start:s.End]; cut != strings.TrimSpace(cut) {
				t.Errorf("%q over and over: blanks at the end of a sentence", piece)
			}
		}
	}
}

func FuzzSplit(f *testing.F) {
	for _, s := range []string{"", " ", "a. b", "。。", "“x.” (y!) z…", "U.S. A.B.C. 3.5 \"q\"", "It is.[1] No.[", "“好。”他说。", ". . .", "¹.²", "\xff.\xfe"} {
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
			if n := s.End - s.Start; n > 2*longestSentence+longestNote {
				t.Fatalf("%q: a sentence of %d bytes", text, n)
			}
			at = s.End
		}
		if lost := strings.TrimFunc(text[at:], unicode.IsSpace); lost != "" {
			t.Fatalf("%q: %q is in no sentence", text, lost)
		}
	})
}

// The time of a byte is the same for texts ten times as long.
func BenchmarkSplit(b *testing.B) {
	for _, kind := range []struct{ name, text string }{
		{"prose", "It cost $9.8 billion in 2024. Was that much? Dr. Prata of Acme Inc. says so. 上海有66家。"},
		{"stops", "a.b.c.D. No. 1.[1] ."},
		{"unbroken", "word"},
	} {
		for _, size := range []int{10_000, 100_000, 1_000_000} {
			text := strings.Repeat(kind.text, size/len(kind.text))
			b.Run(fmt.Sprintf("%s/%dKB", kind.name, size/1000), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					Split(text)
				}
			})
		}
	}
}
