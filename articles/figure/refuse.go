package figure

import (
	"strings"

	"quoth/articles/lexicon"
)

// refuse returns how many tokens from i on look like a figure and are none:
// years, dates, times, names with numbers, set phrases. 0 when nothing does.
func (r *reader) refuse(i int) int {
	if n := r.bullet(); i == 0 && n > 0 {
		return n
	}
	if _, n := r.before(i, cueOrdinalMark); n > 0 && r.glued(i) {
		if v, ok := r.number(i); ok {
			return v.tokens // 第三年: one of a row, and no quantity; those that rank are read before
		}
	}
	if m, n := r.at(i, cueSetPhrase); n > 0 && !(m.value == "lasting" && r.endsBefore(i, cueLasts)) && (!r.is(i, han) || !(r.is(i-1, digits) && r.glued(i)) && !r.partsAt(i+n) && !(n == 2 && r.partsAt(i+1))) {
		return n
	}
	if n := r.name(i); n > 0 {
		return n
	}
	if r.pointsAt(i) && !r.numeral(i+1) && !r.begins(i, cueMultiple) && !r.begins(i+1, cueTimes) && !r.begins(i+1, cueFractionMark) {
		return 1
	}
	if n := r.date(i); n > 0 {
		return n
	}
	return r.year(i)
}

// partsAt reports what makes a number of a Chinese scale before token i: 分之, 元.
func (r *reader) partsAt(i int) bool {
	_, part := r.at(i, cueFractionMark)
	_, money := r.at(i, cueCurrencyWord)
	return r.scaleBefore(i) && part+money > 0
}

