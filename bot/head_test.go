package bot

import (
	"strings"
	"testing"

	"quoth/index/answer"
	"quoth/index/query"
)

// What leads an answer stands alone: of whom, how much, of what, when and by
// whose word, each of it once.
func TestHeadline(t *testing.T) {
	tests := map[string]struct {
		figure answer.Figure
		en, zh string
	}{
		"a number of things": {
			answer.Figure{Text: "125", Unit: "unicorn", Measure: "unicorns", Place: "London", Period: "2025", Attribution: "The Telegraph"},
			"London: 125 unicorns (2025, according to The Telegraph)", "London的unicorns：125（2025，据The Telegraph）"},
		"a number of what is not named beside it": {
			answer.Figure{Text: "38", Measure: "unicorns", Place: "London", Period: "2025"},
			"London: 38 unicorns (2025)", "London的unicorns：38（2025）"},
		"its words name what is counted": {
			answer.Figure{Text: "125 unicorns", Unit: "unicorn", Measure: "unicorns", Place: "London"},
			"London: 125 unicorns", "London：125 unicorns"},
		"its words name it more closely": {
			answer.Figure{Text: "61 technology companies", Unit: "company", Measure: "tech companies", Place: "Porto"},
			"Porto: 61 technology companies", "Porto：61 technology companies"},
		"people of a workforce": {
			answer.Figure{Text: "9,000", Unit: "person", Qualifier: "over", Measure: "tech workforce", Place: "Porto"},
			"Porto: over 9,000, tech workforce", "Porto的tech workforce：超过9,000"},
		"money a year": {
			answer.Figure{Text: "$9.8 billion", Currency: "USD", Per: "year", Measure: "venture capital", Place: "Shanghai", Attribution: "its trade office"},
			"Shanghai: $9.8 billion a year, venture capital (according to its trade office)", "Shanghai的venture capital：$9.8 billion 每年（据its trade office）"},
		"a number a day of what is counted a day": {
			answer.Figure{Text: "300", Unit: "company", Per: "day", Measure: "new tech companies per day", Place: "Shenzhen"},
			"Shenzhen: 300 new tech companies per day", "Shenzhen的new tech companies per day：300"},
		"days to do something": {
			answer.Figure{Text: "5 days", Unit: "day", Measure: "days to register a company", Place: "Singapore", Year: year(2025)},
			"Singapore: 5 days to register a company (2025)", "Singapore的days to register a company：5 days（2025）"},
		"a change": {
			answer.Figure{Text: "39%", Unit: "percent", Change: "decrease", Measure: "venture capital", Place: "Berlin", Period: "2023", Attribution: "EY"},
			"Venture capital in Berlin: down 39% (2023, according to EY)", "Berlin的venture capital：下降39%（2023，据EY）"},
		"a rank, whose name says who ranks": {
			answer.Figure{Text: "11th", Unit: "rank", Measure: "Startup Genome rank", Place: "Tokyo", Period: "2025", Attribution: "Startup Genome"},
			"Tokyo: 11th, Startup Genome rank (2025)", "Tokyo的Startup Genome rank：11th（2025）"},
		"of a company": {
			answer.Figure{Text: "164.7 billion yuan", Currency: "CNY", Measure: "R&D spending", Place: "Shenzhen", Entity: "Huawei", Period: "2023", Kind: "estimate"},
			"Huawei, Shenzhen: 164.7 billion yuan, R&D spending (2023, estimate)", "Huawei，Shenzhen的R&D spending：164.7 billion yuan（2023，估计）"},
		"of a part of a city": {
			answer.Figure{Text: "$197", Currency: "USD", Measure: "office rent", Place: "London", Entity: "London's West End"},
			"London's West End: $197, office rent", "London's West End的office rent：$197"},
		"of nobody named": {
			answer.Figure{Text: "$197", Currency: "USD", Measure: "office rent", Period: "2016"},
			"Office rent: $197 (2016)", "Office rent：$197（2016）"},
		"of nothing known": {
			answer.Figure{Text: "42", Place: "Porto"},
			"Porto: 42", "Porto：42"},
		"alone": {answer.Figure{Text: "42", Qualifier: "about"}, "About 42", "约42"},
		"a name of spaces": {
			answer.Figure{Text: "42", Measure: "  ", Place: " ", Entity: "\n"},
			"42", "42"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			test.figure.Passage, test.figure.End = "a#1", len(test.figure.Text)
			a := answer.Answer{Status: answer.Answered, Figures: []answer.Figure{test.figure}, Passages: []answer.Quote{{ID: "a#1", Article: "a.md", Text: test.figure.Text}}}
			for lang, want := range map[string]string{"en": test.en, "zh": test.zh} {
				m := (&Bot{}).compose(lang, a)
				if got := m.Parts[0].Text(); got != want {
					t.Errorf("%s: %q, want %q", lang, got, want)
				}
				if m.Parts[1].Role != Quote || !strings.HasPrefix(m.Text(), want+"\n") {
					t.Errorf("%s: between the headline and the quote:\n%s", lang, m.Text())
				}
			}
		})
	}
}

// What is too long for one line stands below it, and is not said twice.
func TestLongHeadline(t *testing.T) {
	by := strings.Repeat("office of ", 7) + "trade"
	f := answer.Figure{Text: "125", Unit: "unicorn", Measure: "unicorns", Place: strings.Repeat("Far ", 18) + "Point", Period: "2025", Scope: "with those sold", Attribution: by}
	m := (&Bot{}).Compose(answer.Answer{Status: answer.Answered, Figures: []answer.Figure{f}})
	want := f.Place + ": 125 unicorns\n2025 · with those sold · according to " + by
	if got := m.Text(); got != want {
		t.Errorf("said\n%s\nwant\n%s", got, want)
	}
}

// What is said to a question whether something is so leads with the figure.
func TestHeadlineOfAClaim(t *testing.T) {
	f := answer.Figure{Text: "125", Unit: "unicorn", Measure: "unicorns", Place: "London", Period: "2025"}
	for _, kind := range []answer.NoteKind{answer.Supported, answer.Contradicted} {
		a := answer.Answer{Status: answer.Answered, Query: answer.Understood{Intent: query.Verify}, Figures: []answer.Figure{f}, Notes: []answer.Note{{Kind: kind, Figures: []int{0}}}}
		if got := (&Bot{}).Compose(a).Text(); !strings.HasPrefix(got, "London: 125 unicorns (2025)\n\nThe articles say ") {
			t.Errorf("%s: %s", kind, got)
		}
	}
}

func year(n int) *int { return &n }
