package figure

import (
	"strings"

	"quoth/articles/quantity"
	"quoth/articles/text"
)

// shared begins the value of a word of money that several currencies have: "?pesos".
// Which of them it is, the place decides: see settle.
const shared = "?"

// addMoney adds the words of ISO 4217's currencies. A word that the tables
// already have as the same cue keeps what they say.
func addMoney(v *text.Vocabulary) {
	for written, w := range quantity.MoneyWords() {
		c := [...]text.Cue{quantity.Sign: cueCurrencySign, quantity.Letters: cueCurrencyLetters, quantity.Code: cueCurrencyCode, quantity.Name: cueCurrencyWord}[w.Kind]
		m := text.Meaning{Cue: c, Value: shared + written}
		if !w.Shared() {
			m.Value = w.Of[0].Code
		}
		if w.Also {
			m.Num = alsoWord
		}
		phrase := strings.ToLower(written)
		if _, known := v.Get(phrase, c); !known {
			v.Add(phrase, m)
		}
	}
}

// alsoWord marks a word of money that means something else too.
const alsoWord = 1

// settle says which currency a shared word is: that of the place the figure holds for
// or the text is about, else the one that a figure before has of those it may be.
func (r *reader) settle(f *Figure, before []Figure) {
	text, ok := strings.CutPrefix(f.Currency, shared)
	if !ok {
		return
	}
	w := quantity.MoneyWords()[text]
	if !w.Usual {
		f.Doubt |= CurrencyGuessed
	}
	if code := r.tender(w, f.Place); code != "" {
		f.Currency = code
		return
	}
	for i := len(before) - 1; i >= 0; i-- {
		for _, c := range w.Of {
			if before[i].Currency == c.Code {
				f.Currency = c.Code
				return
			}
		}
	}
	if f.Currency = w.Default; f.Currency == "" && text == "¥" && r.ctx.Lang == "zh" {
		f.Currency = "CNY"
	}
}

// tender returns the currency that a word stands for in a place, or where the
// text is about; "" when neither says.
func (r *reader) tender(w *quantity.MoneyWord, place string) string {
	for _, where := range []string{place, r.ctx.Place} {
		if where == "" {
			continue
		}
		for _, c := range w.Of {
			for _, country := range c.Places {
				if where == country || r.ctx.Lexicon.Within(where, country) {
					return c.Code
				}
			}
		}
	}
	return ""
}

// means reports whether the word of money that m is the row of means money at
// the number of token i, of that scale: it means nothing else, the amount is
// written as sums are, or it is the money of the place the text is about.
func (r *reader) meansMoney(m text.Meaning, text string, i int, scale float64) bool {
	return m.Num != alsoWord || scale >= 1e3 || strings.Contains(r.Str(i), ",") || r.Begins(i+1, cueScale) && len(r.Low(i+1)) > 1 || r.moneyHere(text)
}

// scaledSum reports whether the number at token i has a scale: R2.5 billion.
func (r *reader) scaledSum(i int) bool { return r.Is(i, text.Digits) && r.Begins(i+1, cueScale) }

// moneyHere reports whether the word is of the money of the place the text is about.
func (r *reader) moneyHere(text string) bool {
	w := quantity.MoneyWords()[text]
	return w != nil && r.ctx.Place != "" && r.tender(w, "") != ""
}

// lettersAt returns the currency whose sign, of letters alone, stands at token
// i as it is written: RM, KSh, zł. Before the number it is glued to it, or the
// amount is written as sums are.
func (r *reader) lettersAt(i int) (string, int) {
	_, n := r.At(i, cueCurrencyLetters)
	if n == 0 {
		return "", 0
	}
	text := r.Text[r.Tokens[i].Start:r.Tokens[i+n-1].End]
	w := quantity.MoneyWords()[text]
	if w == nil || w.Kind != quantity.Letters || len(text) == 1 && !r.moneyHere(text) && !(r.scaledSum(i+n) && len(w.Of) == 1) {
		return "", 0
	}
	if w.Shared() {
		return shared + text, n
	}
	return w.Of[0].Code, n
}
