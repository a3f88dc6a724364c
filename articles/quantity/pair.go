package quantity

import "quoth/articles/text"

// pair reports whether "from 25" at from..to and the figure at next are the
// two ends of a change: "from 3 in 2020 to 17".
func (r *Reader) pair(from, to, next int) bool {
	at := from - 1
	for k := 0; k < 2 && (r.Low(at) == "the" || r.Low(at) == "about" || r.Low(at) == "around" || r.Low(at) == "just"); k++ {
		at--
	}
	if r.Low(at) != "from" && r.Str(at) != "从" && r.Str(at) != "由" || next-to > 6 {
		return false
	}
	for i := to; i < next; i++ {
		switch r.Low(i) {
		case "to", "至", "到", "增":
			return true
		}
	}
	return false
}

// compares reports whether the bare number at from is set against the one
// that ends at to: "163 deals, up from 138", "compared to 5 in Singapore".
func (r *Reader) compares(from, to int) bool {
	if from-to > 14 {
		return false
	}
	at := from - 1
	for at > to && (r.Low(at) == "about" || r.Low(at) == "over" || r.Low(at) == "just" || r.Low(at) == "some" || r.Low(at) == "only" || r.Low(at) == "nearly" || r.Low(at) == "almost" || r.Low(at) == "a" || r.Low(at) == "around") {
		at--
	}
	switch r.Low(at) {
	case "from", "to", "with", "than", "against", "versus", "vs", "by", "and", ",", "、", "和", "为", "是", "at", "reached", "in", "were", "are", "is", "had", "has", "对", "的", "增", ":", "：", "(", "including", "while":
		return true
	}
	if r.Low(at) == "of" && r.Low(at-1) == "average" || r.inAnotherPlace(at+1) || r.ofAnother(from, to) {
		return true
	}
	return r.Begins(from+1, cueAnother) || r.Begins(from+2, cueAnother) && r.Begins(from+1, CueScale) || r.Low(from+1) == "of" || r.Low(from+1) == "in" || r.Low(from+2) == "in" || r.Low(from) == "each"
}

// ofAnother reports whether the name of another thing stands right before the number at
// token from, behind what joins it to the figure that ends at to: "Angola 1.12
// million and Libya 1.23 million".
func (r *Reader) ofAnother(from, to int) bool {
	at := from
	for at > to && r.Is(at-1, text.Letters) && text.StartsUpper(r.Str(at-1)) {
		at--
	}
	if at == from || from-at > 3 {
		return false
	}
	switch r.Low(at - 1) {
	case "and", ",", ";":
		return at-1 >= to
	}
	return false
}

// inAnotherPlace reports whether "and in", or ", in", and the name of a place end
// before token to: "5 days in Lisbon and in Porto 3".
func (r *Reader) inAnotherPlace(to int) bool {
	for from := to - 1; from > max(1, to-5); from-- {
		if r.Low(from-1) != "in" {
			continue
		}
		switch r.Low(from - 2) {
		case "and", ",", ";", "but", "while", "whereas":
			return r.IsPlace(from, to)
		}
		return false
	}
	return false
}

// partOf reports "19 of the 40 firms".
func (r *Reader) partOf(q, next Quantity) bool {
	return next.Kind == Count && r.Low(q.To) == "of" && next.From-q.To <= 5
}

// rateReach is how many tokens before a number its exchange rate may be named.
const rateReach = 6

// rateOf returns the currency of an exchange rate: "the rupee closed at 279.97 to the
// dollar", 人民币兑美元报6.87. "" when q is none.
func (r *Reader) rateOf(q *Quantity) string {
	if !r.Says(cueCurrencyWord) {
		return ""
	}
	at := q.To
	if r.Begins(at, cueRateTo) {
		if at++; r.Low(at) == "the" {
			at++
		}
		if r.Begins(at, cueCurrencyWord) {
			return r.currencySaid(0, q.From)
		}
		return ""
	}
	for at := q.From - 1; at > max(0, q.From-rateReach); at-- {
		if r.Is(at, text.Han) && r.Begins(at, cueRateTo) && r.Begins(at+1, cueCurrencyWord) {
			return r.currencySaid(0, at)
		}
	}
	return ""
}

// currencySaid returns the currency named last in the tokens from..to, "" none.
func (r *Reader) currencySaid(from, to int) string {
	for at := to; at > from; at-- {
		if m, n := r.Before(at, cueCurrencyWord); n > 0 {
			return m.Value
		}
		if m, n := r.Before(at, CueCurrencySign); n > 0 && r.Is(at-1, text.Han) {
			return m.Value
		}
	}
	return ""
}
