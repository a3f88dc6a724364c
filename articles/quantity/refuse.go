package quantity

import (
	"strings"

	"quoth/articles/text"
)

// refuse returns how many tokens from i on look like a figure and are none:
// years, dates, times, names with numbers, set phrases. 0 when nothing does.
func (r *Reader) refuse(i int) int {
	if n := r.Bullet(); i == 0 && n > 0 {
		return n
	}
	if _, n := r.Before(i, cueOrdinalMark); n > 0 && r.Glued(i) {
		if v, ok := r.number(i); ok {
			return v.tokens // 第三年: one of a row, and no quantity; those that rank are read before
		}
	}
	if m, n := r.At(i, cueSetPhrase); n > 0 && !(m.Value == "lasting" && r.EndsBefore(i, cueLasts)) && (!r.Is(i, text.Han) || !(r.Is(i-1, text.Digits) && r.Glued(i)) && !r.partsAt(i+n) && !(n == 2 && r.partsAt(i+1))) {
		return n
	}
	if n := r.name(i); n > 0 {
		return n
	}
	if r.pointsAt(i) && !r.numeral(i+1) && !r.Begins(i, cueMultiple) && !r.Begins(i+1, cueTimes) && !r.Begins(i+1, cueFractionMark) {
		return 1
	}
	if n := r.date(i); n > 0 {
		return n
	}
	return r.Year(i)
}

// partsAt reports what makes a number of a Chinese scale before token i: 分之, 元.
func (r *Reader) partsAt(i int) bool {
	_, part := r.At(i, cueFractionMark)
	_, money := r.At(i, cueCurrencyWord)
	return r.scaleBefore(i) && part+money > 0
}

// name reports names that have a number: COVID-19, B2B, Line 14, S&P 500, 5G, 24/7.
func (r *Reader) name(i int) int {
	if _, _, n := r.YearAt(i + 1); r.Low(i) == "fy" && n > 0 {
		return 1 + n // FY2023-24
	}
	if r.ShortYear(i) > 0 {
		return 1 // '21
	}
	if r.Is(i, text.Letters) && r.Is(i+1, text.Digits) && r.Glued(i+1) && (r.currencyEnding(i) == "" || !r.amountOf(i+1)) && r.codeBefore(i+1) == "" {
		return r.gluedRun(i) // B2B, a16z, Q4, G20
	}
	if r.Is(i, text.Letters) && r.Str(i+1) == "-" && r.Glued(i+1) && r.Is(i+2, text.Digits) && r.Glued(i+2) && text.Capital(r.Str(i)) && !(r.Glued(i+3) && (r.Is(i+3, text.Letters) || r.Is(i+3, text.Digits))) {
		if _, n := r.At(i, CueMonth); n == 0 && r.Low(i) != "mid" {
			n := 3 // COVID-19, GPT-4
			for r.Str(i+n) == "-" && r.Glued(i+n) && r.Is(i+n+1, text.Digits) && r.Glued(i+n+1) {
				n += 2 // the visa D-8-4
			}
			return n
		}
	}
	if r.Is(i, text.Letters) && r.Str(i+1) == "-" && r.Glued(i+1) && r.Is(i+2, text.Digits) && r.Glued(i+2) && len(r.Str(i+2)) < 3 && !r.Glued(i+3) &&
		!r.unitAt(i+3) && r.NounAt(i+3).Tokens == 0 {
		return 3 // last-32, under-21
	}
	if n := r.longOrdinal(i); n > 0 {
		return n
	}
	if r.codeName(i) {
		return 4 // H-1B
	}
	if r.beginsName(i) {
		return 1 // Nairobi's Two Rivers
	}
	if !r.Is(i, text.Digits) {
		return 0
	}
	if r.Str(i+1) == ":" && r.Glued(i+1) && r.Is(i+2, text.Digits) && r.Glued(i+2) {
		return 3 // 1:36.6
	}
	if n := r.dotted(i); n > 0 {
		return n
	}
	if n := r.phone(i); n > 0 {
		return n
	}
	if w := r.Low(i + 1); (w == "m" || w == "metres" || w == "meters") && r.Begins(i+2, cueEvent) && !strings.Contains(r.Str(i), ".") {
		return 2 // the 400m title
	}
	if n := r.address(i); n > 0 {
		return n
	}
	if n := r.result(i); n > 0 {
		return n
	}
	if r.aged(i) || r.model(i) || r.maker(i) {
		return 1
	}
	if r.Is(i+1, text.Letters) && r.Glued(i+1) && !strings.ContainsAny(r.Str(i), ",") {
		switch w := r.Low(i + 1); {
		case w == "g" && (r.Str(i) == "3" || r.Str(i) == "4" || r.Str(i) == "5" || r.Str(i) == "6" || r.Str(i) == "2"),
			w == "d" && len(r.Str(i)) == 1, w == "s" && len(r.Str(i)) >= 2:
			return 2 // 5G, 3D, 1990s
		case w == "k" && (r.Low(i+2) == "video" || r.Low(i+2) == "resolution" || r.Low(i+2) == "tv" || r.Low(i+2) == "display"):
			return 2
		case w == "st" || w == "nd" || w == "rd" || w == "th":
			return 0 // ordinals are read as ranks
		case (w == "c" || w == "f") && !r.degree(i+1):
			return r.gluedRun(i) // 12C, Fig. 3F
		}
		_, sign := r.At(i+1, CueCurrencySign)
		if _, n := r.exponent(i + 1); n == 0 && !r.unitAt(i+1) && (sign == 0 || !r.signBehind(i+1, sign)) {
			return r.gluedRun(i)
		}
	}
	if strings.HasSuffix(r.Str(i), ".0") && len(r.Str(i)) <= 4 && (i == 0 || text.Capital(r.Str(i-1))) && !r.unitAt(i+1) {
		return 1 // Web 3.0
	}
	if r.Str(i+1) == "/" && r.Is(i+2, text.Digits) && r.Glued(i+1) && r.Glued(i+2) && !r.fractionSlash(i) {
		n := 3
		for r.Str(i+n) == "/" && r.Is(i+n+1, text.Digits) {
			n += 2
		}
		return n // 24/7, 12/11/2024, 2023/24
	}
	if r.patent(i) {
		return 1
	}
	if n := r.byEach(i); n > 1 && !r.unitAt(i+n) {
		return n // the 10x10x10 vision, a 4x4
	}
	if _, n := r.Before(i, CueNameBefore); n > 0 && !strings.ContainsAny(r.Str(i), ",") {
		word := r.Tokens[i-n]
		named := text.Capital(r.Text[word.Start:word.End]) || i-n == 0 && r.Is(i-n, text.Letters) || len(r.Str(i)) <= 3 && !r.NounAt(i+1).Plural
		if named && r.Is(i-1, text.Letters) && (len(r.Str(i)) <= 4) && !r.scaledAt(i+1) && r.Low(i-1) != "no" {
			if s := r.Low(i + 1); (s == "to" || s == "-" || s == "–") && r.Is(i+2, text.Digits) && !r.unitAt(i+3) {
				return 3 // aged 18 to 34
			}
			return 1 // Line 14, Fortune 500
		}
	}
	if m, n := r.At(i+1, cueNameBehind); n > 0 && r.Glued(i+1) {
		_ = m
		return 1 + n // 14号线
	}
	return 0
}

