package quantity

import (
	"strings"

	"quoth/articles/text"
)

// currencyAt returns the currency whose sign or code stands before a number,
// at token i, and how many tokens that is.
func (r *Reader) currencyAt(i int) (string, int) {
	if m, n := r.At(i, CueCurrencySign); n > 0 && (r.Is(i+n, text.Digits) || r.minus(i+n) > 0 && r.Is(i+n+1, text.Digits) || r.Is(i+n, text.Letters) && r.Glued(i+n)) &&
		!(n > 1 && r.Low(i) == "a" && !r.Glued(i+1) && !text.AllUpper(r.Str(i))) && // not "a $3500"
		!(r.Is(i+n-1, text.Letters) && r.Glued(i+n) && !r.amountOf(i+n)) && // not PS5
		!(r.Is(i, text.Han) && !r.amountOf(i+n) && r.unitAt(i+n+1)) { // not 人民币3种
		return m.Value, n
	}
	if code, n := r.lettersAt(i); n > 0 && r.Is(i+n, text.Digits) && (!r.Glued(i) || r.Is(i-1, text.Sign)) && r.sumAt(i+n) {
		return code, n
	}
	if m, n := r.At(i, CueCurrencyCode); n > 0 && (text.AllUpper(r.Str(i)) || r.freeCode(i)) {
		if r.Is(i+n, text.Digits) && r.meansMoney(m, r.Str(i), i+n, 1) {
			return m.Value, n
		}
		if _, k := r.At(i+n, CueCurrencySign); k > 0 && r.Is(i+n+k, text.Digits) { // RMB ¥5
			return m.Value, n + k
		}
	}
	if m := r.mega(i); m > 1 && r.Is(i+1, text.Digits) {
		code, _ := r.codeIn(i)
		return code, 1
	}
	return "", 0
}

// sumAt reports whether the number at token i, behind a sign of letters, is as a sum is
// written: set apart from the sign, or with a scale, decimals or several digits.
func (r *Reader) sumAt(i int) bool {
	return !r.Glued(i) && r.Str(i-1) != "LE" || r.amountOf(i)
}

// amountOf reports whether the number at token i, behind letters glued to
// it, is as an amount is written: with a scale, with decimals, or grouped.
func (r *Reader) amountOf(i int) bool {
	return r.Begins(i+1, CueScale) || len(r.Str(i)) > 2 || r.Low(i-1) == "rs"
}

// freeCode reports whether the currency code at token i is no word besides, so that it
// is known in small letters too: usd, not try.
func (r *Reader) freeCode(i int) bool {
	switch r.Low(i) {
	case "usd", "eur", "gbp", "cny", "rmb", "jpy", "inr", "krw", "sgd", "hkd", "twd", "aud", "chf":
		return true
	}
	return false
}

// codeIn returns the currency whose code stands behind the letter for a million in
// token i, MSEK, and that letter's scale.
func (r *Reader) codeIn(i int) (string, float64) {
	w := r.Str(i)
	if len(w) == 3 && strings.HasSuffix(w, "kr") && (w[0] == 'm' || w[0] == 'M') { // mkr
		return shared + "kr", 1e6
	}
	if len(w) != 4 || !r.Is(i, text.Letters) || w[0] != 'M' && w[0] != 'm' && w[0] != 'k' || !text.AllUpper(w[1:]) {
		return "", 0
	}
	m, ok := r.Words.Get(strings.ToLower(w[1:]), CueCurrencyCode)
	if !ok {
		return "", 0
	}
	if w[0] == 'k' {
		return m.Value, 1e3
	}
	return m.Value, 1e6
}

// mega returns the scale in the code at token i: a million for MSEK, 1 none.
func (r *Reader) mega(i int) float64 {
	if _, m := r.codeIn(i); m > 0 {
		return m
	}
	return 1
}

// money reads the currency that stands at token i behind the number of q, and the
// cents behind it.
func (r *Reader) money(i int, q *Quantity) bool {
	part, long := r.At(i, cueCurrencyPart)
	if m, n := r.At(i, cueCurrencyWord); n > 0 && n >= long && r.moneyWord(i, q) && r.meansMoney(m, r.Low(i), q.From, q.Scale) {
		q.Kind, q.Currency, q.To = Money, m.Value, i+n
	} else if m, n := part, long; n > 0 && r.partWord(i) {
		q.Kind, q.Unit, q.To = Money, m.Value, i+n
		return true
	} else if m, n := r.At(i, CueCurrencyCode); n > 0 && (text.AllUpper(r.Str(i)) || r.freeCode(i)) && !(r.Is(i+n, text.Digits) && r.Glued(i+n)) && r.meansMoney(m, r.Str(i), q.From, q.Scale) {
		q.Kind, q.Currency, q.To = Money, m.Value, i+n
	} else if m, n := r.At(i, CueCurrencySign); n > 0 && r.signBehind(i, n) {
		q.Kind, q.Currency, q.To = Money, m.Value, i+n
	} else if code, n := r.lettersAt(i); n > 0 && !r.Is(i+n, text.Digits) {
		q.Kind, q.Currency, q.To = Money, code, i+n
	} else if code, m := r.codeIn(i); m > 0 {
		q.Kind, q.Currency, q.To = Money, code, i+1
		q.Value, q.Max, q.Scale = q.Value*m, q.Max*m, m
	} else {
		return false
	}
	if m, n := r.scaleWord(q.To); n > 0 && q.Scale == 1 { // 75 USD million
		q.Value, q.Max, q.Scale = q.Value*m, q.Max*m, m
		q.To += n
	}
	r.change(q)
	return true
}

