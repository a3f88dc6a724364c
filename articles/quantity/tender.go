package quantity

import (
	"strings"

	"quoth/articles/lexicon"
	"quoth/articles/text"
)

// shared begins the value of a word of money that several currencies have: "?pesos".
// Which of them it is, the place decides: see settle.
const shared = "?"

// addMoney adds the words of ISO 4217's currencies. A word that the tables
// already have as the same cue keeps what they say.
func addMoney(v *text.Vocabulary) {
	for written, w := range MoneyWords() {
		c := [...]text.Cue{Sign: CueCurrencySign, Letters: cueCurrencyLetters, Code: CueCurrencyCode, Name: cueCurrencyWord}[w.Kind]
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

// Tender returns the currency that a word stands for in the first of some places that
// says, "" when none does. Places are ids of the lexicon, "" is none.
func Tender(w *MoneyWord, lex *lexicon.Lexicon, places ...string) string {
	for _, where := range places {
		if where == "" {
			continue
		}
		for _, c := range w.Of {
			for _, country := range c.Places {
				if where == country || lex.Within(where, country) {
					return c.Code
				}
			}
		}
	}
	return ""
}

// SharedWord returns the word of money that a quantity's currency is while the place
// is to say which it is, "?pesos"; nil when it is one.
func SharedWord(currency string) *MoneyWord {
	word, ok := strings.CutPrefix(currency, shared)
	if !ok {
		return nil
	}
	return MoneyWords()[word]
}

// meansMoney reports whether the word of money that m is the row of means money at
// the number of token i, of that scale: it means nothing else, the amount is
// written as sums are, or it is the money of the place the text is about.
func (r *Reader) meansMoney(m text.Meaning, text string, i int, scale float64) bool {
	return m.Num != alsoWord || scale >= 1e3 || strings.Contains(r.Str(i), ",") || r.Begins(i+1, CueScale) && len(r.Low(i+1)) > 1 || r.moneyHere(text)
}

// scaledSum reports whether the number at token i has a scale: R2.5 billion.
func (r *Reader) scaledSum(i int) bool { return r.Is(i, text.Digits) && r.Begins(i+1, CueScale) }

// moneyHere reports whether the word is of the money of the place the text is about.
func (r *Reader) moneyHere(text string) bool {
	w := MoneyWords()[text]
	return w != nil && r.about.Place != "" && Tender(w, r.about.Lexicon, r.about.Place) != ""
}

// lettersAt returns the currency whose sign, of letters alone, stands at token
// i as it is written: RM, KSh, zł. Before the number it is glued to it, or the
// amount is written as sums are.
func (r *Reader) lettersAt(i int) (string, int) {
	_, n := r.At(i, cueCurrencyLetters)
	if n == 0 {
		return "", 0
	}
	text := r.Text[r.Tokens[i].Start:r.Tokens[i+n-1].End]
	w := MoneyWords()[text]
	if w == nil || w.Kind != Letters || len(text) == 1 && !r.moneyHere(text) && !(r.scaledSum(i+n) && len(w.Of) == 1) {
		return "", 0
	}
	if w.Shared() {
		return shared + text, n
	}
	return w.Of[0].Code, n
}
