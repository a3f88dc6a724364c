package bot

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"quoth/index/answer"
)

// marked shows runs with the bold ones in brackets.
func marked(runs []Run) string {
	var b strings.Builder
	for _, r := range runs {
		if r.Bold {
			b.WriteString("[" + r.Text + "]")
		} else {
			b.WriteString(r.Text)
		}
	}
	return b.String()
}

func TestExcerpt(t *testing.T) {
	const text = "First of all. It has 61 unicorns, not 78. Last of all."
	sentence := [2]int{strings.Index(text, "It has"), strings.Index(text, " Last")}
	at := func(words string) [2]int {
		start := strings.Index(text, words)
		return [2]int{start, start + len(words)}
	}
	tests := map[string]struct {
		show  [2]int
		marks [][2]int
		want  string
	}{
		"all of it":                     {[2]int{}, nil, text},
		"a figure marked":               {[2]int{}, [][2]int{at("61")}, "First of all. It has [61] unicorns, not 78. Last of all."},
		"the sentence that answers":     {sentence, [][2]int{at("61")}, "It has [61] unicorns, not 78."},
		"two figures, the later first":  {sentence, [][2]int{at("78"), at("61")}, "It has [61] unicorns, not [78]."},
		"one figure in another":         {sentence, [][2]int{at("61"), at("61 unicorns")}, "It has [61 unicorns], not 78."},
		"a sentence without the figure": {at("First of all."), [][2]int{at("61")}, "First of all. It has [61] unicorns, not 78. Last of all."},
		"space around it":               {[2]int{sentence[0] - 1, sentence[1] + 1}, nil, "It has 61 unicorns, not 78."},
		"a bound beyond":                {[2]int{0, 1000}, nil, text},
		"a figure at the end":           {[2]int{}, [][2]int{at("all.")}, "First of [all.] It has 61 unicorns, not 78. Last of all."},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			runs, shown := excerpt(answer.Quote{Text: text, Show: test.show}, test.marks)
			if diff := cmp.Diff(test.want, marked(runs)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if got := text[shown[0]:shown[1]]; got != strings.NewReplacer("[", "", "]", "").Replace(test.want) {
				t.Errorf("told to show %q", got)
			}
		})
	}
}