// signBehind reports whether the currency sign of n tokens at token i belongs
// to the number before it: 5€, 10 €, not the $ of "10 $30".
func (r *Reader) signBehind(i, n int) bool {
	if r.Is(i+n, text.Digits) && r.Glued(i+n) {
		return false
	}
	return r.Is(i+n-1, text.Sign) && (r.Glued(i) || n == 1)
}

// moneyWord reports whether the currency word at token i is one, and not a
// weight or a verb: "won 5" and "pounds".
func (r *Reader) moneyWord(i int, q *Quantity) bool {
	switch r.Low(i) {
	case "pound", "pounds":
		return q.Scale >= 1e3 || r.Low(i+1) != "of" && !r.Is(i+1, text.Letters)
	}
	return !r.Is(i, text.Han) || r.Glued(i)
}

// partWord reports whether the word for a hundredth at token i stands for money.
func (r *Reader) partWord(i int) bool {
	if r.Low(i) == "p" {
		return r.pence(i)
	}
	return !r.Is(i, text.Han) || r.Glued(i)
}

// pence reports whether the letter at token i, behind a number, is of money: 85p.
func (r *Reader) pence(i int) bool {
	return r.Str(i) == "p" && r.Is(i-1, text.Digits) && r.Glued(i) && !r.Glued(i-1) && (!r.Glued(i+1) || r.Closes(i+1))
}

// named takes in the words that say the currency of q again: "$3 billion US
// dollars", "£12 sterling" not, which is a price of the pound.
func (r *Reader) named(q *Quantity) {
	if m, k := r.At(q.To, cueCurrencyWord); k > 0 && (m.Value == q.Currency || q.Currency == "USD" && r.Low(q.To) != "sterling") {
		q.Currency = m.Value
		q.To += k
	}
	if r.Str(q.To) == "US" && q.Currency == "USD" && r.Str(q.From) == "$" {
		q.To++ // "$75 US"
	}
	r.change(q)
}

// change adds the hundredths behind an amount: 3 dollars 50 cents, 15 dollars
// and 15, 20 rupees 43, 三块四分.
func (r *Reader) change(q *Quantity) {
	if q.Scale > 1 || q.Value >= 1e6 {
		return
	}
	at := q.To
	if r.Is(at-1, text.Han) {
		r.hanChange(q)
		return
	}
	if r.Low(at) == "and" {
		at++
	}
	v, ok := r.whole(at)
	if !ok || v.num < 1 || v.num > 99 || v.scale > 1 || !r.Is(at-1, text.Letters) && !r.Is(at-1, text.Sign) {
		return
	}
	end := at + v.tokens
	if _, n := r.At(end, cueCurrencyPart); n > 0 {
		end += n
	} else if !r.Is(q.To-1, text.Letters) || end < len(r.Tokens) && (!r.Closes(end) || r.Glued(end+1)) || len(r.Str(at)) == 1 && r.Is(at, text.Digits) && at == q.To {
		return
	}
	q.Value += v.num / 100
	q.Max, q.To = q.Value, end
}

// hanChange adds the tenths and hundredths behind an amount: 一块二角, 三块四分, 一块二.
func (r *Reader) hanChange(q *Quantity) {
	for at := q.To; r.Glued(at); at = q.To {
		v, ok := r.number(at)
		if !ok || v.num > 9 || v.scale > 1 {
			return
		}
		end, part := at+v.tokens, 10.0
		if m, n := r.At(end, cueChange); n > 0 {
			part = m.Num
			end += n
		} else if r.Is(end, text.Han) || r.Is(end, text.Letters) || r.Is(end, text.Digits) || r.Str(at-1) == "元" {
			return
		}
		q.Value += v.num / part
		q.Max, q.To = q.Value, end
	}
}

// moneyBefore reports whether a currency stands before the number at token i.
func (r *Reader) moneyBefore(i int) bool {
	if r.EndsBefore(i, CueCurrencySign) {
		return true
	}
	return r.codeBefore(i) != ""
}

// moneyAt reports whether a currency stands at token i.
func (r *Reader) moneyAt(i int) bool {
	if r.Begins(i, cueCurrencyWord) {
		return true
	}
	return r.Begins(i, CueCurrencyCode) && text.AllUpper(r.Str(i))
}

// codeBefore returns the currency whose code, in capitals, ends before token i.
func (r *Reader) codeBefore(i int) string {
	m, n := r.Before(i, CueCurrencyCode)
	if n == 0 || !text.AllUpper(r.Str(i-1)) {
		return ""
	}
	return m.Value
}
