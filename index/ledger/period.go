package ledger

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"quoth/articles/figure"
)

//go:embed tables/words.tsv
var wordTable string

// words is tables/words.tsv, read once: by kind, what phrases stand for.
var words = sync.OnceValue(func() map[string][][2]string {
	table := map[string][][2]string{}
	for line := range strings.Lines(wordTable) {
		line = strings.TrimRight(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		cols := strings.Split(line, "\t")
		for _, phrase := range strings.Split(cols[2], "|") {
			table[cols[0]] = append(table[cols[0]], [2]string{phrase, cols[1]})
		}
	}
	return table
})

// A Span is the stretch of time a figure holds for.
type Span struct {
	From, To int    // years, equal for a single one; 0 unknown
	Part     string // of the year: "end", "first half", "fiscal", "march"; "" all of it
}

// Span returns the stretch of time an entry holds for, however its words put it.
func (e Entry) Span() Span {
	if e.span != nil {
		return *e.span
	}
	return spanOf(e.Year, e.Period)
}

// spanOf returns the stretch of time that a period tells, of a figure of a year.
func spanOf(year int, period string) Span {
	s := Span{From: year, To: year}
	lower := strings.ToLower(period)
	for _, w := range words()["period"] {
		if strings.Contains(lower, w[0]) {
			s.Part = w[1]
			break
		}
	}
	if s.Part == "fiscal" {
		return s
	}
	if s.Part == "" {
		s.Part = monthIn(lower)
	}
	if years := yearsIn(lower); len(years) > 1 && years[0] < years[len(years)-1] {
		s.From, s.To = years[0], years[len(years)-1]
	}
	return s
}

// PartIn returns the first half, quarter or nine months of a year that a text
// names, "" none, and the bytes where it does.
func PartIn(text string) (part string, start, end int) {
	lower := strings.ToLower(text) + " "
	if len(lower) != len(text)+1 { // a letter of another length: the bytes would not be the text's
		return "", 0, 0
	}
	for _, w := range words()["period"] {
		if !(Span{Part: w[1]}).Halved() {
			continue
		}
		if i := strings.Index(lower, w[0]); i >= 0 && (i == 0 || !letter(lower[i-1])) {
			return w[1], i, min(len(text), i+len(strings.TrimSpace(w[0])))
		}
	}
	return "", 0, 0
}

func letter(b byte) bool { return 'a' <= b && b <= 'z' }

// Halved reports whether a span is a half, a quarter or three of a year, and so
// what a part of the year's amount came in.
func (s Span) Halved() bool {
	return s.Part != "" && s.Part != "fiscal" && s.Part != "end" && monthIn(s.Part) == "" && s.Part != "months"
}

// yearsIn returns the years a period names; "2021-25" names 2021 and 2025.
func yearsIn(s string) []int {
	var years []int
	for i := 0; i < len(s); {
		j := i
		for j < len(s) && '0' <= s[j] && s[j] <= '9' {
			j++
		}
		n, _ := strconv.Atoi(s[i:j])
		switch {
		case j-i == 4:
			years = append(years, n)
		case j-i == 2 && len(years) > 0 && i > 0 && (s[i-1] == '-' || strings.HasSuffix(s[:i], "–")):
			years = append(years, years[0]/100*100+n)
		}
		i = max(j, i+1)
	}
	return years
}

// Several reports whether an entry sums up more than a year. A rank or a share
// over several years is one of each.
func (e Entry) Several() bool {
	if e.Scope == "combined" {
		return true
	}
	s := e.Span()
	return s.From != s.To && (e.Kind == figure.Money || e.Kind == figure.Count)
}

// Partial reports whether an entry counts only a part of what its measure
// names, or more: "fintech", "with debt".
func (e Entry) Partial() bool { return scopeOf(e) != "" }

// scopeOf returns what sets an entry's scope apart. A country's figure is
// national by nature; and a city's cluster goes by the city's name.
func scopeOf(e Entry) string {
	switch e.Scope {
	case "national", "cluster", "combined":
		return ""
	}
	return e.Scope
}

// monthIn returns the month a period names, "" none; of several, "months".
func monthIn(s string) string {
	month := ""
	for _, w := range words()["month"] {
		switch {
		case !strings.Contains(s, w[0]) || month == w[1]:
		case month != "":
			return "months"
		default:
			month = w[1]
		}
	}
	return month
}

// Alongside reports whether two spans are of one year, as far as both say: the
// end of a year and a day of it lie in it.
func (s Span) Alongside(t Span) bool {
	return s.From == t.From && s.To == t.To && (s.Part == t.Part || s.Part == "" && t.point() || t.Part == "" && s.point())
}

// point reports whether a span is at a point of its years: their end, a month.
func (s Span) point() bool {
	return s.Part == "end" || s.Part != "" && s.Part != "months" && monthIn(s.Part) != ""
}
