package quantity

import (
	"strings"

	"quoth/articles/text"
)

// read reads the quantity that begins at token i.
func (r *Reader) read(i int) (Quantity, bool) {
	if q, ok := r.rank(i); ok {
		return q, true
	}
	if q, ok := r.oneAndPart(i); ok {
		return q, true
	}
	if q, ok := r.part(i); ok {
		return q, true
	}
	if q, ok := r.multiple(i); ok {
		return q, true
	}
	return r.amount(i)
}

// oneAndPart reads one of a unit and a part of it: "a day and a half", "a mile and a quarter".
func (r *Reader) oneAndPart(i int) (Quantity, bool) {
	if w := r.Low(i); w != "a" && w != "an" {
		return Quantity{}, false
	}
	for _, c := range []text.Cue{cueDuration, CueUnit} {
		m, n := r.At(i+1, c)
		if part := r.partBehind(i + 1 + n); n > 0 && part.Value > 0 {
			q := Quantity{From: i, To: part.To, Kind: Measured, Value: 1 + part.Value, Max: 1 + part.Value, Scale: 1, Unit: m.Value}
			if c == cueDuration {
				q.Kind = Duration
			}
			return q, true
		}
	}
	return Quantity{}, false
}

// partBehind reads "and a half" at token i, behind a unit. Its value is 0 when
// nothing of the kind stands there.
func (r *Reader) partBehind(i int) Quantity {
	if r.Low(i) != "and" {
		return Quantity{}
	}
	part, ok := r.fraction(i + 1)
	if !ok || part.Value >= 1 || r.Low(part.To) == "of" || r.Low(i+1) != "a" {
		return Quantity{}
	}
	return part
}

// amount reads "$9.8 billion a year", "10–15%", "between 3 and 5 days",
// "8,742 companies".
func (r *Reader) amount(i int) (Quantity, bool) {
	q, ok := r.signed(i)
	if !ok || r.adjective(q) {
		return q, false
	}
	if far, ok := r.far(q); ok {
		q = far
	}
	if q.Bare && q.Currency == "" {
		r.factor(&q)
	}
	if q.Bare && q.Currency == "" {
		r.count(&q)
	}
	if q.Bare && r.Low(q.From) == "one" && q.To == q.From+1 && len(r.Tokens) > 4 {
		return q, false // a pronoun
	}
	r.denominator(&q)
	return q, true
}

// signed reads one number with the sign before it. A share keeps its sign out:
// "-1.3%" is the size of a fall.
func (r *Reader) signed(i int) (Quantity, bool) {
	n := r.minus(i)
	if n == 0 {
		return r.single(i)
	}
	q, ok := r.part(i + n)
	if !ok {
		if q, ok = r.single(i + n); !ok {
			return q, false
		}
	}
	if q.Kind == Share && q.Unit != "fraction" || q.Kind == Count {
		return q, r.Is(i, text.Sign)
	}
	q.From, q.Value, q.Max = i, -q.Value, -q.Max
	return q, true
}

// adjective reports a number word that is part of an adjective: four-door,
// a five-year plan.
func (r *Reader) adjective(q Quantity) bool {
	at := q.To // of the hyphen
	if q.Kind == Duration {
		at -= 2
	}
	return r.Is(q.From, text.Letters) && q.Scale == 1 && r.Str(at) == "-" && r.Glued(at) && r.Glued(at+1) && r.Is(at+1, text.Letters) &&
		(q.Kind == Duration || q.Bare) && q.Currency == "" && r.Low(at+1) != "to"
}

