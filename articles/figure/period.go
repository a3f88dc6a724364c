package figure

import (
	"strconv"

	"quoth/articles/quantity"
	"quoth/articles/text"
)

// A period is a stretch of time that the sentence names.
type period struct {
	from, to int    // tokens
	first    int    // year it begins in, last where it is one
	last     int    // year it ends in; 0 not said
	text     string // as stated
	other    bool   // it says when something else was: since 2015, than in 2022
	span     bool   // several years that it does not name: past five years
	now      bool   // the day of the text: what holds then is of no year
	relative bool   // told from another year: last year, the year before
	owner    int    // the figure it stands right at, -1 none
	doubt    Doubt
}

// spans reports whether the period is several years; a fiscal year, "2023-24", is one.
func (p period) spans() bool { return p.last > p.first || p.span }

// periodWords are the cues of words that name a time without a number.
var periodWords = text.SetOf(quantity.CueYearWord, cueYearStep, cueYearSpan, cueNow)

// worded returns the period that words at token i name, and how many they are:
// "last year", "the year before", "past five years", "now". before are those
// of the sentence so far. n is 0 when they name none.
func (r *reader) worded(i int, before []period) (p period, n int) {
	if !r.Is(i, text.Letters) && !r.Is(i, text.Han) && !r.Is(i, text.Digits) {
		return p, 0
	}
	if _, n := r.At(i, cueYearSpan); n > 0 {
		return period{from: i, to: i + n, span: true, text: r.Span(i, i+n)}, n
	}
	if m, n := r.At(i, cueYearStep); n > 0 {
		year := r.published()
		for _, b := range before {
			if b.last > 0 {
				year = b.last
			}
		}
		if year == 0 {
			return p, n
		}
		year += int(m.Num)
		return period{from: i, to: i + n, first: year, last: year, text: r.Span(i, i+n), other: r.Begins(i-1, text.CueAgainst), relative: true, doubt: YearFromDate}, n
	}
	if m, n := r.At(i, quantity.CueYearWord); n > 0 && r.Low(i-1) != "the" {
		year := r.published()
		if year == 0 {
			return p, n
		}
		year += int(m.Num)
		p := period{from: i, to: i + n, first: year, last: year, other: r.otherYear(i), relative: true, doubt: YearFromDate}
		if _, k := r.Before(i, cuePeriodOf); k > 0 {
			p.from -= k // the first half of this year
		}
		if _, k := r.At(p.to, cuePeriodBehind); k > 0 && r.Glued(p.to) {
			p.to += k // 今年上半年
		}
		p.text = r.Span(p.from, p.to)
		return p, p.to - i
	}
	if _, n := r.At(i, cueNow); n > 0 {
		year := r.published()
		return period{from: i, to: i + n, first: year, last: year, now: true, doubt: OfToday}, n
	}
	return p, 0
}