// codeName reports a capital or two, a hyphen, a digit or two and a capital, all in one.
func (r *Reader) codeName(i int) bool {
	return r.Is(i, text.Letters) && len(r.Str(i)) < 3 && text.AllUpper(r.Str(i)) && r.Str(i+1) == "-" && r.Glued(i+1) &&
		r.Is(i+2, text.Digits) && r.Glued(i+2) && len(r.Str(i+2)) < 3 && r.Is(i+3, text.Letters) && r.Glued(i+3) && len(r.Str(i+3)) == 1 && text.AllUpper(r.Str(i+3))
}

// phone returns the tokens of a number of a telephone or a time at token i, which
// begin with a zero: 0800 555 0142, 021-5550 7788, 0401 GMT.
func (r *Reader) phone(i int) int {
	if s := r.Str(i); len(s) < 3 || s[0] != '0' || strings.ContainsAny(s, ".,") {
		return 0
	}
	n := 1
	for {
		at := i + n
		if s := r.Str(at); (s == "-" || s == "/" || s == "–") && r.Glued(at) && r.Glued(at+1) {
			at++
		}
		if s := r.Str(at); !r.Is(at, text.Digits) || len(s) < 3 || len(s) > 8 || strings.ContainsAny(s, ".,") || r.unitAt(at+1) {
			return n
		}
		n = at + 1 - i
	}
}

// beginsName reports whether a number in words is written as the first word of
// a name within a sentence: "at Two Rivers".
func (r *Reader) beginsName(i int) bool {
	return r.Begins(i, cueNumber) && r.Is(i, text.Letters) && text.StartsUpper(r.Str(i)) && i > 0 && r.Is(i-1, text.Letters) && !text.StartsUpper(r.Str(i-1)) &&
		r.Is(i+1, text.Letters) && !r.Glued(i+1) && text.StartsUpper(r.Str(i+1)) && !text.AllUpper(r.Str(i+1)) && !r.scaledAt(i+1)
}

