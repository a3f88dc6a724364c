package query

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/index/ledger"
)

// ReadPeriod reads the years a question asks for, and returns the bytes where
// they stand.
func ReadPeriod(question string) (Period, [][2]int) {
	var years []int
	var spans [][2]int
	for i := 0; i < len(question); {
		if !digit(question[i]) {
			i++
			continue
		}
		j := i
		for j < len(question) && digit(question[j]) {
			j++
		}
		y, err := strconv.Atoi(question[i:j])
		if err != nil || j-i != 4 || y < 1900 || 2100 <= y {
			i = j
			continue
		}
		switch last, end := through(question, j, y); {
		case end > j:
			years, j = append(years, y, last), end
			spans = append(spans, [2]int{i, j})
		case !amount(question, i, j):
			years = append(years, y)
			spans = append(spans, [2]int{i, j})
		}
		i = j
	}
	if len(years) == 0 {
		return Period{}, nil
	}
	first, last := spans[0], spans[len(spans)-1]
	before, word := wordBefore(question[:first[0]])
	p := Period{Text: strings.TrimSpace(question[before:last[1]]), From: years[0], To: years[len(years)-1]}
	if p.To < p.From {
		p.From, p.To = p.To, p.From
	}
	after := strings.TrimSpace(question[last[1]:])
	switch {
	case word == "since" || word == "from" && len(years) == 1 || strings.HasPrefix(after, "年以来") || strings.HasPrefix(after, "年起"):
		p.To = 0
	case word == "after":
		p.From, p.To = p.From+1, 0
	case word == "before", strings.HasPrefix(after, "年以前"), strings.HasPrefix(after, "年之前"):
		p.From, p.To = 0, p.To-1
	case word == "until", word == "till", word == "by":
		p.From = 0
	case word == "in", word == "between", word == "during", word == "of":
	default:
		p.Text = question[first[0]:last[1]]
	}
	if part, start, end := ledger.PartIn(question); part != "" && len(years) == 1 && beside(question, [2]int{start, end}, first) {
		p.Part = part
		p.Text = strings.TrimSpace(question[min(start, first[0]):max(end, first[1])])
		spans = append(spans, [2]int{start, end})
	}
	return p, spans
}

// maxBeside is how many bytes may stand between a year and the part of it.
const maxBeside = len(" of the year ")

// beside reports whether two stretches of a text stand next to one another, with
// no number between them.
func beside(s string, a, b [2]int) bool {
	if b[0] < a[0] {
		a, b = b, a
	}
	return a[1] <= b[0] && b[0]-a[1] <= maxBeside && !strings.ContainsAny(s[a[1]:b[0]], "0123456789")
}

// through returns the last year of a span written as one word, "2010s" or
// "2019-23", and where it ends; at when it is no span.
func through(s string, at, first int) (last, end int) {
	rest := s[at:]
	if first%10 == 0 && strings.HasPrefix(rest, "s") && (len(rest) == 1 || !unicode.IsLetter(rune(rest[1]))) {
		return first + 9, at + 1
	}
	for _, dash := range []string{"-", "–", "/"} {
		short, ok := strings.CutPrefix(rest, dash)
		if !ok || len(short) < 2 || !digit(short[0]) || !digit(short[1]) || len(short) > 2 && (digit(short[2]) || short[2] == dash[0]) {
			continue
		}
		if last = first/100*100 + int(short[0]-'0')*10 + int(short[1]-'0'); last > first {
			return last, at + len(dash) + 2
		}
	}
	return 0, at
}

func digit(b byte) bool { return '0' <= b && b <= '9' }

// amount reports whether the digits are money or part of a longer number, not a year.
func amount(s string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:start])
	after, _ := utf8.DecodeRuneInString(s[end:])
	if unicode.Is(unicode.Sc, before) || before == '.' || before == ',' || unicode.IsLetter(before) && before < utf8.RuneSelf {
		return true
	}
	if after == '%' || (after == '.' || after == ',') && end+1 < len(s) && digit(s[end+1]) {
		return true
	}
	return unicode.IsLetter(after) && after != '年' && !unicode.Is(unicode.Han, after)
}

// wordBefore returns the last word of s, lower case, and where it starts; "in"
// of "in the year" counts as the word.
func wordBefore(s string) (int, string) {
	s = strings.TrimRight(s, " ")
	at := strings.LastIndexByte(s, ' ') + 1
	word := strings.ToLower(s[at:])
	if (word == "year" || word == "the" || word == "end" || word == "of") && at > 0 {
		return wordBefore(s[:at])
	}
	return at, word
}
