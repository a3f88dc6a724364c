package term

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

func show(tokens []Token) string {
	var terms []string
	for _, t := range tokens {
		if t.Whole {
			t.Term = "=" + t.Term
		}
		terms = append(terms, t.Term)
	}
	return strings.Join(terms, " ")
}

func TestAnalyze(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"8,742 riders", "8742 rider"},
		{"12,34,567 and 1,234,567.80", "1234567 and 1234567.8"},
		{"in 2019,300 people", "in 2019 300 person"},
		{"$9.8 billion", "9.8 billion"},
		{"$9.8bn; US$4.45bn", "9.8 billion us 4.45 billion"},
		{"45%, 45.0 percent", "45 45 percent"},
		{"version 1.2.3.", "version 1 2 3"},
		{"Line 14", "line 14"},
		{"Shanghai's start-ups, startups' start ups", "shanghai =startup start up startup start up"},
		{"state-of-the-art", "state of the art"},
		{"COVID-19, a 5G phone at 5nm", "=covid19 covid 19 a =5g 5 g phone at =5nm 5 nm"},
		{"the 14th line of the 1990s", "the 14 line of the 1990"},
		{"2023-24", "2023 24"},
		{"don't, I'm, O'Brien’s", "dont im =obrien o brien"},
		{"the U.S. and the U.K.", "the us and the uk"},
		{"e.g. a.m. Fred.", "eg am fred"},
		{"R&D at AT&T", "=rd r d at =att at t"},
		{"C++ and C#", "c++ and c#"},
		{"café Zürich Łódź Ærø", "cafe zurich lodz aero"},
		{"Ｌｉｎｅ　１４，Ｌｉｎｅ１４", "line 14 =line14 line 14"},
		{"120 km², ½ mile", "120 km2 1/2 mile"},
		{"14号线", "14 号线"},
		{"上海的metro 14号线", "上海 海的 metro 14 号线"},
		{"沪", "沪"},
		{"two children wrote cities", "2 child write citi"},
		{"서울 지하철", "서울 지하철"},
		{"รถไฟ", "รถ ถไ ไฟ"},
		{"", ""},
		{"!? … —", ""},
		{"-a- 'b' &c", "a b c"},
		{"\xff\xfea\x00b", "a b"},
	} {
		if got := show(Analyze(test.text)); got != test.want {
			t.Errorf("%q is cut into\n%s, want\n%s", test.text, got, test.want)
		}
	}
}

func TestAnalyzePassage(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"14号线", "14 号 号线 线"},
		{"Line 14", "line 14"},
	} {
		if got := show(AnalyzePassage(test.text)); got != test.want {
			t.Errorf("%q is cut into\n%s, want\n%s", test.text, got, test.want)
		}
	}
}

func TestTokenSpans(t *testing.T) {
	text := "The metro's start-up: 上海 8,742"
	var spans []string
	for _, tok := range Analyze(text) {
		spans = append(spans, fmt.Sprintf("%d %q", tok.Pos, text[tok.Start:tok.End]))
	}
	want := `0 "The"|1 "metro"|2 "start-up"|2 "start"|3 "up"|4 "上海"|6 "8,742"`
	if got := strings.Join(spans, "|"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func FuzzAnalyze(f *testing.F) {
	for _, s := range []string{"U.S.A. 1,234.5km²", "14号线's", "a-", "1,", "don't&", "\xffé̈"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		last := -1
		for _, tok := range AnalyzePassage(text) {
			if tok.Start < 0 || tok.End > len(text) || tok.Start >= tok.End {
				t.Fatalf("%q: token %+v lies outside", text, tok)
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[tok.Start:tok.End]) {
				t.Fatalf("%q: token %+v cuts a character", text, tok)
			}
			if tok.Pos < last {
				t.Fatalf("%q: token %+v stands before the one before it", text, tok)
			}
			last = tok.Pos
		}
	})
}
