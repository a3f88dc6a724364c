package figure

import "strings"

// date reports dates and times: Feb. 21, 1 September 2019, 11:30, 7月22日.
func (r *reader) date(i int) int {
	if m, n := r.at(i, cueMonth); n > 0 && r.is(i, letters) && (len(r.str(i)) > 3 || capital(r.str(i))) && m.num > 0 {
		at := i + n
		if r.is(at, digits) && len(r.str(at)) <= 2 && !r.scaledAt(at+1) {
			at++
			if w := r.low(at); r.glued(at) && (w == "st" || w == "nd" || w == "rd" || w == "th") {
				at++
			}
			if (r.str(at) == "-" || r.str(at) == "–") && r.is(at+1, digits) && len(r.str(at+1)) <= 2 {
				at += 2
			}
			return at - i
		}
		return 0
	}
	if r.is(i, han) {
		return r.hanDate(i)
	}
	if !r.is(i, digits) {
		return 0
	}
	if len(r.str(i)) <= 2 {
		at := i + 1
		if w := r.low(at); r.glued(at) && (w == "st" || w == "nd" || w == "rd" || w == "th") {
			at++
		}
		if r.low(at) == "of" {
			at++
		}
		if _, n := r.at(at, cueMonth); n > 0 && r.is(at, letters) && capital(r.str(at)) {
			return at + n - i
		}
		if r.str(i+1) == ":" && r.glued(i+1) && r.is(i+2, digits) && len(r.str(i+2)) == 2 {
			n := 3
			if _, k := r.at(i+3, cueClock); k > 0 {
				n += k
			}
			return n
		}
	}
	if hour, minute, ok := strings.Cut(r.str(i), "."); len(hour) <= 2 && (!ok || len(minute) == 2) {
		if _, n := r.at(i+1, cueClock); n > 0 && (r.low(i+1) != "am" || r.glued(i+1)) {
			return 1 + n
		}
	}
	if len(r.str(i)) <= 2 {
		if s := r.str(i + 1); (s == "月" || s == "日" || s == "号" || s == "时" || s == "点") && r.glued(i+1) && r.str(i+2) != "间" {
			return 2
		}
	}
	if r.str(i+1) == "-" && r.glued(i+1) && r.is(i+2, digits) && r.glued(i+2) && r.str(i+3) == "-" && r.is(i+4, digits) {
		return 5 // 2024-01-02
	}
	if _, _, n := r.yearAt(i); n > 0 && r.str(i+1) == "-" && r.glued(i+1) && r.glued(i+2) && r.is(i+2, digits) && len(r.str(i+2)) == 2 && r.str(i+2) <= "12" {
		return 3 // 1995-01
	}
	return 0
}

// hanDate reports a date in Chinese numerals: 十二月, 三月五日, 二〇二四年.
func (r *reader) hanDate(i int) int {
	v, ok := r.inHan(i)
	if !ok || v.scale > 10 {
		return 0
	}
	at := i + v.tokens
	switch {
	case r.str(at) == "月" && v.num <= 12 && v.num >= 1:
		at++
		if day, ok := r.inHan(at); ok && day.num <= 31 && (r.str(at+day.tokens) == "日" || r.str(at+day.tokens) == "号") {
			at += day.tokens + 1
		}
		return at - i
	case r.str(at) == "年" && v.tokens == 4 && v.scale == 1 && v.num >= firstYear && v.num < lastYear:
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
func (r *reader) early(i, year int) bool {
	if year < earlyYear {
		return false
	}
	switch r.low(i - 1) {
	case "in", "since", "until", "before", "after", "circa", "between":
	case "and":
		if r.low(i-3) != "between" || len(r.str(i-2)) != 4 {
			return false
		}
	default:
		return r.str(i+1) == "年" && r.glued(i+1)
	}
	return !r.scaledAt(i+1) && r.nounAt(i+1).tokens == 0 && !r.begins(i+1, cueUnit) && !r.begins(i+1, cuePercent)
}

// yearAt returns the year that stands at token i in four digits, and how many
// tokens say it: 2 for 2024年 and for "2023-24", 0 when none does.
func (r *reader) yearAt(i int) (year, last, n int) {
	if !r.is(i, digits) || len(r.str(i)) != 4 {
		return 0, 0, 0
	}
	for _, c := range []byte(r.str(i)) {
		if !isDigit(c) {
			return 0, 0, 0
		}
		year = year*10 + int(c-'0')
	}
	if year < firstYear && !r.early(i, year) || year >= lastYear {
		return 0, 0, 0
	}
	last, n = year, 1
	dash := r.str(i + 1)
	if (dash == "-" || dash == "–" || dash == "/" || dash == "—" || dash == "至" || dash == "到" || dash == "~") && r.is(i+2, digits) {
		switch far := r.str(i + 2); {
		case len(far) == 2 && r.glued(i+2) && r.glued(i+1):
			last = year/100*100 + int(far[0]-'0')*10 + int(far[1]-'0')
			n = 3
		case len(far) == 4:
			if y, _, k := r.yearAt(i + 2); k > 0 && y > year {
				last, n = y, 3
			}
		}
		if last < year {
			last, n = year, 1
		}
	}
	if m := r.str(i + n); m == "年" || m == "財" || m == "财" {
		n++
	}
	return year, last, n
}

// year reports a year standing at token i, which is no figure. Four digits
// that count something, behind "over" or before a noun, are none.
func (r *reader) year(i int) int {
	_, _, n := r.yearAt(i)
	if n == 0 {
		return 0
	}
	if n > 1 {
		return n
	}
	if r.moneyBefore(i) || r.scaledAt(i+1) && !r.durationWord(i+1) || r.moneyAt(i+1) {
		return 0
	}
	if r.is(i+1, han) && r.glued(i+1) {
		if r.str(i+1) == "余" || r.str(i+1) == "多" {
			return 0
		}
		if r.begins(i+1, cueMeasureWord) {
			return 0
		}
		return 1
	}
	if r.endsBefore(i, cueYearBefore) {
		return 1
	}
	if r.endsAny(i, &hedgers) {
		return 0
	}
	if r.endsBefore(i, cueMonth) {
		return 1
	}
	if noun := r.nounAt(i + 1); noun.tokens > 0 && noun.plural && !capital(r.str(i+1)) && i > 0 && !r.dates(i) {
		return 0
	}
	return 1
}

// dates reports whether the word before token i makes four digits there a
// year though a plural follows: "its 2018 sales".
func (r *reader) dates(i int) bool {
	switch w := r.low(i - 1); w {
	case "the", "its", "their", "our", "his", "her", "this":
		return true
	}
	return r.is(i-1, letters) && (r.nameOwner(i-1) || capital(r.str(i-1)) && i > 1)
}

func (r *reader) durationWord(i int) bool {
	return r.begins(i, cueDuration)
}