// name reports names that have a number: COVID-19, B2B, Line 14, S&P 500, 5G, 24/7.
func (r *reader) name(i int) int {
	if _, _, n := r.yearAt(i + 1); r.low(i) == "fy" && n > 0 {
		return 1 + n // FY2023-24
	}
	if r.shortYear(i) > 0 {
		return 1 // '21
	}
	if r.is(i, letters) && r.is(i+1, digits) && r.glued(i+1) && (r.currencyEnding(i) == "" || !r.amountOf(i+1)) && r.codeBefore(i+1) == "" {
		return r.gluedRun(i) // B2B, a16z, Q4, G20
	}
	if r.is(i, letters) && r.str(i+1) == "-" && r.glued(i+1) && r.is(i+2, digits) && r.glued(i+2) && capital(r.str(i)) && !(r.glued(i+3) && (r.is(i+3, letters) || r.is(i+3, digits))) {
		if _, n := r.at(i, cueMonth); n == 0 && r.low(i) != "mid" {
			n := 3 // COVID-19, GPT-4
			for r.str(i+n) == "-" && r.glued(i+n) && r.is(i+n+1, digits) && r.glued(i+n+1) {
				n += 2 // the visa D-8-4
			}
			return n
		}
	}
	if r.is(i, letters) && r.str(i+1) == "-" && r.glued(i+1) && r.is(i+2, digits) && r.glued(i+2) && len(r.str(i+2)) < 3 && !r.glued(i+3) &&
		!r.unitAt(i+3) && r.nounAt(i+3).tokens == 0 {
		return 3 // last-32, under-21
	}
	if n := r.longOrdinal(i); n > 0 {
		return n
	}
	if r.beginsName(i) {
		return 1 // Nairobi's Two Rivers
	}
	if !r.is(i, digits) {
		return 0
	}
	if r.str(i+1) == ":" && r.glued(i+1) && r.is(i+2, digits) && r.glued(i+2) {
		return 3 // 1:36.6
	}
	if n := r.dotted(i); n > 0 {
		return n
	}
	if n := r.phone(i); n > 0 {
		return n
	}
	if w := r.low(i + 1); (w == "m" || w == "metres" || w == "meters") && r.begins(i+2, cueEvent) && !strings.Contains(r.str(i), ".") {
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
	if r.is(i+1, letters) && r.glued(i+1) && !strings.ContainsAny(r.str(i), ",") {
		switch w := r.low(i + 1); {
		case w == "g" && (r.str(i) == "3" || r.str(i) == "4" || r.str(i) == "5" || r.str(i) == "6" || r.str(i) == "2"),
			w == "d" && len(r.str(i)) == 1, w == "s" && len(r.str(i)) >= 2:
			return 2 // 5G, 3D, 1990s
		case w == "k" && (r.low(i+2) == "video" || r.low(i+2) == "resolution" || r.low(i+2) == "tv" || r.low(i+2) == "display"):
			return 2
		case w == "st" || w == "nd" || w == "rd" || w == "th":
			return 0 // ordinals are read as ranks
		case (w == "c" || w == "f") && !r.degree(i+1):
			return r.gluedRun(i) // 12C, Fig. 3F
		}
		_, sign := r.at(i+1, cueCurrencySign)
		if _, n := r.exponent(i + 1); n == 0 && !r.unitAt(i+1) && (sign == 0 || !r.signBehind(i+1, sign)) {
			return r.gluedRun(i)
		}
	}
	if strings.HasSuffix(r.str(i), ".0") && len(r.str(i)) <= 4 && (i == 0 || capital(r.str(i-1))) && !r.unitAt(i+1) {
		return 1 // Web 3.0
	}
	if r.str(i+1) == "/" && r.is(i+2, digits) && r.glued(i+1) && r.glued(i+2) && !r.fractionSlash(i) {
		n := 3
		for r.str(i+n) == "/" && r.is(i+n+1, digits) {
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
	if _, n := r.before(i, cueNameBefore); n > 0 && !strings.ContainsAny(r.str(i), ",") {
		word := r.toks[i-n]
		named := capital(r.text[word.start:word.end]) || i-n == 0 && r.is(i-n, letters) || len(r.str(i)) <= 3 && !r.nounAt(i+1).plural
		if named && r.is(i-1, letters) && (len(r.str(i)) <= 4) && !r.scaledAt(i+1) && r.low(i-1) != "no" {
			if s := r.low(i + 1); (s == "to" || s == "-" || s == "–") && r.is(i+2, digits) && !r.unitAt(i+3) {
				return 3 // aged 18 to 34
			}
			return 1 // Line 14, Fortune 500
		}
	}
	if m, n := r.at(i+1, cueNameBehind); n > 0 && r.glued(i+1) {
		_ = m
		return 1 + n // 14号线
	}
	return 0
}

// phone returns the tokens of a number of a telephone or a time at token i, which
// begin with a zero: 0800 555 0142, 021-5550 7788, 0401 GMT.
func (r *reader) phone(i int) int {
	if s := r.str(i); len(s) < 3 || s[0] != '0' || strings.ContainsAny(s, ".,") {
		return 0
	}
	n := 1
	for {
		at := i + n
		if s := r.str(at); (s == "-" || s == "/" || s == "–") && r.glued(at) && r.glued(at+1) {
			at++
		}
		if s := r.str(at); !r.is(at, digits) || len(s) < 3 || len(s) > 8 || strings.ContainsAny(s, ".,") || r.unitAt(at+1) {
			return n
		}
		n = at + 1 - i
	}
}

// beginsName reports whether a number in words is written as the first word of
// a name within a sentence: "at Two Rivers".
func (r *reader) beginsName(i int) bool {
	return r.begins(i, cueNumber) && r.is(i, letters) && startsUpper(r.str(i)) && i > 0 && r.is(i-1, letters) && !startsUpper(r.str(i-1)) &&
		r.is(i+1, letters) && !r.glued(i+1) && startsUpper(r.str(i+1)) && !upper(r.str(i+1)) && !r.scaledAt(i+1)
}

// dotted returns the tokens of numbers parted by points, of which there are
// two at least: an address in a network, a version.
func (r *reader) dotted(i int) int {
	n := 1
	for r.str(i+n) == "." && r.glued(i+n) && r.glued(i+n+1) && r.is(i+n+1, digits) {
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
func (r *reader) longOrdinal(i int) int {
	w := r.low(i)
	if _, scale := r.scaleWord(i + 1); !r.isNumber(i) && (w != "a" && w != "an" || scale == 0) {
		return 0
	}
	v, ok := r.inWords(i)
	if !ok {
		return 0
	}
	at := i + v.tokens
	if r.str(at) == "-" {
		at++
	}
	if m, n := r.at(at, cueOrdinal); n > 0 && (v.scale >= 100 || m.num >= 100) {
		if _, ok := r.denominatorAt(at); ok {
			return 0
		}
		return at + n - i
	}
	if m, n := r.at(at, cueFraction); n > 0 && v.num > 100*m.num && v.last >= 1e3 && r.scaleBefore(at) {
		return at + n - i // one hundred one thousand fifths
	}
	return 0
}

// address reports a house number: 49 Zorro Ranch Road, 16-18 Mill Lane.
func (r *reader) address(i int) int {
	at := i + 1
	if r.str(at) == "-" && r.glued(at) && r.is(at+1, digits) {
		at += 2
	}
	if len(r.str(i)) > 5 || !r.is(at, letters) || r.glued(at) || !capital(r.str(at)) {
		return 0
	}
	for k := at; k < at+5; k++ {
		if !r.is(k, letters) && !r.is(k, digits) || r.is(k, letters) && !capital(r.str(k)) && len(r.str(k)) > 2 {
			return 0
		}
		if _, ok := r.word(k, cueStreet); ok && capital(r.str(k)) {
			return at - i
		}
	}
	return 0
}

// scaleBefore reports whether a scale word ends before token i.
func (r *reader) scaleBefore(i int) bool {
	return r.endsBefore(i, cueScale)
}

// result reports the score of a game, 2-0: the first number is no less than
// the second, and neither has a unit.
func (r *reader) result(i int) int {
	if s := r.str(i + 1); (s == "-" || s == "–") && r.glued(i+1) && r.glued(i+2) && r.is(i+2, digits) && !(r.glued(i+3) && !r.is(i+3, sign)) &&
		len(r.str(i)) <= 3 && len(r.str(i+2)) <= 3 && !r.unitAt(i+3) && !r.glued(i) {
		near, _ := r.number(i)
		far, _ := r.number(i + 2)
		if near.num >= far.num && r.nounAt(i+3).tokens == 0 {
			return 3
		}
	}
	return 0
}

// aged reports an age behind a name: "Ana Ruiz, 45, said".
func (r *reader) aged(i int) bool {
	return len(r.str(i)) == 2 && r.str(i-1) == "," && r.str(i+1) == "," && r.glued(i+1) && r.is(i-2, letters) && capital(r.str(i-2)) && !r.isPlace(i-2, i-1)
}

// model reports a number that is part of a name: iPhone 12, Boeing 787. What
// counts something, or stands behind a place, is none.
func (r *reader) model(i int) bool {
	if !r.is(i-1, letters) || r.glued(i) || len(r.str(i)) > 4 || strings.Contains(r.str(i), ".") || i < 2 || r.scaledAt(i+1) || r.moneyAt(i+1) || r.stopWord(i-1) {
		return false
	}
	w := r.str(i - 1)
	inside := len(w) > 2 && strings.ToLower(w[1:]) != w[1:] && capital(w[1:2]) // iPhone
	if !capital(w) && !inside || upper(w) || strings.HasSuffix(w, "s") || r.is(i+1, sign) && r.str(i+1) != "," && r.str(i+1) != "." && r.str(i+1) != "’" {
		return false
	}
	if _, _, n := r.yearAt(i); n > 0 {
		return false
	}
	return !r.beginsAny(i-1, &noModels) && (inside || r.nounAt(i+1).tokens == 0) && r.ordinalSuffix(i) == 0 && !r.isCity(i-1)
}

// noModels are the cues of words that no number is a part of the name of.
var noModels = setOf(cueMonth, cueCiteBehind, cueRankSign, cueOver, cueAbout, cueUnder, cueRise, cueFall, cueCurrencyCode)

// maker reports a number that a name goes on from: its own 787 Dreamliner.
func (r *reader) maker(i int) bool {
	w := r.str(i + 1)
	return len(r.str(i)) == 3 && r.is(i-1, letters) && !capital(r.str(i-1)) && r.is(i+1, letters) && !r.glued(i+1) && capital(w) && !upper(w) &&
		r.nounAt(i+1).tokens == 0 && !r.unitAt(i+1)
}

// isCity reports whether the word at token i ends the name of a city or country.
func (r *reader) isCity(i int) bool {
	for from := max(0, i-2); from <= i; from++ {
		start, end := r.toks[from].start, r.toks[i].end
		r.found = r.ctx.Lexicon.AppendMentions(r.found[:0], r.text[start:end], r.lower[start:end])
		for _, m := range r.found {
			if m.Entry.Kind == lexicon.Place && (m.Entry.Class == "city" || m.Entry.Class == "country") && m.End == end-start {
				return true
			}
		}
	}
	return false
}

// ordinalSuffix returns 2 for the digits and suffix of "34th" at token i, else 0.
func (r *reader) ordinalSuffix(i int) int {
	if r.is(i, digits) && r.glued(i+1) {
		switch r.low(i + 1) {
		case "st", "nd", "rd", "th":
			return 2
		}
	}
	return 0
}

// gluedRun returns how many tokens from i on are glued together.
func (r *reader) gluedRun(i int) int {
	n := 1
	for r.glued(i+n) && (r.is(i+n, letters) || r.is(i+n, digits)) {
		n++
	}
	return n
}

// currencyEnding returns the currency sign or code that token i, glued to a number, ends with.
func (r *reader) currencyEnding(i int) string {
	if m, n := r.before(i+1, cueCurrencySign); n > 0 {
		return m.value
	}
	code, _ := r.lettersAt(i)
	return code
}

// fractionSlash reports whether the numbers at i and i+2 make a fraction: 1/3.
func (r *reader) fractionSlash(i int) bool {
	a, b := r.str(i), r.str(i+2)
	less := a < b
	switch b {
	case "10", "16", "32", "64":
		less = a > "0"
	}
	return len(a) == 1 && (len(b) <= 2 || a == "1" && len(b) == 3) && less && b != "0" && r.str(i+3) != "/" && a+"/"+b != "9/11" && a+"/"+b != "7/24"
}

// scaledAt reports whether a scale, a percent sign, a unit or a currency stands at token i.
func (r *reader) scaledAt(i int) bool {
	return r.beginsAny(i, &scaled)
}

// scaled are the cues of what belongs to a number.
var scaled = setOf(cueScale, cuePercent, cueUnit, cueCurrencyWord, cueDuration)

// unitAt reports whether something that belongs to a number stands at token i.
func (r *reader) unitAt(i int) bool {
	return r.beginsAny(i, &unitary) || r.moneyAt(i)
}

// unitary are those, and the cues of what else may stand behind a number.
var unitary = setOf(cueScale, cuePercent, cueUnit, cueCurrencyWord, cueCurrencyPart, cueDuration, cueTimes, cuePer, cueMeasureWord)

func capital(s string) bool { return s != "" && s[0] >= 'A' && s[0] <= 'Z' }

// patent reports whether the digits at token i number a patent: "U.S. Patent
// 1,655,114", "Patent No. 6,285,999".
func (r *reader) patent(i int) bool {
	if _, n := r.before(i, cueRankSign); n > 0 {
		i -= n
	}
	return r.low(i-1) == "patent"
}

// byEach returns how many tokens from digits at token i on are the same digits
// set one by another: 4x4.
func (r *reader) byEach(i int) int {
	n := 1
	for r.low(i+n) == "x" && r.glued(i+n) && r.str(i+n+1) == r.str(i) && r.glued(i+n+1) {
		n += 2
	}
	return n
}
