package text

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"quoth/articles/lexicon"
)

// begun returns a sentence cut with the words of this package alone.
func begun(text string) *Sentence {
	s := &Sentence{}
	s.Begin(NewVocabulary(), text, lexicon.Plain(text), PointsGroup(text))
	return s
}

// Tokens are what a reader takes for one word, number or sign.
func TestTokens(t *testing.T) {
	for _, row := range []struct{ text, want string }{
		{"Porto's 8,742 firms raised $9.8bn.", "Porto's 8,742 firms raised $ 9.8 bn ."},
		{"The U.S. grew 1'450 km at 5 a.m. today", "The U.S. grew 1'450 km at 5 a.m. today"},
		{"see https://example.org/a?b=12 for 3-4 of them", "see https://example.org/a?b=12 for 3 - 4 of them"},
		{"杭州有１２家企业，增长7.２%", "杭 州 有 12 家 企 业 ， 增 长 7.2 %"},
		{"Es waren 2.300.000 Euro und 1.150,25", "Es waren 2,300,000 Euro und 1,150.25"},
	} {
		var got []string
		for _, token := range begun(row.text).Tokens {
			got = append(got, token.Str)
		}
		if got := strings.Join(got, " "); got != row.want {
			t.Errorf("%s\n\tgot  %s\n\twant %s", row.text, got, row.want)
		}
	}
}

// The longest phrase at a place is what counts there, at either side of it.
func TestPhrases(t *testing.T) {
	s := begun("Rents fell compared with 2019, while wages stood still")
	against := 2
	if m, n := s.At(against, CueAgainst); n != 2 || m.Cue != CueAgainst {
		t.Errorf("compared with: %d tokens, want 2", n)
	}
	if _, n := s.Before(against+2, CueAgainst); n != 2 {
		t.Errorf("before 2019: %d tokens, want 2", n)
	}
	if !s.Joins(6) || s.Joins(5) {
		t.Error("while joins two clauses, and the comma before it does not")
	}
	if _, n := s.At(-3, CueAgainst); n != 0 || s.Str(99) != "" || s.Is(99, Sign) || s.Begins(99, CueStop) {
		t.Error("beyond the ends stands something")
	}
}

// Seams and partings count from the start, so that two of them tell what lies between.
func TestClauses(t *testing.T) {
	s := begun("Porto grew, and Braga, which fell (by 3), will grow; so will Faro")
	seams, partings := s.SeamsOf(nil), s.Partings(nil)
	if got := seams[len(s.Tokens)]; got != (Seams{Commas: 3, Joins: 1, Relates: 1, Verbs: 4}) {
		t.Errorf("seams of the sentence: %+v", got)
	}
	if got := seams[8].Since(seams[5]); got != (Seams{Commas: 1, Relates: 1, Verbs: 1}) {
		t.Errorf("seams of \", which fell\": %+v", got)
	}
	if got := partings[len(s.Tokens)]; got.Ends != 1 || got.Depth != 0 || got.Cost != 3*CommaCost+StopCost {
		t.Errorf("partings of the sentence: %+v", got)
	}
	if got := partings[10]; got.Depth != 1 {
		t.Errorf("within the brackets: %+v", got)
	}
}

// PointsGroup reads the style of a text's numbers, and none from one that may be either.
func TestPointsGroup(t *testing.T) {
	for text, want := range map[string]bool{
		"2.300.000 Einwohner": true, "1.150,25 Euro und 12,5 km": true, "1.150 Firmen": false,
		"1,150 firms and 2.300.000": false, "192.168.100.200": false,
	} {
		if got := PointsGroup(text); got != want {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}

// FuzzSentence holds that tokens stand in order on rune bounds, and that nothing but
// blanks stands between them.
func FuzzSentence(f *testing.F) {
	for _, s := range []string{"Porto's 8,742 firms.", "１２家, 7.２%", "1'450 2 300", ".5 a.b. U.S.A", "http://a b", "\xff1.\xe4", "½ km² ³"} {
		f.Add(s, false)
		f.Add(s, true)
	}
	v := NewVocabulary()
	f.Fuzz(func(t *testing.T, text string, points bool) {
		s := &Sentence{}
		s.Begin(v, text, lexicon.Plain(text), points)
		last := 0
		for _, token := range s.Tokens {
			if token.Start < last || token.End <= token.Start || token.End > len(text) {
				t.Fatalf("%q: token %d..%d behind %d", text, token.Start, token.End, last)
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[token.Start:token.End]) {
				t.Fatalf("%q: token %q cuts a rune", text, text[token.Start:token.End])
			}
			if between := text[last:token.Start]; strings.TrimFunc(between, unicode.IsSpace) != "" {
				t.Fatalf("%q: %q is in no token", text, between)
			}
			last = token.End
		}
		if n := len(s.Tokens) + 1; len(s.SeamsOf(nil)) != n || len(s.Partings(nil)) != n {
			t.Fatalf("%q: seams and partings of other than %d tokens and the end", text, n-1)
		}
	})
}

// What is added to one clone of a vocabulary is in no other, nor in that.
func TestClones(t *testing.T) {
	base := NewVocabulary()
	for n := range 3 {
		base.Add("gross", Meaning{Cue: CueStop, Num: float64(n)})
	}
	one, other := base.Clone(), base.Clone()
	one.Add("gross", Meaning{Cue: CueLevel, Num: 144})
	other.Add("gross", Meaning{Cue: CueLinks, Num: 12})
	if n := len(base.Means("gross")); n != 3 {
		t.Errorf("%d meanings, want 3: a clone has added one", n)
	}
	if m := one.Means("gross"); len(m) != 4 || m[3].Num != 144 {
		t.Errorf("%v, want what was added to this clone last", m)
	}
}