// single reads one number with the unit at either side of it.
func (r *Reader) single(i int) (Quantity, bool) {
	q := Quantity{From: i, Scale: 1}
	code, n := r.currencyAt(i)
	at := i + n
	if r.ordinalSuffix(at) > 0 {
		return q, false
	}
	less := 0
	if n > 0 {
		less = r.minus(at) // $-99.99
		at += less
	}
	v, ok := r.number(at)
	if !ok || n > 0 && !r.Is(at, text.Digits) && !r.Is(at, text.Han) && !r.Glued(at) && r.Low(at) != "one" && v.scale == 1 {
		return q, false
	}
	q.Value, q.Max, q.Scale, q.Qualifier = v.num, v.num, v.scale, v.inside
	q.To = at + v.tokens
	if v.far > 0 {
		q.Max, q.Qualifier = v.far, Range
	}
	if n > 0 {
		q.Kind, q.Currency = Money, code
		if m := r.mega(i); m > 1 {
			q.Value, q.Max, q.Scale = q.Value*m, q.Max*m, m
		}
		r.named(&q)
		if less > 0 {
			q.Value, q.Max = -q.Value, -q.Max
		}
		return q, true
	}
	r.suffix(&q)
	return q, true
}

// count reads the noun that a bare number counts.
func (r *Reader) count(q *Quantity) {
	at := q.To
	if _, n := r.At(at, cueAfterOver); n > 0 && r.Is(at, text.Sign) {
		at += n // 500+ companies
	}
	if _, n := r.At(at, cueAfterAbout); n > 1 && r.Is(at, text.Sign) {
		q.To, q.Qualifier = at+n, About // 360-ish plates
		at = q.To
	}
	for _, c := range []text.Cue{cueAfterOver, cueAfterAbout, cueAfterUnder} {
		if _, n := r.At(at, c); n > 1 && r.Is(at, text.Letters) && r.Is(at+n, text.Letters) && !r.BeginsAny(at+n, &units) {
			at += n // 600 or so companies
			break
		}
	}
	n := r.NounAt(at)
	if n.Tokens == 0 || r.Is(at, text.Han) && !r.Glued(at) {
		return
	}
	n.Tokens += at - q.To
	q.Noun, q.Kind, q.Unit, q.Bare = n, Count, n.Head, false
	if q.Scale == 1 && q.To == q.From+1 && q.Value == q.Max && r.Thousands(q.From) {
		q.Value, q.Max = q.Value*1e3, q.Max*1e3
	}
	if r.Str(at) == "-" { // the noun belongs to the words of "12-member"
		q.To = at + n.Tokens
	}
}

// denominator reads "a year", "per square foot" behind a quantity, and
// behind its noun: 18 new firms a day.
func (r *Reader) denominator(q *Quantity) {
	if per, n := r.perAt(q.To); n > 0 && (q.Kind != Duration || r.Begins(q.To, CuePer)) {
		q.Per = per
		q.To += n
		return
	}
	if q.Noun.Tokens > 0 {
		if per, n := r.perAt(q.Noun.From + r.NounLen(q)); n > 0 {
			q.Per = per
			return
		}
	}
	if m, n := r.Before(q.From, CuePer); n > 0 && r.Is(q.From-n, text.Han) {
		q.Per = m.Value
	} else if unit := r.perBefore(q.From); unit != "" {
		q.Per = unit
	}
}

// perAt reads what something is per at token i, "a year", "per square foot per
// year": in the words of the tables, and how many tokens; 0 nothing.
func (r *Reader) perAt(i int) (per string, tokens int) {
	if m, n := r.At(i, CuePer); n > 0 {
		per, tokens = m.Value, n
	} else if per, tokens = r.perUnit(i); tokens == 0 {
		return "", 0
	}
	if m, n := r.At(i+tokens, CuePer); n > 0 { // per square foot per year
		return per + " per " + m.Value, tokens + n
	}
	return per, tokens
}

// perBefore reads the Chinese denominator that ends before token i: 每吨300元.
func (r *Reader) perBefore(i int) string {
	m, n := r.Before(i, CueUnit)
	if n == 0 || !r.Is(i-1, text.Han) || !r.EndsBefore(i-n, cuePerUnit) || !r.Is(i-n-1, text.Han) {
		return ""
	}
	return m.Value
}

