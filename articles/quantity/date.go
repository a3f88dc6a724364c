package quantity

import (
	"strings"

	"quoth/articles/text"
)

// date reports dates and times: Feb. 21, 1 September 2019, 11:30, 7月22日.
func (r *Reader) date(i int) int {
	if m, n := r.At(i, CueMonth); n > 0 && r.Is(i, text.Letters) && (len(r.Str(i)) > 3 || text.Capital(r.Str(i))) && m.Num > 0 {
		at := i + n
		if r.Is(at, text.Digits) && len(r.Str(at)) <= 2 && !r.scaledAt(at+1) {
			at++
			if w := r.Low(at); r.Glued(at) && (w == "st" || w == "nd" || w == "rd" || w == "th") {
				at++
			}
			if (r.Str(at) == "-" || r.Str(at) == "–") && r.Is(at+1, text.Digits) && len(r.Str(at+1)) <= 2 {
				at += 2
			}
			return at - i
		}
		return 0
	}
	if r.Is(i, text.Han) {
		return r.hanDate(i)
	}
	if !r.Is(i, text.Digits) {
		return 0
	}
	if len(r.Str(i)) <= 2 {
		at := i + 1
		if w := r.Low(at); r.Glued(at) && (w == "st" || w == "nd" || w == "rd" || w == "th") {
			at++
		}
		if r.Low(at) == "of" {
			at++
		}
		if _, n := r.At(at, CueMonth); n > 0 && r.Is(at, text.Letters) && text.Capital(r.Str(at)) {
			return at + n - i
		}
		if r.Str(i+1) == ":" && r.Glued(i+1) && r.Is(i+2, text.Digits) && len(r.Str(i+2)) == 2 {
			n := 3
			if _, k := r.At(i+3, cueClock); k > 0 {
				n += k
			}
			return n
		}
	}
	if hour, minute, ok := strings.Cut(r.Str(i), "."); len(hour) <= 2 && (!ok || len(minute) == 2) {
		if _, n := r.At(i+1, cueClock); n > 0 && (r.Low(i+1) != "am" || r.Glued(i+1)) {
			return 1 + n
		}
	}
	if len(r.Str(i)) <= 2 {
		if s := r.Str(i + 1); (s == "月" || s == "日" || s == "号" || s == "时" || s == "点") && r.Glued(i+1) && r.Str(i+2) != "间" {
			return 2
		}
	}
	if r.Str(i+1) == "-" && r.Glued(i+1) && r.Is(i+2, text.Digits) && r.Glued(i+2) && r.Str(i+3) == "-" && r.Is(i+4, text.Digits) {
		return 5 // 2024-01-02
	}
	if _, _, n := r.YearAt(i); n > 0 && r.Str(i+1) == "-" && r.Glued(i+1) && r.Glued(i+2) && r.Is(i+2, text.Digits) && len(r.Str(i+2)) == 2 && r.Str(i+2) <= "12" {
		return 3 // 1995-01
	}
	return 0
}

// hanDate reports a date in Chinese numerals: 十二月, 三月五日, 二〇二四年.
func (r *Reader) hanDate(i int) int {
	v, ok := r.inHan(i)
	if !ok || v.scale > 10 {
		return 0
	}
	at := i + v.tokens
	switch {
	case r.Str(at) == "月" && v.num <= 12 && v.num >= 1:
		at++
		if day, ok := r.inHan(at); ok && day.num <= 31 && (r.Str(at+day.tokens) == "日" || r.Str(at+day.tokens) == "号") {
			at += day.tokens + 1
		}
		return at - i
	case r.Str(at) == "年" && v.tokens == 4 && v.scale == 1 && v.num >= firstYear && v.num < lastYear:
		return at + 1 - i
	}
	return 0
}

const (
	earlyYear = 1000 // from here on a year is one where the words say so
	firstYear = 1800
	lastYear  = 2200
)

// early reports whether four digits before firstYear are a year: 1636年,
// "founded in 1636", "between 1650 and 1680", not "in 1500 hospitals".
func (r *Reader) early(i, year int) bool {
	if year < earlyYear {
		return false
	}
	switch r.Low(i - 1) {
	case "in", "since", "until", "before", "after", "circa", "between":
	case "and":
		if r.Low(i-3) != "between" || len(r.Str(i-2)) != 4 {
			return false
		}
	default:
		return r.Str(i+1) == "年" && r.Glued(i+1)
	}
	return !r.scaledAt(i+1) && r.NounAt(i+1).Tokens == 0 && !r.Begins(i+1, CueUnit) && !r.Begins(i+1, cuePercent)
}

