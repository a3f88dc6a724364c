package bot

import (
	"context"
	"io"
	"log/slog"
	"slices"
	"strings"
	"testing"

	"quoth/index/answer"
	"quoth/index/query"
)

// denials are what must not stand beside a passage: that the articles lack what
// they are quoted with.
func denials(lang string) []string {
	w, n := wordsIn(lang), noticesIn(lang)
	list := []string{w.NotSaid, w.Missing, n.WhyNothing, n.Follow[Tell], "do not say", "not an answer", "Not in the articles", "nearest", "不是答案", "文章里没有"}
	for _, why := range w.Gate {
		for _, pattern := range []string{why.Bare, why.Asked, why.Found} {
			list = append(list, slices.DeleteFunc(strings.Split(pattern, "%"), func(s string) bool { return len(s) < len("文章都") })...)
		}
	}
	return list
}

// noted are all the kinds of notes, with names of what is shown and of what is not.
func noted() []answer.Note {
	names := []string{"venture capital", "harbour city", "far point"}
	var notes []answer.Note
	for _, kind := range []answer.NoteKind{answer.NoChart, answer.NoResult, answer.Wider, answer.LeftOut, answer.Spread, answer.Converted, answer.Formula, answer.Shared,
		answer.OneLine, answer.Taken, answer.Why, answer.Supported, answer.Contradicted, answer.Unheard, answer.Hedged, answer.Known, answer.Unknown, answer.Scoped,
		answer.Overtaken, answer.Unreckoned, answer.OtherTimes} {
		if kind != answer.Unheard {
			notes = append(notes, answer.Note{Kind: kind, Names: names})
		}
		if kind != answer.Unknown {
			notes = append(notes, answer.Note{Kind: kind, Names: names, Text: "$9.8 billion"})
		}
	}
	for _, gate := range []string{"another place", "another year", "condition", "nothing near", "unknown name", "a gate without a name here"} {
		notes = append(notes, answer.Note{Kind: answer.Gated, Names: []string{gate}},
			answer.Note{Kind: answer.Gated, Names: append([]string{gate}, names...)})
	}
	return append(notes, answer.Note{Kind: answer.Gated}, answer.Note{Kind: "a kind to come", Names: names})
}

// No message denies what it shows: of no status, with whatever notes and
// whatever is missing, and whatever is wanted of it.
func TestNothingShownIsDenied(t *testing.T) {
	messages := 0
	for _, status := range []answer.Status{answer.Answered, answer.Partial, answer.Closest, answer.Unanswered} {
		for i, note := range noted() {
			if testing.Short() && i%5 != 0 {
				continue
			}
			for _, figures := range []int{0, 1, 3} {
				for _, table := range []bool{false, true} {
					a := sound()
					a.Status, a.Notes, a.Figures, a.Disagreements = status, []answer.Note{note}, a.Figures[:figures], nil
					a.Query = answer.Understood{Intent: query.Lookup, Places: []string{"harbour city"}, Measures: []string{"venture capital"}}
					a.Missing, a.Unmatched = []string{"harbour city", "venture capital", "mill town", "far point"}, []string{"Harbour"}
					if !table || figures < 2 {
						a.Table, a.Chart = nil, nil
					}
					messages += shown(t, a)
				}
				for _, other := range []answer.Status{answer.Answered, answer.Closest, answer.Unanswered} {
					a := sound()
					a.Status, a.Notes, a.Figures, a.Disagreements, a.Table, a.Chart = status, []answer.Note{note}, a.Figures[:figures], nil, nil, nil
					further := a
					further.Status, further.Question = other, furtherQuestion
					a.Also = []answer.Answer{further}
					messages += shown(t, a)
				}
			}
		}
	}
	if !testing.Short() && messages < 1000 {
		t.Errorf("%d messages", messages)
	}
}

// shown checks all that is said to an answer, and counts the messages that
// show a passage.
func shown(t *testing.T, a answer.Answer) (messages int) {
	t.Helper()
	b := Bot{Ask: always(a), Text: stored, Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
		More: func(context.Context, string, int) ([]answer.Quote, error) { return a.Passages, nil }}
	for _, lang := range []string{"en", "zh"} {
		for _, want := range []Want{TheAnswer, More, Who, Why, Places, Years, Measures} {
			m, err := b.Reply(t.Context(), Question{Text: "How much?", Lang: lang, Want: want})
			if err != nil {
				t.Fatal(err)
			}
			if want == TheAnswer && a.Status == answer.Unanswered && len(quotes(sections(m)[0])) > 0 {
				t.Errorf("beneath that the articles do not say:\n%s", m.Text())
			}
			for _, m := range []Message{m, Diverted(m), Restated(m, "How much?"), Shared(m, "q", "Ana"), Revised(m)} {
				for i, m := range sections(m) {
					if len(quotes(m)) == 0 {
						continue
					}
					messages++
					said := own(m)
					for _, denial := range denials(lang) {
						if strings.Contains(said, denial) {
							t.Errorf("%s, %v: in section %d %q is said beside\n%s", a.Status, a.Notes, i, denial, m.Text())
						}
					}
					for line := range strings.Lines(said) {
						without := slices.ContainsFunc([]string{wordsIn(lang).Uncovered, "No figure found", "没有找到"}, func(s string) bool { return strings.HasPrefix(line, s) })
						if without && slices.ContainsFunc([]string{"harbour", "mill town", "9.8", "venture"}, func(s string) bool { return strings.Contains(line, s) }) {
							t.Errorf("%s: in section %d %q is said beside\n%s", a.Status, i, line, m.Text())
						}
					}
				}
			}
		}
	}
	return messages
}

