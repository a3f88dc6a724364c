package bot

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"quoth/index/answer"
)

func terminalText(t *testing.T, m Message, color bool, width int) string {
	t.Helper()
	var out strings.Builder
	if err := m.Terminal(&out, color, width); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// Piped, a message is plain and its lines are not broken.
func TestPiped(t *testing.T) {
	b := Bot{Ask: always(sound()), Text: stored}
	m, err := b.Reply(t.Context(), Question{Text: "How much?"})
	if err != nil {
		t.Fatal(err)
	}
	got := terminalText(t, m, false, 0)
	if strings.ContainsRune(got, '\x1b') || !strings.Contains(got, "\n  │ Harbour City attracts over $9.8 billion a year. Café owners pay 3 % of it.\n") {
		t.Errorf("%s", got)
	}
}

// No line is wider than the terminal unless one word is, and no word is lost.
func TestLinesFit(t *testing.T) {
	texts := map[string]string{
		"English":         strings.Repeat("a harbour city of 61 unicorns; ", 20),
		"Chinese":         strings.Repeat("海港市有六十一家独角兽企业。", 20),
		"both":            strings.Repeat("海港市 has 61 家 unicorns。", 20),
		"combining marks": strings.Repeat("e\u0301te\u0301 ", 80),
	}
	for name, text := range texts {
		for _, width := range []int{20, 40, 72, 120} {
			m := Message{Parts: []Part{line(text), {Role: Quote, Runs: []Run{{Text: text}}}, {Role: Source, Runs: []Run{{Text: text}}}, {Role: Item, Runs: []Run{{Text: text}}}}}
			got := terminalText(t, m, false, width)
			for row := range strings.Lines(got) {
				if n := columns(strings.TrimSuffix(row, "\n")); n > width+2 { // a mark that may not begin a line may hang over
					t.Errorf("%s: %d columns of %d: %s", name, n, width, row)
				}
			}
			letters := func(s string) string {
				return strings.Map(func(r rune) rune {
					if unicode.IsSpace(r) || strings.ContainsRune("│—•", r) {
						return -1
					}
					return r
				}, s)
			}
			if letters(got) != strings.Repeat(letters(text), 4) {
				t.Errorf("%s, %d columns: words are lost:\n%s", name, width, got)
			}
		}
	}
}

// Whatever an article and a question say, a terminal gets no control character
// that is not ours, the text is at most 4,000 characters, and links lead to
// the web.
func FuzzNothingSteers(f *testing.F) {
	f.Add("Who won?", "It has 61 unicorns.", "https://tide.example/", "61")
	f.Add("<!channel>", "\x1b]0;title\x07\x1b[2J\r\u202e\u2028\x9b31m", "javascript:alert(1)", "\x1b[31m")
	f.Add("问", strings.Repeat("港 \n", 40000), "https://evil.example/\x1b", "港")
	f.Fuzz(func(t *testing.T, question, text, address, name string) {
		a := answer.Answer{
			Question: question, Status: answer.Answered,
			Query:    answer.Understood{Places: []string{name}, Measures: []string{text}},
			Passages: []answer.Quote{{ID: "a#1", Article: name, Title: name, Source: text, URL: address, Published: name, Text: text, End: len(text)}},
			Figures:  []answer.Figure{{Text: text, Passage: "a#1", End: len(text), Measure: name, Place: text, Per: name, Scope: text, Attribution: name, Period: text}},
			Missing:  []string{text, name}, Unmatched: []string{name, text},
			Table: &answer.Table{Columns: []string{name, text}, Rows: [][]answer.Cell{{{Text: text}, {Text: name, Figure: new(int)}}}},
		}
		for _, status := range []answer.Status{answer.Answered, answer.Partial, answer.Closest, answer.Unanswered} {
			a.Status = status
			m := (&Bot{Reader: address}).Compose(a)
			for _, p := range m.Parts {
				for _, r := range p.Runs {
					if r.Link != "" && !strings.HasPrefix(r.Link, "https://") && !strings.HasPrefix(r.Link, "http://") {
						t.Errorf("links to %q", r.Link)
					}
				}
			}
			if n := utf8.RuneCountInString(m.Text()); n > textMax {
				t.Errorf("%d characters", n)
			}
			if bad := strings.IndexFunc(m.Text()+terminalText(t, m, false, 80), hides); bad >= 0 {
				t.Errorf("a control character in %q", m.Text())
			}
			ours := strings.NewReplacer(styleFigure, "", styleBold, "", styleDim, "", styleOff, "").Replace(terminalText(t, m, true, 80))
			if strings.IndexFunc(ours, hides) >= 0 {
				t.Errorf("a control character in %q", ours)
			}
		}
	})
}