// headsEnd returns the token behind what q counts is given for, whose number
// states nothing: 12 doctors per 100,000 people. 0 when it is not.
func (r *Reader) headsEnd(q *Quantity) int {
	if q.Noun.Tokens == 0 {
		return 0
	}
	at := q.Noun.From + r.NounLen(q)
	if per, n := r.perAt(at); n > 0 && (ForPeople(per) || manyOf(per)) {
		return at + n
	}
	return 0
}

// manyOf reports whether a denominator is several of something: 1,000 resident,
// thousand resident, but for a unit's own: 100 km.
func manyOf(per string) bool {
	first, _, several := strings.Cut(per, " ")
	return several && (text.IsDigit(per[0]) || first == "thousand" || first == "million" || first == "hundred")
}

// ForPeople reports whether a denominator is a number of people, or one.
func ForPeople(per string) bool { return per == "capita" || strings.HasSuffix(per, " people") }

// perUnit reads "per kg", "a litre", "/m2" and "per 100 km" at token i: the
// unit, with how many of it where that is said, and the tokens.
func (r *Reader) perUnit(i int) (string, int) {
	_, n := r.At(i, cuePerUnit)
	if n == 0 || r.Is(i, text.Sign) && (!r.Glued(i) || !r.Glued(i+1)) {
		return "", 0
	}
	many := ""
	if at := i + n; !r.Is(i, text.Sign) && r.Low(i) != "a" {
		switch {
		case r.Is(at, text.Digits):
			many = r.Str(at) + " "
			n++
		case r.Begins(at, CueScale) && r.Is(at, text.Letters) && len(r.Low(at)) > 3: // per thousand residents
			many = r.Low(at) + " "
			n++
		}
	}
	for _, c := range []text.Cue{CueUnit, cueDuration} {
		if m, k := r.At(i+n, c); k > 0 && !r.Is(i+n, text.Sign) && (!r.Is(i+n, text.Han) || r.Is(i, text.Sign) || r.Is(i, text.Han)) && (k > 1 || len(r.Str(i+n)) > 1 || r.Is(i, text.Sign) || many != "") {
			return many + m.Value, n + k
		}
	}
	if heads := r.NounAt(i + n); many != "" && heads.Plural && !r.Is(i, text.Han) {
		return many + heads.Head, n + heads.Tokens // per 1,000 residents
	}
	return "", 0
}

// NounLen returns how many tokens the noun of q has.
func (r *Reader) NounLen(q *Quantity) int {
	n := 0
	for q.Noun.From+n < len(r.Tokens) && r.Tokens[q.Noun.From+n].Start < r.NounEnd(q) {
		n++
	}
	return n
}

// EndOf returns the token behind a quantity and the noun it counts.
func (r *Reader) EndOf(q *Quantity) int {
	if q.Noun.Tokens == 0 || q.Noun.From < q.To {
		return q.To
	}
	return q.Noun.From + r.NounLen(q)
}

// NounEnd returns the byte at which the noun of q ends.
func (r *Reader) NounEnd(q *Quantity) int {
	at := q.To
	if q.Noun.From < at {
		at = q.Noun.From
	}
	last := min(len(r.Tokens), max(q.Noun.From+1, at+q.Noun.Tokens)) - 1
	return r.Tokens[last].End
}

// UnitFrom reads the unit that begins at token i as if it stood behind a number of
// that scale, as in the title of a column.
func (r *Reader) UnitFrom(i int, scale float64) (Quantity, bool) {
	q := Quantity{Value: 2, Max: 2, Scale: scale, To: i}
	r.suffix(&q)
	return q, !q.Bare && q.Kind != Number
}

// PerFrom reads what something is per at token i as if a quantity stood before it, "" nothing.
func (r *Reader) PerFrom(i int) string {
	q := Quantity{To: i}
	r.denominator(&q)
	return q.Per
}
