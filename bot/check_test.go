package bot

import (
	"strings"
	"testing"
)

// What is shown is checked number by number: a clause with a name and a number of
// its own for itself.
func TestClaims(t *testing.T) {
	for text, want := range map[string]string{
		"Paris has 60 unicorns and Porto has 3.":                "Paris has 60 unicorns | + Porto has 3.",
		"Porto counted 3 unicorns in 2024. It rains a lot.":     "Porto counted 3 unicorns in 2024.",
		"Porto, a city of 230,000 people, counted 3 unicorns.":  "Porto, a city of 230,000 people, counted 3 unicorns.",
		"Porto attracted €310 million in 2024 and 2 new funds.": "Porto attracted €310 million in 2024 and 2 new funds.",
		"上海有65家独角兽，北京有61家。":                                     "上海有65家独角兽 | + 北京有61家。",
		"nothing to count": "",
	} {
		var got []string
		for _, c := range claims(text) {
			if c.goesOn {
				c.text = "+ " + c.text
			}
			got = append(got, c.text)
		}
		if said := strings.Join(got, " | "); said != want {
			t.Errorf("%q: %q, want %q", text, said, want)
		}
	}
}

// One number is right and the other is not: each is told for itself.
func TestCheck(t *testing.T) {
	m, err := shelfBot(t).Reply(t.Context(), Question{Text: "is this true?", Shown: "Porto attracted €310 million in venture capital in 2024, Berlin attracted €9 billion."})
	if err != nil {
		t.Fatal(err)
	}
	text := m.Text()
	for _, want := range []string{"“Porto attracted €310 million in venture capital in 2024”\n\nThe articles say so.", "“Berlin attracted €9 billion.”\n\nThe articles say otherwise. Berlin: €2.2 billion"} {
		if !strings.Contains(text, want) {
			t.Errorf("lacks %q:\n%s", want, text)
		}
	}
}

// What a message asks to check may stand in it, in quotation marks or after a colon.
func TestQuoted(t *testing.T) {
	for text, want := range map[string]string{
		`please check these for Monday: "Porto has 3 unicorns. Oslo has 5."`: "please check these for Monday|Porto has 3 unicorns. Oslo has 5.",
		"is this true: Porto has 3 unicorns":                                 "is this true|Porto has 3 unicorns",
		"核实一下：“上海有66家独角兽。”":                                                  "核实一下|上海有66家独角兽。",
		`who says "Porto has 3 unicorns"?`:                                   `who says "Porto has 3 unicorns"?|`,
		`is this true: "it rains"`:                                           `is this true: "it rains"|`,
		"unicorns: Porto 3, Oslo 5":                                          "unicorns: Porto 3, Oslo 5|",
	} {
		asking, shown := quoted(text)
		if got := asking + "|" + shown; got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	m, err := shelfBot(t).Reply(t.Context(), Question{Text: `can you check these: "Porto attracted €310 million in venture capital in 2024. Berlin attracted €9 billion of venture capital."`})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"The articles say so.", "The articles say otherwise."} {
		if !strings.Contains(m.Text(), want) {
			t.Errorf("lacks %q:\n%s", want, m.Text())
		}
	}
}

// Of a long text the question at its end is asked.
func TestLastQuestion(t *testing.T) {
	long := strings.Repeat("Minutes of a meeting. ", 200)
	for text, want := range map[string]string{long + "How many unicorns does Porto have?": "How many unicorns does Porto have?", long + "Any news? And of Porto?": "Any news? And of Porto?", long: "", strings.Repeat("why ", 800) + "?": ""} {
		if got := lastQuestion(text); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