// years appends the periods of the sentence, in order.
func (r *reader) years(list []period) []period {
	for i := 0; i < len(r.Tokens); i++ {
		if !r.Is(i, text.Digits) && !r.BeginsAny(i, &periodWords) {
			continue
		}
		if p, n := r.worded(i, list); n > 0 {
			if p.to > 0 {
				list = append(list, p)
			}
			i += n - 1
			continue
		}
		if y := r.ShortYear(i); y > 0 {
			p := period{from: i - 1, to: i + 1, first: y, last: y}
			if r.Low(i-2) == "fy" {
				p.from--
			}
			if _, k := r.Before(p.from, cuePeriodOf); k > 0 {
				p.from, p.first, p.last = p.from-k, 0, 0 // Q3 FY24: of which calendar year is not said
			}
			p.text = r.Span(p.from, p.to)
			list = append(list, p)
			continue
		}
		year, last, n := r.YearAt(i)
		if n > 0 && r.inCitation(i, i+n) {
			i += n - 1
			continue
		}
		if n == 0 || n == 1 && r.Year(i) == 0 {
			continue
		}
		p := period{from: i, to: i + n, first: year, last: last}
		if n == 3 && len(r.Str(i+2)) == 2 {
			p.first = last
		}
		if _, k := r.Before(i, cuePeriodOf); k > 0 {
			p.from = i - k
		} else {
			p.from = r.monthsStart(i)
			if _, k := r.Before(p.from, cuePeriodOf); k > 0 {
				p.from -= k
			}
		}
		// "from 2017 to 2022", "between 2020 and 2023": the end counts
		if w := r.Low(i + n); w == "to" || w == "and" || w == "through" || w == "until" || w == "-" || w == "–" || w == "至" || w == "到" {
			end := i + n + 1
			if _, k := r.At(end, cuePeriodOf); k > 0 {
				if end += k; r.Str(end) == "-" {
					end++ // to mid-2024
				}
			}
			end = r.monthEnd(end)
			b := r.Low(p.from - 1)
			if _, far, k := r.YearAt(end); k > 0 && far >= last && (w != "and" || b == "between") {
				p.last, p.to = far, end+k
				if b == "from" || b == "between" {
					p.from--
				}
			}
		}
		if _, k := r.At(p.to, cuePeriodBehind); k > 0 && (r.Is(p.to, text.Letters) || r.Glued(p.to)) {
			p.to += k // 2024年上半年, 2024 H1
		}
		p.other = p.to == i+n && (p.from == i && r.otherYear(i) || p.from < i && r.Is(i-1, text.Letters) && r.otherYear(p.from))
		p.text = r.Span(p.from, p.to)
		list = append(list, p)
		i = p.to - 1
	}
	return list
}

// monthStart returns the first token of the date that ends before the year
// at token i, "22 July", i when none does.
func (r *reader) monthStart(i int) int {
	_, n := r.Before(i, quantity.CueMonth)
	i -= n
	if n > 0 && r.Is(i-1, text.Digits) && len(r.Str(i-1)) <= 2 {
		i--
	}
	return i
}

// monthsStart returns the first token of the dates that end before the year
// at token i: "between January and June", "July to December".
func (r *reader) monthsStart(i int) int {
	start := r.monthStart(i)
	if start == i {
		return i
	}
	switch w := r.Low(start - 1); w {
	case "and", "to", "-", "–", "through":
		if first := r.monthStart(start - 1); first < start-1 {
			if b := r.Low(first - 1); b == "between" || b == "from" {
				return first - 1
			}
			if w != "and" {
				return first
			}
		}
	}
	return start
}

// monthEnd returns the token behind the day and month at token i, where a
// year may stand, i when there are none.
func (r *reader) monthEnd(i int) int {
	at := i
	if r.Is(at, text.Digits) && len(r.Str(at)) <= 2 {
		at++
	}
	if _, n := r.At(at, quantity.CueMonth); n > 0 {
		return at + n
	}
	return i
}

// inCitation reports whether the year at from..to dates a cited work: "(EY 2025)".
func (r *reader) inCitation(from, to int) bool {
	for at := from - 1; at >= max(0, from-maxName); at-- {
		if s := r.Str(at); s == "(" || s == "（" {
			f, t, end := r.bracketName(at + 1)
			return t > f && end >= to
		}
		if r.Is(at, text.Digits) {
			return false
		}
	}
	return false
}

// otherYear reports whether the words before token i say that the year there
// is that of something else.
func (r *reader) otherYear(i int) bool {
	if r.Low(i-1) == "by" || r.Low(i-1) == "from" && r.Low(i+1) == "report" {
		return false
	}
	if r.EndsBefore(i, cueYearOther) {
		return true
	}
	if w := r.Low(i - 1); w == "in" || w == "of" || w == "the" {
		return r.EndsBefore(i-1, cueYearOther) && r.Low(i-2) != "from" && r.Low(i-2) != "by"
	}
	if s := r.Str(i + 1); s == "年" && (r.Str(i+2) == "以" || r.Str(i+2) == "成" || r.Str(i+2) == "起") {
		return true
	}
	return false
}

// published returns the year of the text's date, 0 unknown.
func (r *reader) published() int {
	if len(r.ctx.Published) < 4 {
		return 0
	}
	y, err := strconv.Atoi(r.ctx.Published[:4])
	if err != nil {
		return 0
	}
	return y
}