// YearAt returns the year that stands at token i in four digits, and how many
// tokens say it: 2 for 2024年 and for "2023-24", 0 when none does.
func (r *Reader) YearAt(i int) (year, last, n int) {
	if !r.Is(i, text.Digits) || len(r.Str(i)) != 4 {
		return 0, 0, 0
	}
	for _, c := range []byte(r.Str(i)) {
		if !text.IsDigit(c) {
			return 0, 0, 0
		}
		year = year*10 + int(c-'0')
	}
	if year < firstYear && !r.early(i, year) || year >= lastYear {
		return 0, 0, 0
	}
	last, n = year, 1
	dash := r.Str(i + 1)
	if (dash == "-" || dash == "–" || dash == "/" || dash == "—" || dash == "至" || dash == "到" || dash == "~") && r.Is(i+2, text.Digits) {
		switch far := r.Str(i + 2); {
		case len(far) == 2 && r.Glued(i+2) && r.Glued(i+1):
			last = year/100*100 + int(far[0]-'0')*10 + int(far[1]-'0')
			n = 3
		case len(far) == 4:
			if y, _, k := r.YearAt(i + 2); k > 0 && y > year {
				last, n = y, 3
			}
		}
		if last < year {
			last, n = year, 1
		}
	}
	if m := r.Str(i + n); m == "年" || m == "財" || m == "财" {
		n++
	}
	return year, last, n
}

// Year reports a year standing at token i, which is no figure. Four digits
// that count something, behind "over" or before a noun, are none.
func (r *Reader) Year(i int) int {
	year, _, n := r.YearAt(i)
	if n != 1 {
		return n
	}
	if r.moneyBefore(i) || r.scaledAt(i+1) && !r.durationWord(i+1) || r.moneyAt(i+1) {
		return 0
	}
	if r.Is(i+1, text.Han) && r.Glued(i+1) {
		if r.Str(i+1) == "余" || r.Str(i+1) == "多" {
			return 0
		}
		if r.Begins(i+1, CueMeasureWord) {
			return 0
		}
		return 1
	}
	if r.EndsBefore(i, CueYearBefore) || r.yearsTo(i, year) {
		return 1
	}
	if r.EndsAny(i, &hedgers) {
		return 0
	}
	if r.EndsBefore(i, CueMonth) {
		return 1
	}
	if noun := r.NounAt(i + 1); noun.Tokens > 0 && noun.Plural && !text.Capital(r.Str(i+1)) && i > 0 && !r.dates(i) {
		return 0
	}
	return 1
}

// yearsTo reports whether "to" leads from the year at token i to a later one
// that counts nothing: over 2020 to 2024.
func (r *Reader) yearsTo(i, year int) bool {
	if w := r.Low(i + 1); w != "to" && w != "through" {
		return false
	}
	last, _, n := r.YearAt(i + 2)
	return n == 1 && last > year && last <= year+50 && !r.NounAt(i+3).Plural && !r.BeginsAny(i+3, &units)
}

// dates reports whether the word before token i makes four digits there a
// year though a plural follows: "its 2018 sales".
func (r *Reader) dates(i int) bool {
	switch w := r.Low(i - 1); w {
	case "the", "its", "their", "our", "his", "her", "this":
		return true
	}
	return r.Is(i-1, text.Letters) && (r.Possessive(i-1) || text.Capital(r.Str(i-1)) && i > 1)
}

func (r *Reader) durationWord(i int) bool {
	return r.Begins(i, cueDuration)
}

// ShortYear returns the year that two digits at token i say: '21, FY24. 0 none.
func (r *Reader) ShortYear(i int) int {
	if !r.Is(i, text.Digits) || len(r.Str(i)) != 2 || !text.IsDigit(r.Str(i)[0]) || !text.IsDigit(r.Str(i)[1]) || !r.Glued(i) {
		return 0
	}
	year := 2000 + 10*int(r.Str(i)[0]-'0') + int(r.Str(i)[1]-'0')
	switch s := r.Low(i - 1); {
	case s == "fy":
		return year
	case s == "'" || s == "’" || s == "‘":
		if r.Low(i-2) == "fy" || !r.Glued(i-1) && r.EndsBefore(i-1, CueYearBefore) {
			return year
		}
	}
	return 0
}