// dotted returns the tokens of numbers parted by points, of which there are
// two at least: an address in a network, a version.
func (r *Reader) dotted(i int) int {
	n := 1
	for r.Str(i+n) == "." && r.Glued(i+n) && r.Glued(i+n+1) && r.Is(i+n+1, text.Digits) {
		n += 2
	}
	if n == 1 {
		return 0
	}
	return n
}

// longOrdinal returns the tokens of an ordinal of hundreds and more in words:
// two hundredth, one hundred twenty-fifth, a hundred millionth. It counts
// nothing; neither do thousands of parts, of which either number may be the scale's.
func (r *Reader) longOrdinal(i int) int {
	w := r.Low(i)
	if _, scale := r.scaleWord(i + 1); !r.IsNumber(i) && (w != "a" && w != "an" || scale == 0) {
		return 0
	}
	v, ok := r.inWords(i)
	if !ok {
		return 0
	}
	at := i + v.tokens
	if r.Str(at) == "-" {
		at++
	}
	if m, n := r.At(at, cueOrdinal); n > 0 && (v.scale >= 100 || m.Num >= 100) {
		if _, ok := r.denominatorAt(at); ok {
			return 0
		}
		return at + n - i
	}
	if m, n := r.At(at, cueFraction); n > 0 && v.num > 100*m.Num && v.last >= 1e3 && r.scaleBefore(at) {
		return at + n - i // one hundred one thousand fifths
	}
	return 0
}

// address reports a house number: 49 Zorro Ranch Road, 16-18 Mill Lane.
func (r *Reader) address(i int) int {
	at := i + 1
	if r.Str(at) == "-" && r.Glued(at) && r.Is(at+1, text.Digits) {
		at += 2
	}
	if len(r.Str(i)) > 5 || !r.Is(at, text.Letters) || r.Glued(at) || !text.Capital(r.Str(at)) {
		return 0
	}
	for k := at; k < at+5; k++ {
		if !r.Is(k, text.Letters) && !r.Is(k, text.Digits) || r.Is(k, text.Letters) && !text.Capital(r.Str(k)) && len(r.Str(k)) > 2 {
			return 0
		}
		if _, ok := r.Word(k, cueStreet); ok && text.Capital(r.Str(k)) {
			return at - i
		}
	}
	return 0
}

// scaleBefore reports whether a scale word ends before token i.
func (r *Reader) scaleBefore(i int) bool {
	return r.EndsBefore(i, CueScale)
}

// result reports the score of a game, 2-0: the first number is no less than
// the second, and neither has a unit.
func (r *Reader) result(i int) int {
	if s := r.Str(i + 1); (s == "-" || s == "–") && r.Glued(i+1) && r.Glued(i+2) && r.Is(i+2, text.Digits) && !(r.Glued(i+3) && !r.Is(i+3, text.Sign)) &&
		len(r.Str(i)) <= 3 && len(r.Str(i+2)) <= 3 && !r.unitAt(i+3) && !r.Glued(i) {
		near, _ := r.number(i)
		far, _ := r.number(i + 2)
		if near.num >= far.num && r.NounAt(i+3).Tokens == 0 {
			return 3
		}
	}
	return 0
}

// aged reports an age behind a name: "Ana Ruiz, 45, said".
func (r *Reader) aged(i int) bool {
	return len(r.Str(i)) == 2 && r.Str(i-1) == "," && r.Str(i+1) == "," && r.Glued(i+1) && r.Is(i-2, text.Letters) && text.Capital(r.Str(i-2)) && !r.IsPlace(i-2, i-1)
}

// model reports a number that is part of a name: iPhone 12, Boeing 787. What
// counts something, or stands behind a place, is none.
func (r *Reader) model(i int) bool {
	if !r.Is(i-1, text.Letters) || r.Glued(i) || len(r.Str(i)) > 4 || strings.Contains(r.Str(i), ".") || i < 2 || r.scaledAt(i+1) || r.moneyAt(i+1) || r.StopWord(i-1) {
		return false
	}
	w := r.Str(i - 1)
	inside := len(w) > 2 && strings.ToLower(w[1:]) != w[1:] && text.Capital(w[1:2]) // iPhone
	if !text.Capital(w) && !inside || text.AllUpper(w) || strings.HasSuffix(w, "s") || r.Is(i+1, text.Sign) && r.Str(i+1) != "," && r.Str(i+1) != "." && r.Str(i+1) != "’" {
		return false
	}
	if _, _, n := r.YearAt(i); n > 0 {
		return false
	}
	return !r.BeginsAny(i-1, &noModels) && (inside || r.NounAt(i+1).Tokens == 0) && r.ordinalSuffix(i) == 0 && !r.isCity(i-1)
}