// Where the answer stands is bold, and what is shown holds it.
func TestExcerptHoldsTheMark(t *testing.T) {
	const text = "First of all. It was founded by Ana Reis, a sailor. It has 61 unicorns. Last of all."
	at := func(words string) [2]int {
		start := strings.Index(text, words)
		return [2]int{start, start + len(words)}
	}
	tests := map[string]struct {
		show, mark [2]int
		marks      [][2]int
		want       string
	}{
		"in the sentence shown":      {at("It was founded by Ana Reis, a sailor."), at("Ana Reis"), nil, "It was founded by [Ana Reis], a sailor."},
		"in several sentences":       {[2]int{0, strings.Index(text, " Last")}, at("Ana Reis"), nil, "First of all. It was founded by [Ana Reis], a sailor. It has 61 unicorns."},
		"beside a figure":            {[2]int{}, at("Ana Reis"), [][2]int{at("61")}, "First of all. It was founded by [Ana Reis], a sailor. It has [61] unicorns. Last of all."},
		"around a figure":            {at("It has 61 unicorns."), at("61 unicorns"), [][2]int{at("61")}, "It has [61 unicorns]."},
		"not in the sentence shown":  {at("It has 61 unicorns."), at("Ana Reis"), nil, "First of all. It was founded by [Ana Reis], a sailor. It has 61 unicorns. Last of all."},
		"the figure is not in there": {at("It was founded by Ana Reis, a sailor."), at("Ana Reis"), [][2]int{at("61")}, "First of all. It was founded by [Ana Reis], a sailor. It has [61] unicorns. Last of all."},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			runs, _ := excerpt(answer.Quote{Text: text, Show: test.show, Mark: test.mark}, test.marks)
			if diff := cmp.Diff(test.want, marked(runs)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// A long paragraph is cut before and after its Mark, never within.
func TestExcerptIsNotCutWithinTheMark(t *testing.T) {
	for _, size := range []int{1, 40, 80, 150} { // words of the Mark
		for _, before := range []int{0, 10, 200, 500} {
			text := strings.Repeat("before ", before) + strings.Repeat("answer ", size) + strings.Repeat("after ", 300)
			start := len("before ") * before
			mark := [2]int{start, start + len("answer ")*size - 1}
			runs, shown := excerpt(answer.Quote{Text: text, Show: [2]int{0, len(text)}, Mark: mark}, nil)
			if want := "[" + text[mark[0]:mark[1]] + "]"; !strings.Contains(marked(runs), want) {
				t.Errorf("a mark of %d words behind %d others is cut: %s", size, before, marked(runs))
			}
			if n := utf8.RuneCountInString(text[shown[0]:shown[1]]); n > max(quoteMax, mark[1]-mark[0]+quoteMax/3+1) {
				t.Errorf("a mark of %d words behind %d others: %d characters", size, before, n)
			}
		}
	}
}

// Of a long passage one stretch around the figure is shown, word for word.
func TestExcerptOfALongPassage(t *testing.T) {
	for name, word := range map[string]string{"English": "harbour ", "Chinese": "港", "one word": "x"} {
		for place, before := range map[string]int{"at the start": 0, "inside": 3000, "at the end": 5990} {
			t.Run(name+" "+place, func(t *testing.T) {
				text := strings.Repeat(word, before) + "$9.8 billion " + strings.Repeat(word, 6000-before)
				start := strings.Index(text, "$9.8")
				runs, shown := excerpt(answer.Quote{Text: text}, [][2]int{{start, start + len("$9.8 billion")}})
				got := marked(runs)
				if !strings.Contains(got, "[$9.8 billion]") {
					t.Errorf("the figure is not in %s", got)
				}
				if n := utf8.RuneCountInString(text[shown[0]:shown[1]]); n > quoteMax || n < 200 {
					t.Errorf("%d characters", n)
				}
				if strings.HasPrefix(got, "… ") != (shown[0] > 0) || strings.HasSuffix(got, " …") != (shown[1] < len(strings.TrimRight(text, " "))) {
					t.Errorf("what is left out is not told: %s", got)
				}
				plain := strings.NewReplacer("[", "", "]", "").Replace(strings.TrimSuffix(strings.TrimPrefix(got, "… "), " …"))
				if plain != text[shown[0]:shown[1]] {
					t.Errorf("not word for word: %s", plain)
				}
			})
		}
	}
}

// Whatever the passage and the bounds, what is shown is one stretch of the
// passage, and what is bold is marked.
func FuzzExcerpt(f *testing.F) {
	f.Add("First. It has 61 unicorns.", 7, 26, 14, 16, 14, 25)
	f.Add(strings.Repeat("港 ", 900), 0, 0, 1200, 1203, 1200, 2400)
	f.Add(strings.Repeat("港 ", 900), 0, 3600, 1200, 1203, 3000, 3003)
	f.Add(" \n ", 0, 3, 0, 1, 0, 0)
	f.Add("a\x1b[2Jb\u202ec", 0, 9, 1, 2, 0, 5)
	f.Fuzz(func(t *testing.T, text string, showStart, showEnd, start, end, markStart, markEnd int) {
		if !utf8.ValidString(text) || !stands(piece(text, start, end), start, end, text) || !onRunes(text, showStart, showEnd) {
			t.Skip()
		}
		q := answer.Quote{Text: text, Show: [2]int{showStart, showEnd}, Mark: [2]int{markStart, markEnd}}
		if !marks(q) {
			q.Mark = [2]int{}
		}
		runs, shown := excerpt(q, [][2]int{{start, end}})
		if shown[0] > start || end > shown[1] || q.Mark[0] < q.Mark[1] && (shown[0] > q.Mark[0] || q.Mark[1] > shown[1]) {
			if strings.TrimSpace(text[start:end]) != "" && strings.TrimSpace(text[q.Mark[0]:q.Mark[1]]) != "" {
				t.Errorf("shows %v, not all of %v and %v", shown, q.Mark, [2]int{start, end})
			}
		}
		var whole strings.Builder
		for i, r := range runs {
			switch {
			case r.Bold && !strings.Contains(visible(text[start:end]), r.Text) && !strings.Contains(visible(text[q.Mark[0]:q.Mark[1]]), r.Text):
				t.Errorf("%q is bold", r.Text)
			case i == 0 && r.Text == "… " && shown[0] > 0, i == len(runs)-1 && r.Text == " …" && shown[1] < len(text):
			default:
				whole.WriteString(r.Text)
			}
		}
		if whole.String() != visible(text[shown[0]:shown[1]]) {
			t.Errorf("shows %q of %q", whole.String(), text)
		}
	})
}

func piece(text string, start, end int) string {
	if start < 0 || end > len(text) || start >= end {
		return ""
	}
	return text[start:end]
}