const furtherQuestion = "And the mill?"

// sections are the answers of a message, the buttons with the first.
func sections(m Message) []Message {
	i := slices.IndexFunc(m.Parts, func(p Part) bool { return p.Role == Label && p.Text() == furtherQuestion })
	if i < 0 {
		return []Message{m}
	}
	return []Message{{Lang: m.Lang, Parts: m.Parts[:i], Follow: m.Follow}, {Lang: m.Lang, Parts: m.Parts[i:]}}
}

// quotes are the passages of a message.
func quotes(m Message) []Part {
	return slices.DeleteFunc(slices.Clone(m.Parts), func(p Part) bool { return p.Role != Quote })
}

// own is what a message says in words of ours, buttons included.
func own(m Message) string {
	var said []string
	for _, p := range m.Parts {
		if p.Role != Quote && p.Role != Source {
			said = append(said, p.Text())
		}
	}
	for _, f := range m.Follow {
		said = append(said, f.Label)
	}
	return strings.Join(said, "\n")
}

// Of what is closest no figure leads, nothing is claimed, and the question
// stays open: it is changed, or kept for later.
func TestClosest(t *testing.T) {
	a := sound()
	a.Status, a.Query.Places, a.Query.Measures, a.Missing, a.Confidence = answer.Closest, []string{"harbour city"}, []string{"venture capital"}, []string{"far point"}, 1
	b := shelfBot(t)
	b.Ask, b.Text = always(a), stored
	m, err := b.Reply(t.Context(), Question{Text: "How much?"})
	if err != nil || m.Kind != Closest || m.Sure {
		t.Fatalf("%s, sure %v, %v", m.Kind, m.Sure, err)
	}
	if !strings.HasPrefix(m.Text(), "Closest in the articles\n\n“Harbour City attracts") {
		t.Errorf("said:\n%s", m.Text())
	}
	for _, p := range m.Parts {
		if p.Table != nil || p.Chart != nil || p.Role == Headline && strings.Contains(p.Text(), "billion") {
			t.Errorf("claims %s", p.Text())
		}
	}
	var wants []Want
	for _, f := range m.Follow {
		wants = append(wants, f.Want)
	}
	if !slices.Contains(wants, Tell) || !slices.Contains(wants, More) || slices.Contains(wants, Who) || slices.Contains(wants, Export) {
		t.Errorf("buttons for %v", wants)
	}
}

// What is closest and stands nowhere is not shown; without any of it left there
// is no answer to give.
func TestClosestIsChecked(t *testing.T) {
	a := sound()
	a.Status, a.Figures = answer.Closest, nil
	a.Passages[0].Start++
	b := Bot{Ask: always(a), Text: stored, Log: slog.New(slog.DiscardHandler)}
	m, err := b.Reply(t.Context(), Question{Text: "How much?"})
	if err != nil || m.Kind != Closest || strings.Contains(m.Text(), "Harbour City attracts") || len(quotes(m)) != 1 {
		t.Errorf("%v, said:\n%s", err, m.Text())
	}
	a.Passages[1].Start++
	b.Ask = always(a)
	if m, err := b.Reply(t.Context(), Question{Text: "How much?"}); err == nil {
		t.Errorf("said:\n%s", m.Text())
	}
}

func TestWhyNot(t *testing.T) {
	tests := map[string]struct {
		names  []string
		en, zh string
	}{
		"found elsewhere":     {[]string{"another place", "Paris"}, "What comes near is about Paris.", "相近的内容说的是Paris。"},
		"not where asked":     {[]string{"another place", "Berlin"}, "What comes near is not about Berlin, but about another place.", "相近的内容说的不是Berlin，而是别的地方。"},
		"elsewhere":           {[]string{"another place"}, "What comes near is about another place.", "相近的内容说的是别的地方。"},
		"not then":            {[]string{"another year", "2019"}, "What comes near is not of 2019, but of another time.", "相近的内容说的不是2019，而是别的时间。"},
		"found at other time": {[]string{"another year", "2022", "2023"}, "What comes near is of 2022, 2023.", "相近的内容说的是2022, 2023。"},
		"condition":           {[]string{"condition"}, "Nothing found meets the condition.", "没有找到符合条件的内容。"},
		"nothing":             {[]string{"nothing near"}, "Nothing in them comes near.", "没有相近的内容。"},
		"a name":              {[]string{"unknown name", "Wakanda"}, "None of them names Wakanda.", "文章都没有提到Wakanda。"},
		"names of spaces":     {[]string{"unknown name", " "}, "A name in the question stands in none of them.", "问题里有一个名称，文章都没有提到。"},
		"a gate to come":      {[]string{"moon phase", "full"}, "", ""},
		"no gate":             {nil, "", ""},
	}
	for name, test := range tests {
		a := answer.Answer{Status: answer.Unanswered, Query: answer.Understood{Places: []string{"Berlin"}, Period: "in 2019"}, Notes: []answer.Note{{Kind: answer.Gated, Names: test.names}}}
		for lang, want := range map[string]string{"en": test.en, "zh": test.zh} {
			m := (&Bot{}).compose(lang, a)
			if want != "" {
				want = "\n" + want
			}
			if got := wordsIn(lang).NotSaid + want + "\n\n"; !strings.HasPrefix(m.Text(), got) {
				t.Errorf("%s: said\n%s\nwant\n%s", name, m.Text(), got)
			}
		}
	}
}