// noModels are the cues of words that no number is a part of the name of.
var noModels = text.SetOf(CueMonth, CueCiteBehind, cueRankSign, CueOver, CueAbout, CueUnder, CueRise, CueFall, CueCurrencyCode)

// maker reports a number that a name goes on from: its own 787 Dreamliner.
func (r *Reader) maker(i int) bool {
	w := r.Str(i + 1)
	return len(r.Str(i)) == 3 && r.Is(i-1, text.Letters) && !text.Capital(r.Str(i-1)) && r.Is(i+1, text.Letters) && !r.Glued(i+1) && text.Capital(w) && !text.AllUpper(w) &&
		r.NounAt(i+1).Tokens == 0 && !r.unitAt(i+1)
}

// ordinalSuffix returns 2 for the digits and suffix of "34th" at token i, else 0.
func (r *Reader) ordinalSuffix(i int) int {
	if r.Is(i, text.Digits) && r.Glued(i+1) {
		switch r.Low(i + 1) {
		case "st", "nd", "rd", "th":
			return 2
		}
	}
	return 0
}

// gluedRun returns how many tokens from i on are glued together.
func (r *Reader) gluedRun(i int) int {
	n := 1
	for r.Glued(i+n) && (r.Is(i+n, text.Letters) || r.Is(i+n, text.Digits)) {
		n++
	}
	return n
}

// currencyEnding returns the currency sign or code that token i, glued to a number, ends with.
func (r *Reader) currencyEnding(i int) string {
	if m, n := r.Before(i+1, CueCurrencySign); n > 0 {
		return m.Value
	}
	code, _ := r.lettersAt(i)
	return code
}

// fractionSlash reports whether the numbers at i and i+2 make a fraction: 1/3.
func (r *Reader) fractionSlash(i int) bool {
	a, b := r.Str(i), r.Str(i+2)
	less := a < b
	switch b {
	case "10", "16", "32", "64":
		less = a > "0"
	}
	return len(a) == 1 && (len(b) <= 2 || a == "1" && len(b) == 3) && less && b != "0" && r.Str(i+3) != "/" && a+"/"+b != "9/11" && a+"/"+b != "7/24"
}

// scaledAt reports whether a scale, a percent sign, a unit or a currency stands at token i.
func (r *Reader) scaledAt(i int) bool {
	return r.BeginsAny(i, &scaled)
}

// scaled are the cues of what belongs to a number.
var scaled = text.SetOf(CueScale, cuePercent, CueUnit, cueCurrencyWord, cueDuration)

// unitAt reports whether something that belongs to a number stands at token i.
func (r *Reader) unitAt(i int) bool {
	return r.BeginsAny(i, &unitary) || r.moneyAt(i)
}

// unitary are those, and the cues of what else may stand behind a number.
var unitary = text.SetOf(CueScale, cuePercent, CueUnit, cueCurrencyWord, cueCurrencyPart, cueDuration, cueTimes, CuePer, CueMeasureWord)

// patent reports whether the digits at token i number a patent: "U.S. Patent
// 1,655,114", "Patent No. 6,285,999".
func (r *Reader) patent(i int) bool {
	if _, n := r.Before(i, cueRankSign); n > 0 {
		i -= n
	}
	return r.Low(i-1) == "patent"
}

// byEach returns how many tokens from digits at token i on are the same digits
// set one by another: 4x4.
func (r *Reader) byEach(i int) int {
	n := 1
	for r.Low(i+n) == "x" && r.Glued(i+n) && r.Str(i+n+1) == r.Str(i) && r.Glued(i+n+1) {
		n += 2
	}
	return n
}

// Bullet returns how many tokens number the sentence in a list: "1.", "2)",
// 0 none.
func (r *Reader) Bullet() int {
	if len(r.Tokens) < 3 || !r.Is(0, text.Digits) || len(r.Str(0)) > 2 || r.Glued(2) || !r.Glued(1) || !r.Is(2, text.Letters) && !r.Is(2, text.Han) {
		return 0
	}
	switch r.Str(1) {
	case ".", ")", "、", "．":
		return 2
	}
	return 0
}
